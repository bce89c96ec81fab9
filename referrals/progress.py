"""The lines of the task list up to the decision: done and by whom, next, or why not yet and whose move it is."""

from collections.abc import Iterable
from datetime import date

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration, Decision
from referrals.referrals import later
from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.access import Grants, holders
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.roles import Role
from scr_portal.sections import Task
from scr_portal.shelf import Shelf
from scr_portal.transitions import Transition

S = Consideration.Status
CLOSED = "The case is closed: nothing more is waited for."
WITHOUT_ONE = "The LSCB chair may decide without a recommendation, with a reason."
WITHDRAWN = "No referral of the case stands."


def progress(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """The lines this reader has, from the rows they may see."""
    referrals = shelf.rows(Referral)
    yield from _received(referrals)
    yield from _to_be_answered(referrals, held)
    involvements = shelf.rows(AgencyInvolvement)
    own = held.agencies_on(casefile.pk)
    if any(one.agency_id not in own for one in involvements):
        yield _of_agencies("Records secured", involvements, [one for one in involvements if one.secured_on])
        yield _of_agencies("What the agencies knew", involvements, [one for one in involvements if one.returned_on])
    yield from _asked_of_the_reader(involvements, held)
    if last := shelf.last(Consideration):
        if not involvements and last.status in (S.OPEN, S.RECOMMENDED):
            yield from _to_be_asked(casefile, held)
        decision = next((one for one in shelf.rows(Decision) if one.consideration_id == last.pk), None)
        yield _recommendation(last, held)
        yield _decision(last, decision, held)


def _received(referrals: list[Referral]) -> Iterable[Task]:
    for referral in referrals:
        moved = "Moved" if referral.status == Referral.Status.MERGED else "Withdrawn"
        tag = "Done" if referral.stands else moved
        title = "Further referral received" if referral.status == Referral.Status.LINKED else "Referral received"
        yield Task(title, tag, day_words(referral.received_on), _address("referral", referral.public_id))


def _to_be_answered(referrals: list[Referral], held: Grants) -> Iterable[Task]:
    """What the referrals left open, or is the word of a referrer alone, for the office to answer."""
    risk_is_known = any(one.stands and one.others_at_risk == Referral.AtRisk.YES for one in referrals)
    for one in referrals:
        unknown = one.others_at_risk == Referral.AtRisk.UNKNOWN and not risk_is_known
        if unknown and later.update_risk.offered_to(one, held):
            url = _address("referral_update_risk", one.public_id)
            yield Task("Whether other children are at risk", "To do", "Not known when it was received.", url)
        word_of_a_referrer = one.sent_by_id is not None and not one.board_view
        if word_of_a_referrer and later.assess.offered_to(one, held):
            url = _address("referral_assess", one.public_id)
            yield Task("The board’s view of the criteria", "To do", "Who referred thinks that they are not met.", url)


def _of_agencies(title: str, asked: list[AgencyInvolvement], done: list[AgencyInvolvement]) -> Task:
    if len(done) == len(asked):
        return Task(
            title,
            "Done",
            "By the agency that was asked" if len(asked) == 1 else f"By each of the {len(asked)} agencies",
        )
    so_far = f"{len(done)} of the {len(asked)} agencies so far. " if done else ""
    if not asked[0].casefile.is_open:
        return Task(title, "Not needed", so_far + CLOSED)
    waiting = ", ".join(str(one.agency) for one in asked if one not in done)
    return Task(title, "Waiting for agency", f"{so_far}Waiting for: {waiting}")


def _to_be_asked(casefile: CaseFile, held: Grants) -> Iterable[Task]:
    """Who refers through the portal ticks no agency: the office asks them, as long as nobody is asked."""
    if agencies.ask.offered_to(AgencyInvolvement(casefile=casefile), held):
        url = reverse("referrals:agencyinvolvement_ask", args=[casefile.public_id])
        yield Task("Ask the agencies", "To do", "No agency has been asked yet to secure its records.", url)


def _asked_of_the_reader(involvements: list[AgencyInvolvement], held: Grants) -> Iterable[Task]:
    """What an agency's own people are asked; the office has the links in the table of agencies."""
    for one in (one for one in involvements if one.agency_id in held.agencies_on(one.casefile_id)):
        yield _asked(one, held, agencies.secure, "Confirm that your records are secured", one.secured_on)
        yield _asked(one, held, agencies.return_scoping, "Say what your agency knew", one.returned_on)


def _asked(
    one: AgencyInvolvement, held: Grants, step: Transition[AgencyInvolvement, ...], title: str, done_on: date | None
) -> Task:
    if done_on:
        return Task(title, "Done", day_words(done_on))
    if not one.casefile.is_open:
        return Task(title, "Not needed", CLOSED)
    url = _address(f"agencyinvolvement_{step.verb}", one.public_id) if step.offered_to(one, held) else ""
    return Task(title, "To do", f"Asked on {day_words(one.asked_on)}", url)


def _recommendation(last: Consideration, held: Grants) -> Task:
    title = "Recommendation to the LSCB chair"
    if last.recommended_on:
        hint = f"{last.get_recommendation_display()}, {day_words(last.recommended_on)}, by {last.recommended_by}"
        return Task(title, "Done", hint, _address("consideration", last.public_id))
    if last.status == S.WITHDRAWN:
        return Task(title, "Not needed", WITHDRAWN)
    if last.status != S.OPEN:
        return Task(title, "Not given", "The case went on without one.")
    if why := considerations.recommend.why_not(last):
        return Task(title, "Not needed", why)
    if considerations.recommend.offered_to(last, held):
        return Task(title, "To do", "", _address("consideration_recommend", last.public_id))
    who = last.casefile.board.who_recommends
    if not _may_recommend(last.casefile, held.day):
        return Task(title, "To do", f"Nobody of the {who} can act on this case now. {WITHOUT_ONE}")
    return Task(title, "To do", f"By a member of the {who}.")


def _may_recommend(casefile: CaseFile, day: date) -> bool:
    """Whether anybody may act who recommends: of those who are barred the reader is not told who they are."""
    with walls.looked_at(casefile.pk):
        return bool(holders(casefile, [Role.SUBCOMMITTEE], day))


def _decision(last: Consideration, decision: Decision | None, held: Grants) -> Task:
    title = "Decision of the LSCB chair"
    if decision:
        hint = f"{decision.get_outcome_display()}, {day_words(decision.decided_on)}, by {decision.decided_by}"
        return Task(title, "Done", hint, _address("consideration", last.public_id))
    if last.status == S.WITHDRAWN:
        return Task(title, "Not needed", WITHDRAWN)
    if why := considerations.decide.why_not(last):
        return Task(title, "Not needed", why)
    tag = "With chair" if last.status == S.RECOMMENDED else "To do"
    if considerations.decide.offered_to(last, held):
        return Task(title, tag, _before_deciding(last), _address("consideration_decide", last.public_id))
    return Task(title, tag, _before_deciding(last) or "By the LSCB chair or the acting chair alone.")


def _before_deciding(last: Consideration) -> str:
    if last.status == S.RECOMMENDED or considerations.recommend.why_not(last):
        return ""
    return f"Nothing is recommended yet. {WITHOUT_ONE}"


def _address(page: str, public_id: str) -> str:
    return reverse(f"referrals:{page}", args=[public_id])
