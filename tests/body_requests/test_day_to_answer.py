"""The day by which a letter of the national panel is to be answered."""

from datetime import datetime, time, timedelta

import pytest
from lxml import html  # type: ignore[import-untyped]

from scr_portal.body_requests.corrections import correct
from scr_portal.body_requests.transitions import answer
from scr_portal.body_requests.voids import void
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.reminders.digests import digest
from tests.body_requests.conftest import TODAY, Scene, browser, letter

pytestmark = pytest.mark.django_db


def test_the_officer_is_reminded_before_on_and_after_the_day_that_it_names(told: Scene) -> None:
    wrote, day = letter(told, due_on=TODAY + timedelta(days=10)), TODAY + timedelta(days=10)
    words = ("Due in 7 days", "Due today", "1 day late", "7 days late")
    for days in (-7, 0, 1, 7):
        digest(datetime.combine(day + timedelta(days=days), time(8)))
    said = Message.objects.filter(body__contains="Answer to the national panel").order_by("pk")
    assert [message.user for message in said] == [told.officer] * 4
    assert all(which in message.body for which, message in zip(words, said, strict=True))
    answer.run(wrote, told.officer, answered_on=TODAY, route="mail", answer="The school had.")
    assert not Deadline.objects.filter(subject_key=wrote.subject, is_running=True).exists()


def test_the_day_opens_to_its_sum_and_moves_when_it_is_put_right(told: Scene) -> None:
    wrote, day = letter(told, due_on=TODAY + timedelta(days=10)), TODAY + timedelta(days=12)
    wrote = correct.run(wrote, told.officer, field="due_on", day=day, reason="It was misread")
    for path in (f"/body-requests/{wrote.public_id}/answer/", f"/cases/{told.case.public_id}/"):
        page = html.fromstring(browser(told.officer).get(path).content)
        opened = [" ".join(one.text_content().split()) for one in page.find_class("portal-clock")]
        sums = [one for one in opened if f"wants an answer by {day_words(day)}" in one]
        assert sums
        assert all("It was misread" in one for one in sums)


def test_without_a_day_and_when_void_nothing_is_counted(told: Scene) -> None:
    letter(told)
    by_mistake = letter(told, due_on=TODAY)
    assert Deadline.objects.filter(kind="body_answer", is_running=True).count() == 1
    void.run(by_mistake, told.officer, because="Twice.")
    assert not Deadline.objects.filter(kind="body_answer", is_running=True).exists()


def test_the_national_panel_is_shown_no_clock_of_the_board(told: Scene) -> None:
    letter(told, due_on=TODAY)
    assert not Deadline.objects.visible_to(told.reader).exists()
