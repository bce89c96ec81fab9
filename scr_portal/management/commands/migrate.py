"""`manage.py migrate`, as the role that owns the tables; afterwards the walls stand as declared."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from scr_portal.recounts import finding
from scr_portal.walls import installing, portal
from scr_portal.walls.owning import as_owner


class Command(Migrate):
    """Django's own, followed by roles, rights and policies (walls/installing.py).

    Figures of the guidance that came with the code are looked up before anybody takes a step with them.
    """

    def execute(self, *args: Any, **options: Any) -> None:
        """All of it as the owner, what is checked before too: the other role may not read an older database yet."""
        with as_owner(), portal():
            super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, and unless nothing was to be changed put the walls up."""
        super().handle(*args, **options)
        if not options["plan"] and not options["check_unapplied"]:
            installing.install()
            if not options["app_label"]:
                finding.look_up_figures()
