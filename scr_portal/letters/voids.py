"""A letter that was begun, or recorded as sent, by mistake."""

from scr_portal.letters.models import Letter
from scr_portal.voids.transitions import voidable


def _is_not_in_the_portal(letter: Letter) -> str | None:
    is_open = letter.is_opened_here and letter.status in Letter.OUT
    return "It was sent to be opened in the portal: that cannot be undone. Call it back." if is_open else None


void = voidable(Letter, when=[_is_not_in_the_portal])
