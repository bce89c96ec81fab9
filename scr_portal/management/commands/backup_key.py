"""`manage.py backup_key FILE`: the two parts of a key, one to make backups with and one to open them."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pyrage
from django.core.management.base import BaseCommand, CommandError

AFTER = """The secret part is in {file}. It alone opens the backups: keep it in two places, neither of them on this
machine, and then remove it from here. The public part is in {file}.pub; set PORTAL_BACKUP_KEY to it:
{public}"""


class Command(BaseCommand):
    """Makes a key that the program `age` knows as well. Needs no database."""

    help = "Make a key for backups: FILE opens them, FILE.pub makes them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write it."""
        parser.add_argument("file", type=Path, help="a file that is not there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write both parts and say what to do with them."""
        file: Path = options["file"]
        identity = pyrage.x25519.Identity.generate()
        public = str(identity.to_public())
        try:
            with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as secret:
                secret.write(f"# public key: {public}\n{identity}\n")
            Path(f"{file}.pub").write_text(public)
        except OSError as failure:
            raise CommandError(f"{file} could not be written: {failure.strerror}.") from failure
        self.stdout.write(AFTER.format(file=file, public=public))
