"""Time is extended openly: a later day, a reason, and those told whom the edition names."""

import re
from datetime import date, time, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from referrals.models import Meeting
from reviews.models import Extension
from reviews.reviews import transitions
from reviews.reviews.corrections import correct_extension, correct_review
from reviews.reviews.voids import void_extension
from scr_portal import deadlines
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.guidance import bodies
from scr_portal.letters import transitions as letters
from scr_portal.letters.models import Letter
from scr_portal.notices import Notice
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.letters.conftest import composed, fresh, laid_out
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db

WORDS = {"reason": "A trial is pending.", "revised_plan": "Report in May.", "progress": "The log is in use."}


def due() -> date:
    """When completion is due, as everybody sees it."""
    return Deadline.objects.get(kind="completion").due_on


def meets(team: Team, day: date) -> None:
    """A meeting of the full LSCB is planned."""
    Meeting.objects.create(
        board=team.casefile.board, kind=Meeting.Kind.BOARD, meets_on=day, meets_at=time(10), place="Hall", quorum=6,
        chair=team.chair, planned_by=team.officer,
    )  # fmt: skip


def extend(team: Team, due_on: date, **different: Any) -> None:
    """The chair extends the time, today."""
    given: dict[str, Any] = {"decided_on": today(), "due_on": due_on, **WORDS}
    team.review = transitions.extend.run(team.review, team.chair, **given | different)


def test_the_day_moves_and_the_sum_keeps_the_old_one() -> None:
    team = Team()
    later = today() + timedelta(days=400)
    extend(team, later)
    assert due() == later
    steps = Deadline.objects.get(kind="completion").steps
    assert any("+ 6 months" in step for step in steps)
    assert steps[-1].endswith("A trial is pending.")
    assert f"by {team.chair.name} to" in steps[-1]


@pytest.mark.parametrize("days_between", [0, 1])
def test_what_was_put_right_and_what_was_extended_stand_in_the_order_in_which_they_came(days_between: int) -> None:
    team, begun = Team(), timezone.now()
    initiated = team.review.initiated_on
    deadlines.sync(team.casefile)
    with time_machine.travel(begun, tick=False) as clock:
        for number, put_right in enumerate(("review", "", "review", "extension")):
            if put_right == "review":
                day = initiated + timedelta(days=number + 1)
                team.review.refresh_from_db()
                reason = f"Number {number}."
                team.review = correct_review.run(team.review, team.chair, field="initiated_on", day=day, reason=reason)
            elif put_right:
                made, day = Extension.objects.get(), date(2031, 6, 2)
                correct_extension.run(made, team.chair, field="due_on", day=day, reason="Number 3.")
            else:
                extend(team, date(2031, 6, 3), reason="Number 1.")
            clock.shift(timedelta(days=days_between))
        page = browser(team.officer).get(f"/cases/{team.casefile.public_id}/").content.decode()
    sums = page[page.index("+ 6 months") :]
    assert re.findall(r"because: Number (\d)", sums)[:4] == ["0", "1", "2", "3"]


def test_an_earlier_day_is_no_extension() -> None:
    team = Team()
    extend(team, today() + timedelta(days=400))
    with pytest.raises(ValidationError, match="only a later day is an extension"):
        extend(team, today() + timedelta(days=399))
    assert Extension.objects.count() == 1


def test_the_2010_edition_has_the_department_consulted_each_time() -> None:
    team = Team("wt2010")
    extend(team, today() + timedelta(days=400))
    extend(team, today() + timedelta(days=500))
    told = Notice.objects.filter(act="extension")
    assert [notice.body.slug for notice in told if notice.body] == ["dfe", "dfe"]


def test_where_nobody_is_told_a_notice_says_so() -> None:
    team = Team("wt2013")
    extend(team, today() + timedelta(days=400))
    notice = Notice.objects.get(act="extension")
    assert (notice.body, notice.status) == (None, "not_needed")
    assert "names no body that is told of an extension" in notice.reason_not_needed


@pytest.mark.parametrize("edition", ["wt2013", "wt2015"])
def test_where_the_edition_has_nobody_told_of_it_nobody_is_missing(edition: str) -> None:
    team = Team(edition)
    extend(team, today() + timedelta(days=400))
    office = browser(team.officer)
    book = office.get(reverse("scr_portal:case_letter_book", args=[team.casefile.public_id])).content.decode()
    assert f"{team.casefile.edition.title} names no body that is told of an extension" in book
    assert "Nobody to tell" not in book
    assert "to look after" not in book
    assert "with nobody to tell" not in office.get("/home/").content.decode()


def test_where_nobody_held_the_office_that_is_told_somebody_is_missing() -> None:
    team = Team("wt2010")
    with patch.object(bodies, "holder", return_value=None):
        extend(team, today() + timedelta(days=400))
    office = browser(team.officer)
    book = office.get(reverse("scr_portal:case_letter_book", args=[team.casefile.public_id])).content.decode()
    assert "Nobody to tell" in book
    assert "1 line to look after" in book
    assert "1 with nobody to tell" in office.get("/home/").content.decode()


def test_only_the_chair_extends() -> None:
    team = Team()
    with pytest.raises(PermissionRefused):
        transitions.extend.run(team.review, team.officer, decided_on=today(), due_on=today(), **WORDS)


