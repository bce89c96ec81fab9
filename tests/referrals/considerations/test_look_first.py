"""The LSCB chair may look what a decision starts and stops before it is recorded: tried, shown, undone."""

from datetime import date

import pytest
from django.db.models import Q
from django.test import Client

from referrals.considerations.models import Decision
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline
from scr_portal.pages.what_if import _difference
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import sent

pytestmark = pytest.mark.django_db


def stands() -> set[tuple[str, str, date, date | None]]:
    """Every clock, as everybody sees it."""
    rows = Deadline.objects.filter(Q(is_running=True) | Q(stopped_on__isnull=False))
    return {(one.kind, one.name, one.due_on, one.stopped_on) for one in rows}


def test_who_looks_first_sees_the_dates_that_will_stand_and_records_nothing(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address, before = f"/considerations/{consideration.public_id}/decide/", stands()
    client.force_login(place.chair)
    looked = client.post(address, sent(look="1", password=""))
    assert (looked.status_code, stands(), Decision.objects.count()) == (200, before, 0)
    lines = {one.name: one for one in looked.context["what_if"].moved}
    assert {one.how for one in lines.values()} == {"Starts", "Stops"}
    assert "Neglect is suspected." in looked.content.decode()
    assert "Enter your password" not in looked.content.decode()
    seen = {(one.clock.kind, one.clock.name, one.clock.due_on, one.clock.stopped_on) for one in lines.values()}
    assert client.post(address, sent()).status_code == 302
    assert stands() - before == seen


NO_REASONS = {"rationale": "", "interest": "", "criteria_met": "", "password": "", "look": "1"}
DUE = {f"alternative_due_on-{part}": str(getattr(days_ago(-60), part)) for part in ("day", "month", "year")}


@pytest.mark.parametrize(
    ("outcome", "starts"),
    [
        ({"outcome": "review"}, "completion"),
        ({"outcome": "none"}, ""),
        ({"outcome": "alternative"} | DUE, "alternative_report"),
    ],
    ids=["a review", "none", "an alternative"],
)
@pytest.mark.parametrize("no", [("custody",), (), ("abuse", "custody")], ids=["a duty", "two duties", "none"])
def test_the_dates_go_by_the_outcome_and_the_day_and_no_reason_is_asked_for_to_see_them(
    client: Client, outcome: dict[str, str], starts: str, no: tuple[str, ...]
) -> None:
    place = Place()
    consideration = place.recommended(no=no)
    address, before = f"/considerations/{consideration.public_id}/decide/", stands()
    client.force_login(place.chair)
    looked = client.post(address, sent(**outcome, **NO_REASONS | {"rationale": "He was well cared for."}))
    shown = looked.content.decode()
    assert (looked.status_code, stands(), Decision.objects.count()) == (200, before, 0)
    moved = {(one.how, one.clock.kind) for one in looked.context["what_if"].moved}
    assert ("Stops", "decision") in moved
    assert not starts or ("Starts", starts) in moved
    assert "There is a problem" not in shown
    assert "He was well cared for." in shown
    assert "Not written yet" not in shown
    recorded = client.post(address, {k: v for k, v in sent(**outcome, **NO_REASONS).items() if k != "look"})
    assert (recorded.status_code, Decision.objects.count()) == (422, 0)


def test_what_the_dates_go_by_is_all_that_is_asked_for_to_see_them(client: Client) -> None:
    place = Place()
    address = f"/considerations/{place.recommended().public_id}/decide/"
    client.force_login(place.chair)
    for different, asked in (
        ({"outcome": ""}, "Select what you decide"),
        ({"decided_on-year": ""}, "must include a year"),
        ({"outcome": "alternative"}, "Enter the day by which it is to report to the LSCB"),
        ({"interest": "conflicted"}, "Do not decide on this case"),
    ):
        looked = client.post(address, sent(**NO_REASONS | different))
        shown = looked.content.decode()
        assert looked.status_code == 422
        assert asked in shown
        assert len(looked.context["form"].errors) == 1
        assert "Enter your rationale" not in shown


def test_what_is_only_tried_is_not_said_to_be_recorded(client: Client) -> None:
    consideration = (place := Place()).recommended()
    address, asks = f"/considerations/{consideration.public_id}/decide/", "Ask the chair of another LSCB first"
    client.force_login(place.chair)
    for sends in ({"look": "1", "password": ""}, {"password": ""}):
        page = client.post(address, sent(**sends)).content.decode()
        assert "in force today; your decision fixes it" in page
        assert "fixed by the decision of" not in page
        assert asks in page


def clock(name: str, due: date, stopped: date | None = None) -> Deadline:
    """A clock as the page finds it."""
    return Deadline(
        subject_key=name, kind="a", name=name, sort=Sort.DUE, starts_on=days_ago(60), due_on=due,
        is_running=stopped is None, stopped_on=stopped,
    )  # fmt: skip


def test_what_runs_from_now_on_comes_first_and_what_stopped_long_ago_is_left_out() -> None:
    today, soon, long_ago = days_ago(0), days_ago(-20), days_ago(50)
    before = {
        "old": clock("old", long_ago, long_ago),
        "decision": clock("decision", soon),
        "moved": clock("moved", soon),
    }
    after = {
        "old": clock("old", days_ago(49), long_ago), "decision": clock("decision", soon, today),
        "moved": clock("moved", days_ago(-30)), "new": clock("new", days_ago(-3)),
        "late": clock("late", days_ago(40), days_ago(39)),
    }  # fmt: skip
    stands = [{(name, "a"): one for name, one in stand.items()} for stand in (before, after)]
    shown = _difference(*stands, with_stopped=False).moved
    assert [(one.how, one.name) for one in shown] == [("Starts", "new"), ("Moves", "moved"), ("Stops", "decision")]
    all_of_them = [(one.name, one.how) for one in _difference(*stands, with_stopped=True).moved]
    assert [name for name, _ in all_of_them] == ["new", "moved", "decision", "old", "late"]
    assert all_of_them[-1] == ("late", "Counted, and stopped already")


def test_looking_never_stands_for_the_signature(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    seen = client.post(address, sent(look="1", password="")).context["seen"]
    assert client.post(address, sent(look="1", password="", seen=seen)).status_code == 200
    assert client.post(address, sent(password="", seen=seen)).status_code == 422
    assert not Decision.objects.exists()
