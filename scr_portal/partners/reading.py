"""The pages of a partner board: what other boards sent it, and nothing else of their cases."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Prefetch, QuerySet

from scr_portal import audit
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.bars.forms import StepBackForm
from scr_portal.documents import Document
from scr_portal.pages import ListPage, RecordPage, StepPage, offers
from scr_portal.partners import forms, transitions
from scr_portal.partners.models import PartnerAnswer, PartnerPaper
from scr_portal.people import Bar
from scr_portal.roles import ANSWERS_PARTNERS

TITLE = "What other boards sent you"


def with_papers(papers: QuerySet[PartnerPaper], user: User) -> QuerySet[PartnerPaper]:
    """With those of its documents that this reader may see (none that is locked away); likewise with the answers."""
    seen = Document.objects.visible_to(user).defer("text", "html").order_by("pk")
    said = PartnerAnswer.objects.visible_to(user).select_related("answered_by").order_by("pk")
    said = said.prefetch_related(Prefetch("document", seen))
    return papers.prefetch_related(Prefetch("documents", seen)).prefetch_related(Prefetch("answers", said))


class Received(ListPage):
    """Everything that was sent to the reader's board, across the cases of which it is a partner."""

    template_name = "partners/received.html"
    record = PartnerPaper

    def get_queryset(self) -> QuerySet[Model]:
        """Newest first; 403 for who is of no board's office."""
        if not self.held.boards_where(ANSWERS_PARTNERS):
            raise PermissionDenied
        mine = PartnerPaper.objects.visible_to(self.user).filter(partner__in=list(self.held.partnered))
        return cast("QuerySet[Model]", mine.select_related("casefile__board", "sent_by").order_by("-pk"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of them; that it was looked at is noted in each case."""
        context = super().get_context_data(title=TITLE, back=reverse("home"), **kwargs)
        cases = {paper.casefile_id for paper in context["page_obj"]}
        audit.opened_each(self.user, audit.Access.Kind.VIEW, cases, about=self.request.path)
        return context


class Answer(StepPage):
    """The partner board answers; the board that leads sees it, and nothing of it on the case is shown here."""

    step = transitions.answer
    form_class = forms.AnswerForm
    title = "Answer the other board"
    button = "Send the answer"
    starts = ("The LSCB officers of the board that leads the case are told by an e-mail that names nobody.",)
    done = "Your answer is sent. The other board is told by an e-mail that names nobody."
    record: PartnerPaper

    @property
    def caption(self) -> str:
        """The reference of the case, never what the child is called."""
        return self.record.casefile.reference

    def get_template_names(self) -> list[str]:
        """What was sent stands above the form."""
        return ["partners/answer.html"]

    def get_success_url(self) -> str:
        """What was sent, with the answers."""
        return reverse("scr_portal:partnerpaper", args=[self.record.public_id])


class StepBack(StepPage):
    """Somebody of the partner board has no business with the case; the case itself is not theirs to open."""

    step = transitions.step_back
    form_class = StepBackForm
    title = "Step back from this case"
    button = "Step back"
    starts = (
        "You can no longer open what your board was sent about this case, or will be.",
        "The office of the board that leads is told, and reads why. Only its LSCB chair can let you back.",
    )
    done = "You have stepped back."
    record: PartnerPaper

    @property
    def caption(self) -> str:
        """The reference of the case, never what the child is called."""
        return self.record.casefile.reference

    def get_success_url(self) -> str:
        """What was recorded, once it is: what was sent is closed from now on."""
        own = Bar.objects.filter(user=self.user, casefile=self.record.casefile, status=Bar.Status.IN_FORCE).first()
        name, row = ("bar", own) if own else ("partnerpaper", self.record)
        return reverse(f"scr_portal:{name}", args=[row.public_id])


class Paper(RecordPage):
    """One message with its documents, for the partner board and for the office of the board that leads."""

    record = PartnerPaper
    object: PartnerPaper
    template_name = "partners/paper.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who sent it, when, with what; that a partner board's reader opened it is noted."""
        case, is_mine = self.object.casefile, self.object.partner_id in self.held.partnered
        if is_mine and self.object.status == PartnerPaper.Status.SENT:
            self._note()
        back = reverse("scr_portal:partner_papers") if is_mine else self._of_the_case()
        rows = PartnerPaper.everything.select_related("casefile__board", "to_board", "sent_by")
        return super().get_context_data(
            title="Sent by another board" if is_mine else "Sent to a partner board",
            caption=case.reference,
            back=back,
            paper=with_papers(rows, self.user).get(pk=self.object.pk),
            offers=offers(self.object, self.held, [Answer, StepBack]),
            **kwargs,
        )

    def _of_the_case(self) -> str:
        return reverse("scr_portal:case_partners", args=[self.object.casefile.public_id])

    def _note(self) -> None:
        opened = transitions.open.run_as_it_stands(self.object, User.objects.system(), reader=self.user)
        self.object = opened or self.object
