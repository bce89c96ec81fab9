"""What the national panel reads of its own requests, and of the boards that told it; it changes nothing."""

import csv
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scr_portal import notices, walls
from scr_portal.accounts import Body
from scr_portal.audit import Access
from scr_portal.body_requests.models import BodyRequest
from scr_portal.body_requests.transitions import answer, attend, record, regard
from scr_portal.body_requests.voids import void
from scr_portal.documents import Document
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice
from scr_portal.notices import transitions as sending
from scr_portal.roles import Role
from tests import build
from tests.body_requests.conftest import ASKS, SENT, TODAY, Scene, browser, letter
from tests.casework.test_sums import bare
from tests.counting import questions
from tests.notices.conftest import DECIDED, decision

pytestmark = pytest.mark.django_db
QUEUE, FILE, BOARDS = "/queue/", "/queue/file/", "/queue/boards/"


def read(told: Scene, **chosen: str) -> str:
    """The queue as somebody of the national panel sees it."""
    page: str = browser(told.reader).get(QUEUE, chosen).content.decode()
    return page


def rows(told: Scene, **chosen: str) -> list[dict[str, str]]:
    """The same as a file."""
    text = browser(told.reader).get(FILE, chosen).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def another(reader_of: Scene, on_day: int, outcome: str = "none") -> Notice:
    """Another board told the national panel of a decision not to hold a review, so many days after the first."""
    other = build.casefile(build.board("Farshire"))
    officer = build.member(Role.OFFICER, other.board)
    owed = notices.owe(decision(other, officer, outcome), Act.DECISION_NOT_TO_HOLD, DECIDED)
    notice = next(one for one in owed if one.body == reader_of.notice.body)
    with time_machine.travel(SENT + timedelta(days=on_day), tick=False):
        return sending.send.run(Notice.objects.get(pk=notice.pk), officer)


def test_the_database_gives_a_body_what_it_asked_itself_and_nothing_that_is_void(told: Scene) -> None:
    asked, by_mistake = letter(told), letter(told)
    void.run(by_mistake, told.officer, because="Twice.")
    ofsted = build.member(Role.OFSTED, Body.objects.get(slug="ofsted"))
    for reader, seen in ((told.reader, [asked.pk]), (ofsted, [])):
        with walls.entered(reader.pk, timezone.localdate()):
            assert list(BodyRequest.everything.values_list("pk", flat=True)) == seen


def test_the_database_gives_a_body_the_files_that_it_was_sent_itself(told: Scene) -> None:
    sent = set(Document.objects.filter(about=told.notice.subject).values_list("pk", flat=True))
    ofsted = build.member(Role.OFSTED, Body.objects.get(slug="ofsted"))
    for reader, seen in ((told.reader, sent), (ofsted, set())):
        with walls.entered(reader.pk, timezone.localdate()):
            assert set(Document.objects.values_list("pk", flat=True)) == seen
    assert sent


def test_it_sees_what_is_out_late_and_answered(told: Scene) -> None:
    late = letter(told, due_on=TODAY - timedelta(days=2))
    page = read(told)
    assert "Late</strong>" in page
    assert not bare(page, {"21 March 2014"})
    assert "21 March 2014 (2 days late)" in page
    assert "wants an answer by 21 March 2014</li>" in page
    assert ASKS in page
    answer.run(late, told.officer, answered_on=TODAY, route="mail", answer="The school had.")
    page = read(told)
    assert "Answered</strong>" in page
    assert "<strong>Answer:</strong> The school had." in page


def test_it_sees_how_its_advice_was_regarded_and_whether_the_chair_came(told: Scene) -> None:
    regard.run(letter(told, "advice"), told.chair, followed="no", why="It had no bruise.", regarded_on=TODAY)
    attend.run(letter(told, "attendance"), told.officer, attended=False, why_not_attended="Ill.")
    page = read(told)
    assert "Advice followed: no, 23 March 2014." in page
    assert "<strong>Reasons of the LSCB chair:</strong> It had no bruise." in page
    assert "did not attend:</strong> Ill." in page


@pytest.mark.parametrize(
    ("asked", "found"), [("out", 2), ("late", 1), ("answered", 0), ("regarded", 1), ("", 2), ("nonsense", 2)]
)
def test_it_is_filtered_by_what_came_of_the_requests(told: Scene, asked: str, found: int) -> None:
    farther = another(told, 1)
    letter(told, due_on=TODAY - timedelta(days=1))
    officer = build.member(Role.OFFICER, farther.casefile.board)
    wrote = record.run(
        BodyRequest(casefile=farther.casefile), officer, kind="advice", received_on=TODAY, asks="Hold one."
    )
    chair = build.member(Role.CHAIR, farther.casefile.board)
    regard.run(wrote, chair, followed="yes", why="So.", regarded_on=TODAY)
    assert len(rows(told, asked=asked)) == found


def test_what_waits_longest_can_stand_first(told: Scene) -> None:
    newer = another(told, 5).casefile.reference
    page, other = read(told, act=Act.DECISION_NOT_TO_HOLD, order="oldest"), read(told)
    assert page.index(f">{told.case.reference}<") < page.index(f">{newer}<")
    assert other.index(f">{newer}<") < other.index(f">{told.case.reference}<")


