"""Who is told of which step by neutral mail: a reference and a line, never a name."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils import timezone

from referrals.meetings.models import BELONG, Meeting
from referrals.referrals.models import Referral
from scr_portal import mail, notifications, walls
from scr_portal.access import Holders, holders
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Outcome
from scr_portal.mail import Message
from scr_portal.notifications import TOLD, tells
from scr_portal.roles import OF_AGENCY, Role

S = Referral.Status
AT_ONCE = "Look at it at once: it cannot wait."


def or_at_once(line: str) -> Callable[[Referral], str]:
    """The line; where other children are at risk now, also that it cannot wait, and not why."""
    return lambda referral: f"{line} {AT_ONCE}" if referral.is_urgent else line


tells("referral.receive", Role.SUBCOMMITTEE, line=or_at_once("A referral was received, and is to be considered."))
tells("referral.link", Role.SUBCOMMITTEE, line=or_at_once("A referral was received."))
tells(
    "referral.refer",
    Role.OFFICER,
    Role.SUBCOMMITTEE,
    line=or_at_once("A referral was sent through the portal. The office reads it, and says which agencies to ask."),
)
tells("referral.enclose", Role.OFFICER, line="A file was attached to a referral by whoever sent it.")
tells(
    "referral.update_risk",
    Role.CHAIR,
    Role.ACTING_CHAIR,
    line=or_at_once("It was answered anew whether other children are at risk in this matter."),
)
tells("referral.withdraw", Role.SUBCOMMITTEE, line="A referral was withdrawn.")
tells("referral.void", Role.SUBCOMMITTEE, line="A referral was recorded by mistake: it counts for nothing.")
tells("referral.merge", Role.SUBCOMMITTEE, line="A referral was moved to the case of the same incident.")
tells(
    "agencyinvolvement.ask",
    Role.SENIOR,
    Role.REPRESENTATIVE,
    line="Your agency is asked to secure its records and to say what it knew.",
)
tells(
    "agencyinvolvement.ask_by",
    Role.SENIOR,
    Role.REPRESENTATIVE,
    line="There is a day now by which your agency is to answer what it was asked.",
)
tells(
    "agencyinvolvement.void",
    Role.SENIOR,
    Role.REPRESENTATIVE,
    line="Your agency was asked by mistake. Nothing is asked of it in this matter.",
)
tells("agencyinvolvement.return_scoping", Role.OFFICER, line="An agency has said what it knew.")
tells("agencyinvolvement.secure", Role.OFFICER, line="An agency has confirmed that its records are secured.")
tells(
    "dissent.void", Role.CHAIR, Role.ACTING_CHAIR,
    line="A member recorded a dissent by mistake: it counts for nothing.",
)  # fmt: skip
tells("consideration.recommend", Role.CHAIR, Role.ACTING_CHAIR, line="A recommendation waits for your decision.")
tells("dissent.record", Role.CHAIR, Role.ACTING_CHAIR, line="A member dissents from the recommendation.")
tells("dissent.note", Role.CHAIR, Role.ACTING_CHAIR, line="A dissent that was given in a meeting is recorded.")
tells("consideration.decide", Role.OFFICER, Role.SUBCOMMITTEE, line="The LSCB chair has decided.")
tells("consideration.attach_signed", Role.CHAIR, Role.ACTING_CHAIR, line="A record signed by hand is on the case.")
tells("consideration.change_edition", Role.OFFICER, line="Another edition of the guidance governs the case now.")
tells("consideration.reopen", Role.OFFICER, Role.SUBCOMMITTEE, line="The LSCB chair has opened a case again.")

NEXT = (
    "The board's office reads your referral, and asks you if something is not clear.",
    "Agencies that may know the family are asked to secure their records and to say what they knew.",
    "The board considers what they say. Its chair then decides whether a review is held.",
    "We write to you when that is decided. Why it was decided so is not for an e-mail.",
)
"""What happens next, in the words of the mail and of the page."""
SECURE_YOUR_RECORDS = (
    "Secure your own agency's records of the child and the family now: nothing in them may be lost, moved or changed."
)
"""What the local forms remind whoever refers of (guidance.md 4.1)."""
NEXT_WHEN_DECIDED = (
    NEXT[0],
    "The chair of the board has decided on this matter already. Another e-mail tells you what was decided, if none has "
    "told you yet.",
    "If you know something that the board did not, it can consider the matter again.",
)
"""The same, for who refers after the decision."""
RECEIVED = """Your referral was received. The board's reference is {reference}; please give it when you write or call.

What happens next:
{next}

{secure}

If you learn anything more, or if another child may be at risk now, tell the board's office at once{on_number}: do not
wait for us to write.