def test_an_accepted_review_is_not_extended() -> None:
    team = Team()
    team.plan(team.adopt())
    team.accept()
    with pytest.raises(Refused, match="“Accepted” now"):
        extend(team, today() + timedelta(days=400))
    assert not Extension.objects.exists()


def test_the_page_quotes_the_edition_and_keeps_what_was_typed() -> None:
    team = Team("wt2010")
    address, chair = reverse("reviews:review_extend", args=[team.review.public_id]), browser(team.chair)
    page = chair.get(address).content.decode()
    assert "consults the Government Office at once" in page
    assert "To be told today: Department for Education, Safeguarding Group." in page
    sent = {"version": team.review.version, **on(today(), "decided_on"), **WORDS}
    wrong = chair.post(address, sent | on(today() + timedelta(days=1), "due_on"))
    assert wrong.status_code == 422
    assert "only a later day is an extension" in wrong.content.decode()
    assert "A trial is pending." in wrong.content.decode()


def test_the_page_shows_first_what_moves_and_records_nothing_until_that_was_seen() -> None:
    team = Team("wt2010")
    address, chair = reverse("reviews:review_extend", args=[team.review.public_id]), browser(team.chair)
    deadlines.sync(team.review.casefile)
    before, later = due(), today() + timedelta(days=300)
    sent = {"version": team.review.version, **on(today(), "decided_on"), **WORDS, **on(later, "due_on")}
    looked = chair.post(address, sent)
    said = looked.content.decode()
    assert (looked.status_code, due(), Extension.objects.count()) == (200, before, 0)
    [moved] = [one for one in looked.context["what_if"].moved if one.clock.kind == "completion"]
    assert (moved.how, moved.clock.due_on) == ("Moves", later)
    assert f"Extended on {day_words(today())} by {team.chair.name}" in said
    assert "A trial is pending." in said
    other = sent | on(later + timedelta(days=1), "due_on") | {"seen": looked.context["seen"]}
    assert chair.post(address, other).status_code == 200
    assert not Extension.objects.exists()
    assert chair.post(address, sent | {"seen": looked.context["seen"], "reason": "Another word."}).status_code == 302
    assert due() == later


def written(team: Team, due_on: date) -> Letter:
    """A letter to the chief officer of an agency that states a day."""
    drafted = composed(team.casefile, team.officer, "chief", team.police.name)
    text = drafted.text.replace("Yours sincerely", f"The review ends on {day_words(due_on)}.\n\nYours sincerely")
    return letters.revise.run(drafted, fresh(team.officer), to=drafted.to, text=text)


def test_whom_a_letter_told_the_end_is_written_to_again_of_the_new_one() -> None:
    team, later = Team(), today() + timedelta(days=400)
    deadlines.sync(team.casefile)
    before = due()
    unsent = written(team, before)
    page = reverse("scr_portal:letter", args=[unsent.public_id])
    assert "It has been moved since" not in browser(team.officer).get(page).content.decode()
    told = laid_out(written(team, before), team.officer)
    said: dict[str, Any] = {"route": "post", "recipient": "R. Carter", "proof": "GB1", "sent_on": today()}
    told = letters.record_sent.run(told, fresh(team.officer), **said)
    extend(team, later)
    again = Letter.objects.get(corrects=told)
    assert again.status == Letter.Status.DRAFT
    day = "The day by which the review is to be completed"
    assert f"{day} was {day_words(before)}. It has been moved since, and is {day_words(later)} now." in again.text
    assert "sorry" not in again.text
    assert f"to {day_words(later)}: change the words first." in browser(team.officer).get(page).content.decode()
    assert not Letter.objects.filter(corrects=unsent).exists()
    sent = letters.record_sent.run(laid_out(again, team.officer), fresh(team.officer), **said)
    void_extension.run(Extension.objects.get(), team.chair, because="It was another review.")
    back = Letter.objects.get(corrects=sent)
    assert f"{day} was {day_words(later)}. It has been moved since, and is {day_words(before)} now." in back.text


def test_before_it_is_extended_the_page_says_how_the_meetings_of_the_lscb_lie_then() -> None:
    team = Team()
    later = today() + timedelta(days=300)
    address = reverse("reviews:review_extend", args=[team.review.public_id])
    sent = {"version": team.review.version, **on(today(), "decided_on"), **WORDS, **on(later, "due_on")}
    chair = browser(team.chair)
    says = f"The extended time ends on {day_words(later)}"
    assert f"{says}: no meeting of the LSCB is planned before that." in chair.post(address, sent).content.decode()
    meets(team, later - timedelta(days=6))
    before = day_words(later - timedelta(days=6))
    said = f"{says}: the LSCB meets last before that on {before}, 6 days before the end."
    assert said in chair.post(address, sent).content.decode()
    Meeting.objects.update(meets_on=later + timedelta(days=9))
    after = day_words(later + timedelta(days=9))
    said = f"{says}, 9 days before your board meets on {after}: call an extra meeting."
    assert said in chair.post(address, sent).content.decode()
    assert not Extension.objects.exists()


def test_who_is_not_to_see_extensions_does_not_read_them_on_the_page_of_the_review() -> None:
    team = Team()
    extend(team, today() + timedelta(days=400), revised_plan="The plan of the panel.")
    page = reverse("reviews:review", args=[team.review.public_id])
    representative = build.member(Role.REPRESENTATIVE, team.police)
    assert "The plan of the panel." in browser(team.officer).get(page).content.decode()
    assert "The plan of the panel." not in browser(representative).get(page).content.decode()
