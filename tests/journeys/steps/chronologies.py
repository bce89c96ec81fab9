"""The agencies' tables of events, and the one made of them."""

from datetime import datetime, time

from playwright.sync_api import FilePayload

from tests.journeys.steps.journey import Journey
from tests.panels.chronologies.tables import as_csv, as_excel

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALLED = "The health visitor called."
SEEN = "An officer saw the mother."


def read_both(journey: Journey) -> None:
    """A CSV file with an error first, then right; and an Excel file."""
    cast = journey.cast
    broken = as_csv([["3/2/2010", "9.30am", CALLED, "Record 12"], ["31/2/2010", "", "Nobody was at home.", ""]])
    right = as_csv([["3/2/2010", "9.30am", CALLED, "Record 12"], ["4/2/2010", "", "Nobody was at home.", ""]])
    desk = journey.at_the_case(cast.seniors[cast.health])
    desk.follow(f"Read a file of {cast.health}")
    desk.done("Read the table", {"The agency's table of events": _file("events.csv", "text/csv", broken)})
    desk.sees("1 row to put right", "Row 3", "31/2/2010")
    desk.follow("Read another file")
    desk.done("Read the table", {"The agency's table of events": _file("events.csv", "text/csv", right)})
    _confirm(journey)
    desk = journey.at_the_case(cast.seniors[cast.police])
    desk.follow(f"Read a file of {cast.police}")
    sheet = as_excel([datetime(2010, 2, 3), time(11, 0), SEEN, "Log 7"])
    desk.done("Read the table", {"The agency's table of events": _file("events.xlsx", SHEET, sheet)})
    _confirm(journey)


def _file(name: str, kind: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def _confirm(journey: Journey) -> None:
    journey.desk.follow("Confirm the chronology")
    journey.desk.done("Confirm the chronology")


def merge(journey: Journey) -> None:
    """The panel's chair reads both by date."""
    desk = journey.at_the_case(journey.cast.panel_chair)
    desk.follow("Merge the confirmed chronologies")
    desk.done("Merge the chronologies", asks=False)
    desk.sees(CALLED, SEEN, journey.cast.police, journey.cast.health)
