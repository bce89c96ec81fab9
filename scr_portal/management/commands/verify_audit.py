"""`manage.py verify_audit`: is the memory whole, and if not, where is it not."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from scr_portal import walls
from scr_portal.audit.anchors import Anchors
from scr_portal.audit.verifying import verify


class Command(BaseCommand):
    """Works out every chain anew: cases, changes of rights, the access log, the anchors."""

    help = "Find every record of the memory that was edited, removed, put in, reordered or cut off, and say where."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer --json and --anchors."""
        parser.add_argument("--json", action="store_true", help="a list of {chain, where, what}; empty if all is well")
        parser.add_argument("--anchors", type=Path, metavar="FOLDER", help="anchors kept elsewhere, to compare with")

    @walls.portal()
    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is found as it is found; exit 1 if anything is, 2 if it could not be looked."""
        anchors = _anchors(options["anchors"])
        try:
            count = self._print(anchors, as_json=options["json"])
        except DatabaseError as error:
            raise CommandError(f"The database could not be read ({type(error).__name__}).", returncode=2) from None
        (self.stderr if options["json"] else self.stdout).write(anchors.said())
        if count:
            raise SystemExit(1)

    def _print(self, anchors: Anchors, *, as_json: bool) -> int:
        count = 0
        for finding in chain(anchors.findings, anchors.late(timezone.now()), verify(anchors.marks)):
            if as_json:
                self.stdout.write(f"{',' if count else '['}{json.dumps(asdict(finding))}")
            else:
                self.stdout.write(f"{finding.chain}: {finding}")
            count += 1
        if as_json:
            self.stdout.write("]" if count else "[]")
        else:
            self.stdout.write(f"{count} found." if count else "Nothing was changed, removed, put in or cut off.")
        return count


def _anchors(elsewhere: Path | None) -> Anchors:
    if elsewhere and not elsewhere.is_dir():
        raise CommandError("There is no such folder of anchors.", returncode=2)
    return Anchors(elsewhere or Path(settings.ANCHOR_DIR))
