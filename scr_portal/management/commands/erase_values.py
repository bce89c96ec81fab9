"""`manage.py erase_values`: empties for good what was typed with one event, where the law asks for it."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from scr_portal import audit, walls
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.locking import locked
from scr_portal.roles import OFFICE
from scr_portal.walls.owning import as_owner

NOT_HERE = "Only the owner of the tables empties values: run this where OWNER_DATABASE_URL is set, as for migrate."


class Command(BaseCommand):
    """Erases the values of one event of one case, on the word of somebody of the board's office; the chain stands."""

    help = "Empty for good what was typed with one event of a case; the event itself stays, and who asked and why."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which event, on whose word, and why."""
        parser.add_argument("reference", help="of the case")
        parser.add_argument("event", type=int, help="its number on the case")
        parser.add_argument("--by", required=True, help="the e-mail address of the officer or chair whose word it is")
        parser.add_argument("--why", required=True, help="what asks for it; it names nobody, for it stays")

    def handle(self, *args: object, **options: object) -> None:
        """Erase them; exit 1 with a sentence where there is nothing to erase, or the word is nobody's of the office.

        As the owner of the tables: the role of the processes empties nothing.
        """
        with as_owner(), walls.portal():
            if not _may_empty():
                raise CommandError(NOT_HERE)
            self._erase(options)

    def _erase(self, options: dict[str, object]) -> None:
        case = CaseFile.objects.filter(reference=str(options["reference"]).strip().upper()).first()
        by = User.objects.filter(email=str(options["by"]).strip().lower(), is_active=True).first()
        why = str(options["why"]).strip()
        if case is None:
            raise CommandError("No case has this reference.")
        if by is None or not grants(by).roles_on(case.pk) & OFFICE:
            raise CommandError("Only an officer or the chair of the board that leads the case can give this word.")
        if not why:
            raise CommandError("Say why: it is kept in place of what is erased.")
        with walls.opened(case.pk):
            locked(CaseFile, case.pk)
            event = (
                audit.Event.objects.filter(casefile=case, seq=int(str(options["event"])))
                .select_related("payload")
                .first()
            )
            if event is None or not event.payload.data:
                raise CommandError("This case has no such event, or its values are erased already.")
            audit.erase(event, by, timezone.now(), why)
        self.stdout.write(f"The values of event {event.seq} of {case.reference} are erased. The chain stands.")


def _may_empty() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'UPDATE')", [audit.EventPayload._meta.db_table])
        return bool(cursor.fetchone()[0])
