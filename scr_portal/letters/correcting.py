"""What a letter said of a day that was put right is told again: a letter is drafted for the office to read and send."""

from collections.abc import Iterable

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words, states
from scr_portal.corrections.models import Correction, Moved, stated
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import tell_again


def draft_corrections(casefile: CaseFile, moves: Iterable[Moved]) -> None:
    """Draft one for each letter of the case that has gone and states a day that moved; the office reads it first.

    The words decide, not where the day came from: an officer may have typed it. Where two facts fell on the same day
    the letter may be needless, and is then void.
    """
    moves = list(moves)
    for letter in Letter.objects.filter(casefile=casefile, status__in=Letter.OUT):
        if wrong := stated(letter.text, moves):
            tell_again.run(
                Letter(casefile=casefile), User.objects.system(), about=letter, text=_words(letter, wrong),
            )  # fmt: skip


def draft_moved(casefile: CaseFile, moved: Moved) -> None:
    """The same where a day was not wrong, and another was set in its place."""
    for letter in Letter.objects.filter(casefile=casefile, status__in=Letter.OUT):
        if states(letter.text, moved.old):
            text = _again(letter, f"we told you a date. {moved.set_anew}")
            tell_again.run(Letter(casefile=casefile), User.objects.system(), about=letter, text=text)


def outdated(letter: Letter, reader: User) -> list[Moved]:
    """The dates that a letter which has not gone states as they stood before they were put right."""
    corrections = Correction.objects.visible_to(reader, letter.casefile)
    return [move for one in corrections for move in stated(letter.text, one.moves())]


def _words(letter: Letter, wrong: list[Moved]) -> str:
    """What was wrong, and what is right."""
    told = "a date that was wrong" if len(wrong) == 1 else "dates that were wrong"
    return _again(letter, f"we told you {told}.", *(one.put_right for one in wrong), "We are sorry for the mistake.")


def _again(letter: Letter, what: str, *more: str) -> str:
    """The salutation and the signature of the letter before, and between them what is said now."""
    salutation, *_, signed = letter.text.split("\n\n")
    sent_on = f" of {day_words(letter.dated_on)}" if letter.dated_on else ""
    return "\n\n".join((salutation, f"In our letter{sent_on} {what}", *more, "Yours sincerely", signed))
