"""The steps of chasing: an e-mail that names nobody, a telephone call, a letter of the chair that has gone."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils import timezone

from scr_portal import mail, notifications
from scr_portal.access import holders
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import closed
from scr_portal.chases.models import Chase
from scr_portal.days import check_day
from scr_portal.deadlines import Deadline
from scr_portal.letters.models import Letter
from scr_portal.roles import Audience, Role
from scr_portal.transitions import transition

WAITING = "The LSCB still waits for something from your agency on this case: see what."
TO_THE_CHIEF = """{board} waits for something from your agency that is late.

Ask your agency's senior officer about it, or the board's office{telephone}.

This mail names nobody on purpose. Do not reply to it.
"""
NOBODY_TO_MAIL = "Nobody of {agency} has an account: telephone, and note the call; or write to its chief officer"
READ_IN_THE_DIGEST = {
    Chase.Tier.SENIOR: (Role.SENIOR,),
    Chase.Tier.TOLD: (Role.CHAIR, Role.ACTING_CHAIR),
}
"""Whom the portal tells in the mail of the morning, by tier."""
PEOPLE = (Role.SENIOR, Role.REPRESENTATIVE, Role.IMR_AUTHOR)


@transition(Chase, opens=True, when=[closed], sentence="{by} chased {it.agency} by e-mail")
def send(chase: Chase, by: User, *, agency: Agency, tier: str, what: str) -> None:
    """Write to the agency's people on the case, or to its chief officer; ValidationError where nobody is known."""
    _check_agency(chase, agency)
    if tier == Chase.Tier.CHIEF:
        whom = _write_to_the_chief(chase, agency)
    elif tier == Chase.Tier.PEOPLE:
        whom = _write_to_the_people(chase, agency)
    else:
        raise ValidationError(
            {"tier": "Select the agency’s people or its chief officer: a letter is written from the letter book"}
        )
    _keep(chase, by, agency, tier, Chase.Route.MAIL, whom, what, timezone.localdate())


@transition(Chase, opens=True, when=[closed], sentence="{by} noted a telephone call to {it.agency}")
def note_call(chase: Chase, by: User, *, agency: Agency, whom: str, what: str, called_on: date) -> None:
    """Note whom of the agency was spoken to, when, and what was said; not before it was asked for anything."""
    _check_agency(chase, agency)
    dates = Deadline.objects.filter(casefile=chase.casefile, agency=agency)
    asked_on = dates.aggregate(first=Min("starts_on"))["first"]
    check_day("called_on", called_on, asked_on, "the agency was first asked for something")
    _keep(chase, by, agency, Chase.Tier.PEOPLE, Chase.Route.TELEPHONE, whom, what, called_on)


@transition(
    Chase, opens=True, when=[closed], sentence="The LSCB chair's letter to the chief officer of {it.agency} was sent"
)
def note_letter(chase: Chase, by: User, *, letter: Letter, sent_by: User) -> None:
    """Note that the chair's letter about what is late has gone; the portal's step, once the letter is sent.

    Also to an agency that has left the case meanwhile: it was written to all the same.
    """
    assert letter.agency  # noqa: S101  the letter proposes itself to an agency only
    assert letter.sent_on  # noqa: S101  the database sees to it
    _keep(chase, sent_by, letter.agency, Chase.Tier.CHAIR, Chase.Route.LETTER, letter.to, str(letter), letter.sent_on)
    chase.letter = letter


def _letter_stands(chase: Chase) -> str | None:
    letter = chase.letter
    return None if letter and (letter.is_void or letter.undone_on) else "No letter of it is void or was called back."


@transition(
    Chase,
    when=[_letter_stands],
    sentence="The LSCB chair's letter to the chief officer of {it.agency} chased nobody: {it.void_because}",
)
def take_back(chase: Chase, by: User) -> None:
    """The letter is void or was called back, so nobody was chased by it; the portal takes this step."""
    letter = chase.letter
    chase.voided_at, chase.voided_by = timezone.now(), by
    chase.void_because = (letter.void_because or letter.why_undone) if letter else ""


@transition(Chase, opens=True, when=[closed], sentence="{by} went one higher because {it.agency} is late: {it.whom}")
def escalate(chase: Chase, by: User, *, agency: Agency, tier: str, what: str) -> None:
    """Tell the senior officer, the chief officer or the LSCB chair, by the portal itself (reminders/escalation.py).

    The first and the last read it in their digest. ValidationError where nobody is known.
    """
    if tier == Chase.Tier.CHIEF:
        whom = _write_to_the_chief(chase, agency)
    elif tier in READ_IN_THE_DIGEST:
        roles = READ_IN_THE_DIGEST[Chase.Tier(tier)]
        people = holders(chase.casefile, roles, timezone.localdate(), agency.pk)
        whom = ", ".join(person.name for person in people)
    else:
        raise ValidationError(
            {"tier": "Only a senior officer, a chief officer or the LSCB chair is told by the portal"}
        )
    if not whom:
        raise ValidationError({"tier": "Nobody is known who could be told"})
    _keep(chase, by, agency, tier, Chase.Route.MAIL, whom, what, timezone.localdate())


def _check_agency(chase: Chase, agency: Agency) -> None:
    if not chase.casefile.involved().filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Select an agency of this case"})


def _keep(chase: Chase, by: User, agency: Agency, tier: str, route: str, whom: str, what: str, day: date) -> None:
    chase.audience = Audience.PANEL
    chase.agency, chase.tier, chase.route, chase.whom = agency, tier, route, whom[:300]
    chase.what, chase.chased_on, chase.chased_by = what, day, by


def _write_to_the_people(chase: Chase, agency: Agency) -> str:
    people = holders(chase.casefile, PEOPLE, timezone.localdate(), agency.pk)
    if not people:
        raise ValidationError({"agency": NOBODY_TO_MAIL.format(agency=agency)})
    notifications.queue(chase.casefile, people, WAITING)
    return ", ".join(person.name for person in people)


def _write_to_the_chief(chase: Chase, agency: Agency) -> str:
    if not agency.chief_officer_email:
        raise ValidationError(
            {"tier": f"No address of the chief officer of {agency} is known: ask an administrator to enter it"}
        )
    case, board = chase.casefile, chase.casefile.board
    telephone = f": telephone {board.telephone}" if board.telephone else ""
    body = TO_THE_CHIEF.format(board=board, telephone=telephone)  # without a link: a chief officer has no account
    mail.queue(agency.chief_officer_email, f"{case.reference}: something is late", body, casefile=case)
    return agency.chief_officer or "The chief officer"
