"""The steps of a review, from the decision that opens it to its closure."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.acceptances.models import votes_on
from reviews.reviews import guards
from reviews.reviews.models import Extension, Review, TermsVersion
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import set_state
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.documents.uploads import Checked
from scr_portal.guidance.base import Act, Outcome, Product
from scr_portal.notices import owe
from scr_portal.recounts.models import calendar_of
from scr_portal.roles import Audience, Role
from scr_portal.signatures import Facts, Signed, Signing
from scr_portal.transitions import Refused, transition

S = Review.Status
GOING_ON = (S.COMMISSIONING, S.UNDER_WAY, S.REPORTED)


def _accepted(review: Review) -> list[Signed]:
    report = guards.report_of(review)
    values: dict[str, object] = {
        "accepted_on": review.accepted_on, "response": review.response, "why_late": review.why_late,
    }  # fmt: skip
    if votes := votes_on(review):
        values["votes"] = [[one.who, one.position, one.reason] for one in votes]
    return [Facts(review, values), *([report] if report else [])]


ACCEPTED = Signing[Review](
    "I accept this review for the LSCB, with the {it.report_words} as it was handed over and the response as I "
    "have written it here.",
    what=_accepted,
)


@transition(
    Review,
    target=S.COMMISSIONING,
    opens=True,
    when=[guards.none_is_open],
    sentence="{it} opened by the decision of {by}",
)
def open(review: Review, by: User) -> None:
    """Open what the LSCB chair decided; the completion clock runs from here (T7a, T7b)."""
    decision = review.decision
    review.kind, review.decided_on, review.initiated_on = decision.outcome, decision.decided_on, decision.decided_on
    review.method = Review.Method.IMR if review.kind == Outcome.REVIEW else Review.Method.OTHER
    review.terms = decision.consideration.draft_terms
    edition = review.casefile.edition
    review.must_be_published = edition.must_be_published(decision.outcome, criteria_met=decision.criteria_met)


@transition(Review, source=[S.COMMISSIONING, S.UNDER_WAY], sentence="{by} drafted the terms of reference")
def draft_terms(review: Review, by: User, *, terms: str) -> None:
    """Draft or redraft the terms of reference; what was approved stands until the chair approves again (T10)."""
    review.terms = terms


@transition(
    Review,
    source=[S.COMMISSIONING, S.UNDER_WAY],
    when=[guards.terms_are_drafted],
    sentence="{by} approved version {it.terms_version} of the terms of reference",
)
def approve_terms(review: Review, by: User, *, approved_on: date, why_changed: str = "") -> None:
    """Approve the draft as the next version; agencies may read it from now on (T10)."""
    if review.terms_approved_on:
        check_day("approved_on", approved_on, review.terms_approved_on, "the version before was approved")
        if not why_changed:
            raise ValidationError({"why_changed": "Enter why the terms of reference change"})
    check_day("approved_on", approved_on, review.decided_on, "the review was decided on")
    review.terms_version += 1
    review.terms_approved_on, review.audience = approved_on, Audience.SHARED
    TermsVersion.objects.create(
        casefile=review.casefile, audience=Audience.SHARED, review=review, number=review.terms_version,
        text=review.terms, approved_on=approved_on, approved_by=by, why_changed=why_changed,
    )  # fmt: skip


@transition(
    Review,
    source=[S.COMMISSIONING],
    target=S.UNDER_WAY,
    when=[guards.ready_to_start],
    sentence="{by} started the review",
)
def start(review: Review, by: User, *, started_on: date) -> None:
    """Start the work: IMRs, chronologies and early lessons need terms and agencies, not the author (T13, 7.9)."""
    check_day("started_on", started_on, review.decided_on, "the review was decided on")
    review.started_on = started_on
    set_state(review.casefile, "Review under way")


@transition(
    Review, source=GOING_ON, when=[guards.has_a_completion_date], sentence="{by} extended the time for completion"
)
def extend(
    review: Review, by: User, *, decided_on: date, due_on: date, reason: str, revised_plan: str, progress: str
) -> None:
    """Move the day of completion to a later one, with reason, plan and progress; the edition says who is told (T22)."""
    check_day("decided_on", decided_on, review.decided_on, "the review was decided on")
    _check_later(review, due_on, decided_on)
    _nobody_waits_for_time(review)
    extension = Extension.objects.create(
        casefile=review.casefile, audience=review.audience, review=review, decided_on=decided_on, due_on=due_on,
        reason=reason, revised_plan=revised_plan, progress=progress, extended_by=by,
    )  # fmt: skip
    if not review.is_alternative:
        owe(extension, Act.EXTENSION, decided_on)


@transition(
    Review,
    source=GOING_ON,
    when=[guards.has_a_completion_date, guards.no_time_is_wanted],
    sentence="{by} asked the LSCB chair for more time",
)
def request_extension(review: Review, by: User, *, due_on: date, reason: str) -> None:
    """Ask for a later day, and say why: the LSCB chair alone extends (guidance.md 6.1)."""
    _check_later(review, due_on, timezone.localdate())
    review.time_wanted_until, review.time_wanted_because, review.time_wanted_by = due_on, reason, by
    review.time_refused_because = ""


@transition(Review, source=GOING_ON, when=[guards.time_is_wanted], sentence="{by} refused more time")
def refuse_extension(review: Review, by: User, *, why: str) -> None:
    """Say no to the request that waits; the day of completion stays as it is."""
    _nobody_waits_for_time(review)
    review.time_refused_because = why


def _check_later(review: Review, due_on: date, day: date) -> None:
    latest = max(filter(None, (review.due_on(calendar_of(review.casefile)), day)))
    if due_on <= latest:
        raise ValidationError({"due_on": f"Enter a day after {day_words(latest)}: only a later day is an extension"})


def _nobody_waits_for_time(review: Review) -> None:
    review.time_wanted_until, review.time_wanted_because, review.time_wanted_by = None, "", None


@transition(Review, source=[S.UNDER_WAY], target=S.REPORTED, sentence="{by} handed over the overview report")
def receive_overview(review: Review, by: User, *, received_on: date) -> None:
    """Take in the overview report as the SCR panel signed it off; called by the panel's own step (T20)."""
    check_day("received_on", received_on, review.started_on or review.decided_on, "the review started")
    review.overview_received_on = received_on
    set_state(review.casefile, "Overview report received")


