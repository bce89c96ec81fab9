"""The case in a few lines, for a chair with ten minutes: what happened, and what everybody says."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from referrals.considerations.brief import Brief
from referrals.considerations.joined import not_spoken_of
from referrals.considerations.limbs import NOT_ANSWERED
from referrals.considerations.models import Dissent
from referrals.peers.models import PeerChallenge
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Edition

GOES_BY_THE_DAY = (
    "The decision goes by the edition of its day, and so does this page: for another day, enter it below and press "
    "“See what it changes, and record nothing”."
)


@dataclass(frozen=True)
class Line:
    """A term, what stands beside it, and the part of the page that says it in full, if any does."""

    term: str
    words: str
    part: str


def glance(brief: Brief, edition: Edition, day: date, joined: Mapping[str, date]) -> list[Line]:
    """The lines, each leading to its part; `edition` is the one that would govern the decision, made on that `day`.

    `joined` are the referrals that came after the recommendation.
    """
    since = not_spoken_of(joined, brief.referrals)
    return [
        Line("Edition", _edition(brief.consideration.casefile, edition, day), ""),
        Line("What happened", _happened(brief), "facts"),
        Line("Criteria", _criteria(brief), "criteria"),
        Line("Recommended", _recommended(brief), "recommendation"),
        *([Line("Referred since", " ".join(since), "facts")] if since else []),
        Line("Dissent", _dissent(brief), "dissent" if brief.dissents else ""),
        *([Line("Recused", f"{'; '.join(brief.recused)}.", "recommendation")] if brief.recused else []),
        Line("Peer challenge", _peers(brief), "peers" if brief.challenges else ""),
        *_before(brief),
    ]


def _edition(casefile: CaseFile, edition: Edition, day: date) -> str:
    if casefile.edition_pinned_on:
        return f"{edition.title}: fixed by the decision of {day_words(casefile.edition_pinned_on)}."
    when = "today" if day == timezone.localdate() else f"on {day_words(day)}, the day of the decision"
    said = f"{edition.title}: in force {when}; your decision fixes it."
    if edition.title == casefile.edition.title:
        return said
    return f"{said} Until then the case goes by {casefile.edition.title}, provisionally. {GOES_BY_THE_DAY}"


def _happened(brief: Brief) -> str:
    first = next(iter(brief.referrals), None)
    if first is None:
        return "No referral stands."
    when = f" on {day_words(first.incident_on)}." if first.incident_on else ". The day of the incident is not stated."
    more = len(brief.referrals) - 1
    return f"{first.about_words}{when}" + (f" Referred {more + 1} times." if more else "")


def _criteria(brief: Brief) -> str:
    counted = Counter(one.answer for one in brief.answers)
    if set(counted) == {NOT_ANSWERED}:
        return "Nobody has answered them yet."
    return ", ".join(f"{number} {answer.lower()}" for answer, number in counted.items()) + "."


def _recommended(brief: Brief) -> str:
    round_ = brief.consideration
    if not round_.recommended_on:
        return "Nothing yet."
    return f"{round_.get_recommendation_display()}, {day_words(round_.recommended_on)}."


def _dissent(brief: Brief) -> str:
    if not brief.dissents:
        return "None."
    names = "; ".join(one.who for one in brief.dissents)
    unanswered = sum(not one.answer for one in brief.dissents)
    answered = f" Not answered yet: {unanswered}." if unanswered else " Answered."
    by = dict.fromkeys(str(one.answered_by) for one in brief.answered_by_conflicted)
    again = f" Answered by {', '.join(by)}, {Dissent.CONFLICTED_SINCE}." if by else ""
    return f"{names}." + (again if again and not unanswered else answered + again)


def _before(brief: Brief) -> Iterator[Line]:
    """What a later round comes from, and the national panel; nothing in a first round without a letter of it."""
    decided = [one.decision for one in brief.earlier if one.decision]
    if decided:
        last = decided[-1]
        yield Line("Decided before", f"{last.get_outcome_display()}, {day_words(last.decided_on)}.", "earlier")
    if brief.letters:
        yield Line("National panel", _letters(brief.letters), "earlier")


def _letters(letters: list[BodyRequest]) -> str:
    waiting = sum(one.status == BodyRequest.Status.WAITING for one in letters)
    not_regarded = sum(one.kind == BodyRequest.Kind.ADVICE and not one.followed for one in letters)
    days = Counter(day_words(one.received_on) for one in letters)
    came = f"Wrote on {', '.join(f'{day} ({many} letters)' if many > 1 else day for day, many in days.items())}."
    answer = f" Not answered yet: {waiting}." if waiting else " Answered."
    return came + answer + (f" Advice that nobody has had regard to yet: {not_regarded}." if not_regarded else "")


def _peers(brief: Brief) -> str:
    if not brief.challenges:
        return "Not asked for."
    return " ".join(_peer(one, brief) for one in brief.challenges)


def _peer(challenge: PeerChallenge, brief: Brief) -> str:
    """Whether the advice came, and where it did in which round it was at hand."""
    if challenge.advised_on is None:
        return f"Asked of {challenge.peer_board} on {day_words(challenge.asked_on)}: advice still to come."
    day = day_words(challenge.advised_on)
    if not challenge.came:
        return f"Asked of {challenge.peer_board}: none came by {day}."
    before = (
        one.round.round for one in brief.earlier if one.decision and challenge.advised_on <= one.decision.decided_on
    )
    number = next(before, None)
    of_round = f", before the decision of round {number}" if number else ""
    regarded = "" if challenge.followed else " Whether it is followed is not said yet."
    return f"{challenge.peer_board} advised on {day}{of_round}.{regarded}"
