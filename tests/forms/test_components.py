"""Components give the markup of govuk-frontend where they are called as its fixtures call them."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.html import parse_html

from bin.places import ROOT
from scr_portal.clocks import Clock, Sort
from scr_portal.dates import clock_words
from scr_portal.forms import ErrorLink
from scr_portal.templatetags.portal import tag
from tests.forms.fixtures import Fixture, fixtures


def called(component: str, *names: str) -> list[Any]:
    """The fixtures of these names."""
    return [pytest.param(each, id=each.name) for each in fixtures(component) if each.name in names]


@pytest.mark.parametrize("fixture", called("tag", "grey", "green", "red", "yellow", "turquoise"))
def test_tag(fixture: Fixture) -> None:
    colour = fixture.options["classes"].rpartition("--")[2]
    assert parse_html(tag(fixture.options["text"], colour)) == parse_html(fixture.html)


def test_the_same_words_have_the_same_colour() -> None:
    assert "govuk-tag--red" in tag("Late")
    assert "govuk-tag--grey" in tag("Something new")
    assert "<b>" not in tag("<b>")


SUMMARIES = ("default", "without links", "mixed with and without links", "error list with html as text link")


@pytest.mark.parametrize("fixture", called("error-summary", *SUMMARIES))
def test_error_summary(fixture: Fixture) -> None:
    errors = [ErrorLink(each["text"], each.get("href", "")) for each in fixture.options["errorList"]]
    drawn = render_to_string("govuk/error_summary.html", {"errors": errors})
    assert parse_html(drawn) == parse_html(fixture.html)


PAGES = {"first page": (3, 1), "default": (3, 2), "last page": (3, 3), "with many pages": (40, 10)}


@pytest.mark.parametrize("fixture", called("pagination", *PAGES))
def test_pagination(fixture: Fixture) -> None:
    count, number = PAGES[fixture.name]
    context = {"page_obj": Paginator(range(count), 1).page(number)}
    drawn = render_to_string("components/pagination.html", context, RequestFactory().get("/"))
    theirs = fixture.html.replace('"/previous"', f'"/page/{number - 1}"').replace('"/next"', f'"/page/{number + 1}"')
    assert parse_html(drawn) == parse_html(theirs.replace("/page/", "?page="))


@pytest.mark.parametrize("fixture", called("notification-banner", "default", "with type as success", "html as text"))
def test_notification_banner(fixture: Fixture) -> None:
    level = constants.SUCCESS if "type" in fixture.options else constants.INFO
    drawn = render_to_string("components/messages.html", {"messages": [Message(level, fixture.options["text"])]})
    theirs = fixture.html.replace("govuk-notification-banner-title", "message-1").replace("Success", "Done")
    assert parse_html(drawn) == parse_html(theirs)


@pytest.mark.parametrize("fixture", called("task-list", "custom id prefix"))
def test_task_list(fixture: Fixture) -> None:
    [item] = fixture.options["items"]
    task = {"title": item["title"]["text"], "hint": item["hint"]["text"], "url": item["href"], "tag": "Status"}
    drawn = render_to_string("components/task_list.html", {"tasks": [task]})
    theirs = fixture.html.replace("my-custom-id", "task-list").replace('"govuk-tag"', '"govuk-tag govuk-tag--grey"')
    assert parse_html(drawn) == parse_html(theirs)


TODAY = date(2010, 3, 4)


@pytest.mark.parametrize(
    ("sort", "due", "stopped", "says"),
    [
        (Sort.DUE, date(2010, 3, 16), None, "16 March 2010 (in 12 days)"),
        (Sort.DUE, date(2010, 3, 5), None, "5 March 2010 (in 1 day)"),
        (Sort.DUE, TODAY, None, "4 March 2010 (today)"),
        (Sort.DUE, date(2010, 2, 28), None, "28 February 2010 (4 days late)"),
        (Sort.DUE, date(2010, 2, 28), date(2010, 2, 20), "28 February 2010 (done 20 February 2010)"),
        (Sort.DUE, date(2010, 2, 28), date(2010, 3, 1), "28 February 2010 (done 1 March 2010, 1 day late)"),
        (Sort.NOT_BEFORE, date(2010, 3, 11), None, "not before 11 March 2010 (in 7 days)"),
        (Sort.NOT_BEFORE, date(2010, 3, 1), None, "not before 1 March 2010"),
        (Sort.UNTIL, date(2010, 3, 11), None, "until 11 March 2010 (7 days left)"),
        (Sort.UNTIL, date(2010, 3, 1), None, "ended 1 March 2010"),
    ],
)
def test_a_date_says_how_far_away_it_is(sort: Sort, due: date, stopped: date | None, says: str) -> None:
    assert clock_words(sort, due, TODAY, stopped) == says


def test_a_clock_opens_to_its_sum() -> None:
    steps = ("Brought to attention 31 January 2010", "+ 1 month = 28 February 2010")
    clock = Clock("decision", "The decision", Sort.DUE, date(2010, 1, 31), date(2010, 2, 28), steps, "Chapter 8")
    template = engines["django"].from_string("{% load portal %}{% clock clock today %}")
    drawn = template.render({"clock": clock, "today": TODAY})
    assert re.findall("<li>(.*?)</li>", drawn) == list(steps)
    assert "28 February 2010 (4 days late)" in drawn
    assert "Chapter 8" in drawn


def test_what_was_built_asks_for_nothing_from_outside() -> None:
    built = ROOT / "build" / "static"
    style = (built / "portal.css").read_text()
    assert "GDS Transport" not in style
    assert "@font-face" not in style
    for name in re.findall(r"url\(([^)]*)\)", style):
        assert (built / name.strip("\"'")).is_file()
    for source in built.rglob("*.[cj]s*"):
        assert "sourceMappingURL" not in source.read_text()
    assert not [path for path in built.rglob("*") if "crest" in path.name or "crown" in path.name]


def test_the_lock_file_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]


def test_public_pages_have_no_script_and_no_form_mark() -> None:
    drawn = render_to_string("layouts/public.html", {"title": "Register"}, RequestFactory().get("/"))
    assert "<script" not in drawn
    assert "csrf" not in drawn
    assert not re.search(r'(?:src|href)="(?:https?:)?//', drawn)
