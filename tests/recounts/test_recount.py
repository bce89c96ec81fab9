"""When the bank holidays change, the officer sees which dates move and why, and only then do they."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from referrals.considerations.transitions import decide
from referrals.referrals.corrections import correct
from referrals.referrals.models import Referral
from scr_portal.accounts import User
from scr_portal.audit import Event, broken
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline, astray, sync
from scr_portal.holidays import Holiday, calendar
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.notices.transitions import record_sent
from scr_portal.recounts.effects import effect
from scr_portal.recounts.finding import look_up
from scr_portal.recounts.models import Recount, calendar_of
from scr_portal.recounts.transitions import confirm
from scr_portal.roles import Audience, Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.build import told
from tests.referrals.case import Place
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
TODAY = datetime(2019, 3, 6, 9, tzinfo=ZoneInfo("Europe/London"))
EXTRA = date(2019, 3, 7)
"""A Thursday, in the five working days of guidance.md 2.2 for telling of an incident."""
PUT_RIGHT = date(2019, 3, 4)
"""When the local authority was aware, as it turns out."""


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def place() -> Place:
    return Place()


def referred(place: Place) -> Referral:
    """Known on Tuesday 5 March 2019: the local authority is to tell by 12 March, and has not."""
    return place.receive(
        aware_on=date(2019, 3, 5), incident_on=date(2019, 3, 4), attention_on=date(2019, 3, 5),
        notified_on=None, received_on=date(2019, 3, 5),
        children=[{"name": "Tamsin Applegarth", "died_on": date(2019, 3, 4)}],
    )  # fmt: skip


def decided(place: Place) -> CaseFile:
    """A review is to be held, of which bodies are to be told by 13 March."""
    round_ = place.recommended(children=[{"name": "Tamsin Applegarth", "died_on": date(2019, 2, 22)}])
    said: dict[str, Any] = {
        "outcome": "review", "decided_on": date(2019, 3, 6), "why_recorded_later": "As the minutes say.",
        "rationale": "As advised.", "criteria_met": True, "interest": "nothing",
    }  # fmt: skip
    return decide.run(round_, place.chair, **said).casefile


def days(casefile: CaseFile) -> set[date]:
    """The days by which something is due that is counted in working days."""
    running = Deadline.objects.filter(casefile=casefile, is_running=True, due_on__range=("2019-03-11", "2019-03-14"))
    return set(running.values_list("due_on", flat=True))


def shown(page: str) -> dict[str, str]:
    """What the page sends when its button is pressed."""
    return dict(re.findall(r'<input type="hidden" name="(version|seen)" value="([^"]*)"', page))


def new_holiday(day: date = EXTRA) -> Holiday:
    """As an administrator enters it: it waits."""
    return Holiday.objects.create(day=day, name="A royal wedding", since=None)


def confirmed(found: Recount, by: User) -> Recount:
    """As who has read the page does it."""
    return confirm.run(found, by, seen=effect(found.casefile).mark)


def test_a_date_moves_when_the_officer_has_confirmed_it(place: Place) -> None:
    case = referred(place).casefile
    before = days(case)
    assert before == {date(2019, 3, 12)}
    new_holiday()
    sync(case)
    assert days(case) == before, "it counts before anybody knows what it moves"
    look_up()
    sync(case)
    assert days(case) == before, "it counts before the officer has confirmed it"
    found = Recount.objects.get()
    assert found.why == ["7 March 2019 (A royal wedding) is a bank holiday"]
    assert {tuple(move[1:]) for move in found.moves} == {("12 March 2019", "13 March 2019")}
    confirmed(found, place.officer)
    assert days(case) == {date(2019, 3, 13)}
    due = Deadline.objects.filter(casefile=case, due_on="2019-03-13").first()
    assert due
    assert any("A royal wedding" in step for step in due.steps)
    assert due.steps[-1] == (
        f"Confirmed on 6 March 2019 by {place.officer.name}: from 12 March 2019, "
        "because: 7 March 2019 (A royal wedding) is a bank holiday"
    )
    sync(case)
    assert not any("Confirmed on" in step for step in Deadline.objects.get(casefile=case, kind="decision").steps)
    told = Event.objects.get(casefile=case, kind="recount.confirm")
    assert told.sentence.endswith("confirmed what a change of the bank holidays moves")
    assert broken(case) == []


def test_the_sum_of_the_date_that_would_move_says_why_a_day_was_put_right_to_who_may_read_it(place: Place) -> None:
    case = referred(place).casefile
    correct.run(Referral.objects.get(casefile=case), place.officer, field="aware_on", day=PUT_RIGHT, reason="Misread.")
    with told(case):
        Correction.objects.update(audience=Audience.OFFICE)
    sync(case)
    assert not Deadline.objects.filter(steps__icontains="Misread.").exists()
    new_holiday()
    look_up()
    address = reverse("scr_portal:recount_confirm", args=[Recount.objects.get().public_id])
    page = browser(place.officer).get(address).content.decode()
    assert re.search(r"<li>Corrected on [^<]* because: Misread\.</li>", page)
    sent = browser(place.officer).post(address, shown(page))
    assert sent.status_code == 302, "the reason of a correction changes nothing of what is confirmed"


def test_notices_that_are_owed_move_and_those_that_were_sent_do_not(place: Place) -> None:
    case = decided(place)
    owed = list(Notice.objects.filter(casefile=case, act="decision_to_hold").order_by("pk"))
    assert {one.due_on for one in owed} == {date(2019, 3, 13)}
    record_sent.run(
        owed[0], place.officer, sent_on=date(2019, 3, 6), route=Notice.Route.SECURE_MAIL, recipient="Duty desk",
        proof="Read receipt",
    )  # fmt: skip
    new_holiday()
    look_up()
    confirmed(Recount.objects.get(), place.officer)
    days_now = Notice.objects.filter(pk__in=[one.pk for one in owed]).order_by("pk").values_list("due_on", flat=True)
    assert list(days_now) == [date(2019, 3, 13), *[date(2019, 3, 14)] * (len(owed) - 1)]


def test_a_case_in_which_nothing_moves_counts_by_the_new_table_at_once(place: Place) -> None:
    case = referred(place).casefile
    new_holiday(date(2019, 8, 7))
    look_up()
    assert not Recount.objects.exists()
    assert date(2019, 8, 7) in calendar()[2019]
    assert date(2019, 8, 7) in calendar_of(case)[2019]
    new_holiday()
    look_up()
    assert EXTRA in calendar()[2019]
    assert EXTRA not in calendar_of(case)[2019]


def test_where_one_day_takes_the_place_of_another_no_date_moves_and_the_sums_name_the_right_one(place: Place) -> None:
    case = decided(place)
    new_holiday()
    look_up()
    confirmed(Recount.objects.get(), place.officer)
    before = Event.objects.filter(casefile=case).count()
    Holiday.objects.filter(day=EXTRA).update(leaves=True)
    new_holiday(EXTRA + timedelta(days=1))
    look_up()
    assert not Recount.objects.filter(status="found").exists()
    told_of = Deadline.objects.filter(casefile=case, kind__startswith="notice", due_on=date(2019, 3, 14))
    assert told_of.count() > 1
    for one in told_of:
        assert "8 March 2019 is not counted (A royal wedding)" in one.steps
        assert not [step for step in one.steps if step.startswith("7 March 2019")]
    assert not any(astray(case))
    assert Event.objects.filter(casefile=case).count() == before + told_of.count()


def test_one_that_is_taken_out_moves_dates_back(place: Place) -> None:
    Holiday.objects.create(day=EXTRA, name="A royal wedding")
    case = referred(place).casefile
    assert days(case) == {date(2019, 3, 13)}
    Holiday.objects.filter(day=EXTRA).update(leaves=True)
    look_up()
    assert Recount.objects.get().why == ["7 March 2019 (A royal wedding) is no bank holiday"]
    sync(case)
    assert days(case) == {date(2019, 3, 13)}
    confirmed(Recount.objects.get(), place.officer)
    assert days(case) == {date(2019, 3, 12)}
    assert EXTRA not in calendar()[2019]


def test_what_was_looked_up_is_not_looked_up_again(place: Place) -> None:
    referred(place)
    new_holiday()
    look_up()
    look_up()
    assert Recount.objects.count() == 1


def test_nothing_is_kept_of_a_look_that_was_cut_off(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    referred(place)
    new_holiday()
    monkeypatch.setattr("scr_portal.recounts.finding.take_in", lambda waiting: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        look_up()
    assert not Recount.objects.exists()
    assert EXTRA not in calendar()[2019]


def test_the_officer_is_told_and_reads_on_a_page_what_moves(place: Place) -> None:
    referred(place)
    new_holiday()
    look_up()
    letters = Message.objects.filter(address=place.officer.email)
    assert any("bank holidays" in letter.body for letter in letters)
    assert not any("Child K" in letter.body for letter in letters)
    officer, address = browser(place.officer), f"/recounts/{Recount.objects.get().public_id}/confirm/"
    assert address in officer.get("/home/").content.decode()
    page = officer.get(address).content.decode()
    for words in ("7 March 2019 (A royal wedding) is a bank holiday", "12 March 2019", "13 March 2019"):
        assert words in page
    assert "If a bank holiday is wrong" in page
    assert "If a figure of the guidance is wrong" not in page, "no figure has changed"
    for step in ("7 March 2019 is not counted (A royal wedding)", "5 March 2019 + 5 working days = 13 March 2019"):
        assert f"<li>{step}</li>" in page, "the day that it comes to opens to its sum"
    assert officer.post(address, {"version": "1"}).status_code == 422, "it shows what it was not asked about"
    assert officer.post(address, shown(page)).status_code == 302
    assert address not in officer.get("/home/").content.decode()


def test_only_the_office_confirms_and_once(place: Place) -> None:
    referred(place)
    new_holiday()
    look_up()
    found = Recount.objects.get()
    address = f"/recounts/{found.public_id}/confirm/"
    assert browser(place.member).get(address).status_code == 403
    assert browser(build.member(Role.OFFICER, build.board())).get(address).status_code == 404
    with pytest.raises(PermissionRefused):
        confirmed(found, place.member)
    done = confirmed(found, place.officer)
    with pytest.raises(Refused, match="Confirmed"):
        confirmed(done, place.officer)


def test_an_administrator_who_begins_a_year_is_told_that_it_is_not_all_there(client: Client) -> None:
    client.force_login(build.administrator())
    said = "2031 is counted by this table from now on, and has 1 of the 8 bank holidays or more"
    for day, is_said in (("2031-01-01", True), (EXTRA.isoformat(), False)):
        sent = {"day": day, "name": "New Year"}
        page = client.post("/admin/scr_portal/holiday/add/", sent, follow=True).content.decode()
        assert (said in page) is is_said
        assert ("working days of" in page) is is_said


def test_a_day_counted_in_a_year_that_is_not_all_in_the_table_says_that_it_may_move(place: Place) -> None:
    with time_machine.travel("2030-12-31T09:00Z", tick=False):
        said = "This may move: when it was counted, the holiday table had 1 bank holiday of 2031, and a year in"
        refer: dict[str, Any] = {
            "aware_on": date(2030, 12, 31),
            "attention_on": date(2030, 12, 31),
            "received_on": date(2030, 12, 31),
        }
        with pytest.raises(Refused, match="The bank holidays of 2031 are not known"):
            place.receive(notified_on=None, **refer)
        Holiday.objects.create(day=date(2031, 1, 1), name="New Year")
        casefile = place.receive(notified_on=None, **refer).casefile
        shown = f"/cases/{casefile.public_id}/"
        assert said in browser(place.officer).get(shown).content.decode()
        for day in range(1, 8):
            Holiday.objects.create(day=date(2031, 5, day), name="May")
        sync(casefile)
        assert said not in browser(place.officer).get(shown).content.decode()


def test_an_administrator_adds_a_day_and_takes_one_out(client: Client) -> None:
    admin = build.administrator()
    client.force_login(admin)
    sent = {"day": EXTRA.isoformat(), "name": "A royal wedding"}
    page = client.post("/admin/scr_portal/holiday/add/", sent, follow=True).content.decode()
    assert "counts there once that case&#x27;s officer has confirmed it" in page
    assert EXTRA not in calendar()[2019]
    look_up()
    assert EXTRA in calendar()[2019]
    again = client.post("/admin/scr_portal/holiday/add/", sent).content.decode()
    assert "This day is a bank holiday in the table already." in again
    chosen = {"action": "take_out", "_selected_action": Holiday.objects.get(day=EXTRA).pk}
    client.post("/admin/scr_portal/holiday/", chosen, follow=True)
    look_up()
    assert EXTRA not in calendar()[2019]
    assert client.post("/admin/scr_portal/holiday/add/", sent).status_code == 302
