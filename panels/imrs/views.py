"""The pages of the IMRs."""

from typing import Any, cast

from django.utils import timezone

from panels.imrs import corrections, forms, transitions, voids
from panels.imrs.models import Imr
from panels.plans.plan import plan_of
from reviews.reviews.models import open_review
from scr_portal import signatures, walls
from scr_portal.access import Appointment
from scr_portal.addresses import reverse
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.documents import Document
from scr_portal.pages import OpenStepPage, RecordPage, Signed, StepPage, offers, open_offers
from scr_portal.pages.telling import TellsAnAgency
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Audience
from scr_portal.voids.views import VoidPage


class Commission(TellsAnAgency, OpenStepPage):
    step = transitions.commission
    form_class = forms.CommissionForm
    title = "Ask an agency for its IMR"
    button = "Ask for the IMR"
    starts = ("The agency's senior officers are told by e-mail.", "The day it is due is watched from now on.")
    done = "The IMR is asked for."
    told = "The agency's senior officer is told to name its author."

    def get_initial(self) -> dict[str, Any]:
        """The day of the plan, while it is still to come."""
        review = open_review(self.record.casefile)
        plan = plan_of(review, timezone.localdate()) if review else None
        planned = plan.imrs_on if plan else timezone.localdate()
        return ({"due_on": planned} if planned > timezone.localdate() else {}) | super().get_initial()


class OfImr(StepPage):
    """A step on one IMR, whose heading says which; it leads back to the page of the IMR."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agency in the title: there is an IMR of each."""
        context = super().get_context_data(**kwargs)
        return context | {"title": self.title.replace("the IMR", f"the {self.record}")}

    def get_success_url(self) -> str:
        """The page of the IMR."""
        return reverse("panels:imr", args=[self.record.public_id])


class NameAuthor(OfImr):
    step = transitions.name_author
    form_class = forms.NameAuthorForm
    title = "Name the author"
    button = "Name the author"
    starts = (
        "The author is asked by e-mail for a declaration, and may open this IMR once it is made.",
        "An author named before can open it no more.",
        "The author cannot sign the IMR.",
    )
    done = "The author is named, and asked for the declaration. Then the author hands in the IMR."


class HandIn(TellsAnAgency, OfImr):
    step = transitions.hand_in
    form_class = forms.HandInForm
    title = "Hand in the IMR"
    button = "Hand in this file"
    starts = ("Your agency's senior officers are asked to read and sign it.", "Nobody outside your agency can open it.")
    done = "The IMR is handed in."
    told = "The agency's senior officer is told to read and sign it."
    nobody = "Your agency has nobody here who signs it: ask the board’s office for an account of a senior officer."


class Sign(Signed, OfImr):
    step = transitions.sign
    title = "Sign the IMR"
    button = "Sign the IMR"
    starts = ("The IMR can be submitted to the SCR panel.", "A new file needs a new signature.")
    done = "The IMR is signed. It can be submitted to the SCR panel."


class Submit(OfImr):
    step = transitions.submit
    title = "Submit the IMR"
    button = "Submit the IMR"
    starts = ("The SCR panel may read the signed file from now on. Earlier files stay in your agency.",)
    done = "The IMR is submitted. The SCR panel chair is told to accept it or send it back."


class Record(OfImr):
    step = transitions.record
    form_class = forms.RecordForm
    title = "Record an IMR that came on paper"
    button = "Record the IMR"
    starts = ("The SCR panel may read the scan from now on.",)
    done = "The IMR is recorded. The SCR panel chair is told to accept it or send it back."


class SendBack(TellsAnAgency, OfImr):
    step = transitions.send_back
    form_class = forms.SendBackForm
    title = "Send back the IMR"
    button = "Send back the IMR"
    starts = ("The agency is told, and reads your reasons and points.", "The new day takes the place of the old one.")
    done = "The IMR is sent back."
    told = "The agency is told, and sees the reasons and the new date."


class Accept(TellsAnAgency, OfImr):
    step = transitions.accept
    form_class = forms.AcceptForm
    title = "Accept the IMR"
    button = "Accept the IMR"
    starts = ("The agency is told. The overview report may rest on it.",)
    done = "The IMR is accepted."


class Waive(TellsAnAgency, OfImr):
    step = transitions.waive
    form_class = forms.WaiveForm
    title = "Waive the IMR"
    button = "Waive the IMR"
    starts = ("The agency owes no IMR any more, and is told.", "Your reason stands on the page of the IMR.")
    done = "The IMR is waived."
    told = "The agency is told that it owes none any more."


class Share(OfImr):
    step = transitions.share
    title = "Share the IMR with the agencies"
    button = "Share the IMR"
    starts = ("The people of every agency on this case may read it from now on.",)
    done = "The IMR is shared. The agencies of the case can read it."


class Correct(CorrectPage):
    """A dated fact of an IMR."""

    step = corrections.correct


class Void(VoidPage):
    """An IMR asked of the wrong agency."""

    step = voids.void


STEPS = (HandIn, Sign, Submit, Accept, SendBack, Record, Share, NameAuthor)


def _author(imr: Imr) -> dict[str, Any]:
    """Whoever reads an IMR is told who wrote it and whether that person has begun, and not what was declared."""
    with walls.looked_at(imr.casefile_id):
        if imr.author is None:
            return {"author": None, "waits_for_declaration": False}
        return {
            "author": imr.author.user,
            "waits_for_declaration": imr.author.status == Appointment.Status.PROPOSED,
        }


class ImrPage(RecordPage):
    """One IMR: how far it is, its dates, the files the reader may open, and every return."""

    record = Imr
    template_name = "panels/imrs/imr.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The files and returns pass the walls on their own."""
        imr = cast(Imr, self.object)
        documents = Document.objects.visible_to(self.user).filter(about=imr.subject).defer("text", "html")
        files = {document.pk: document for document in documents}
        is_owed_again = imr.status in (Imr.Status.COMMISSIONED, Imr.Status.AUTHOR_NAMED)
        return super().get_context_data(
            title=str(imr),
            back=reverse("case", args=[imr.casefile.public_id]),
            today=timezone.localdate(),
            sums=sums_of(imr.casefile, self.user, [imr]),
            **_author(imr),
            documents=documents,
            is_locked=self._is_locked(imr),
            is_owed_again=is_owed_again,
            another_day=open_offers(imr, self.held, [Correct]) if is_owed_again else [],
            signatures=signatures.of(imr, self.user),
            returns=[(one, files.get(one.document_id)) for one in imr.returns.visible_to(self.user).order_by("-pk")],
            offers=offers(imr, self.held, STEPS),
            put_right=open_offers(imr, self.held, [Waive, Correct, Void]),
            **kwargs,
        )

    def _is_locked(self, imr: Imr) -> bool:
        """Whether the file it stood on is locked away; of one that its agency had not submitted, for that agency."""
        with walls.looked_at(imr.casefile_id):
            standing = Quarantine.objects.exclude(status=Quarantine.Status.RELEASED)
            was_for = standing.filter(document=imr.document_id).values_list("was_for", flat=True).first()
        if was_for != Audience.AGENCY:
            return was_for is not None
        return any(self.held.may(step.permission, imr) for step in (transitions.hand_in, transitions.sign))
