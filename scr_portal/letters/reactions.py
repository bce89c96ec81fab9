"""What follows from a letter: that its file was opened by whom it is to is proof that it was received."""

from scr_portal.documents import OPENED
from scr_portal.letters.receipts import note_receipt

OPENED.append(note_receipt)
