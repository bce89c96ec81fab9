"""`manage.py take_bounce`: a mail server hands over what came back to the portal's address, one mail at a time."""

import logging
import os
import sys
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from scr_portal import walls
from scr_portal.mail import Message
from scr_portal.mail.bounces import LARGEST, Bounce, Unreadable, bounce

logger = logging.getLogger(__name__)
NOTHING = "Nothing to note: no report that a mail of this portal did not arrive."


class Command(BaseCommand):
    """Notes of one mail of ours that it did not arrive, when the mail on standard input reports so.

    It ends as a mail server expects of a program that it pipes to (sysexits.h), and says nothing of who wrote what.
    """

    help = "Read one mail on standard input; when it reports that a mail of the portal did not arrive, note that."
    requires_system_checks = ()  # of each mail anew they would only cost time

    def handle(self, *args: object, **options: object) -> None:
        """0: it was read, whatever it is. 65: it is no mail. 75: the database does not answer, bring it again later."""
        try:
            found = bounce(_whole(sys.stdin.buffer))
            number = _noted(found) if found else None
        except Unreadable as trouble:
            logger.warning("What was handed over as a bounce could not be read (%s).", trouble)
            raise CommandError("This could not be read as a mail.", returncode=os.EX_DATAERR) from None
        except DatabaseError as trouble:
            logger.warning("A bounce could not be noted (%s): it is to be brought again.", type(trouble).__name__)
            raise CommandError("The database does not answer.", returncode=os.EX_TEMPFAIL) from None
        if found and number:
            logger.warning("Message %s came back (%s).", number, found.status or "without a number")
        self.stdout.write(f"Message {number} came back." if number else NOTHING)


def _noted(found: Bounce) -> int | None:
    with walls.portal():  # nobody reads the outbox
        return Message.objects.came_back(found.message_id, found.words)


def _whole(mail: BinaryIO) -> bytes:
    """Its beginning; the rest is read and dropped, since who writes into a pipe that is shut believes it failed."""
    beginning = mail.read(LARGEST)
    while mail.read(LARGEST):
        pass
    return beginning
