"""Keeps out of the log what opens a door, the secret part of a link, and what the database quotes of a row."""

import logging
import re

VALUES = re.compile(r"DETAIL:.*?(?=\n\nThe above exception|\n\nDuring handling|\Z)", re.DOTALL)
LINKS = re.compile(r"(/invitation/|/new-address/|/guest/|/calendar/|/password/reset/key/)[^/\s\"'?]+")


class WithoutTokens(logging.Filter):
    """Takes the token out of every line before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, without tokens."""
        line = record.getMessage()
        if LINKS.search(line):
            record.msg, record.args = LINKS.sub(r"\1…", line), ()
        return True


class WithoutValues(logging.Formatter):
    """Leaves out the DETAIL with which PostgreSQL quotes the whole row that it refused, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it may be kept."""
        return VALUES.sub("DETAIL left out.", super().format(record))
