"""The letters that a referral and the decision call for: to agencies, their chief officers, and who referred."""

from collections.abc import Iterable

from referrals.agencies.models import AgencyInvolvement
from referrals.considerations.models import Consideration, Decision
from referrals.notifications import OUTCOMES, given_to_the_referrer
from referrals.referrals.models import Referral
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Outcome
from scr_portal.letters.drafting import Draft, Untold, drafts, nobody_tells
from scr_portal.letters.models import Letter
from scr_portal.people import Person
from scr_portal.shelf import Shelf

KIND = Letter.Kind
KEEP_APART = (
    "This letter names people. Please show it only to those who need it to do what is asked, and keep it apart from "
    "the records themselves."
)


def dear(name: str) -> str:
    """The salutation, by name or position; of whom neither is known is a colleague."""
    return f"Dear {name.removeprefix('The ')}" if name else "Dear colleague"


def where_it_stands(shelf: Shelf) -> str:
    """What was decided last and when, in a sentence; else that it is considered."""
    decision, called = last_decision(shelf), shelf.casefile.edition.review_name
    if decision is None:
        return f"The board is considering whether a {called} is to be held."
    outcome = OUTCOMES[Outcome(decision.outcome)].replace("a serious case review", f"a {called}")
    return f"On {day_words(decision.decided_on)} the chair of the board decided that {outcome}."


def last_decision(shelf: Shelf) -> Decision | None:
    """What the LSCB chair decided last, as the reader may see it; nothing while the case is considered again."""
    newest = max(shelf.rows(Consideration), key=lambda one: one.round, default=None)
    return next((one for one in shelf.rows(Decision) if newest and one.consideration_id == newest.pk), None)


def is_decided_against_any(shelf: Shelf) -> bool:
    """Whether the last decision is to hold no review."""
    decision = last_decision(shelf)
    return decision is not None and decision.outcome == Outcome.NONE


def is_decided_for_a_review(shelf: Shelf) -> bool:
    """Whether the last decision is to hold a review, of whatever kind."""
    decision = last_decision(shelf)
    return decision is not None and decision.outcome != Outcome.NONE


def to_chief_officer(key: str, agency: Agency, *words: str) -> Draft:
    """A letter to the chief officer of an agency, whose name may not be known."""
    to = agency.chief_officer or "The chief officer"
    return Draft(key, str(agency), to, (dear(agency.chief_officer), *words), str(agency), agency)


@drafts(KIND.SECURE)
def secure(shelf: Shelf, reader: User) -> Iterable[Draft]:
    """To each agency that was asked and has not confirmed that its records are secured, unless nothing comes of it."""
    if is_decided_against_any(shelf):
        return
    asked = [one for one in shelf.rows(AgencyInvolvement) if one.secured_on is None]
    people = _children(shelf)
    stands = where_it_stands(shelf)
    for one in asked if people else ():
        assert one.agency  # noqa: S101  the database sees to it
        yield to_chief_officer(
            one.public_id,
            one.agency,
            f"{shelf.casefile.board} was told of a matter in which your agency may have known the people named here. "
            f"{stands}",
            people,
            "Please secure every record that your agency holds about them, on paper and on computer, so that from "
            "today nothing in it is lost, moved or changed.",
            f"Your agency was asked on {day_words(one.asked_on)}{_by_when(one)}. Please tell us, in the portal or in "
            "writing to this office, when the records are secured, which kinds of record there are, and where there "
            "are gaps.",
            KEEP_APART,
        )


def _by_when(involvement: AgencyInvolvement) -> str:
    return f", to answer by {day_words(involvement.due_on)}" if involvement.due_on else ""


@drafts(KIND.CHIEF)
def chief(shelf: Shelf, reader: User) -> Iterable[Draft]:
    """To the chief officer of each agency of the case."""
    casefile = shelf.casefile
    stands, asks = where_it_stands(shelf), _asked_of_a_chief_officer(shelf)
    for agency in casefile.involved().order_by("name"):
        yield to_chief_officer(
            agency.public_id,
            agency,
            f"I write to you about a matter that {casefile.board} deals with under the reference above. {stands}",
            asks,
            "What the matter is about is not for this letter. Your agency’s people on the case can read it in the "
            "portal.",
        )


@drafts(KIND.REFERRER)
def referrer(shelf: Shelf, reader: User) -> Iterable[Draft]:
    """To each person whose referral stands: what was decided, without detail."""
    stands, is_decided = where_it_stands(shelf), last_decision(shelf) is not None
    for one in (one for one in shelf.rows(Referral) if one.stands):
        given = given_to_the_referrer(one)
        of = (one.referrer_role, str(one.referrer_agency or ""))  # how to reach them is seldom an address
        yield Draft(
            one.public_id,
            f"{one.referrer_name}, referral received on {day_words(one.received_on)}",
            one.referrer_name,
            (
                dear(one.referrer_name),
                f"Thank you for your referral, which we received on {day_words(one.received_on)}.",
                *([f"You were given the reference {given} for it."] if given != shelf.casefile.reference else []),
                stands,
                "Why it was decided so is not for this letter. If your work needs to know more, ask this office and "
                f"give the reference {given}."
                if is_decided
                else "We write to you again when that is decided.",
                "If you learn anything more, or if another child may be at risk now, please tell us at once.",
            ),
            address="\n".join(filter(None, of)),
            reference=given,
        )


@nobody_tells
def referrers_without_an_address(casefile: CaseFile, reader: User, letters: list[Letter]) -> Iterable[Untold]:
    """Referrers who gave no address and to whom no letter has gone, once there is a decision to tell them of."""
    rounds = Consideration.objects.visible_to(reader, casefile).order_by("-round")
    if rounds.values_list("status", flat=True).first() != Consideration.Status.DECIDED:
        return
    if any(one.kind == KIND.REFERRER and one.status in Letter.OUT for one in letters):
        return
    standing = Referral.objects.visible_to(reader, casefile).filter(status__in=Referral.STANDING, referrer_email="")
    for one in standing.order_by("pk"):
        why = "No e-mail address is known: write a letter and send it by another route."
        yield Untold(f"Referrer of {day_words(one.received_on)}", "What was decided", why)


def _asked_of_a_chief_officer(shelf: Shelf) -> str:
    if is_decided_for_a_review(shelf):
        return (
            "The review will look at the part of your agency. Please name one senior officer who answers for it, and "
            "see to it that whoever works on the review has the time for it."
        )
    if is_decided_against_any(shelf):
        return "Nothing more is asked of your agency in this matter. Thank you for what its people have done."
    return (
        "Your agency was asked what it knew, and to secure its records. Please see to it that the person who answers "
        "for your agency has the time for it."
    )


def _children(shelf: Shelf) -> str:
    """The children of the case, a line each: what an agency needs to find them in its records."""
    kinds = (Person.Kind.CHILD, Person.Kind.SIBLING)
    return "\n".join(f"- {_known(one)}" for one in shelf.rows(Person) if one.kind in kinds)


def _known(one: Person) -> str:
    names = f", also known as {', '.join(one.other_names)}" if one.other_names else ""
    born = f", born {day_words(one.born_on)}" if one.born_on else ""
    died = f", died {day_words(one.died_on)}" if one.died_on else ""
    return f"{one.name}{names}{born}{died}{f', of {one.address}' if one.address else ''}"
