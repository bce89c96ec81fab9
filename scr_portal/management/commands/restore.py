"""`manage.py restore PLACE --key FILE`: a backup into an empty database and an empty store."""

from argparse import ArgumentParser
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from scr_portal import walls
from scr_portal.audit import verifying
from scr_portal.audit.anchors import Anchors
from scr_portal.backups import BackupError, restoring
from scr_portal.documents.verifying import verify


class Command(BaseCommand):
    """Changes nothing unless the whole backup is good; then says what was compared."""

    help = "Bring a backup back into an empty database and an empty store, and compare everything."
    requires_system_checks = ()  # they look into the database that is not there yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What from, and with which key."""
        parser.add_argument("place", type=Path, help="the backup")
        parser.add_argument("--key", type=Path, required=True, help="the file with the secret part of the backup key")
        parser.add_argument("--check", action="store_true", help="only read the backup and compare it with itself")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; exit code 1 with a sentence when it could not be done."""
        doing = restoring.check if options["check"] else restoring.restore
        try:
            manifest = doing(options["place"], options["key"].read_text())
        except (BackupError, OSError) as trouble:
            raise CommandError(str(trouble)) from trouble
        rows = sum(int(rows) for rows, _ in manifest.tables.values())
        what = f"{len(manifest.tables)} tables with {rows} rows and {len(manifest.members)} parts"
        if options["check"]:
            self.stdout.write(f"The backup of {manifest.made_at} is whole: {what}.")
            return
        call_command("migrate", verbosity=0)
        with walls.portal():
            found = verify()
            anchors = Anchors(Path(settings.ANCHOR_DIR))
            broken = next(chain(anchors.findings, verifying.verify(anchors.marks)), None)
        if found.bad:
            raise CommandError("Restored, but `manage.py verify_files` finds something wrong.")
        if broken:
            raise CommandError(f"Restored, but `manage.py verify_audit` finds: {broken.chain}: {broken}")
        self.stdout.write(f"The backup of {manifest.made_at} is back: {what}, {found.good} files, every chain whole.")
