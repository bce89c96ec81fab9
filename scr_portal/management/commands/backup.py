"""`manage.py backup PLACE`: everything in one encrypted file, while the portal goes on."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from scr_portal.backups import BackupError, making

LACKING = "{} files are not as they were kept and are not in the backup: `manage.py verify_files` names them."


class Command(BaseCommand):
    """Exit code 1 when there is no backup, or when files are missing from it."""

    help = "Write the database, the files and the anchors to one file that only the backup key opens."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and how to say it."""
        parser.add_argument("place", type=Path, help="a file that is not there yet, or a folder to make one in")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it and say what is in it."""
        place: Path = options["place"]
        if place.is_dir():
            place /= f"portal-{timezone.now():%Y-%m-%dT%H%M%SZ}.backup"
        try:
            made = making.make(place)
        except BackupError as trouble:
            raise CommandError(str(trouble)) from trouble
        files = sum(name.startswith("files/") for name in made.manifest.members)
        rows = sum(int(rows) for rows, _ in made.manifest.tables.values())
        if options["json"]:
            facts = {"place": str(place), "bytes": made.size, "rows": rows, "files": files}
            self.stdout.write(json.dumps(facts | {"lacking": made.manifest.lacking}))
        else:
            self.stdout.write(f"{place}: {rows} rows and {files} files, {made.size:,} bytes.")
        if made.manifest.lacking:
            raise CommandError(LACKING.format(len(made.manifest.lacking)))
