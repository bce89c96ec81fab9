"""Ten ways of losing what was typed, each tried: the words are there afterwards, and the page says what to do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect

from referrals.parallel import transitions as parallel
from referrals.parallel.models import ParallelProcess
from scr_portal.documents.models import MEGABYTE
from scr_portal.errors.middleware import MOST_SENT
from scr_portal.notices import Notice
from scr_portal.notices.forms import RecordSentForm
from tests.browsing import PATIENCE
from tests.build import PASSWORD
from tests.documents import files
from tests.drill.typing_people import Officer, holds, says, sit_down
from tests.journeys.steps.answering import fill
from tests.live import Portal
from tests.referrals.case import Place

TYPED = "The health visitor called twice. Nobody opened the door."
OTHERS = "The school nurse saw the child on Monday."
TOLD = {"What is it about?": "A child died", "What happened?": TYPED}
PROCESS = {
    "Kind of process": "Coroner's inquest",
    "Who leads it, and how to reach them": "HM Coroner, by telephone",
    "Does it stand in the way of publication?": "Yes",
    "How it stands now (optional)": TYPED,
}


@pytest.fixture
def officer(live_portal: Portal, page: Page) -> Iterator[Officer]:
    """Signed in, on the running portal."""
    with live_portal.database():
        place = Place()
        case = place.receive().casefile
        sit_down(page.context, place.officer, live_portal)
        yield Officer(live_portal, page, place, case)


def test_1_the_session_ends_while_somebody_types(officer: Officer) -> None:
    page = officer.page
    officer.types(officer.events, TOLD)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    officer.presses("Continue")
    says(page, "Sign in in another tab")
    other = page.context.new_page()
    other.goto("/home/")
    fill(other, {"E-mail address": officer.place.officer.email, "Password": PASSWORD})
    officer.presses("Sign in", other)
    expect(other.locator(".portal-header__reader")).to_have_text(officer.place.officer.name)
    officer.presses("Send it again")
    says(page, "This page was out of date")  # signing in has made a new mark for forms
    officer.presses("Send it again")
    expect(page.get_by_role("heading", level=1)).to_have_text("The dates that count")
    page.goto(officer.events)
    holds(page, "What happened?", TYPED)


def test_2_the_same_page_in_two_tabs(officer: Officer) -> None:
    page = officer.page
    second = page.context.new_page()
    officer.types(officer.events, TOLD | {"What happened?": OTHERS})
    officer.types(officer.events, TOLD, second)
    officer.presses("Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("The dates that count")
    officer.presses("Continue", second)
    says(second, OTHERS)
    says(second, TYPED)
    officer.presses("Save what I typed here", second)
    expect(second.get_by_role("heading", level=1)).to_have_text("The dates that count")
    second.goto(officer.events)
    holds(second, "What happened?", TYPED)


def test_2_the_form_of_a_step_in_two_tabs(officer: Officer) -> None:
    second = officer.page.context.new_page()
    officer.types(officer.form, PROCESS, second)
    officer.types(officer.form, PROCESS | {"How it stands now (optional)": OTHERS})
    officer.presses("Save and come back later")
    says(officer.page, "It stands on your home page.")
    officer.presses("Save and come back later", second)
    says(second, OTHERS)
    says(second, TYPED)
    officer.presses("Save what I typed here", second)
    says(second, "It stands on your home page.")
    second.goto(officer.form)
    holds(second, "How it stands now (optional)", TYPED)


def test_3_away_by_a_link_and_back_by_the_button(officer: Officer) -> None:
    page = officer.page
    officer.types(officer.form, PROCESS)
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(officer.case.label)
    page.go_back()  # over HTTPS only to what a browser may store: tests/access/test_caching.py
    holds(page, "How it stands now (optional)", TYPED)
    holds(page, "Who leads it, and how to reach them", PROCESS["Who leads it, and how to reach them"])
    expect(page.get_by_label("Yes", exact=True)).to_be_checked()
    officer.presses("Record the process")
    says(page, "The process is on the register.")
    assert officer.recorded() == [TYPED]


def test_4_the_server_starts_anew_between_opening_and_sending(officer: Officer) -> None:
    officer.types(officer.form, PROCESS)
    officer.portal.stop("web")
    officer.portal.start("web")
    officer.portal.wait_until_ready()
    officer.presses("Record the process")
    says(officer.page, "The process is on the register.")
    assert officer.recorded() == [TYPED]


@pytest.mark.django_db
def test_5_something_is_wrong_with_one_answer(client: Client) -> None:
    place = Place()
    round_ = place.recommended()
    client.force_login(place.chair)
    said = {
        "criteria_met": "no", "limb_that_fails": "abuse", "why_it_fails": "An illness was found.", "rationale": TYPED,
        "why_otherwise": OTHERS, "decided_on-day": "31", "decided_on-month": "2", "decided_on-year": "2014",
    }  # fmt: skip
    answer = client.post(f"/considerations/{round_.public_id}/decide/", said | {"version": str(round_.version)})
    page = answer.content.decode()
    assert answer.status_code == 422
    for name, value in said.items():
        chosen = f'name="{name}" type="radio" value="{value}" checked'
        assert any(kept in page for kept in (f'value="{value}"', f">{value}<", f"\n{value}<")), name
        assert name not in ("criteria_met", "limb_that_fails") or chosen in page, name


def test_6_the_mark_of_the_form_is_out_of_date(officer: Officer) -> None:
    officer.types(officer.events, TOLD)
    officer.page.context.clear_cookies(name="csrftoken")
    officer.presses("Continue")
    says(officer.page, "Nothing has been changed and nothing you typed is lost.")
    officer.presses("Send it again")
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("The dates that count")
    officer.page.goto(officer.events)
    holds(officer.page, "What happened?", TYPED)


TOO_BIG = files.pdf() + b"\0" * 2 * MEGABYTE
WITH_MACROS = files.rezipped(files.word(), word__vbaProject_dot_bin=b"Sub AutoOpen")
POSTED = {
    "route": "post", "recipient": "Ofsted, London", "sent_on-day": "1", "sent_on-month": "2", "sent_on-year": "2014",
    "proof": TYPED,
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "changed", "says"),
    [
        (TOO_BIG, {}, "MB or smaller"),
        (WITH_MACROS, {}, "The file contains macros"),
        (b"Received.", {}, "The file must be PDF"),
        (files.pdf(), {"recipient": ""}, "Choose the file again"),
    ],
    ids=["too big", "macros", "wrong kind", "another answer missing"],
)
def test_7_a_file_is_not_taken(
    client: Client, monkeypatch: pytest.MonkeyPatch, content: bytes, changed: dict[str, str], says: str
) -> None:
    monkeypatch.setattr(RecordSentForm.base_fields["scan"], "largest", MEGABYTE)
    place = Place()
    notice = Notice.objects.filter(casefile=place.receive().casefile).earliest("pk")
    client.force_login(place.officer)
    sent = POSTED | changed | {"scan": SimpleUploadedFile("scan.pdf", content), "version": str(notice.version)}
    answer = client.post(f"/notices/{notice.public_id}/record-sent/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    for name, value in (POSTED | changed).items():
        assert f'value="{value}"' in page or f"\n{value}<" in page or f">{value}<" in page, name


def test_7_a_file_is_more_than_can_be_sent(officer: Officer, tmp_path: Path) -> None:
    page, notice = officer.page, Notice.objects.filter(casefile=officer.case).earliest("pk")
    large = tmp_path / "scan.pdf"
    with large.open("wb") as file:
        file.truncate(MOST_SENT + 1)
    officer.types(f"/notices/{notice.public_id}/record-sent/", {"Proof of sending": TYPED})
    page.get_by_label("Scan of the receipt, if there is one").set_input_files(large)
    officer.presses("Record that it was sent")
    says(page, "Go back: what you typed is still there.")
    page.go_back()
    holds(page, "Proof of sending", TYPED)


def test_8_somebody_else_changes_it_meanwhile(officer: Officer) -> None:
    process = parallel.record.run(
        ParallelProcess(casefile=officer.case), officer.place.officer, kind="coroner", lead="HM Coroner",
        blocks_publication=True,
    )  # fmt: skip
    address = f"/processes/{process.public_id}/update/"
    officer.types(address, {"How it stands now (optional)": TYPED})
    parallel.update.run(process, officer.place.officer, lead="HM Coroner", blocks_publication=True, note=OTHERS)
    officer.presses("Update the process")
    says(officer.page, "Somebody else changed this while you were writing.")
    says(officer.page, TYPED)
    says(officer.page, OTHERS)
    officer.presses("Record my version on top")
    says(officer.page, "The process is updated.")
    assert officer.recorded() == [TYPED]


def test_9_the_line_drops_before_it_is_sent(officer: Officer) -> None:
    page = officer.page
    officer.types(officer.form, PROCESS)
    page.context.set_offline(True)
    officer.presses("Record the process")
    page.wait_for_url("chrome-error://**")
    page.context.set_offline(False)
    page.reload()
    says(page, "The process is on the register.")
    assert officer.recorded() == [TYPED]


def test_9_the_line_drops_before_the_answer_comes(officer: Officer) -> None:
    page = officer.page
    officer.types(officer.form, PROCESS)
    page.route("**/processes/record/", take_and_lose_the_answer, times=1)
    officer.presses("Record the process")
    page.wait_for_url("chrome-error://**")
    page.reload()
    says(page, "You have sent this already: it was recorded the first time.")
    assert officer.recorded() == [TYPED]


def take_and_lose_the_answer(route: Route) -> None:
    """The portal takes the form, the browser hears nothing."""
    route.fetch(max_redirects=0)
    route.abort()


def test_10_the_browser_is_closed_and_the_draft_taken_up(officer: Officer, browser: Browser) -> None:
    officer.types(officer.form, PROCESS)
    officer.presses("Save and come back later")
    officer.types(officer.events, TOLD)
    officer.presses("Save and come back later")
    says(officer.page, "It stands on your home page.")
    officer.page.context.close()
    context = browser.new_context(base_url=officer.portal.url, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    sit_down(context, officer.place.officer, officer.portal)
    page = context.new_page()
    for title, way, button in (
        ("Record a parallel process", "", "Record the process"),
        ("Receive a referral", "What happened", "Continue"),
    ):
        page.goto("/home/")
        page.get_by_role("link", name=re.compile(f"^{title}.*, saved")).click()
        if way:
            page.get_by_role("link", name=way, exact=True).click()
        expect(page.get_by_text(TYPED, exact=True)).to_have_count(1)
        officer.presses(button, page)
    expect(page.get_by_role("heading", level=1)).to_have_text("The dates that count")
    assert officer.recorded() == [TYPED]
    context.close()
