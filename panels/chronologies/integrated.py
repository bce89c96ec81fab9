"""The integrated chronology: what every agency recorded, by date, with agency and source kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, QuerySet

from panels.chronologies.models import Chronology, Entry
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile

HEADINGS = ("Date", "Time", "Agency", "Event", "Source", "Row in the agency's table")


@dataclass(frozen=True)
class Moment:
    """One entry with what its neighbours say: how many agencies recorded that day, and whether at that time."""

    entry: Entry
    is_first_of_day: bool
    agencies_that_day: int
    others_at_that_time: bool

    @property
    def agencies_in_words(self) -> str:
        """For the tag beside the date."""
        return f"{self.agencies_that_day} agencies"


def entries_of(casefile: CaseFile, user: User) -> QuerySet[Entry]:
    """The merged entries that this person may see, agencies beside each other, in the order in which they happened."""
    merged = Entry.objects.visible_to(user).filter(casefile=casefile, chronology__status=Chronology.Status.MERGED)
    return merged.select_related("agency").order_by("happened_on", "at_time", "agency__name", "row")


def agencies_of(entries: QuerySet[Entry]) -> QuerySet[Agency]:
    """The agencies whose entries these are."""
    return Agency.objects.filter(pk__in=entries.order_by().values("agency"))


def moments(page: Iterable[Entry], everything: QuerySet[Entry]) -> Iterator[Moment]:
    """The entries of one page, and for each day how many agencies recorded something, on this page or not."""
    shown = list(page)
    days = everything.filter(happened_on__in={entry.happened_on for entry in shown})
    counted = days.order_by().values_list("happened_on").annotate(Count("agency", distinct=True))
    agencies: dict[date, int] = dict(counted)
    for day, group in groupby(shown, key=lambda entry: entry.happened_on):
        of_day = list(group)
        for number, entry in enumerate(of_day):
            yield Moment(entry, number == 0, agencies.get(day, 1), _shares_time(entry, of_day))


def _shares_time(entry: Entry, of_day: Iterable[Entry]) -> bool:
    return entry.at_time is not None and any(
        other.at_time == entry.at_time and other.agency_id != entry.agency_id for other in of_day
    )


def cells(entry: Entry) -> list[str]:
    """One entry as a row of a spreadsheet."""
    at_time = f"{entry.at_time:%H:%M}" if entry.at_time else ""
    return [f"{entry.happened_on:%d/%m/%Y}", at_time, str(entry.agency), entry.event, entry.source, str(entry.row)]
