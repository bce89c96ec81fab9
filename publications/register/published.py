"""What stands on the public register; whatever is not published is not there, and leaves no trace."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from publications.publications.models import Publication
from scr_portal.accounts import Board
from scr_portal.clocks import Clock
from scr_portal.holidays import calendar

STATED = Q(board__reconstruction=False)
"""Whose day of publication is known: the days of a reconstruction are demonstration dates."""
PUBLISHED = Q(status=Publication.Status.PUBLISHED)


def published() -> QuerySet[Publication]:
    """Every published product, newest first, with its board."""
    return Publication.objects.filter(PUBLISHED).select_related("board").order_by("-published_on", "pk")


def one(register_id: str) -> Publication:
    """The published product of this id; Http404 in the same words for what was never there and what was withdrawn."""
    found = published().filter(register_id=register_id).first()
    if found is None:
        raise Http404
    return found


def matching(words: str = "", board: str = "", year: str = "") -> QuerySet[Publication]:
    """The published products with these words in title or board, of this board and this year; empty means any."""
    rows = published()
    for word in words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(board__name__icontains=word))
    rows = rows.filter(board__public_id=board) if board else rows
    return rows.filter(STATED, published_on__year=int(year)) if year else rows


def boards() -> list[tuple[str, str]]:
    """The boards that have published, with what the address calls them, by name."""
    here = Publication.objects.filter(PUBLISHED, board=OuterRef("pk"))
    return list(Board.objects.filter(Exists(here)).order_by("name", "pk").values_list("public_id", "name"))


def years() -> list[str]:
    """The years from the last day of publication that is known back to the first; none where none is."""
    days = Publication.objects.filter(PUBLISHED, STATED).order_by("published_on").values_list("published_on", flat=True)
    first, last = days.first(), days.last()
    return [str(year) for year in range(last.year, first.year - 1, -1)] if first and last else []


def on_the_web(publication: Publication) -> Clock | None:
    """Until when the edition has it stay at least, with the sum; None where no edition says so."""
    rule = publication.casefile.edition.on_the_web
    if rule is None or publication.published_on is None:
        return None
    return rule.clock(publication.published_on, calendar())


def with_it(publication: Publication) -> list[Publication]:
    """What else of the same review has been published."""
    return list(published().filter(review_id=publication.review_id).exclude(pk=publication.pk))
