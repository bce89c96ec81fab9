"""The letters of a case on its page: all for the office, for an agency those that it was sent."""

from collections.abc import Iterable

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose
from scr_portal.letters.unheard import said, unheard_of
from scr_portal.linking import Link, openings
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf


@section(81, "Letters", "letters/part.html")
def letters(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Each with its state, and for the office the letter book and the way to write one."""
    found, is_office = shelf.rows(Letter), bool(held.roles_on(casefile.pk) & OFFICE)
    if not found and not is_office:
        return None
    book = reverse("scr_portal:case_letter_book", args=[casefile.public_id])
    links = [Link("The letter book: who was told what, when and how", book)] if is_office else []
    return {"letters": found, "links": [*openings(casefile, held, {compose: "Write a letter"}), *links]}


@tasks(80)
def to_tell(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """For the office, a line for each act of which nobody of an agency could be told, until a letter has gone."""
    if held.roles_on(casefile.pk) & OFFICE:
        book = reverse("scr_portal:case_letter_book", args=[casefile.public_id])
        for act in unheard_of(casefile):
            yield Task(f"Write to {act.agency}: nobody of it could be told", "To do", said(act), book)


@tasks(81)
def to_send(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """For the office, a line for each letter that is begun and not sent, or came back."""
    if not held.roles_on(casefile.pk) & OFFICE:
        return
    for letter in shelf.rows(Letter):
        if letter.status in Letter.UNSENT:
            came_back = letter.status == Letter.Status.RETURNED
            url = reverse("scr_portal:letter", args=[letter.public_id])
            hint = "It came back: send it anew" if came_back else str(letter.get_status_display())
            yield Task(f"Send: {letter}", "Late" if came_back else "To do", hint, url)
