"""The page on which somebody of the office says that they have called."""

from typing import Any

from django import forms as django_forms
from django.http import Http404

from referrals.unsent_risks import calling
from referrals.unsent_risks.forms import CallForm
from referrals.unsent_risks.models import UnsentRisk
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.boards.views import OfficeForm
from scr_portal.roles import RECEIVES


class Call(OfficeForm):
    """A call to whoever writes that other children may be at risk."""

    permission = RECEIVES
    template_name = "referrals/unsent_risks/call.html"
    form_class = CallForm
    title = button = "Record the call"
    starts = (
        "Nobody needs to call for this answer any more: it leaves the home pages of the office, and stands as called.",
        "If the answer was changed after your call, or is changed later, it stands there again.",
        "When they send the referral, the day of the first call is the day on which the board first knew, by "
        "telephone. You can correct it then.",
        "That you called, whom and when is kept for good. What was agreed is kept with what they write: it comes to "
        "the case when they send it, and is erased when they discard it.",
    )
    done = "The call is recorded."
    risk: UnsentRisk

    def find_board(self) -> Board:
        """The board to which it is written, among the reader's."""
        of_reader = UnsentRisk.objects.select_related("board", "user").filter(board__in=list(self.held.boards))
        found = of_reader.filter(public_id=self.kwargs["risk"]).first()
        if found is None:
            raise Http404
        self.risk = found
        return found.board

    def get_form_kwargs(self) -> dict[str, Any]:
        """From when on somebody can have called about it."""
        return super().get_form_kwargs() | {"not_said_before": self.risk.not_said_before}

    def take(self, form: django_forms.Form) -> bool:
        """Keep it."""
        said = form.cleaned_data
        return calling.call(self.risk, self.user, called_at=said["called_at"], agreed=said["agreed"])

    def get_success_url(self) -> str:
        """Whom else to call."""
        return reverse("referrals:referral_receive")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom, and where they say that they can be called."""
        return super().get_context_data(**kwargs) | {"whom": self.risk.user, "how_to_reach": self.risk.how_to_reach}
