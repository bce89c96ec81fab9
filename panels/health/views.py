"""The pages of the health overview report."""

from typing import Any, cast

from django.utils import timezone

from panels.health import corrections, forms, transitions, voids
from panels.health.models import HealthOverview
from scr_portal import signatures, walls
from scr_portal.addresses import reverse
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.documents import Document
from scr_portal.pages import OpenStepPage, RecordPage, Signed, StepPage, offers, open_offers
from scr_portal.pages.telling import TellsAnAgency
from scr_portal.voids.views import VoidPage


class Ask(TellsAnAgency, OpenStepPage):
    step = transitions.ask
    form_class = forms.AskForm
    title = "Ask for a health overview report"
    button = "Ask for the report"
    starts = (
        "The designated professionals of this case and the senior officers of the trust are told by e-mail.",
        "The day it is due is watched from now on.",
    )
    done = "The health overview report is asked for. Its author hands it in, and the trust signs it."
    told = "Both are told."


class OfHealthOverview(StepPage):
    """A step on the report; it leads back to the report's page."""

    def get_success_url(self) -> str:
        """The page of the report."""
        return reverse("panels:healthoverview", args=[self.record.public_id])


class HandIn(TellsAnAgency, OfHealthOverview):
    step = transitions.hand_in
    form_class = forms.HandInForm
    title = "Hand in the health overview report"
    button = "Hand in this file"
    starts = (
        "Your answer stands with the report as your declaration.",
        "A senior officer of the trust is asked to read and sign it.",
        "The SCR panel may read it from now on.",
    )
    done = "The health overview report is handed in."
    told = "The trust's senior officer is told to read and sign it."


class Sign(Signed, OfHealthOverview):
    step = transitions.sign
    title = "Sign the health overview report"
    button = "Sign the report"
    starts = ("The SCR panel chair is asked to accept it or send it back.", "A new file needs a new signature.")
    done = "The health overview report is signed. The SCR panel chair is told to accept it or send it back."


class SendBack(TellsAnAgency, OfHealthOverview):
    step = transitions.send_back
    form_class = forms.SendBackForm
    title = "Send back the health overview report"
    button = "Send back the report"
    starts = (
        "Its author and the trust are told, and read what is to change.",
        "The new day takes the place of the old one.",
    )
    done = "The report is sent back."
    told = "Its author and the trust are told, and see what is to change by when."


class Accept(TellsAnAgency, OfHealthOverview):
    step = transitions.accept
    title = "Accept the health overview report"
    button = "Accept the report"
    starts = ("Its author and the trust are told. The overview report may rest on it.",)
    done = "The health overview report is accepted."
    told = "Its author and the trust are told."


class Correct(CorrectPage):
    """A dated fact of the report."""

    step = corrections.correct


class Void(VoidPage):
    """A report asked for by mistake."""

    step = voids.void


STEPS = (HandIn, Sign, Accept, SendBack)


class HealthOverviewPage(RecordPage):
    """How far it is, its day, who writes it, its files, and what is to change."""

    record = HealthOverview
    template_name = "panels/health/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The files pass the walls on their own; whoever reads the report is told who writes it."""
        overview = cast(HealthOverview, self.object)
        documents = Document.objects.visible_to(self.user).filter(about=overview.subject).defer("text", "html")
        with walls.looked_at(overview.casefile_id):
            author, writers = overview.author, transitions.writers(overview.casefile)
            written_by = [author] if author and overview.handed_in_on else writers
            people = [(one.user.name, one.organisation) for one in written_by]
        return super().get_context_data(
            title=str(overview),
            back=reverse("case", args=[overview.casefile.public_id]),
            today=timezone.localdate(),
            sums=sums_of(overview.casefile, self.user, [overview]),
            people=people,
            documents=documents,
            signatures=signatures.of(overview, self.user),
            offers=offers(overview, self.held, STEPS),
            put_right=open_offers(overview, self.held, [Correct, Void]),
            **kwargs,
        )
