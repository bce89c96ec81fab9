"""Prints every clock that some dated facts start under one edition of the guidance. Needs no database."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scr_portal.bank_holidays import known
from scr_portal.clocks import Clock, UnknownYear
from scr_portal.guidance import edition
from scr_portal.guidance.facts import ImpossibleFacts, check, check_notice
from scr_portal.guidance.register import UnknownEdition
from scr_portal.guidance.terms import Fact

EARLIEST, LATEST = 1900, 2100


class Command(BaseCommand):
    """`manage.py clocks --edition wt2010 --attention 2010-01-12 --json`"""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """One option for each fact."""
        parser.add_argument("--edition", required=True, metavar="EDITION", help="for example wt2010")
        for fact in Fact:
            name = f"--{fact.replace('_', '-')}"
            parser.add_argument(name, dest=fact, metavar="YYYY-MM-DD", help=f"{fact.words} on this day")
        parser.add_argument("--json", action="store_true", help="a list of objects instead of a table")

    def handle(self, **options: Any) -> None:
        """Print the clocks by date; exit with 2 and a sentence when the question makes no sense."""
        try:
            facts = {fact: _day(fact, options[fact]) for fact in Fact if options[fact] is not None}
            check(facts)
            clocks = edition(options["edition"]).clocks(facts, known())
            check_notice(facts, clocks)
        except (UnknownEdition, ImpossibleFacts, UnknownYear, WrongDay) as wrong:
            raise CommandError(str(wrong), returncode=2) from wrong
        self.stdout.write(_as_json(clocks) if options["json"] else _as_table(clocks))


class WrongDay(ValueError):
    """Raised for what is no day, or none that can be meant."""


def _day(fact: Fact, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongDay(f"“{text}” is not a day for “{fact.words}”: give one that exists, as 2010-01-12.") from None
    if len(text) != len("2010-01-12") or not EARLIEST <= day.year <= LATEST:
        raise WrongDay(f"“{text}” cannot be meant for “{fact.words}”: give a day from {EARLIEST} to {LATEST}.")
    return day


def _as_json(clocks: list[Clock]) -> str:
    return json.dumps(
        [
            {
                "name": clock.name,
                "sort": clock.sort,
                "from": clock.start.isoformat(),
                "due": clock.due.isoformat(),
                "steps": list(clock.steps),
                "source": clock.source,
            }
            for clock in clocks
        ],
        indent=2,
        ensure_ascii=False,
    )


def _as_table(clocks: list[Clock]) -> str:
    if not clocks:
        return "These facts start no clock under this edition."
    return "\n\n".join(
        "\n  ".join((f"{clock.due}  {SORTS[clock.sort]}: {clock.name}", *clock.steps, f"Source: {clock.source}"))
        for clock in clocks
    )


SORTS = {"due": "due", "not_before": "not before", "until": "until"}
