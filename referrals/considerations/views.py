"""The pages of a round of consideration."""

from http import HTTPStatus
from typing import Any, ClassVar, cast

from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone

from referrals.considerations import corrections, forms, transitions
from referrals.considerations.brief import brief
from referrals.considerations.consequences import told_at_once
from referrals.considerations.decide_form import DecideForm
from referrals.considerations.glance import glance
from referrals.considerations.interests import CONFLICTED
from referrals.considerations.joined import joined_after
from referrals.considerations.limbs import of_no_one_child
from referrals.considerations.models import Consideration, Decision
from referrals.considerations.weighing import weighed
from referrals.considerations.words import duty_in_words
from referrals.dissents import transitions as dissents
from referrals.peers import transitions as peers
from referrals.records.by_hand import drawn_up, without_paper
from referrals.records.queueing import annexes_of, latest, records_of, signed_by_hand
from referrals.records.transitions import locked_at
from referrals.records.views import AttachSigned, DrawUp
from referrals.referrals.key import key_for
from scr_portal import signatures
from scr_portal.addresses import reverse
from scr_portal.audit import Event
from scr_portal.bars.transitions import step_back
from scr_portal.boards.away import told_on
from scr_portal.body_requests.models import BodyRequest
from scr_portal.clocks import day_words
from scr_portal.corrections.forms import ChangeEditionForm
from scr_portal.corrections.models import Correction
from scr_portal.corrections.views import CorrectPage
from scr_portal.documents import Document
from scr_portal.linking import openings
from scr_portal.pages import Offer, OpenStepPage, RecordPage, Signed, StepPage, open_offers
from scr_portal.pages.saving import SavesItself
from scr_portal.pages.what_if import NOT_WRITTEN, WhatIf, WhatIfPage
from scr_portal.people import Person
from scr_portal.roles import SEES_DECLARATIONS
from scr_portal.sections import warned
from scr_portal.shelf import Shelf
from scr_portal.transitions import Conflict


def decided_meanwhile(decision: Decision) -> str:
    """What is said to who decides as well, after somebody else has: by whom it was decided, when and how."""
    who = f"{decision.decided_by.name}, {decision.get_as_role_display()},"
    how = f"{day_words(decision.decided_on)}: {decision.get_outcome_display()}"
    return (
        f"{who} has decided on this case meanwhile, on {how}. A round is decided once, so what you typed is not "
        "recorded. It stands below, to be read and copied."
    )


class Recommend(SavesItself, StepPage):
    """The sub-committee recommends."""

    step = transitions.recommend
    form_class = forms.RecommendForm
    title = "Record the recommendation"
    button = "Send the recommendation to the LSCB chair"
    starts = ("The LSCB chair is told. Members who see it otherwise can then record their dissent.",)
    done = "The recommendation is with the LSCB chair."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The names of the children as well, for who may read them."""
        return super().get_form_kwargs() | {"key": key_for(self.record.casefile, self.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The facts beside the questions, and what the case says already to those that are to be weighed."""
        consideration = cast(Consideration, self.record)
        known = brief(consideration, Shelf(consideration.casefile, self.user))
        form = kwargs.setdefault("form", self.get_form())
        beside = list(zip(form.to_weigh, weighed(known.recorded, consideration.casefile.edition), strict=True))
        limbs = list(zip(form.limbs, known.answers, strict=False))  # behind them are limbs that are not asked any more
        return super().get_context_data(brief=known, weighing=beside, limbs=limbs, **kwargs)


