"""The page of the grid."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from panels.grid.contacts import contacts
from panels.grid.forms import GridFilter
from panels.grid.rows import Row, columns, latest, rows
from panels.grid.waiting import choice
from panels.requests import transitions as requests
from referrals.agencies.transitions import ask_by
from scr_portal.addresses import reverse
from scr_portal.chases import transitions as chases
from scr_portal.chases import voids
from scr_portal.chases.models import Chase
from scr_portal.chases.owed import LETTER_WENT
from scr_portal.clocks import day_words
from scr_portal.deadlines import sums
from scr_portal.letters.drafting import CHAIRS
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose
from scr_portal.linking import Link, Step, links, openings
from scr_portal.pages import CasePage
from scr_portal.readers import SEES_THE_GRID
from scr_portal.shelf import Shelf

WAYS: dict[Step, str] = {
    chases.send: "Chase agencies by e-mail",
    chases.note_call: "Note a telephone call",
    requests.ask: "Ask an agency for something else",
    compose: "Write a letter to a chief officer",
}
OF_CALL: dict[Step, str] = {voids.void: "Noted by mistake"}
WORDS = {
    Chase.Tier.PEOPLE: "Chase its people",
    Chase.Tier.CHIEF: "Chase its chief officer",
    Chase.Tier.CHAIR: "Chase its chief officer again",
}
"""Of the tier that is next; the letter of the LSCB chair is the chair's."""


HAS_NOT_GONE = {
    False: "The letter of the LSCB chair to the chief officer is begun: it stands on the chair’s home until it is sent",
    True: "The letter of the LSCB chair to the chief officer came back: it stands on the chair’s home to be sent again",
}
"""By whether it came back."""


class Grid(CasePage):
    """Every agency of the case by what it owes: for the office and the SCR panel chair."""

    template_name = "panels/grid/grid.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows that the filter leaves; 403 for anybody else."""
        if not self.held.roles_on(self.casefile.pk) & SEES_THE_GRID:
            raise PermissionDenied
        chosen, shelf = GridFilter(self.request.GET or None), Shelf(self.casefile, self.user)
        every = rows(self.casefile, shelf, timezone.localdate())
        letters = {one.pk: one for one in shelf.rows(Letter)}
        noted_by_mistake = [one for one in shelf.voided() if isinstance(one, Chase)]
        newest = sorted([*shelf.rows(Chase), *noted_by_mistake], key=latest, reverse=True)
        offered = openings(self.casefile, self.held, WAYS)
        is_chair = bool(self.held.roles_on(self.casefile.pk) & CHAIRS)
        urls = {link.words: link.url for link in offered}
        shown = chosen.apply(every)
        people = contacts(self.casefile, [row.agency for row in shown], timezone.localdate())
        return super().get_context_data(
            title="What agencies owe", back=self.case_page, filter=chosen, columns=columns(shelf), every=len(every),
            rows=[
                (row, people[row.agency.pk], _next_chase(row, urls, is_chair=is_chair), _letter(row), self._links(row))
                for row in shown
            ],
            chases=[(one, letters.get(one.letter_id or 0), links(one, self.held, OF_CALL)) for one in newest],
            links=offered,
            today=timezone.localdate(), sums=sums(shelf.dates()), **kwargs,
        )  # fmt: skip

    def _links(self, row: Row) -> list[Link]:
        """What can be done about a row besides chasing: say by when, where nobody has."""
        return links(row.involved, self.held, {ask_by: "Say by when"}) if row.involved else []


def _letter(row: Row) -> str:
    """Where the letter of the LSCB chair stands: begun, asked for, gone, or next; nothing before its turn."""
    if row.letter:
        return HAS_NOT_GONE[row.letter.status == Letter.Status.RETURNED]
    if row.asks_the_chair:
        return "The LSCB chair is asked to write to the chief officer: it stands on the chair’s home"
    if went_on := row.letter_went_on:
        return LETTER_WENT.format(day_words(went_on))
    return "Next: a letter of the LSCB chair to the chief officer" if row.next_tier == Chase.Tier.CHAIR else ""


def _next_chase(row: Row, urls: Mapping[str, str], *, is_chair: bool) -> Link | None:
    """The next chase of an agency that owes something, by its tier; None for who chases nobody.

    The third tier is a letter that the LSCB chair alone writes: others can ask the chief officer again meanwhile.
    """
    chased, written = urls.get(WAYS[chases.send]), urls.get(WAYS[compose])
    if not row.owes or chased is None:
        return None
    if row.letter and is_chair:
        url = reverse("scr_portal:letter", args=[row.letter.public_id])
        return Link("Go on with the letter of the LSCB chair", url)
    if row.next_tier == Chase.Tier.CHAIR and is_chair and written:
        words = "Write another letter of the LSCB chair" if row.letter_went_on else "Write the letter of the LSCB chair"
        return Link(words, f"{written}{choice(row.agency)}")
    return Link(WORDS[row.next_tier], f"{chased}?agency={row.agency.public_id}")
