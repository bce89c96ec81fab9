"""`manage.py anchor`: seal what can be sealed and write the anchors of this hour and of today."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from scr_portal import audit, walls
from scr_portal.audit import anchors


class Command(BaseCommand):
    """What beat does every hour, by hand: before a backup, or before the files are carried elsewhere."""

    help = "Seal the access log and write the anchors of this hour and of today, unless they are there."

    @walls.portal()
    def handle(self, *args: Any, **options: Any) -> None:
        """Print where they are."""
        audit.seal()
        for what, written in (
            ("This hour's", anchors.write_hourly(timezone.now())),
            ("Today's", anchors.write(timezone.localdate())),
        ):
            self.stdout.write(str(written) if written else f"{what} anchor is there already.")
