"""`manage.py load_national`: a whole country of invented cases, on a database that is the demonstration's own."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts import Board
from scr_portal.casefiles import CaseFile
from scr_portal.demo import mark
from scr_portal.demo.national import filling, names
from scr_portal.walls.owning import as_owner


class Command(BaseCommand):
    """Fills an empty database once; says what is in it."""

    help = "Fill an empty database with invented boards and cases, as many as a whole country has."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many of each, and what the names and days follow from."""
        parser.add_argument("--boards", type=int, default=150, help="so many boards (150)")
        parser.add_argument("--cases", type=int, default=10000, help="so many cases (10000)")
        parser.add_argument("--seed", type=int, default=1, help="the same data for the same number and day (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing on a second run; refused without the demonstration, and on a database that holds anything else."""
        boards, cases = options["boards"], options["cases"]
        if not settings.DEMO:
            raise CommandError(
                "Invented cases are for the demonstration only: set PORTAL_DEMO=1 and use an empty database."
            )
        if not 0 < boards <= names.MOST_BOARDS or cases < 1:
            raise CommandError(f"Ask for 1 to {names.MOST_BOARDS} boards and for at least one case.")
        with walls.portal():
            self._fill(boards, cases, options["seed"])
            self.stdout.write(f"{Board.objects.count()} boards with {CaseFile.objects.count():,} cases are here.")

    def _fill(self, boards: int, cases: int, seed: int) -> None:
        if Board.objects.exists():
            if not (mark.is_marked() and filling.is_here()):
                raise CommandError("This database holds other boards: the invented country needs an empty one.")
            return
        self.stdout.write("Walking some cases and copying them ...")
        filling.fill(boards, cases, seed, timezone.localdate())
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # or the first pages are planned for an empty database