This mail names nobody on purpose. Do not reply to it.
"""
DECIDED = """The chair of the board has decided on your referral {reference}: {outcome}.

Why it was decided so is not for an e-mail. If your work needs to know more, ask the board's office, and give the
reference.

This mail names nobody on purpose. Do not reply to it.
"""
DECIDED_BEFORE = """The chair of the board had decided on this matter before your referral was added to it. What was
decided there holds for your referral {reference}: {outcome}.

If you know something that the board may not have known then, tell the board's office, and give the reference: the
matter can be considered again.

Why it was decided so is not for an e-mail. If your work needs to know more, ask the board's office, and give the
reference.

This mail names nobody on purpose. Do not reply to it.
"""
DECIDED_FOR_MEMBERS = """The chair of the board has decided on the matter {reference}: {outcome}.

You are told because you are a member of the board. Why it was decided so is not for an e-mail: the members hear it
{where}. To hear it before, ask the board's office, and give the reference.

This mail names nobody on purpose. Do not reply to it.
"""
OVER = "This case is closed: no referral of it stands. Nothing more is asked of your agency under this reference."
DECIDED_FOR_AGENCIES = {
    Outcome.REVIEW: "The LSCB chair has decided that a serious case review will be held. Your agency can begin with "
    "its part: see what is asked of it.",
    Outcome.ALTERNATIVE: "The LSCB chair has decided that a review of another kind will be held. Your agency can begin "
    "with its part: see what is asked of it.",
    Outcome.NONE: "The LSCB chair has decided that no review will be held.",
}
AGAIN = """What you referred under {reference} is considered again by the board.

You were told that {outcome}. That decision stands as it was made, until the chair of the board has decided anew: then
we write to you. Why it is considered again is not for an e-mail.

If you learn anything more, or if another child may be at risk now, tell the board's office at once{on_number}: do not
wait for us to write.

This mail names nobody on purpose. Do not reply to it.
"""
LED_BY_ANOTHER = """Another board deals with your referral {reference} from now on: {board}. If you learn anything more,
or if another child may be at risk now, tell its office at once{on_number}, and give the reference.

This mail names nobody on purpose. Do not reply to it.
"""
AGAIN_FOR_MEMBERS = """The matter {reference} is considered again by the board.

You are told because you are a member of the board, and were told that {outcome}. That decision stands as it was made,
until the chair of the board has decided anew: then you are told. To hear why, ask the board's office, and give the
reference.

