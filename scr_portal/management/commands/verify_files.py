"""`manage.py verify_files`: is every file there, whole, and what its row says."""

import dataclasses
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scr_portal import walls
from scr_portal.documents.verifying import verify

WORDS = {
    "missing": "missing",
    "damaged": "damaged: not the bytes that were kept",
    "key_not_at_hand": "sealed with a key that is not at hand",
    "not_asked_for": "in the store, but of no row: left by a process that was killed",
}


class Command(BaseCommand):
    """Reads every file to its end, so it takes a while on a large store. Names are those in the store: random."""

    help = "Read every file of the store back and compare it with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer --json."""
        parser.add_argument("--json", action="store_true", help="one JSON object")

    @walls.portal()
    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is not as it was kept; exit code 1 when a file that is needed cannot be had."""
        found = verify()
        if options["json"]:
            self.stdout.write(json.dumps(dataclasses.asdict(found)))
        else:
            self.stdout.write(f"{found.good} files are as they were kept.")
            for name, words in WORDS.items():
                for file in getattr(found, name):
                    self.stdout.write(f"{file}: {words}.")
        if found.bad:
            raise CommandError("Not every file is as it was kept.")
