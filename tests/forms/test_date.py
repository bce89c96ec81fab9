"""A date is three boxes: what is understood, what is refused, and which box is marked."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from scr_portal.forms import DateField, Form, error_links

EXAMPLE = "for example 31 1 2026"


class Known(Form):
    """When the board knew, and when it will meet."""

    known_on = DateField(label="When the board first knew", asks="the date the board first knew", past=True)
    meets_on = DateField(label="When it meets", asks="the date it meets", required=False)


def sent(day: str = "", month: str = "", year: str = "") -> Known:
    return Known({"known_on-day": day, "known_on-month": month, "known_on-year": year})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("3", "3", "2026"), date(2026, 3, 3)),
        (("03", "03", "2026"), date(2026, 3, 3)),
        (("3", "March", "2026"), date(2026, 3, 3)),
        ((" 3 ", "mar", "2026"), date(2026, 3, 3)),
        (("30", "Sept.", "2010"), date(2010, 9, 30)),
        (("29", "2", "2008"), date(2008, 2, 29)),
    ],
)
def test_a_date_is_understood_as_people_write_it(typed: tuple[str, str, str], meant: date) -> None:
    form = sent(*typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"known_on": meant, "meets_on": None}


@pytest.mark.parametrize(
    ("typed", "says", "marked"),
    [
        (("", "", ""), f"Enter the date the board first knew, {EXAMPLE}", "day"),
        (("3", "", "2026"), "The date the board first knew must include a month", "month"),
        (("", "3", ""), "The date the board first knew must include a day and a year", "day"),
        (("3", "3", "26"), "The date the board first knew must have a year of 4 numbers, for example 2026", "year"),
        (("-1", "3", "2026"), f"Enter the date the board first knew as day, month and year, {EXAMPLE}", "day"),
        (("x", "3", "2026"), f"Enter the date the board first knew as day, month and year, {EXAMPLE}", "day"),
        (("3", "Mayhem", "2026"), f"Enter the date the board first knew as day, month and year, {EXAMPLE}", "month"),
        (("3", "13", "2026"), f"Enter the date the board first knew as day, month and year, {EXAMPLE}", "month"),
        (("٣", "3", "2026"), f"Enter the date the board first knew as day, month and year, {EXAMPLE}", "day"),
        (("9" * 5000, "3", "2026"), f"Enter the date the board first knew as day, month and year, {EXAMPLE}", "day"),
        (
            ("31", "2", "2026"),
            "The date the board first knew must be a day that exists: February 2026 has no day 31",
            "day",
        ),
        (("1", "1", "0999"), "The date the board first knew must have a year of 4 numbers, for example 2026", "year"),
    ],
)
def test_nonsense_is_refused_in_words_at_the_wrong_box(typed: tuple[str, str, str], says: str, marked: str) -> None:
    form = sent(*typed)
    assert [(link.text, link.href) for link in error_links(form)] == [(says, f"#id_known_on-{marked}")]
    drawn = str(form["known_on"].as_field_group())
    assert all(f'value="{text}"' in drawn for text in typed if text), "what was typed stays"


def test_a_day_to_come_is_refused_where_it_has_to_be_past() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = Known({"known_on": tomorrow.isoformat()})
    assert form.errors == {"known_on": ["The date the board first knew must be today or in the past"]}
    assert Known({"known_on": timezone.localdate().isoformat()}).is_valid()


def test_a_saved_date_fills_the_boxes() -> None:
    drawn = str(Known(initial={"known_on": date(2010, 9, 3)})["known_on"].as_field_group())
    assert [f'value="{text}"' in drawn for text in ("3", "9", "2010")] == [True, True, True]