@transition(
    Review,
    source=[S.UNDER_WAY],
    target=S.REPORTED,
    when=[guards.needs_no_overview],
    sentence="{by} recorded the findings of the alternative review",
)
def report_back(review: Review, by: User, *, reported_on: date, file: Checked, why_late: str = "") -> None:
    """Take in what an alternative review found, whatever its method: it reports to the LSCB (T7b)."""
    check_day("reported_on", reported_on, review.started_on or review.decided_on, "the review started")
    due = review.due_on(calendar_of(review.casefile))
    if due and reported_on > due and not why_late:
        raise ValidationError({"why_late": f"Enter why it reports after {day_words(due)}, when it was due"})
    review.why_late = why_late
    kept = file.keep(review, kind="overview", title="Findings of the alternative review", by=by)
    kept.audience = Audience.PANEL
    kept.save(update_fields=["audience"])
    review.overview_received_on = reported_on
    set_state(review.casefile, "Findings received")


@transition(
    Review,
    source=[S.REPORTED],
    target=S.UNDER_WAY,
    sentence="The report of the review is to be handed over again: its file does not belong to this case",
    when=[guards.report_is_locked],
)
def fall_back(review: Review, by: User) -> None:
    """The report that was handed over is locked away for good, so another is owed. The portal's step."""
    review.overview_received_on = None
    set_state(review.casefile, "Review under way")


@transition(
    Review,
    source=[S.REPORTED],
    target=S.ACCEPTED,
    when=[guards.recommendations_are_settled, guards.report_can_be_opened],
    sentence="{by} accepted the review for the LSCB",
    signs=ACCEPTED,
)
def accept(review: Review, by: User, *, accepted_on: date, response: str = "", why_late: str = "") -> None:
    """Accept the review for the LSCB: this stops the completion clock (T21)."""
    check_day("accepted_on", accepted_on, review.overview_received_on or review.decided_on, "the report was received")
    if _chairs_the_panel(review, by):
        raise Refused("You chair the SCR panel of this review, so the acting LSCB chair accepts it.")
    due = None if review.is_alternative else review.due_on(calendar_of(review.casefile))
    if due and accepted_on > due and not why_late:
        raise ValidationError({"why_late": f"Enter why it is accepted after {day_words(due)}, when it was due"})
    if not review.is_alternative and Product.RESPONSE in review.casefile.edition.publish and not response:
        raise ValidationError({"response": "Enter the response of the LSCB to the findings: it is published too"})
    if guards.recommends_nothing(review) and not response:
        raise ValidationError({"response": "Enter why the LSCB recommends nothing: no recommendation is recorded"})
    review.accepted_on, review.response = accepted_on, response
    review.why_late = why_late or review.why_late
    set_state(review.casefile, "Review accepted")
    _owe_completion(review, accepted_on)


def _chairs_the_panel(review: Review, by: User) -> bool:
    confirmed = Appointment.objects.filter(casefile=review.casefile, status=Appointment.Status.CONFIRMED)
    return confirmed.filter(user=by, role=Role.PANEL_CHAIR).exists()


def _owe_completion(review: Review, accepted_on: date) -> None:
    if not review.is_alternative:
        owe(review, Act.COMPLETION, accepted_on)
        if review.casefile.edition.has_told(Act.EVALUATION):
            owe(review, Act.EVALUATION, accepted_on)


@transition(Review, source=[S.REPORTED, S.ACCEPTED, S.CLOSED], sentence="{by} settled the publication of the review")
def settle_publication(review: Review, by: User, *, settled_on: date) -> None:
    """Note that every product is published or declined; called by the publications' own steps (T26)."""
    check_day("settled_on", settled_on, review.overview_received_on or review.decided_on, "the report was received")
    review.publication_settled_on = settled_on


@transition(
    Review, source=[S.ACCEPTED], target=S.CLOSED, when=[guards.everything_is_done], sentence="{by} closed the review"
)
def close(review: Review, by: User, *, closed_on: date, closing_statement: str) -> None:
    """Close the review and its case: actions and publication have both come to their end (T29)."""
    check_day("closed_on", closed_on, review.accepted_on or review.decided_on, "the review was accepted")
    review.closed_on, review.closing_statement = closed_on, closing_statement
    set_state(review.casefile, "Closed", is_open=False)


@transition(Review, source=GOING_ON, target=S.DISCONTINUED, sentence="{by} discontinued the review")
def discontinue(review: Review, by: User, *, discontinued_on: date, discontinued_because: str) -> None:
    """End the review without a report; the case may be considered again."""
    check_day("discontinued_on", discontinued_on, review.decided_on, "the review was decided on")
    review.discontinued_on, review.discontinued_because = discontinued_on, discontinued_because
    set_state(review.casefile, "Review discontinued", is_open=False)
