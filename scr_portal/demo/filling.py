"""Fills the demonstration: people, invented cases, and the one reconstruction."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from scr_portal.demo import cases, cast, mark, reconstruction


def fill() -> None:
    """All or nothing, in one transaction, with the mark that lets the demonstration start."""
    today = timezone.localdate()
    with transaction.atomic():
        mark.mark()
        people = cast.gather()
        cases.published_2013(people)
        cases.published_2010(people)
        reconstruction.rebuild()
        cases.before_the_decision(people, today)
        cases.decided_not_to(people, today)
        cases.decided_otherwise(people, today)
        cases.under_way(people, today)
        cases.towards_publication(people, today)


def examples() -> Iterable[tuple[str, str]]:
    """Somebody for each part, with the words for it."""
    return [(part.name, f"{part.position}, {part.of or 'by appointment'}") for part in cast.PARTS[:11]]
