"""`manage.py rebuild_access`: the rows that carry the rights of appointments, made anew or compared."""

import json
import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from scr_portal import walls
from scr_portal.access.rebuilding import differences, rebuild


class Command(BaseCommand):
    """Rights on cases follow from the appointments; the rows that hold them can be rebuilt at any time."""

    help = "Rebuild the rows that carry the rights of appointments; with --check only say what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer --check and --json."""
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something differs")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    @walls.portal()
    def handle(self, *args: object, **options: object) -> None:
        """Say what differs, one line each, and put it right unless asked only to check."""
        found = differences() if options["check"] else rebuild()
        if options["json"]:
            rows = [{"kind": one.kind, "model": one.model, "appointment": one.appointment} for one in found]
            self.stdout.write(json.dumps({"differences": rows, "rebuilt": not options["check"]}))
        else:
            self.stdout.write("\n".join(map(str, found)) or "Nothing differs.")
        if found and options["check"]:
            sys.exit(1)