This mail names nobody on purpose. Do not reply to it.
"""
AGAIN_FOR_AGENCIES = (
    "The LSCB chair has opened the case again. What was decided before stands until it is decided anew, and you are "
    "told then. Nothing in your agency's records may be lost, moved or changed meanwhile."
)
OUTCOMES = {
    Outcome.REVIEW: "a serious case review will be held",
    Outcome.ALTERNATIVE: "a review of another kind will be held",
    Outcome.NONE: "no review will be held",
}


def acknowledge(referral: Referral, steps: Iterable[str] = NEXT) -> None:
    """Thank the referrer by mail, where an address was given, and say what happens next."""
    numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(steps, start=1))
    told = {(referral.referrer_email, referral.casefile.reference)}
    mail.post(
        _letters(
            referral.casefile, told, "your referral was received", RECEIVED, next=numbered, secure=SECURE_YOUR_RECORDS
        )
    )


def tell_the_referrers(casefile: CaseFile, outcome: str) -> None:
    """The outcome without detail, once to each address that a standing referral of the case gives."""
    mail.post(_of_the_outcome(casefile, Referral.objects.filter(casefile=casefile), outcome, DECIDED))


def tell_the_referrers_who_leads(casefile: CaseFile) -> None:
    """Whose office they tell what they learn from now on; that of before can open the case no more."""
    standing, board = _referrers(Referral.objects.filter(casefile=casefile)), str(casefile.board)
    mail.post(_letters(casefile, standing, "another board deals with your referral", LED_BY_ANOTHER, board=board))


def tell_the_agencies(casefile: CaseFile, said: str, by: User) -> None:
    """The people of each agency of the case are told: that they can begin (T7a), or that nothing is asked any more."""
    told = [one for one in _people_of_the_agencies(casefile, timezone.localdate()) if one != by]
    notifications.queue(casefile, told, said)


def tell_the_members_of_the_lscb(casefile: CaseFile, outcome: str, by: User) -> None:
    """Every member is told the outcome (T7a), but for the barred; they open no case, so the reasons wait for a meeting.

    Three queries.
    """
    today = timezone.localdate()
    told = {(one.email, casefile.reference) for one in _members_of_the_lscb(casefile, today) if one != by}
    coming = Meeting.objects.filter(board=casefile.board_id, kind=Meeting.Kind.BOARD, status=Meeting.Status.PLANNED)
    following = coming.filter(meets_on__gte=today).order_by("meets_on").first()
    where = f"at its meeting on {day_words(following.meets_on)}" if following else "at its next meeting"
    said = OUTCOMES[Outcome(outcome)]
    about = "a decision of the chair of the board"
    mail.post(_letters(casefile, told, about, DECIDED_FOR_MEMBERS, outcome=said, where=where))


def tell_it_is_considered_again(casefile: CaseFile, outcome: str, by: User) -> None:
    """Whoever was told this outcome hears that it is considered again, nobody in two ways.

    The step itself tells the office and those who recommend; then come the agencies, the members, and who referred.
    """
    today, said = timezone.localdate(), OUTCOMES[Outcome(outcome)]
    known = [by, *holders(casefile, TOLD["consideration.reopen"][0], today)]
    agencies = _people_of_the_agencies(casefile, today)
    members = {(one.email, casefile.reference) for one in _members_of_the_lscb(casefile, today)}
    referrers = _referrers(Referral.objects.filter(casefile=casefile))
    told = {one.email.casefold() for one in known}
    for letters in (
        [notifications.letter(casefile, one.email, AGAIN_FOR_AGENCIES, "", one) for one in agencies],
        _letters(casefile, members, "a matter that is considered again", AGAIN_FOR_MEMBERS, outcome=said),
        _letters(casefile, referrers, "your referral is considered again", AGAIN, outcome=said),
    ):
        new = [one for one in letters if one.address.casefold() not in told]
        mail.post(new)
        told |= {one.address.casefold() for one in new}


def tell_a_later_referrer(referral: Referral, outcome: str) -> None:
    """The outcome for who referred after it was decided; not to who was told this very outcome before.

    Whose referral was moved here hears it as of their own: of another matter they know nothing.
    """
    words = DECIDED_BEFORE if referral.came_from is None else DECIDED
    either = [_of_the_outcome(referral.casefile, [referral], outcome, one) for one in (DECIDED, DECIDED_BEFORE)]
    bodies = [one.body for letters in either for one in letters]
    with walls.portal():  # nobody reads the outbox
        known = Message.objects.filter(body__in=bodies)
        new = [
            one
            for one in _of_the_outcome(referral.casefile, [referral], outcome, words)
            if not known.filter(address__iexact=one.address, subject=one.subject).exists()
        ]
    mail.post(new)


def _of_the_outcome(casefile: CaseFile, referrals: Iterable[Referral], outcome: str, words: str) -> list[Message]:
    about, said = "the outcome of your referral", OUTCOMES[Outcome(outcome)]
    return _letters(casefile, _referrers(referrals), about, words, outcome=said)


def _people_of_the_agencies(casefile: CaseFile, day: date) -> list[User]:
    """Whoever acts for an agency of the case."""
    involved = list(casefile.involved())
    known = Holders([casefile], [agency.pk for agency in involved], day)
    found = {one for agency in involved for role in OF_AGENCY for one in known.of(casefile, role, agency.pk)}
    return sorted(found, key=lambda one: one.pk)


def _members_of_the_lscb(casefile: CaseFile, day: date) -> list[User]:
    """Every member of the board, but for the barred; two queries."""
    belong = Membership.objects.on(day).filter(board=casefile.board_id, role__in=BELONG[Meeting.Kind.BOARD])
    members = User.objects.filter(is_active=True, pk__in=belong.values("user"))
    barred = set(bars_on(day).filter(casefile=casefile).values_list("user", flat=True))
    return [one for one in members if one.pk not in barred]


def _referrers(referrals: Iterable[Referral]) -> set[tuple[str, str]]:
    """The address of each whose referral stands, with the reference that they know."""
    return {(one.referrer_email, given_to_the_referrer(one)) for one in referrals if one.stands}


def given_to_the_referrer(referral: Referral) -> str:
    """The reference that they know: a case that their referral was moved to is nothing that they have heard of."""
    with walls.portal():  # the case that it came from may be closed to who decides
        while referral.came_from and (referral.status == S.LINKED or referral.came_from.status == S.MERGED):
            referral = referral.came_from
        return referral.casefile.reference


def _letters(casefile: CaseFile, told: set[tuple[str, str]], about: str, words: str, **said: str) -> list[Message]:
    """A letter to each address, however it was typed, which names the reference that its reader was given."""
    once = {(address.casefold(), reference): address for address, reference in sorted(told) if address}
    said |= {"on_number": f", on {number}" if (number := casefile.board.telephone) else ""}
    return [
        mail.letter(address, f"{reference}: {about}", words.format(reference=reference, **said), casefile=casefile)
        for (_, reference), address in once.items()
    ]
