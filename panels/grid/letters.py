"""The letter by which the LSCB chair asks a chief officer for what the agency owes; once sent, it is a chase."""

from collections.abc import Iterable

from django.utils import timezone

from panels.grid.rows import COLUMNS, Row, rows
from referrals.letters import last_decision, to_chief_officer, where_it_stands
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import note_letter, take_back
from scr_portal.clocks import day_words
from scr_portal.letters.drafting import CHAIRS, Beware, Draft, drafts, rereads
from scr_portal.letters.models import Letter
from scr_portal.roles import Role
from scr_portal.shelf import Shelf
from scr_portal.transitions import after

IN_WORDS = dict(
    zip(
        COLUMNS,
        (
            "confirmation that your records are secured",
            "what your agency knew",
            "your answer on contact that has come to light later",
            "your individual management review",
            "your health overview report",
            "your chronology",
            "your check of the facts",
            "word that your staff were told what was found",
            "the actions of your agency",
        ),
        strict=True,
    )
)
"""What the columns of the grid are called to the agency."""


@drafts(Letter.Kind.LATE)
def late(shelf: Shelf, reader: User) -> Iterable[Draft]:
    """To the chief officer of each agency that owes something on an open case; the chair writes it, nobody else."""
    casefile = shelf.casefile
    held = grants(reader).roles_on(casefile.pk) & CHAIRS
    if not casefile.is_open or not held:
        return
    office = "chair" if Role.CHAIR in held else "acting chair"
    stands = _where_it_stands(shelf, reader)
    chases = [one for one in shelf.rows(Chase) if not one.is_a_call]
    for row in rows(casefile, shelf, timezone.localdate()):
        if row.owes:
            yield to_chief_officer(
                row.agency.public_id,
                row.agency,
                f"I write to you as the {office} of {casefile.board}. {stands}",
                "We still wait for this from your agency:",
                _owed(row),
                *_reminded(row, [one for one in chases if one.agency_id == row.agency.pk]),
                "Please see to it that we have it by [day]. If that cannot be done, please tell me what stands in the "
                "way, and when we can expect it.",
            )


def _where_it_stands(shelf: Shelf, writer: User) -> str:
    """As in every letter; who decided writes “I”."""
    decision, stands = last_decision(shelf), where_it_stands(shelf)
    is_theirs = decision is not None and decision.decided_by_id == writer.pk
    return stands.replace("the chair of the board decided", "I decided") if is_theirs else stands


@rereads
def not_owed_any_more(letter: Letter, reader: User) -> Iterable[Beware]:
    """What the letter still asks for, of what the agency has given, or was not to give, since it was written."""
    if letter.kind != Letter.Kind.LATE or letter.corrects_id:
        return
    case = letter.casefile
    found = rows(case, Shelf(case, reader), timezone.localdate())
    owed = {name for row in found if row.agency == letter.agency for name, cell in row.columns if cell.is_owed}
    gone = [what for name, what in IN_WORDS.items() if name not in owed and f"- {what}" in letter.text]
    if gone:
        yield Beware("No longer waited for", f"{'; '.join(gone)}. Change the words before the letter goes.")


@after("letter.send")
@after("letter.send_by_code")
@after("letter.record_sent")
def count_as_a_chase(letter: Letter, by: User) -> None:
    """Among the reminders of the agency; not when it only puts a date right, nor on a case that has been closed."""
    if letter.kind == Letter.Kind.LATE and letter.corrects_id is None and letter.casefile.is_open:
        note_letter.run(Chase(casefile=letter.casefile), User.objects.system(), letter=letter, sent_by=by)


@after("letter.void")
@after("letter.call_back")
def chased_nobody(letter: Letter, by: User) -> None:
    """A letter that nobody was to have counts as no reminder: the next one goes as if it had not been written."""
    for chase in Chase.objects.filter(letter=letter):
        take_back.run(chase, User.objects.system())


def _reminded(row: Row, chases: list[Chase]) -> Iterable[str]:
    """That the agency’s people, and its chief officer, were asked once more for what it owes, and when they were."""
    asked = [cell.asked_on for cell in row.cells if cell.is_owed and cell.asked_on]
    since = [one for one in chases if not asked or one.chased_on >= min(asked)]
    people = [one.chased_on for one in since if one.tier in (Chase.Tier.PEOPLE, Chase.Tier.SENIOR)]
    chief = [one.chased_on for one in since if one.tier == Chase.Tier.CHIEF]
    said = [f"Your agency’s people were reminded on {day_words(max(people))}."] if people else []
    said += [f"We wrote to you about it on {day_words(max(chief))}."] if chief else []
    return [" ".join(said)] if said else []


def _owed(row: Row) -> str:
    """A line for each thing, with its day, which says the same whenever the letter is read."""
    owed = ((IN_WORDS[name], cell.due) for name, cell in row.columns if cell.is_owed)
    return "\n".join(f"- {what}, due on {day_words(due)}" if due else f"- {what}" for what, due in owed)