class Decide(SavesItself, Signed, WhatIfPage):
    """The LSCB chair decides, and may first look at every date that this starts, stops and moves."""

    step = transitions.decide
    form_class = DecideForm
    template_name = "referrals/considerations/decide.html"
    look = "See what it changes, and record nothing"
    must_look, shows_stopped = False, False
    title = button = "Record the decision"
    starts = (
        "The clock of the decision stops, and the edition of the guidance is fixed for this case.",
        "The notices to be sent are listed on the case page. Where a review is held, it is on the task list that the "
        "family is to be told.",
        "A decision is never changed. If new facts come, the case is considered again.",
    )
    done = "Your decision is recorded. The dates that it starts, and whom to tell, stand on this page."

    @property
    def asks_for_proof(self) -> bool:
        """Nobody signs that they are conflicted: they are led to step back first of all."""
        return super().asks_for_proof and self.request.POST.get("interest") != CONFLICTED

    def form_valid(self, form: Form) -> HttpResponse:
        """Without the proof it is tried and undone, so that all that it lacks is said at once."""
        self.only_looks = self.only_looks or not self.proof.is_valid()
        return super().form_valid(form)

    def goes_by(self, form: Form) -> set[str]:
        """The outcome and the days."""
        return cast(DecideForm, form).goes_by()

    def tried_with(self, form: Form) -> dict[str, Any]:
        """Any reasons: no date goes by them."""
        return cast(DecideForm, form).as_tried(NOT_WRITTEN)

    def looked(self, form: Form, what_if: WhatIf) -> HttpResponse:
        """What it would change, for who asked; else what is wrong with the proof is all that is wrong."""
        return super().looked(form, what_if) if "look" in self.request.POST else self.form_invalid(form)

    def conflict(self, form: Form, conflict: Conflict) -> HttpResponse:
        """Of a case that somebody else has decided on nothing can be sent again: who it was, and what was typed."""
        decision = self._made(cast(Consideration, conflict.current))
        if decision is None:
            return super().conflict(form, conflict)
        self.record = conflict.current
        form.add_error(None, decided_meanwhile(decision))
        context = self.get_context_data(form=form) | {"proof": None, "starts": ()}
        return self.render_to_response(context, status=HTTPStatus.CONFLICT)

    def why_left_over(self, why: str) -> str:
        """By whom it was decided meanwhile, above what was typed."""
        decision = self._made(cast(Consideration, self.record))
        return decided_meanwhile(decision) if decision else why

    def _made(self, consideration: Consideration) -> Decision | None:
        made = Decision.objects.visible_to(self.user, consideration.casefile).select_related("decided_by")
        return made.filter(consideration=consideration.pk).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The warnings of the case; facts, answers, advice, dissents; what the guidance demands, by the day typed."""
        consideration, form = cast(Consideration, self.record), kwargs.setdefault("form", self.get_form())
        found = form.found
        shelf = Shelf(consideration.casefile, self.user)
        known = brief(consideration, shelf, found.edition)
        joined = joined_after("consideration.recommend", consideration, Event.objects.visible_to(self.user))
        return super().get_context_data(
            warnings=warned(consideration.casefile, self.held, shelf),
            brief=known,
            sums=shelf.sums_of([*known.challenges, *known.letters]),
            glance=glance(known, found.edition, form.day, joined),
            at_once=told_at_once(consideration.casefile.board),
            weighed=weighed(known.recorded, found.edition),
            may_answer=self.held.may(dissents.answer.permission, consideration),
            away=told_on(consideration.casefile, self.held),
            step_back=openings(consideration.casefile, self.held, {step_back: "Step back from this case"}),
            ask_a_peer=openings(consideration.casefile, self.held, {peers.ask: "Ask the chair of another LSCB first"}),
            clock=form.clock,
            today=timezone.localdate(),
            duties=[
                (duty_in_words(route, found.edition), of_no_one_child(consideration, route.limbs, shelf.rows(Person)))
                for route in found.met or found.not_ruled_out
            ],
            obliged=bool(found.met),
            in_other_words=found.met_in_other_words,
            **kwargs,
        )


class Reopen(OpenStepPage):
    """The LSCB chair has the case considered again."""

    step = transitions.reopen
    form_class = forms.ReopenForm
    title = "Consider the case again"
    button = "Consider the case again"
    starts = (
        "A new round of consideration opens, with a clock of its own for the decision.",
        "The earlier decision stays as it was made.",
        "Where no serious case review was to be held, whoever was told so is told in neutral words that it is "
        "considered again. The bodies that the guidance has told stand on the page of notices.",
    )
    done = "The case is being considered again."

    def get_initial(self) -> dict[str, Any]:
        """The letter of the national panel that the address names, where there is one: its day, and its words."""
        wanted = self.request.GET.get("letter", "")
        written = BodyRequest.objects.visible_to(self.user, self.record.casefile).select_related("body")
        letter = next((one for one in written if one.public_id == wanted), None) if wanted else None
        if letter is None:
            return super().get_initial()
        because = f"{letter.asked_in_words}: {letter.asks}"
        return {"attention_on": letter.received_on, "reopened_because": because} | super().get_initial()


class CorrectRound(CorrectPage):
    """The day from which a later round counts."""

    step = corrections.correct_round


class CorrectDecision(CorrectPage):
    """The day of the decision; the edition of the guidance stays."""

    step = corrections.correct_decision
    starts: ClassVar[tuple[str, ...]] = (
        *CorrectPage.starts,
        "The decision was signed with the day of before: that signature is void, and stays to be read. "
        "The page of the round says how the decision is signed anew.",
    )


class ChangeEdition(WhatIfPage):
    """Another edition governs the case."""

    step = corrections.change_edition
    form_class = ChangeEditionForm
    title = button = "Change the edition that governs"
    starts = (
        "Every clock of the case is worked out again under the other edition; those before and after are kept.",
        "Notices follow the other edition; what was sent stays on the record.",
        "The LSCB officer is told.",
    )
    done = "The edition is changed."


NEXT: tuple[type[StepPage], ...] = (Recommend, Decide)
PUT_RIGHT: tuple[type[StepPage], ...] = (CorrectRound, ChangeEdition, DrawUp, AttachSigned)


class Detail(RecordPage):
    """One round in full."""

    record = Consideration
    template_name = "referrals/considerations/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the reader may see of the round."""
        consideration = cast(Consideration, self.object)
        shelf = Shelf(consideration.casefile, self.user)
        decision = next((one for one in shelf.rows(Decision) if one.consideration_id == consideration.pk), None)
        known = brief(consideration, shelf)
        signed = signatures.of(decision, self.user) if decision else []
        is_unsigned = signatures.are_all_void(signed)
        wanted = without_paper().filter(consideration=consideration.pk).annotate(is_drawn_up=drawn_up())
        return super().get_context_data(
            sums=shelf.sums_of([*known.challenges, *known.letters]),
            today=timezone.localdate(),
            records=records_of(consideration, shelf.rows(Document)),
            annexes=annexes_of(consideration, shelf.rows(Document)),
            job=latest(consideration),
            locked_at=locked_at(consideration, self.user),
            signatures=signed,
            is_unsigned=is_unsigned,
            wants_paper=wanted.first() if is_unsigned else None,
            by_hand=signed_by_hand(consideration, shelf.rows(Document)),
            day_corrected=corrections.put_right([decision], shelf.rows(Correction), decision) if decision else [],
            title=f"Consideration, round {consideration.round}",
            declared=decision.interest_declared if decision and self._reads_declarations(consideration) else "",
            brief=known,
            offers=open_offers(consideration, self.held, NEXT),
            put_right=self._put_right(consideration, decision),
            other_edition=corrections.other_edition(consideration, decision),
            may_answer=self.held.may(dissents.answer.permission, consideration),
            back=reverse("case", args=[consideration.casefile.public_id]),
            **kwargs,
        )

    def _reads_declarations(self, consideration: Consideration) -> bool:
        return bool(self.held.roles_on(consideration.casefile_id) & SEES_DECLARATIONS)

    def _put_right(self, consideration: Consideration, decision: Decision | None) -> list[Offer]:
        """The decision's day, the round's, the edition."""
        of_round = open_offers(consideration, self.held, PUT_RIGHT)
        return [*open_offers(decision, self.held, [CorrectDecision]), *of_round] if decision else of_round
