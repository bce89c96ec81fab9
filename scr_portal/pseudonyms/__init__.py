"""Where the known people of a case appear in a text. No Django here: names and texts in, places out."""

from scr_portal.pseudonyms.hiding import hidden
from scr_portal.pseudonyms.known import Certainty, Found, Known, Passage
from scr_portal.pseudonyms.searching import found

__all__ = ["Certainty", "Found", "Known", "Passage", "found", "hidden"]
