"""Finds the editions: every module here that has an EDITION."""

import importlib
import pkgutil
from datetime import date
from functools import cache
from pathlib import Path

from scr_portal.guidance.base import Edition


class UnknownEdition(LookupError):
    """Raised for a slug no edition has."""


@cache
def editions() -> dict[str, Edition]:
    """Every edition by slug, in the order they came into force."""
    modules = (
        importlib.import_module(f"scr_portal.guidance.{found.name}")
        for found in pkgutil.iter_modules([str(Path(__file__).parent)])
        if found.name.startswith("wt")
    )
    ordered = sorted((module.EDITION for module in modules), key=lambda edition: edition.in_force_from)
    return {edition.slug: edition for edition in ordered}


def edition(slug: str) -> Edition:
    """The edition of this slug; raises UnknownEdition."""
    try:
        return editions()[slug]
    except KeyError:
        raise UnknownEdition(f"There is no edition “{slug}”; there are {', '.join(editions())}.") from None


def edition_on(day: date) -> Edition:
    """The edition in force on `day`; before the first one, the first."""
    in_force = [one for one in editions().values() if one.in_force_from <= day]
    return in_force[-1] if in_force else next(iter(editions().values()))
