"""Asking the worker for the file."""

from collections.abc import Iterable

from scr_portal import jobs
from scr_portal.notices import Notice
from scr_portal.notices.packs import has_pack

PUT = "publications.tasks.pack"


def ask(notices: Iterable[Notice]) -> None:
    """Have the file made after this transaction, of those that have one; what is under way sees what has changed."""
    for notice in notices:
        if has_pack(notice):
            jobs.ask_unless_asked(notice, PUT)
