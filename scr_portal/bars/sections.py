"""What the case page says of bars: who has no part in it, what waits for the chair, and the way to step back."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.accounts import Membership
from scr_portal.addresses import reverse
from scr_portal.bars import transitions
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.people import Bar
from scr_portal.roles import OFFICE, Role
from scr_portal.sections import Context, Task, in_brief, section, tasks
from scr_portal.shelf import Shelf


@section(90, "Who has no part in this case", "bars/part.html", "scr_portal.bar")
def bars(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """For the office; and when the acting chair acts, that it is so."""
    roles = held.roles_on(casefile.pk)
    if not roles & OFFICE:
        return None
    today = timezone.localdate()
    return {
        "bars": [bar for bar in shelf.rows(Bar) if bar.holds_on(today) or bar.status == Bar.Status.PROPOSED],
        "url": reverse("scr_portal:bars", args=[casefile.public_id]),
        "is_acting": Role.ACTING_CHAIR in roles and casefile.is_open,
    }


@in_brief(21, "Who has no part in this case")
def stepped_back(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """Whose rights on the case rest today, with their standing role: the chair may be among them. One query."""
    bars = [bar for bar in shelf.rows(Bar) if bar.holds_on(today)]
    held = Membership.objects.on(today).filter(board=casefile.board_id, user__in=[bar.user_id for bar in bars])
    roles = {one.user_id: one.get_role_display() for one in held} if bars else {}
    for bar in bars:
        how = "stepped back on" if bar.is_own_wish else "barred since"
        who = ", ".join(filter(None, (str(bar.user), roles.get(bar.user_id, ""))))
        yield f"{who}: {how} {day_words(bar.since)}"


@tasks(5)
def waiting(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """A proposed bar, for the chair."""
    for bar in shelf.rows(Bar):
        if transitions.confirm.in_state(bar) and transitions.confirm.allowed(bar, held):
            url = reverse("scr_portal:bar", args=[bar.public_id])
            yield Task(f"Confirm or lift the bar proposed for {bar.user}", "With chair", "", url)
