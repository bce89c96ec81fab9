"""Which bodies exist on which day, and which of them an edition has told of an act (guidance.md 2.1, 7.7).

Duties go by the edition of the case, bodies by the day of the act: an old case is told to whoever took over.
"""

from dataclasses import dataclass
from datetime import date

from scr_portal.clocks import Period, Source, day_words
from scr_portal.guidance.base import Act, Duty, Edition, Office
from scr_portal.guidance.sources import (
    INFORMATION_LETTER,
    LETTER_OF_JUNE,
    NEW_PANEL,
    OFSTED_EVALUATIONS,
    PANEL_REPORT,
    TRANSITION,
    unseen,
)


@dataclass(frozen=True)
class BodyOnADay:
    """A body that holds an office from `since` until the day before `until`; `london` limits it to a region."""

    office: Office
    slug: str
    name: str
    since: date
    until: date | None
    source: Source
    london: bool | None = None

    def holds(self, day: date, *, london: bool) -> bool:
        """Whether it holds its office on `day` for a board in that region."""
        here = self.london is None or self.london is london
        return here and self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class ToTell:
    """A body to be told, within which period if one is laid down, and what that rests on."""

    body: BodyOnADay
    period: Period | None
    source: Source
    with_notification: bool = False


@dataclass(frozen=True)
class Told:
    """Who must be told of an act, and for every duty without anybody to tell the sentence that says so."""

    bodies: tuple[ToTell, ...]
    nobody: tuple[str, ...]


BEFORE_ANY_EDITION = date(2006, 1, 1)
REGIONS_END, LONDON_ENDS = date(2011, 2, 21), date(2010, 10, 1)
NEW_PANEL_STARTS = date(2018, 6, 29)
NAMES_NONE = "names no body that is told of"
"""What is said where an edition has no duty of an act, and not where nobody holds the office of one."""
GOVERNMENT_OFFICE = ("government_office", "Government Office for the region")
DEPARTMENT = ("dfe", "Department for Education, Safeguarding Group")

BODIES = (
    BodyOnADay(
        Office.INSPECTORATE, "ofsted", "Ofsted", BEFORE_ANY_EDITION, None, unseen("before April 2007 another body")
    ),
    BodyOnADay(
        Office.EVALUATOR,
        "ofsted",
        "Ofsted",
        date(2007, 4, 1),
        date(2012, 8, 1),
        OFSTED_EVALUATIONS + unseen("its end on 31 July 2012"),
    ),
    BodyOnADay(Office.REGION, *GOVERNMENT_OFFICE, BEFORE_ANY_EDITION, LONDON_ENDS, INFORMATION_LETTER, london=True),
    BodyOnADay(Office.REGION, *GOVERNMENT_OFFICE, BEFORE_ANY_EDITION, REGIONS_END, LETTER_OF_JUNE, london=False),
    BodyOnADay(Office.REGION, *DEPARTMENT, LONDON_ENDS, None, INFORMATION_LETTER, london=True),
    BodyOnADay(Office.REGION, *DEPARTMENT, REGIONS_END, None, LETTER_OF_JUNE, london=False),
    BodyOnADay(
        Office.HEALTH_AUTHORITY,
        "sha",
        "Strategic health authority",
        BEFORE_ANY_EDITION,
        date(2013, 4, 1),
        unseen("strategic health authorities ended on 31 March 2013"),
    ),
    BodyOnADay(
        Office.DEPARTMENT,
        *DEPARTMENT,
        date(2010, 5, 12),
        None,
        unseen("the Department's name since 12 May 2010"),
    ),
    BodyOnADay(
        Office.NATIONAL_PANEL,
        "national_panel",
        "National panel of independent experts",
        date(2013, 6, 1),
        NEW_PANEL_STARTS,
        PANEL_REPORT + unseen("the day in June 2013"),
    ),
    BodyOnADay(
        Office.NATIONAL_PANEL,
        "child_safeguarding_practice_review_panel",
        "Child Safeguarding Practice Review Panel",
        NEW_PANEL_STARTS,
        None,
        TRANSITION + NEW_PANEL,
    ),
)


def holder(office: Office, day: date, *, london: bool) -> BodyOnADay | None:
    """The body that holds `office` on `day` for a board in that region, if any."""
    return next((body for body in BODIES if body.office == office and body.holds(day, london=london)), None)


def slugs(office: Office) -> frozenset[str]:
    """The short names of all bodies that have ever held `office`."""
    return frozenset(body.slug for body in BODIES if body.office == office)


def told(edition: Edition, act: Act, day: date, *, london: bool) -> Told:
    """Who must be told of `act` done on `day` under `edition`; each body once, and nobody is said in a sentence."""
    duties = [duty for duty in edition.duties if duty.act == act]
    found: dict[str, ToTell] = {}
    nobody = [] if duties else [f"{edition.title} {NAMES_NONE} {act.words}."]
    for duty in duties:
        body = holder(duty.office, day, london=london)
        if body is None:
            nobody.append(_vacant(edition, duty, day))
        elif body.slug not in found:
            found[body.slug] = ToTell(body, duty.period, duty.source, duty.with_notification)
    return Told(tuple(found.values()), tuple(nobody))


def _vacant(edition: Edition, duty: Duty, day: date) -> str:
    office = duty.office.words
    return (
        f"{edition.title} has {office} told of {duty.act.words}, but on {day_words(day)} no body had that part "
        "in reviews: nobody to tell."
    )
