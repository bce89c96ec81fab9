"""England's bank holidays from 2006 on, as a well-kept library knows them. No Django here."""

from collections.abc import Mapping
from datetime import date

import holidays

YEARS = range(2006, 2031)


def known() -> Mapping[int, Mapping[date, str]]:
    """The bank holidays of every year in YEARS, with their names; another year is not known."""
    return {year: dict(holidays.country_holidays("GB", subdiv="ENG", years=year)) for year in YEARS}
