"""When the LSCB chair is away: recorded beforehand, and over before its last day where the chair is back earlier."""

from typing import Any, cast

from django import forms as django_forms
from django.db import transaction
from django.utils import timezone

from scr_portal.accounts import Absence
from scr_portal.audit import rights_changed
from scr_portal.boards import forms
from scr_portal.boards.notifications import tell_of_return, tell_who_is_away
from scr_portal.boards.views import OfficeForm, OfOne
from scr_portal.clocks import day_words
from scr_portal.forms import Form


class RecordAbsence(OfficeForm):
    """The LSCB chair is away: meanwhile the acting chair acts."""

    permission = "scr_portal.record_absence"
    form_class = forms.AbsenceForm
    title = "Record that the LSCB chair is away"
    button = "Record the absence"
    starts = (
        "On those days the acting chair may do on every case of the board what the LSCB chair may do.",
        "The LSCB chair's own rights stay, and the chair is told by e-mail unless the chair records it.",
    )
    done = "The absence is recorded. The acting chair may act on those days."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The board's chairs."""
        return super().get_form_kwargs() | {"board": self.board, "by": self.user}

    def take(self, form: django_forms.Form) -> bool:
        """Keep it; it gives the acting chair rights, so the chain of rights tells of it, and the chair is told."""
        away = cast(forms.AbsenceForm, form).absence
        with transaction.atomic():
            away.save(force_insert=True)
            said = f"{self.user} recorded: {away}"
            rights_changed("absence.record", away, self.user, said, {"since": away.since, "until": away.until})
            tell_who_is_away(away, self.board, self.user)
        return True


class EndAbsence(OfOne):
    """The LSCB chair is back before the day that was recorded, or does not go away after all."""

    permission = "scr_portal.record_absence"
    template_name = "boards/absence_end.html"
    form_class = Form
    title = "Record that the LSCB chair is back"
    button = "Record that the chair is back"
    starts = (
        "From this moment the acting chair acts only where the LSCB chair cannot, in pages that are open now too.",
        "What the acting chair has done stays, and so does the record of the absence, with both days.",
        "The LSCB chair, the acting chair and whoever recorded the absence are told by e-mail; you are not.",
    )
    done = "It is recorded that the LSCB chair is back. The acting chair acts only where the chair cannot."
    called = "absence"
    found: Absence

    def find(self) -> Absence | None:
        """Only one of this board that is not over."""
        found = Absence.objects.not_over(timezone.localdate()).filter(membership__board=self.board)
        return found.filter(public_id=self.kwargs["absence"]).select_related("membership__user").first()

    def take(self, form: django_forms.Form) -> bool:
        """Let today be the first day back, or the day on which it would have begun; False where it is over by now."""
        today = timezone.localdate()
        with transaction.atomic():
            standing = Absence.objects.select_for_update(of=("self",), no_key=True).not_over(today)
            away = standing.filter(pk=self.found.pk).select_related("membership__user").first()
            if away is None:
                return False
            was, away.until = away.until, max(away.since, today)
            away.save(update_fields=["until"])
            said = f"{self.user} recorded: {away.membership.user} is back before {day_words(was)}"
            change = {"since": away.since, "was": was, "is": away.until}
            rights_changed("absence.end", away, self.user, said, change)
            tell_of_return(away, self.board, self.user)
        return True
