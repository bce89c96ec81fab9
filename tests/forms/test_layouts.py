"""The frames of pages: the handling line of a case, both versions after a clash, the sentence why not yet."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from scr_portal.forms import ChoiceField, DateField, Form, LongTextField
from tests import build

pytestmark = pytest.mark.django_db


class Decide(Form):
    """What was decided, when, and why."""

    outcome = ChoiceField(
        label="The decision", asks="what", choices=(("review", "Hold a review"), ("none", "Hold none"))
    )
    decided_on = DateField(label="Decided on", asks="the date")
    rationale = LongTextField(label="Rationale", asks="why")


@dataclass
class Stands:
    """The row as it stands."""

    outcome: str = "none"
    decided_on: date = date(2010, 3, 4)
    rationale: str = ""


def test_a_case_page_carries_the_handling_line() -> None:
    request = RequestFactory().get("/")
    request.user = build.user("Mary Officer")
    case = build.casefile(build.board("Northshire"))
    context = {"title": "Record the decision", "casefile": case, "back": "/cases/x/"}
    page = " ".join(render_to_string("layouts/page.html", context, request).split())
    assert "<strong>OFFICIAL-SENSITIVE</strong> – Mary Officer" in page
    assert f"<title>Record the decision – {case.reference} – Northshire LSCB</title>" in page


def test_after_a_clash_both_versions_stand_beside_each_other_and_mine_can_go_on_top() -> None:
    data = QueryDict("outcome=review&decided_on-day=3&decided_on-month=3&decided_on-year=2010&rationale=Mine&version=4")
    request = RequestFactory().post("/", {})
    request.user = build.user()
    request.POST = data
    context = {
        "title": "Record the decision",
        "form": Decide(data),
        "current": Stands(),
        "version": 5,
        "back": "/cases/x/",
        "casefile": build.casefile(build.board()),
    }
    page = render_to_string("layouts/conflict.html", context, request)
    cells = [line.split(">", 1)[1].removesuffix("</td>") for line in page.splitlines() if "<td" in line]
    assert cells == ["Hold a review", "Hold none", "3 March 2010", "4 March 2010", "Mine", "Not filled in"]
    assert page.count('name="version"') == 1
    assert '<input type="hidden" name="version" value="5">' in page
    assert '<input type="hidden" name="rationale" value="Mine">' in page


def test_a_step_that_is_not_open_says_why() -> None:
    request = RequestFactory().get("/")
    request.user = build.user()
    why = "Not yet: two of five agencies have not confirmed that records are secured."
    context = {"title": "Decide", "why": why, "back": "/cases/x/", "casefile": build.casefile(build.board())}
    assert why in render_to_string("layouts/refused.html", context, request)


def test_the_navigation_marks_where_the_reader_is() -> None:
    request = RequestFactory().get("/cases/")
    request.user = build.user()
    page = render_to_string("layouts/page.html", {"title": "Cases"}, request)
    assert page.count("aria-current") == 1
    assert 'href="/cases/" aria-current="true"><strong class="govuk-service-navigation__active-fallback">Cases' in page
