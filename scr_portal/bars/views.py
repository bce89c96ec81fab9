"""The pages of bars: those of a case, one of them, and its steps."""

from typing import Any, ClassVar, cast

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from scr_portal.addresses import reverse
from scr_portal.bars import forms, transitions
from scr_portal.bars.substitutes import CHAIR, who_rules, whom_to_replace
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.pages import CasePage, OpenStepPage, RecordPage, StepPage, offers
from scr_portal.people import Bar
from scr_portal.roles import OFFICE


class Bars(CasePage):
    """Everybody who stepped back or was barred: for the office."""

    template_name = "bars/bars.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Newest first; 403 for anybody but officer and chair."""
        if not self.held.roles_on(self.casefile.pk) & OFFICE:
            raise PermissionDenied
        bars = Bar.objects.visible_to(self.user, self.casefile).select_related("user", "confirmed_by")
        return super().get_context_data(
            title="Who has no part in this case",
            back=reverse("case", args=[self.casefile.public_id]),
            bars=bars.order_by("-pk"),
            may_propose=transitions.propose.allowed(Bar(casefile=self.casefile), self.held),
            **kwargs,
        )


class OfBar(StepPage):
    """A step on a bar; it leads back to the page of the bar."""

    names_it = True

    def get_success_url(self) -> str:
        """The page of the bar, which the person concerned may read too."""
        return reverse("scr_portal:bar", args=[self.record.public_id])


class StepBack(OpenStepPage):
    step = transitions.step_back
    form_class = forms.StepBackForm
    title = "Step back from this case"
    button = "Step back"
    starts: ClassVar[tuple[str, ...]] = (
        "You can no longer open this case, from this moment.",
        "The LSCB officer and the {0} are told. Only the {0} can let you back.",
    )
    starts_of_chair = ("The acting chair decides on this case from now on, and peer challenge is offered.",)
    done = "You have stepped back."

    def what_follows(self) -> tuple[str, ...]:
        """Who can let them back, and whom it leaves to be replaced, too."""
        casefile, today = self.record.casefile, timezone.localdate()
        rules = who_rules(casefile, self.user, today)
        of_chair = () if rules == CHAIR else self.starts_of_chair
        said = (line.format(rules) for line in (*self.starts, *of_chair))
        return (*said, *whom_to_replace(casefile, self.user, today))

    def new(self, casefile: CaseFile) -> CaseRecord:
        """Of the reader's own agency, where there is one."""
        return transitions.own_bar(casefile, self.held)

    def get_success_url(self) -> str:
        """What was recorded; the case page is closed from now on."""
        made = self.record.pk is not None
        return reverse("scr_portal:bar", args=[self.record.public_id]) if made else super().get_success_url()


class Propose(OpenStepPage):
    step = transitions.propose
    form_class = forms.ProposeForm
    title = "Propose to bar somebody from this case"
    button = "Propose the bar"
    starts = (
        "The person cannot open the case until the end of the next working day.",
        "The other officers and the LSCB chair are told by mail that names nobody, and the person too, unless they "
        "have no place on the case and need not know of it.",
        "Without the LSCB chair's word the person is back after that.",
    )
    done = "Proposed. It is with the LSCB chair."

    def get_success_url(self) -> str:
        """The bars of the case."""
        return reverse("scr_portal:bars", args=[self.record.casefile.public_id])


class Confirm(OfBar):
    step = transitions.confirm
    title = "Confirm the bar"
    button = "Confirm the bar"
    starts = (
        "The person cannot open this case until you lift the bar.",
        "The LSCB officer is told, and the person, unless they have no place on the case.",
    )
    done = "The bar is confirmed. The person cannot open this case."

    def what_follows(self) -> tuple[str, ...]:
        """Whom it leaves to be replaced, too."""
        bar = cast(Bar, self.record)
        return (*self.starts, *whom_to_replace(bar.casefile, bar.user, timezone.localdate()))


class Lift(OfBar):
    step = transitions.lift
    form_class = forms.LiftForm
    title = "Lift the bar"
    button = "Lift the bar"
    starts = ("The person may do on this case again what their roles give.",)
    done = "The bar is lifted. The person can open this case again, as far as their role allows."


STEPS = (Confirm, Lift)


class BarPage(RecordPage):
    """One bar: for the office, and for the person concerned."""

    record = Bar
    template_name = "bars/bar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was said, and what the reader may do about it."""
        bar = cast(Bar, self.object)
        is_own = bar.user_id == self.user.pk
        return super().get_context_data(
            title="Your part in this case" if is_own else f"Bar: {bar.user}",
            caption=bar.casefile.reference if is_own else "",
            back="" if is_own else reverse("scr_portal:bars", args=[bar.casefile.public_id]),
            is_own=is_own,
            holds=bar.holds_on(timezone.localdate()),
            rules=who_rules(bar.casefile, bar.user, timezone.localdate()),
            offers=offers(bar, self.held, STEPS),
            **kwargs,
        )
