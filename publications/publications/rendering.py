"""What the worker does to make the documents of a publication."""

from publications.printing import html
from publications.printing.gathering import report
from publications.publications import transitions
from publications.publications.models import Publication
from publications.publications.queueing import RENDER
from scr_portal.accounts import User
from scr_portal.printing import making
from scr_portal.printing.pdf import pdf


def make(publication_id: int) -> None:
    """Make the page and the PDF and hand them to the publication; safe to run twice."""
    making.make(
        _read(publication_id),
        RENDER,
        lambda: _hand_over(publication_id),
        failed="The documents could not be laid out. Try again, or tell the administrator.",
        changed="The text was changed while the documents were made. Ask for them again.",
    )


def _hand_over(publication_id: int) -> None:
    publication = _read(publication_id)
    page = html.page(report(publication))
    transitions.receive_rendering.run(publication, User.objects.system(), pdf=pdf(page), html=page)


def _read(publication_id: int) -> Publication:
    return Publication.objects.select_related("casefile__board", "review").get(pk=publication_id)
