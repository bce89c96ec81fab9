"""A request of the national panel is recorded, answered, attended and regarded; the decision stays."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from lxml import html  # type: ignore[import-untyped]

from referrals.models import Consideration, Decision
from scr_portal.audit import broken
from scr_portal.body_requests.corrections import correct
from scr_portal.body_requests.models import BodyRequest
from scr_portal.body_requests.transitions import answer, attend, record, regard
from scr_portal.body_requests.voids import void
from scr_portal.casefiles import CaseAgency
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.notices import transitions as notices
from scr_portal.notices.voids import void as void_notice
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.body_requests.conftest import ASKS, SENT, TODAY, Scene, browser, letter
from tests.casework.test_names import called_the_same
from tests.casework.test_sums import bare
from tests.reviews.team import on

pytestmark = pytest.mark.django_db
TYPED = {"kind": "advice", "asks": ASKS, **on(SENT + timedelta(days=7), "received_on")}


def case_page(told: Scene, role: Role | None = None) -> str:
    """The case page as the officer sees it, or somebody else of the board."""
    person = build.member(role, told.case.board) if role else told.officer
    page: str = browser(person).get(f"/cases/{told.case.public_id}/").content.decode()
    return page


def test_from_the_letter_to_another_round_in_the_browser(told: Scene) -> None:
    officer, chair = browser(told.officer), browser(told.chair)
    address = f"/cases/{told.case.public_id}/body-requests/record/"
    assert address in case_page(told)
    empty = officer.post(address, {"kind": "advice", "asks": ASKS})
    assert (empty.status_code, ASKS in empty.content.decode()) == (422, True)
    assert officer.post(address, TYPED).status_code == 302
    wrote = BodyRequest.objects.get()
    assert ASKS in case_page(told, Role.SUBCOMMITTEE)
    assert "Have regard to the advice of the national panel" in chair.get("/home/").content.decode()
    said = {"followed": "yes", "why": "They are right.", "version": "1", **on(TODAY, "regarded_on")}
    assert chair.post(f"/body-requests/{wrote.public_id}/regard/", said).status_code == 302
    again = f"/cases/{told.case.public_id}/considerations/reopen/?letter={wrote.public_id}"
    assert again in chair.get(f"/cases/{told.case.public_id}/").content.decode()
    page = chair.get(again).content.decode()
    assert f"wrote on 11 March 2014: {ASKS}" in page
    said = {"reopened_because": "They wrote.", **on(wrote.received_on, "attention_on")}
    assert chair.post(again, said).status_code == 302
    assert Consideration.objects.get(round=2).attention_on == SENT + timedelta(days=7)
    assert Decision.objects.get().outcome == "none"
    assert again not in chair.get(f"/cases/{told.case.public_id}/").content.decode()
    assert broken(told.case) == []


@pytest.mark.parametrize("wanted", ["", "nonsense", "é" * 300])
def test_a_letter_that_is_not_there_is_named_by_nobody(told: Scene, wanted: str) -> None:
    page = browser(told.chair).get(f"/cases/{told.case.public_id}/considerations/reopen/", {"letter": wanted})
    assert page.status_code == 200
    assert " wrote on " not in page.content.decode()


def test_it_waits_on_the_officers_home_page_until_it_is_answered(told: Scene) -> None:
    wrote = letter(told, due_on=TODAY - timedelta(days=2))
    home = browser(told.officer).get("/home/").content.decode()
    assert f'/body-requests/{wrote.public_id}/answer/">Answer the national panel</a>' in home
    assert (home.count("how Answer to the national panel was worked"), bare(home, {"21 March 2014"})) == (2, set())
    clock = Deadline.objects.get(subject_key=wrote.subject)
    assert (clock.due_on, clock.waits_on, clock.is_running) == (TODAY - timedelta(days=2), "officer", True)
    assert "no day is laid down" in clock.source
    answer.run(wrote, told.officer, answered_on=TODAY, route="mail", answer="The school had.")
    assert "Answer the national panel" not in browser(told.officer).get("/home/").content.decode()
    assert "Answer of 23 March 2014 (secure e-mail):" in case_page(told)
    clock.refresh_from_db()
    assert (clock.is_running, clock.stopped_on) == (False, TODAY)


def test_the_chair_is_told_without_a_name(told: Scene) -> None:
    letter(told)
    mail = Message.objects.filter(address=told.chair.email).latest("pk")
    assert "The national panel has written about a decision." in mail.body
    assert told.case.label not in mail.body + mail.subject
    assert ASKS not in mail.body


def test_the_chair_went_or_says_why_not(told: Scene) -> None:
    went, stayed = letter(told, "attendance"), letter(told, "attendance")
    with pytest.raises(ValidationError, match="the day on which the LSCB chair attended"):
        attend.run(went, told.officer, attended=True)
    with pytest.raises(ValidationError, match="why the LSCB chair did not attend"):
        attend.run(stayed, told.officer, attended=False, attended_on=TODAY)
    attend.run(went, told.officer, attended=True, attended_on=TODAY, why_not_attended="Nothing.")
    stayed = attend.run(stayed, told.officer, attended=False, why_not_attended="Ill.")
    page = case_page(told)
    assert "The LSCB chair attended on 23 March 2014." in page
    assert "<strong>The LSCB chair did not attend:</strong> Ill." in page
    with pytest.raises(Refused, match="It is recorded"):
        attend.run(stayed, told.officer, attended=True, attended_on=TODAY)


def test_who_is_asked_to_attend_reads_on_which_day_at_what_time_and_where(told: Scene) -> None:
    officer, day = browser(told.officer), TODAY + timedelta(days=9)
    said = TYPED | {"kind": "attendance", "attend_at": "2 pm, Great Smith Street"}
    address = f"/cases/{told.case.public_id}/body-requests/record/"
    early = officer.post(address, said | on(SENT, "attend_on"))
    assert (early.status_code, "the day it came, or a later day" in early.content.decode()) == (422, True)
    assert officer.post(address, said | on(day, "attend_on")).status_code == 302
    when = "1 April 2014, 2 pm, Great Smith Street"
    assert f"When the LSCB chair is to attend:</strong> {when}" in case_page(told, Role.SUBCOMMITTEE)
    home = browser(told.chair).get("/home/").content.decode()
    assert "Attend the national panel: 1 April 2014 (in 9 days), 2 pm, Great Smith Street" in home
    attended = "attended the national panel on 1 April 2014"
    assert attended not in browser(told.officer).get("/home/").content.decode(), "nobody can say so before the day"
    assert f"The LSCB chair is to attend: {when}." in browser(told.reader).get("/queue/").content.decode()
    with time_machine.travel(day):
        assert attended in browser(told.officer).get("/home/").content.decode()
    with time_machine.travel(day + timedelta(days=1)):
        assert attended in browser(told.officer).get("/home/").content.decode()
        assert "Attend the national panel" not in browser(told.chair).get("/home/").content.decode()


def test_the_day_of_an_attendance_is_named_later_and_the_chair_is_told(told: Scene) -> None:
    wrote, other = letter(told, "attendance"), letter(told)
    assert "Attend the national panel: it names no day yet" in browser(told.chair).get("/home/").content.decode()
    officer, day = browser(told.officer), TODAY + timedelta(days=9)
    address = f"/body-requests/{wrote.public_id}/correct/"
    said = {"field": "attend_on", "words": "2 pm", "reason": "Named by telephone.", "version": wrote.version}
    looked = officer.post(address, said | on(day, "day"))
    seen = html.fromstring(looked.content).xpath("//input[@name='seen']/@value")
    assert officer.post(address, said | {"seen": seen[0]} | on(day, "day")).status_code == 302
    assert (
        "Attend the national panel: 1 April 2014 (in 9 days), 2 pm"
        in browser(told.chair).get("/home/").content.decode()
    )
    assert Message.objects.filter(address=told.chair.email, body__contains="A date that you were told of").exists()
    assert "to attend" not in officer.get(f"/body-requests/{other.public_id}/correct/").content.decode()
    with pytest.raises(ValidationError, match="does not ask the LSCB chair to attend"):
        correct.run(other, told.officer, field="attend_on", day=day, reason="So.")


def test_each_step_belongs_to_its_kind_of_letter(told: Scene) -> None:
    wrote = letter(told, "information")
    with pytest.raises(Refused, match="not asked to attend"):
        attend.run(wrote, told.officer, attended=True, attended_on=TODAY)
    with pytest.raises(Refused, match="gives no advice"):
        regard.run(wrote, told.chair, followed="no", why="So.", regarded_on=TODAY)
    page = case_page(told)
    assert f"/body-requests/{wrote.public_id}/answer/" in page
    assert f"/body-requests/{wrote.public_id}/attend/" not in page
    assert browser(told.officer).get(f"/body-requests/{wrote.public_id}/attend/").status_code == 409


def test_days_are_in_their_order(told: Scene) -> None:
    new = BodyRequest(casefile=told.case)
    said: dict[str, Any] = {"kind": "advice", "asks": ASKS}
    with pytest.raises(ValidationError, match="There was no national panel on that day"):
        record.run(new, told.officer, received_on=date(2013, 5, 31), **said)
    with pytest.raises(ValidationError, match="not come yet"):
        record.run(new, told.officer, received_on=TODAY + timedelta(days=1), **said)
    with pytest.raises(ValidationError, match="the day it came, or a later day"):
        record.run(new, told.officer, received_on=TODAY, due_on=TODAY - timedelta(days=1), **said)
    wrote = letter(told, "advice")
    early = wrote.received_on - timedelta(days=1)
    with pytest.raises(ValidationError, match="the day on which the request came"):
        answer.run(wrote, told.officer, answered_on=early, route="post", answer="So.")
    with pytest.raises(ValidationError, match="the day on which the advice came"):
        regard.run(wrote, told.chair, followed="yes", why="So.", regarded_on=early)
    assert BodyRequest.objects.count() == 1


@time_machine.travel(TODAY)
def test_it_may_write_before_it_is_told_of_any_decision(scene: Scene) -> None:
    address = f"/cases/{scene.case.public_id}/body-requests/record/"
    assert address in case_page(scene)
    asked = {"kind": "information", "asks": ASKS, **on(timezone.localdate(), "received_on")}
    assert browser(scene.officer).post(address, asked).status_code == 302
    wrote = BodyRequest.objects.get()
    assert (wrote.notice, wrote.body.slug) == (None, "national_panel")
    assert "Answer the national panel" in browser(scene.officer).get("/home/").content.decode()
    queue = browser(scene.reader).get("/queue/").content.decode()
    assert "What you asked before you were told of a decision" in queue
    assert ASKS in queue
    assert scene.case.reference not in queue, "it names no case that the body was sent nothing of"
    answer.run(wrote, scene.officer, answered_on=timezone.localdate(), route="mail", answer="The school had.")
    assert "The school had." in browser(scene.reader).get("/queue/").content.decode()


def test_what_came_before_the_decision_is_not_about_it(told: Scene) -> None:
    said: dict[str, Any] = {"kind": "advice", "asks": ASKS}
    before, since = (BodyRequest(casefile=told.case) for _ in range(2))
    before = record.run(before, told.officer, received_on=SENT - timedelta(days=1), **said)
    since = record.run(since, told.officer, received_on=SENT, **said)
    assert (before.notice, since.notice) == (None, told.notice)
    with pytest.raises(ValidationError, match="It is recorded as about the decision of which"):
        correct.run(since, told.officer, field="received_on", day=SENT - timedelta(days=1), reason="Misread.")


def test_nobody_could_write_before_there_was_a_national_panel(scene: Scene) -> None:
    with time_machine.travel(datetime(2013, 5, 31, 12)):
        assert "body-requests/record/" not in case_page(scene)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SUBCOMMITTEE, Role.BOARD_MEMBER])
def test_only_the_officer_records(told: Scene, role: Role) -> None:
    with pytest.raises(PermissionRefused):
        record.run(
            BodyRequest(casefile=told.case), build.member(role, told.case.board), kind="advice", received_on=TODAY,
            asks=ASKS,
        )  # fmt: skip


def test_only_the_chair_regards(told: Scene) -> None:
    wrote = letter(told, "advice")
    for person in (told.officer, build.member(Role.SUBCOMMITTEE, told.case.board), told.reader):
        with pytest.raises(PermissionRefused):
            regard.run(wrote, person, followed="yes", why="So.", regarded_on=TODAY)
    build.away(told.chair)
    acting = build.member(Role.ACTING_CHAIR, told.case.board)
    regard.run(wrote, acting, followed="in_part", why="So far as we can.", regarded_on=TODAY)
    assert "Advice followed: in part." in case_page(told)


def test_no_agency_sees_it(told: Scene) -> None:
    wrote = letter(told)
    agency = build.agency(told.case.board)
    CaseAgency.objects.create(casefile=told.case, agency=agency)
    senior = build.member(Role.SENIOR, agency)
    assert ASKS not in browser(senior).get(f"/cases/{told.case.public_id}/").content.decode()
    assert browser(senior).get(f"/body-requests/{wrote.public_id}/answer/").status_code == 404


def test_two_at_once_are_shown_both(told: Scene) -> None:
    wrote = letter(told)
    answer.run(wrote, told.officer, answered_on=TODAY, route="mail", answer="The school had.")
    said = {"route": "post", "answer": "Nobody had.", "version": "1", **on(TODAY, "answered_on")}
    late = browser(told.officer).post(f"/body-requests/{wrote.public_id}/answer/", said)
    assert late.status_code == 409
    assert "Nobody had." in late.content.decode()
    assert BodyRequest.objects.get().answer == "The school had."


def test_one_recorded_by_mistake_is_void_and_waits_for_nothing(told: Scene) -> None:
    wrote = void.run(letter(told), told.officer, because="It was about another case.")
    page = case_page(told)
    assert ASKS not in page
    assert "<s>Letter of 11 March 2014</s>" in page
    assert "Answer the national panel" not in browser(told.officer).get("/home/").content.decode()
    with pytest.raises(Refused, match="void"):
        answer.run(wrote, told.officer, answered_on=TODAY, route="mail", answer="So.")


def test_a_notice_that_was_answered_with_a_request_was_sent(scene: Scene) -> None:
    said: dict[str, Any] = {"route": "post", "recipient": "The secretariat", "sent_on": SENT, "proof": "AB123"}
    notice = notices.record_sent.run(scene.fresh(), scene.officer, **said)
    letter(scene)
    with pytest.raises(Refused, match="has written about it"):
        void_notice.run(scene.fresh(), scene.officer, because="It never went.")
    assert notice.sent_on == SENT


def test_two_letters_of_one_day_are_told_apart_wherever_they_are_listed(told: Scene) -> None:
    letter(told)
    for _ in range(2):
        letter(told, "advice")
    queue = html.fromstring(browser(told.reader).get("/queue/").content)
    opened = [" ".join(one.text_content().split()) for one in queue.iter("summary")]
    about = f"What was asked on {SENT + timedelta(days=7):%-d %B %Y} about {told.case.reference}"
    wants = "Advises a review, or asks to reconsider"
    assert [one for one in opened if one.startswith(about)] == [
        f"{about}: Asks for information (1 of 3)", f"{about}: {wants} (2 of 3)", f"{about}: {wants} (3 of 3)"
    ]  # fmt: skip
    home = browser(told.chair).get("/home/").content
    assert called_the_same(home) == {}
    assert "Have regard to the advice of the national panel (2 of 2)" in home.decode()


def test_what_can_be_done_with_each_of_several_letters_is_told_apart(told: Scene) -> None:
    for _ in range(2):
        letter(told)
    page = case_page(told)
    assert page.count("Record the answer") == 2
    assert called_the_same(page.encode()) == {}
