"""The pages of the board that leads: which boards are partners, what they are sent, what they answer."""

from typing import Any

from django.core.exceptions import PermissionDenied

from scr_portal.addresses import reverse
from scr_portal.documents import Document
from scr_portal.linking import Step, lines, openings
from scr_portal.pages import CasePage, OpenStepPage, StepPage
from scr_portal.partners import forms, transitions, voids
from scr_portal.partners.models import PartnerAnswer, PartnerPaper
from scr_portal.partners.reading import with_papers
from scr_portal.roles import OFFICE
from scr_portal.voids.views import VoidPage

NO_ACCESS = "It has no other access to the case: no page of it, no timeline, no list of what there is."


class Name(OpenStepPage):
    """Another board has an interest."""

    step = transitions.name
    form_class = forms.NameForm
    title = button = "Name a partner board"
    starts = (
        "Nobody is told yet: the other board learns of it with the first thing that you send it.",
        f"Its LSCB officers and its chair then see what they were sent. {NO_ACCESS}",
        "Your board leads the case and takes every decision.",
    )
    done = "The partner board is named. Send it what it needs to see."


class End(StepPage):
    """It has no interest any more."""

    names_it = True
    step = transitions.end
    form_class = forms.EndForm
    title = button = "End the part of a partner board"
    starts = ("Its people cannot open any more what they were sent. What they answered stays here.",)
    done = "The board is a partner board no longer."


class Send(OpenStepPage):
    """A partner board is sent something."""

    step = transitions.send
    form_class = forms.SendForm
    title = "Send something to a partner board"
    button = "Send it"
    starts = (
        "The LSCB officers and the chair of that board are told by an e-mail that names nobody, and read it here.",
        f"{NO_ACCESS} Each document that they open is in the log of this case.",
    )
    done = "It is sent. The other board is told by an e-mail that names nobody."

    def get_initial(self) -> dict[str, Any]:
        """The partner board from the address."""
        return super().get_initial() | {"partner": self.request.GET.get("to", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        """The documents that can be passed on."""
        paper = PartnerPaper(casefile=self.record.casefile)
        return super().get_form_kwargs() | {"offered": transitions.can_be_passed_on(self.user, paper.casefile)}

    def get_success_url(self) -> str:
        """What partner boards were sent."""
        return reverse("scr_portal:case_partners", args=[self.record.casefile.public_id])


class Partners(CasePage):
    """What each partner board was sent, for the office."""

    template_name = "partners/partners.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Newest first, with the documents of each and the ways to put a mistake right."""
        if not self.held.roles_on(self.casefile.pk) & OFFICE:
            raise PermissionDenied
        papers = PartnerPaper.objects.visible_to(self.user, self.casefile).select_related("to_board", "sent_by")
        rows = with_papers(papers, self.user).order_by("-pk")
        for one in rows:
            one.casefile = self.casefile
        return super().get_context_data(
            title="Sent to partner boards",
            back=self.case_page,
            lines=lines(rows, self.held, OF_PAPER),
            may_note=transitions.note.allowed(PartnerAnswer(casefile=self.casefile), self.held),
            links=openings(self.casefile, self.held, {transitions.send: "Send something to a partner board"}),
            **kwargs,
        )


OF_PAPER: dict[Step, str] = {voids.void_paper: "Sent by mistake"}


class Void(VoidPage):
    """A board named by mistake."""

    step = voids.void
    starts = ("It stays, struck through, with your reason, for those of your board who could see it.",)


class Note(StepPage):
    """An answer is read."""

    record: PartnerAnswer
    step = transitions.note
    title = "Answer of a partner board"
    button = "I have read it"
    starts = ("It waits on the home page of your office no longer. It stays with what was sent.",)
    done = "The answer is read."

    def get_template_names(self) -> list[str]:
        """The answer above the button."""
        return ["partners/note.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What came with it, where the reader may open it."""
        key = self.record.document_id
        came = Document.objects.visible_to(self.user).filter(pk=key).first() if key else None
        return super().get_context_data(document=came, **kwargs)

    def get_success_url(self) -> str:
        """What partner boards were sent."""
        return reverse("scr_portal:case_partners", args=[self.record.casefile.public_id])


class VoidPaper(VoidPage):
    """Something that was sent by mistake."""

    step = voids.void_paper
    starts = (
        "The other board cannot open it any more from this moment, and is asked by e-mail to destroy its copies.",
        "It stays, struck through, with your reason, for those of your board who could see it.",
    )

    def get_success_url(self) -> str:
        """What partner boards were sent."""
        return reverse("scr_portal:case_partners", args=[self.record.casefile.public_id])
