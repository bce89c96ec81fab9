"""What a row of an agency's table says, or what to put right in it."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panels.chronologies.moments import NotATimeError, clock, moment
from panels.chronologies.rows import LONGEST_EVENT, Line, NoTableError, Problem, headings, line, read

TODAY = date(2026, 1, 1)
DAY = date(2010, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3/4/2010", "03/04/10", "3.4.2010", "3-4-10", "3 4 2010", "3 April 2010", "3rd Apr 2010",
        "Sat 3rd of April, 2010",
        "Saturday, 3 April 2010", "2010-04-03", "3April2010", "April 3, 2010", "  3\n April  2010 ", "3-Apr-10",
    ],
)  # fmt: skip
def test_days_are_read_as_people_in_the_united_kingdom_write_them(text: str) -> None:
    assert moment(text, TODAY) == (DAY, "")


@pytest.mark.parametrize(
    "text", ["", "31/2/2010", "13/13/2010", "0/1/2010", "April 2010", "2010", "early April", "3/4/20101", "40271", "x"]
)
def test_what_is_not_one_day_that_exists_is_no_day(text: str) -> None:
    assert moment(text, TODAY) is None


def test_a_year_of_two_figures_is_never_still_to_come() -> None:
    assert [moment(f"1/1/{year}", TODAY) for year in ("26", "27")] == [
        (date(2026, 1, 1), ""),
        (date(1927, 1, 1), ""),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("14:30", time(14, 30)), ("2.30pm", time(14, 30)), ("2:30 p.m.", time(14, 30)), ("1430hrs", time(14, 30)),
        ("14:30:00", time(14, 30)), ("about 2.30 pm", time(14, 30)), ("noon", time(12)), ("12am", time(0)),
        ("unknown", None), ("-", None), ("", None), ("N/K", None),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text: str, says: time | None) -> None:
    assert clock(text) == says


@pytest.mark.parametrize("text", ["25:00", "14:61", "13pm", "0am", "14", "morning", "0.6041666"])
def test_what_is_no_time_is_an_error(text: str) -> None:
    with pytest.raises(NotATimeError):
        clock(text)


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        (["Date", "Time", "Event", "Source"], {"date": 0, "time": 1, "event": 2, "source": 3}),
        (["No.", "DATE OF EVENT", "Source of information", "What happened?"], {"date": 1, "source": 2, "event": 3}),
        (["Time of contact", "Contact", "Date of contact"], {"time": 0, "event": 1, "date": 2}),
        (["Date and time", "Details"], {"date": 0, "event": 1}),
        (["Date recorded", "Date", "Significant events"], {"date": 1, "event": 2}),
        (["a", "b"], {}),
    ],
)
def test_columns_are_known_by_what_their_headings_say(words: list[str], columns: dict[str, int]) -> None:
    assert headings(words) == columns


def said(**cells: str) -> Line | Problem:
    """A row, right but for what is given."""
    return line(7, {"date": "3/4/2010", "time": "", "event": "A visit.", "source": "File"} | cells, TODAY)


def test_a_row_tells_its_event() -> None:
    assert said() == Line(7, DAY, None, "A visit.", "File")
    assert said(time="9am") == Line(7, DAY, time(9), "A visit.", "File")
    assert said(date="2010-04-03 09:00") == Line(7, DAY, time(9), "A visit.", "File")
    assert said(event="A\x00 vi\ud800sit.\r\nLate") == Line(7, DAY, None, "A visit.\nLate", "File")


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"date": ""}, "Give the date"),
        ({"date": "31/2/2010"}, "one day that exists, for example 3/4/2010 or 3 April 2010: “31/2/2010”"),
        ({"date": "2/1/2026"}, "still to come"),
        ({"date": "1/1/1899"}, "1900 or later"),
        ({"time": "soon"}, "Write the time as 14:30, or leave it empty: “soon”"),
        ({"date": "3/4/2010 to 5/4/2010"}, "Write the time"),
        ({"event": " \n"}, "the event is empty"),
        ({"event": "x" * (LONGEST_EVENT + 1)}, "Shorten the event to 10,000"),
        ({"source": "x" * 301}, "Shorten the source to 300"),
    ],
)
def test_a_row_that_is_wrong_says_what_to_put_right(cells: dict[str, str], what: str) -> None:
    wrong = said(**cells)
    assert isinstance(wrong, Problem)
    assert wrong.row == 7
    assert what in wrong.what


def test_the_first_table_with_headings_is_read_wherever_it_begins() -> None:
    table = [(1, ["Chronology of the agency"]), (3, ["Date", "Event"]), (4, ["3/4/2010", "A visit."]), (6, ["", "x"])]
    reading = read([[(1, ["Name", "Role"])], table], TODAY)
    assert reading.lines == (Line(4, DAY, None, "A visit.", ""),)
    assert [problem.row for problem in reading.problems] == [6]


@pytest.mark.parametrize("rows", [0, 20_001])
def test_a_table_without_rows_or_with_too_many_is_refused(rows: int) -> None:
    table = [(1, ["Date", "Event"]), *((n, ["3/4/2010", "x"]) for n in range(2, rows + 2))]
    with pytest.raises(NoTableError):
        read([table], TODAY)


def test_no_table_is_said_so() -> None:
    with pytest.raises(NoTableError, match="Date, Time, Event, Source"):
        read([], TODAY)


def test_of_very_many_problems_the_first_are_told() -> None:
    table = [(1, ["Date", "Event"]), *((n, ["never", "x"]) for n in range(2, 5_000))]
    problems = read([table], TODAY).problems
    assert len(problems) == 201
    assert "more rows" in problems[-1].what


@given(st.lists(st.text(), max_size=6))
def test_any_row_is_either_an_event_or_a_problem(cells: list[str]) -> None:
    reading = read([[(1, ["Date", "Time", "Event", "Source"]), (2, cells)]], TODAY)
    assert len(reading.lines) + len(reading.problems) == 1
    for one in reading.lines:
        assert one.event.encode()
        assert date(1900, 1, 1) <= one.happened_on <= TODAY


@given(st.dates(date(1900, 1, 1), TODAY), st.times())
def test_a_day_comes_back_however_it_is_written(day: date, at: time) -> None:
    for form in ("%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%a %d %b %Y", "%B %d, %Y"):
        assert moment(day.strftime(form), TODAY) == (day, "")
    for form in ("%H:%M", "%H.%M", "%H%M", "%I:%M %p", "%I.%M%p"):
        assert clock(at.strftime(form)) == at.replace(second=0, microsecond=0)


@given(st.text())
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    found = moment(text, TODAY)
    assert found is None or isinstance(found[0], date)
    try:
        clock(text)
    except NotATimeError:
        assert text
