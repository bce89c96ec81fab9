"""The mark on a database that the demonstration made; on any other the demonstration refuses to start."""

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection, models

from scr_portal.accounts import Board, User
from scr_portal.accounts.users import SYSTEM_EMAIL

REFUSAL = (
    "PORTAL_DEMO is set, but this database was not made by the demonstration. "
    "Unset PORTAL_DEMO, or use an empty database and run `manage.py demo`."
)


class DemoMark(models.Model):
    """One row, made together with the invented people."""

    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Demonstration of {self.made_at:%Y-%m-%d}"


def mark() -> None:
    """Mark an empty database as the demonstration's own; ImproperlyConfigured when it holds anybody."""
    if is_marked():
        return
    if Board.objects.exists() or User.objects.exclude(email=SYSTEM_EMAIL).exists():
        raise ImproperlyConfigured(REFUSAL)
    DemoMark.objects.create()


def is_marked() -> bool:
    """Whether the demonstration made this database."""
    return DemoMark.objects.exists()


def refuse_unmarked() -> None:
    """Raise ImproperlyConfigured when the demonstration would start on a database that is not its own."""
    if not settings.DEMO:
        return
    try:
        if not is_marked():
            raise ImproperlyConfigured(REFUSAL)
    finally:
        connection.close()  # the web server forks after this


@register()
def demonstration_is_on_its_own_database(**_: object) -> list[Error]:
    """The same for every command, but for a database with nobody in it yet."""
    return [Error(REFUSAL, id="portal.E003")] if settings.DEMO and _is_somebody_elses() else []


def _is_somebody_elses() -> bool:
    try:
        tables = set(connection.introspection.table_names())
    except OperationalError:
        return False  # no database to protect
    if DemoMark._meta.db_table in tables and is_marked():
        return False
    return Board._meta.db_table in tables and Board.objects.exists()
