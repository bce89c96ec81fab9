"""The pages on which a product is written, checked and approved."""

from typing import Any, cast

from django.http import Http404

from publications.printing import gate
from publications.publications import forms, signing, transitions
from publications.publications.changed import sections_changed
from publications.publications.models import Publication, Section
from publications.publications.pages import OfPublication
from publications.publications.seeds import guide
from reviews.reviews.finding import newest_for
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.pages import OpenStepPage, Signed, StepPage


class Prepare(OpenStepPage):
    """Begin a product."""

    step = transitions.prepare
    form_class = forms.TitleForm
    title = "Begin a product"
    button = "Begin writing"
    starts = ("Makes the sections that belong in it. Nothing is sent to anybody.",)
    done = "The sections stand ready to be written."

    def new(self, casefile: CaseFile) -> CaseRecord:
        """A publication of the case's newest review."""
        product = self.kwargs["product"]
        if product not in casefile.edition.publish:
            raise Http404
        return Publication(casefile=casefile, review=newest_for(self.user, casefile), product=product)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The product in the heading."""
        context = super().get_context_data(**kwargs)
        return context | {"title": f"Begin the {str(self.record).lower().removeprefix('the ')}"}

    def get_success_url(self) -> str:
        """What was begun, or the case."""
        begun = self.record.pk is not None
        return reverse("publications:publication", args=[self.record.public_id]) if begun else super().get_success_url()


class Write(StepPage):
    """Write one section."""

    step = transitions.write
    form_class = forms.WriteForm
    title = "Write a section"
    button = "Keep this text"
    done = "The section is kept. Documents and checks of the text before no longer count."

    def get_initial(self) -> dict[str, Any]:
        """The text as it stands, or the draft."""
        return {"text": cast(Section, self.record).text} | super().get_initial()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The section's heading, and what belongs in it."""
        section = cast(Section, self.record)
        context = super().get_context_data(**kwargs)
        return context | {"title": section.heading, "guide": guide(section.publication.product, section.order)}

    def get_success_url(self) -> str:
        """The publication."""
        return reverse("publications:publication", args=[cast(Section, self.record).publication.public_id])


class Retitle(OfPublication):
    """Another title."""

    step = transitions.retitle
    form_class = forms.TitleForm
    title = "Change the title"
    button = "Change the title"
    starts = ("Documents and checks of the title before no longer count.",)
    done = "The title is changed. The documents have to be made and checked again."

    def get_initial(self) -> dict[str, Any]:
        """The title as it stands."""
        return {"title": cast(Publication, self.record).title} | super().get_initial()


class Render(OfPublication):
    """Have the documents made."""

    step = transitions.render
    title = "Make the documents"
    button = "Make the documents"
    starts = (
        "Looks for every known name, date and address of the people of the case; while one is there, nothing is made.",
        "Makes the tagged PDF and its twin as a page, in the background. It takes about a minute.",
        "Documents and signatures of the text before no longer count.",
    )
    done = "The documents are being made. Open this page again in a minute."


class Check(Signed, OfPublication):
    """Sign that nobody can be recognised."""

    step = transitions.check
    form_class = forms.CheckForm
    title = "Check that nobody can be recognised"
    button = "Sign for these documents"
    done = "You have signed for these documents."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The documents to read, who has signed, and what only may be a name."""
        publication = cast(Publication, self.record)
        return super().get_context_data(
            signatures=signing.signatures(publication),
            places=gate.places(publication),
            changed=sections_changed(publication),
            **kwargs,
        )


class Confirm(Signed, OfPublication):
    """The SCR panel chair confirms a summary."""

    step = transitions.confirm
    form_class = forms.ConfirmForm
    title = "Confirm that the summary represents the report"
    button = "Confirm this summary"
    done = "You have confirmed this summary."


class Notify(OfPublication):
    """Make ready the copy before publication."""

    step = transitions.notify
    form_class = forms.NotifyForm
    title = "Make ready the copy before publication"
    button = "Make the copy ready"
    starts = (
        "Makes a notice, with these very documents, for each body that must have them before publication.",
        "The notice runs from the day the copy is recorded as sent. Nothing is sent by this page.",
    )
    done = "The copy is made ready. Send it to each body from here."

    def get_success_url(self) -> str:
        """The notices of the case, from where it is sent."""
        return reverse("scr_portal:case_notices", args=[self.record.casefile.public_id])


class Approve(Signed, OfPublication):
    """The chair approves."""

    step = transitions.approve
    form_class = forms.ApproveForm
    title = "Approve for publication"
    button = "Approve these documents"
    starts = (
        "Approves the documents byte for byte: nothing can be changed from now on without a new check.",
        "The officer may then publish, once the notice has run. The other paths are to put it on hold or decline.",
    )
    done = "The documents are approved. They can be published as they are, and no others."
