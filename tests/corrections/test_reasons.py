"""A sum says why a day was corrected to everybody who may read the correction, and to nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from scr_portal import deadlines
from scr_portal.accounts import User
from scr_portal.casework.brief import case_brief
from scr_portal.clocks import day_words
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline
from scr_portal.roles import Audience, Role
from tests import build
from tests.build import told
from tests.corrections.test_agencies import WHY, put_right, under_way
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db
CALLED = "Corrected on"


@pytest.fixture
def team() -> Team:
    """The day of the decision was put right, for which only the board's office is told why."""
    made = under_way(Team("wt2015"))
    put_right(made)
    with told(made.casefile):
        Correction.objects.update(audience=Audience.OFFICE)
        deadlines.sync(made.casefile)
    made.review.refresh_from_db()
    return made


def page(reader: User, path: str) -> str:
    """What this reader is shown."""
    answer = browser(reader).get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("path", ["/home/", "/cases/", "/cases/{case}/", "/cases/{case}/dates/", "/reviews/{review}/"])
def test_who_may_read_the_correction_reads_who_put_it_right_and_why(team: Team, path: str) -> None:
    assert Deadline.objects.filter(steps__icontains=CALLED).exists()
    assert not Deadline.objects.filter(steps__icontains=WHY).exists()
    said = page(team.officer, path.format(case=team.casefile.public_id, review=team.review.public_id))
    lines = [line.partition("</li>")[0] for line in said.split(f"<li>{CALLED}")[1:]]
    assert lines
    for line in lines:
        assert team.chair.name in line
        assert line.endswith(f"because: {WHY}")


def test_who_may_not_reads_who_and_when_and_not_why(team: Team) -> None:
    constable = build.member(Role.REPRESENTATIVE, team.police)
    for path in (f"/cases/{team.casefile.public_id}/", f"/cases/{team.casefile.public_id}/dates/"):
        said = page(constable, path)
        assert day_words(Deadline.objects.get(kind="completion").due_on) in said
        assert CALLED in said
        assert WHY not in said


def looked(person: User, team: Team, step: str) -> str:
    """What this person is shown that more time would move."""
    said = {"decided_on": today(), "due_on": today() + timedelta(days=500)}
    answers = {part: value for name, day in said.items() for part, value in on(day, name).items()}
    address = reverse(f"reviews:review_{step}", args=[team.review.public_id])
    answer = browser(person).post(address, {"version": team.review.version, "look": "1", **answers})
    shown = answer.content.decode().partition("What would change</h2>")[2].partition("</section>")[0]
    assert CALLED in shown, answer.content.decode()
    return shown


def test_what_a_step_would_change_says_why_to_who_may_read_it(team: Team) -> None:
    """The SCR panel chair asks for more time beside the office, and reads who put the day right, and not why."""
    for person, step in ((team.chair, "extend"), (team.officer, "request_extension")):
        assert f"because: {WHY}" in looked(person, team, step)
    assert WHY not in looked(team.panel_chair, team, "request_extension")


def test_the_brief_says_why_to_who_may_read_it(team: Team) -> None:
    for person, says in ((team.officer, True), (team.panel_chair, False)):
        said = case_brief(team.casefile, person, today())
        [dates] = [part for part in said.parts if part.title == "Running dates"]
        lines = [line for line in dates.lines if CALLED in line]
        assert lines
        assert all((f"because: {WHY}" in line) is says for line in lines)
