"""The brief as a PDF of one page, made in a process of its own and kept nowhere (docs/decisions/0024)."""

from django.template.loader import render_to_string
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casework.brief import CaseBrief, Size
from scr_portal.printing.beside import laid_out

SIZES = (
    Size(14, 420, 9),
    Size(9, 220, 6),
    Size(6, 180, 4),
    Size(4, 140, 3),
    Size(2, 100, 3),
    Size(1, 60, 3, small=True),
    Size(1, 50, 1, small=True),
)
"""From the fullest page to one that always fits."""


def printed(brief: CaseBrief, reader: User) -> bytes:
    """The fullest page that is one page. Raises apart.UnreadableError when it cannot be laid out."""
    return laid_out([_page(brief, size, reader) for size in SIZES])


def _page(brief: CaseBrief, size: Size, reader: User) -> str:
    said = {"brief": brief.cut(size), "small": size.small, "reader": reader, "now": timezone.localtime()}
    return render_to_string("casework/brief.html", said)
