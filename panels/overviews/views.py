"""The pages of the overview report."""

from typing import Any, cast

from panels.overviews import forms, transitions
from panels.overviews.models import Overview
from panels.overviews.panel import panel_of, spoken
from scr_portal import signatures, walls
from scr_portal.addresses import reverse
from scr_portal.documents import Document
from scr_portal.pages import OpenStepPage, RecordPage, Signed, StepPage, offers


class Draft(OpenStepPage):
    step = transitions.draft
    form_class = forms.FileForm
    title = "Hand in the first draft of the overview report"
    button = "Hand in this file"
    starts = ("The SCR panel may read it. It is signed off only after you circulate it.",)
    done = "The draft is handed in. The SCR panel can read it; circulate it to have it signed off."


class OfOverview(StepPage):
    """A step on the overview report; it leads back to the report's page."""

    def get_success_url(self) -> str:
        """The page of the report."""
        return reverse("panels:overview", args=[self.record.public_id])


class Revise(OfOverview):
    step = transitions.revise
    form_class = forms.FileForm
    title = "Hand in a new version"
    button = "Hand in this file"
    starts = (
        "What members said of an earlier version stays with it; they are asked again when you circulate this one.",
    )
    done = "The new version is handed in. Circulate it to have it signed off."


class Circulate(OfOverview):
    step = transitions.circulate
    form_class = forms.CirculateForm
    title = "Circulate to the SCR panel"
    button = "Circulate this version"
    starts = ("The chair and every member of the SCR panel are asked to sign off this version.",)
    done = "The version is circulated. The chair and members of the SCR panel are asked to sign it off."


class SignOff(Signed, OfOverview):
    step = transitions.sign_off
    form_class = forms.SignOffForm
    title = "Sign off the overview report"
    button = "Sign my word"
    starts = ("Your word on this version stays with the report.",)
    done = "Your word on this version is signed, and stays with the report."


class Close(OfOverview):
    step = transitions.close
    form_class = forms.CloseForm
    title = "Sign off for the SCR panel"
    button = "Sign off for the SCR panel"
    starts = ("The report goes to the LSCB for acceptance. It does not change any more.",)
    done = "The report is signed off for the SCR panel. The LSCB is to accept it."


STEPS = (SignOff, Close, Circulate, Revise)


class OverviewPage(RecordPage):
    """The overview report: its versions, and where each member of the SCR panel stands."""

    record = Overview
    template_name = "panels/overviews/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every member of the panel, with the word on this version if it was given."""
        overview = cast(Overview, self.object)
        said = {one.member_id: one for one in spoken(overview)}
        documents = Document.objects.visible_to(self.user).filter(about=overview.subject).defer("text", "html")
        earlier = overview.sign_offs.visible_to(self.user).exclude(document=overview.document)
        with walls.looked_at(overview.casefile_id):  # a word on a version that is locked away was given all the same
            spoken_before = list(earlier.select_related("member__user", "document").order_by("pk"))
        return super().get_context_data(
            title=str(overview),
            back=reverse("case", args=[overview.casefile.public_id]),
            documents=documents,
            members=[(member, said.get(member.pk)) for member in panel_of(overview.casefile)],
            earlier=spoken_before,
            signatures=signatures.of(overview, self.user),
            offers=offers(overview, self.held, STEPS),
            **kwargs,
        )
