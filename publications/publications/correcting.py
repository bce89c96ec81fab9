"""The page on which a day of a product is put right."""

from publications.publications import corrections
from scr_portal.corrections.views import CorrectPage


class Correct(CorrectPage):
    """A dated fact of a product."""

    step = corrections.correct