def test_that_a_reader_was_shown_its_line_is_noted_in_each_case(told: Scene) -> None:
    read(told)
    assert Access.objects.filter(user=told.reader, kind="view", casefile=told.case, about="/queue/").count() == 1


def test_decisions_are_counted_by_board_with_the_age_of_the_oldest(told: Scene) -> None:
    another(told, 3)
    letter(told)
    letter(told, due_on=TODAY - timedelta(days=1))
    void.run(letter(told), told.officer, because="Twice.")
    page = browser(told.reader).get(BOARDS).content.decode()
    assert f'href="{BOARDS}"' in read(told)
    table = page.partition("Of these late")[2].partition("</table>")[0]
    lines = [" ".join(line.split()) for line in table.split("</tr>")]
    mine = next(line for line in lines if told.case.board.name in line)
    assert "4 March 2014 (19 days ago)" in mine
    assert [mine.count(f">{number}<") for number in (1, 2)] == [3, 1]
    assert "7 March 2014 (16 days ago)" in next(line for line in lines if "Farshire" in line)


def test_an_alternative_review_is_shown_as_what_it_is(told: Scene) -> None:
    alternative = another(told, 3, "alternative").casefile.reference
    named = "n alternative review, and no serious case review"
    page = read(told)
    assert page.count(f"A{named}, 3 March 2014") == 1
    assert page.count("A decision not to hold a review, 3 March 2014") == 1
    assert {row["Case"]: row["Told of"] for row in rows(told)} == {
        told.case.reference: "a decision not to hold a review", alternative: f"a{named}",
    }  # fmt: skip
    assert [row["Case"] for row in rows(told, act="alternative")] == [alternative]
    assert len(rows(told, act=Act.DECISION_NOT_TO_HOLD)) == 2
    assert f'<option value="alternative">A{named}</option>' in page
    table = browser(told.reader).get(BOARDS).content.decode().partition("Of these late")[2].partition("</table>")[0]
    counted = {
        name: re.findall(r'data-label="Of these alternative reviews">(\d)<', line)
        for line in table.split("</tr>")
        for name in ("Farshire", told.case.board.name)
        if name in line
    }
    assert counted == {"Farshire": ["1"], told.case.board.name: ["0"]}


def test_the_file_has_the_requests_and_takes_nothing_for_a_formula(told: Scene) -> None:
    wrote = letter(told, "advice", due_on=TODAY - timedelta(days=1))
    regard.run(wrote, told.chair, followed="in_part", why='=HYPERLINK("http://x")', regarded_on=TODAY)
    (row,) = rows(told)
    assert row["Days since it was sent"] == "19"
    assert row["Your requests"] == "Advises a review, or asks to reconsider (11/03/2014)"
    assert (row["Not answered"], row["Late"], row["Answer due"]) == ("1", "1", "22/03/2014")
    assert row["Advice regarded"] == "In part (23/03/2014)"
    assert row["Reasons of the LSCB chair"] == """'=HYPERLINK("http://x")"""
    assert Access.objects.filter(user=told.reader, kind=Access.Kind.EXPORT, about="queue").exists()


def test_of_a_case_that_was_not_sent_to_it_nothing_is_known(told: Scene) -> None:
    """Another body's reader sees neither the requests nor the case."""
    letter(told)
    ofsted = next(one.body for one in Notice.objects.select_related("body") if one.body and one.body.slug == "ofsted")
    stranger = browser(build.member(Role.OFSTED, ofsted))
    page = stranger.get(QUEUE).content.decode() + stranger.get(FILE).getvalue().decode()
    assert told.case.board.name not in stranger.get(BOARDS).content.decode()
    assert told.case.reference not in page
    assert ASKS not in page


def test_one_recorded_by_mistake_is_not_shown(told: Scene) -> None:
    void.run(letter(told), told.officer, because="About another case.")
    assert ASKS not in read(told)
    assert rows(told)[0]["Your requests"] == ""


@pytest.mark.parametrize("verb", ["answer", "attend", "regard", "void"])
def test_it_changes_nothing(told: Scene, verb: str) -> None:
    wrote = letter(told)
    panel: Client = browser(told.reader)
    page = f"/body-requests/{wrote.public_id}/{verb}/"
    for answered in (panel.get(page), panel.post(page, {"version": "1", "because": "So.", "answer": "So."})):
        assert answered.status_code in (403, 404)
        assert told.case.reference not in answered.content.decode()
    assert BodyRequest.everything.get().version == 1
    assert panel.post(f"/cases/{told.case.public_id}/body-requests/record/", {}).status_code == 404


def test_it_asks_the_database_as_often_however_many_requests_there_are(told: Scene) -> None:
    panel = browser(told.reader)
    another(told, 1)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            panel.get(QUEUE, {"asked": "out"})
        return len(questions(queries))

    letter(told)
    before = count()
    for _ in range(15):
        letter(told)
    assert count() == before <= 15
