"""What the worker does to lay a letter out."""

import re

from django.template.loader import render_to_string

from scr_portal.accounts import User
from scr_portal.letters import transitions
from scr_portal.letters.models import Letter
from scr_portal.printing import making
from scr_portal.printing.pdf import pdf

BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")


def make(letter_id: int) -> None:
    """Make the PDF and hand it to the letter; safe to run twice."""
    making.make(
        _whole(letter_id),
        transitions.LAY_OUT,
        lambda: _hand_over(letter_id),
        failed="The letter could not be laid out. Change its words and finish it anew, or tell the administrator.",
        changed="The letter was changed while it was laid out. Finish it anew.",
    )


def _hand_over(letter_id: int) -> None:
    letter = _whole(letter_id)
    transitions.receive_pdf.run(letter, User.objects.system(), pdf=pdf(html(letter)))


def html(letter: Letter) -> bytes:
    """The letter as a page that stands alone, with the head of the board; a telephone number stays in one line."""
    shown = {"letter": letter, "text": BETWEEN_DIGITS.sub("\N{NO-BREAK SPACE}", letter.text)}
    return render_to_string("letters/print.html", shown | {"board": letter.casefile.board}).encode()


def _whole(letter_id: int) -> Letter:
    return Letter.everything.select_related("casefile__board", "agency").get(pk=letter_id)
