"""`manage.py anchor`: seal what can be sealed and write the anchor of today."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from scr_portal import audit, walls
from scr_portal.audit import anchors


class Command(BaseCommand):
    """What beat does every day, by hand: before a backup, or before the files are carried elsewhere."""

    help = "Seal the access log and write today's anchor, unless it is there."

    @walls.portal()
    def handle(self, *args: Any, **options: Any) -> None:
        """Print where it is."""
        audit.seal()
        written = anchors.write(timezone.localdate())
        self.stdout.write(str(written) if written else "Today's anchor is there already.")
