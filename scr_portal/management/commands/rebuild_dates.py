"""`manage.py rebuild_dates`: the dates of every case, counted anew from its facts, or compared."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.db import transaction

from scr_portal import deadlines, walls
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.locking import locked


class Command(BaseCommand):
    """Dates follow from the facts and the edition of a case; the rows that hold them can be rebuilt at any time."""

    help = "Count the dates of every case anew; with --check only say what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer --check and --json."""
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something differs")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    @walls.portal()
    def handle(self, *args: object, **options: object) -> None:
        """Say what differs, one line each, and put it right unless asked only to check. It mails nobody."""
        check = bool(options["check"])
        found = [(case.reference, date) for case, dates in _astray(check) for date in dates]
        if options["json"]:
            rows = [{"case": case, "kind": one.kind, "subject": one.subject_key} for case, one in found]
            self.stdout.write(json.dumps({"differences": rows, "rebuilt": not check}))
        else:
            lines = (f"{case}: {one.kind} of {one.subject_key}" for case, one in found)
            self.stdout.write("\n".join(lines) or "Nothing differs.")
        if found and check:
            sys.exit(1)


def _astray(check: bool) -> Iterator[tuple[CaseFile, list[Deadline]]]:
    """Case by case, each in a transaction of its own: people go on working."""
    for key in list(CaseFile.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            casefile = locked(CaseFile, key)
            changed, gone = deadlines.astray(casefile) if check else (deadlines.sync(casefile), [])
        yield casefile, changed + gone
