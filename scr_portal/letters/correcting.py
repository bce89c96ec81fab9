"""What a letter said of a day that was put right is told again: a letter is drafted for the office to read and send."""

import re
from datetime import date

from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.corrections.models import Correction
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import tell_again


def states(letter: Letter, day: date) -> bool:
    """Whether the day stands in the words of the letter."""
    words = " ".join(letter.text.split())  # a line may end in the middle of the day
    return bool(re.search(rf"(?<!\d){re.escape(day_words(day))}(?!\d)", words))


def draft_corrections(correction: Correction) -> None:
    """Draft one for each letter of the case that has gone and states the old day; the office reads it first.

    The words decide, not where the day came from: an officer may have typed it. Where two facts fell on the same day
    the letter may be needless, and is then void.
    """
    if correction.old is None:
        return
    for letter in Letter.objects.filter(casefile=correction.casefile_id, status__in=Letter.OUT):
        if states(letter, correction.old):
            tell_again.run(
                Letter(casefile=correction.casefile), User.objects.system(), about=letter,
                text=_words(letter, correction),
            )  # fmt: skip


def outdated(letter: Letter, reader: User) -> list[Correction]:
    """The dates that a letter which has not gone states as they stood before they were put right."""
    corrections = Correction.objects.visible_to(reader, letter.casefile).exclude(old=None)
    return [one for one in corrections if one.old and states(letter, one.old)]


def _words(letter: Letter, correction: Correction) -> str:
    """The salutation and the signature of the letter before, and between them what was wrong and what is right."""
    salutation, *_, signed = letter.text.split("\n\n")
    sent_on = f" of {day_words(letter.dated_on)}" if letter.dated_on else ""
    now = f"It is {correction.new_words}." if correction.new else "The right day is not known."
    return "\n\n".join(
        (
            salutation,
            f"In our letter{sent_on} we told you a date that was wrong. It said {correction.old_words}. {now}",
            f"The date is this: {correction.called[:1].lower()}{correction.called[1:]}.",
            "We are sorry for the mistake.",
            "Yours sincerely",
            signed,
        )
    )
