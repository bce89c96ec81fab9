"""`manage.py migrate`, as the role that owns the tables; afterwards the walls stand as declared."""

from typing import Any

from django.core.management import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from scr_portal.recounts import finding
from scr_portal.walls import installing, portal
from scr_portal.walls.owning import as_owner

TOO_OLD = (
    "This database was left by a version from before the migrations were put together, and nothing in it was changed. "
    "Start the last version from before first, as the runbook says under `A new version`; a demonstration is made anew."
)


class Command(Migrate):
    """Django's own, followed by roles, rights and policies (walls/installing.py).

    Figures of the guidance that came with the code are looked up before anybody takes a step with them.
    """

    def execute(self, *args: Any, **options: Any) -> None:
        """All of it as the owner, what is checked before too: the other role may not read an older database yet."""
        with as_owner(), portal():
            super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, and unless nothing was to be changed put the walls up; CommandError for too old a database."""
        if _stands_between():
            raise CommandError(TOO_OLD)
        super().handle(*args, **options)
        if not options["plan"] and not options["check_unapplied"]:
            installing.install()
            if not options["app_label"]:
                finding.look_up_figures()


def _stands_between() -> bool:
    """Whether some of the migrations that were put together went through, and not all."""
    loader = MigrationLoader(connection)
    put_together = loader.replacements.values()
    gone_through = [{each in loader.applied_migrations for each in one.replaces} for one in put_together]
    return {True, False} in gone_through
