"""`manage.py demo`: the invented people and cases, on a database that is marked as the demonstration's own."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scr_portal import tasks, walls
from scr_portal.accounts import Board
from scr_portal.demo import filling, mark


class Command(BaseCommand):
    """Fills an empty database once, with the first anchors; says who can sign in."""

    help = "Fill an empty database with the demonstration and mark it as the demonstration's own."

    @walls.portal()
    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing on a second run; refused on a database that holds anything else."""
        if not mark.is_marked():
            if Board.objects.exists():
                raise CommandError("This database holds real boards: the demonstration does not go near it.")
            self.stderr.write("Inventing people and cases ...", style_func=str)
            filling.fill()
            tasks.write_anchor()  # without one it would look as if beat stood still: what happened is long past
        self.stdout.write("Sign in on the start page as one of the invented people, for example:")
        for name, role in filling.examples():
            self.stdout.write(f"  {name}, {role}")
