"""`manage.py rotate_file_keys`: every file of the store opens with the first of PORTAL_FILE_KEYS."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scr_portal import walls
from scr_portal.documents import keyring
from scr_portal.documents.storage import file_keys

WORDS = {
    "ready": "sealed with the first key already",
    "done": "given the first key now",
    "plain": "plain before, and sealed now",
    "key_not_at_hand": "sealed with a key that is not at hand",
    "damaged": "damaged",
}


class Command(BaseCommand):
    """Wraps the key of each file anew; what is in the file is not touched. Safe to stop and to run again."""

    help = "Have every file of the store opened by the first of PORTAL_FILE_KEYS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer --json."""
        parser.add_argument("--json", action="store_true", help="one JSON object with the number of files")

    @walls.portal()
    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and count; exit code 1 when a file cannot be opened."""
        found = keyring.rotate()
        if options["json"]:
            counts = {name: found[name] for name in WORDS}
            self.stdout.write(json.dumps({"first_key": file_keys().first.hex(), **counts}))
        elif options["verbosity"]:
            for name in WORDS:
                if found[name]:
                    self.stdout.write(f"{found[name]} files {WORDS[name]}.")
        if found["key_not_at_hand"] or found["damaged"]:
            raise CommandError("Some files cannot be opened; nothing was done to them.")
