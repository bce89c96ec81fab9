"""Papers of one case in the hands of the members of a board, for one meeting and a time (docs/decisions/0058).

A standing role over all cases of a board opens none of them; this gives its holders a right on one case.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Board, Membership, User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.roles import HANDED_TO

LASTS_AFTER = timedelta(days=14)
"""Calendar days after the meeting on which members may still read: a rule of this portal, not of the guidance."""


class Handout(CaseRecord):
    """Those hold the right who are members of `board` today and on the day of the meeting, and not barred.

    They read the `documents` and the plan of the case, and vote; `since` and `until` alone say when.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    meets_on = models.DateField()
    since = models.DateField()
    until = models.DateField(help_text="The first day without.")
    documents = models.ManyToManyField(Document, related_name="handouts")

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gte=F("since")) & Q(until__lte=F("meets_on") + LASTS_AFTER + timedelta(days=1)),
                name="handout_ends_soon_after_the_meeting",
            ),
        )

    def __str__(self) -> str:
        return f"Papers for the LSCB meeting on {day_words(self.meets_on)}"

    @property
    def last_day(self) -> date:
        """The last day on which it is open."""
        return self.until - timedelta(days=1)

    def lasts_on(self, day: date) -> bool:
        """Whether it is open on this day."""
        return self.since <= day < self.until


def until_after(meets_on: date) -> date:
    """The first day on which what was handed out for a meeting of this day is open no more."""
    return meets_on + LASTS_AFTER + timedelta(days=1)


def members_for(casefile: CaseFile, board: Board, today: date, *days: date) -> list[User]:
    """Those to whom papers of a case are handed who are members on each of these days, by name; not those barred today.

    One query.
    """
    found = User.objects.filter(is_active=True)
    for day in days:
        found = found.filter(
            pk__in=Membership.objects.on(day).filter(board=board, role__in=sorted(HANDED_TO)).values("user")
        )
    barred = bars_on(today).filter(casefile=casefile).values("user")
    return list(found.exclude(pk__in=barred).order_by("name", "pk"))
