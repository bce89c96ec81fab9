"""Where a health overview report must be written: as many health trusts give IMRs as the edition says."""

from collections.abc import Iterable

from panels.imrs.models import Imr
from reviews.models import Review

HOW_MANY = {2: "two", 3: "three", 4: "four", 5: "five"}


def is_required(review: Review, trusts: int) -> bool:
    """Whether the edition has the rule, of which so many trusts are enough; it is one of serious case reviews."""
    enough = review.casefile.edition.health_overview_from
    return enough is not None and trusts >= enough and not review.is_alternative


def trusts_of(imrs: Iterable[Imr]) -> int:
    """How many health trusts give an IMR to the review; a GP practice is not a trust (guidance.md 7.14)."""
    return sum(
        imr.agency is not None and imr.agency.is_health_trust and imr.status != Imr.Status.WAIVED for imr in imrs
    )


def trusts_giving(review: Review) -> int:
    """The same, asked of the database: one query."""
    return trusts_of(Imr.objects.filter(review=review).select_related("agency"))


def why_required(review: Review, trusts: int) -> str:
    """The rule in a sentence; empty where it asks for nothing."""
    if not is_required(review, trusts):
        return ""
    return (
        f"{HOW_MANY.get(trusts, str(trusts)).capitalize()} health trusts give IMRs: a health overview report must be "
        "written, by a designated professional."
    )
