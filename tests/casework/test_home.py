"""The home page says what waits for its reader, and says it no more once the step is taken."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from reviews.reviews import transitions as reviews
from scr_portal.access import forget, grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.casework.home import needs
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline
from scr_portal.roles import Role
from scr_portal.sections import PLACES
from scr_portal.waiting import waiting
from tests.lifecycle.inputs import Step
from tests.lifecycle.path import Walk
from tests.referrals.case import Place
from tests.reviews.team import Team, browser, today
from tests.world import ASHBY, BEGINS, ELMTON, World

WAITED_FOR = {
    "review.approve_terms", "appointment.declare", "appointment.confirm", "imr.name_author", "imr.hand_in", "imr.sign",
    "imr.submit", "imr.accept", "overview.circulate", "overview.sign_off", "recommendation.adopt", "action.agree",
    "review.accept", "publication.check", "publication.approve", "publication.publish",
    "publication.notify", "publication.confirm", "consideration.recommend", "agencyinvolvement.secure",
    "agencyinvolvement.return_scoping", "review.start", "appointment.propose", "imr.commission", "chronology.read",
    "chronology.confirm", "chronology.merge", "overview.draft", "overview.close", "recommendation.propose",
    "action.propose", "publication.prepare",
}  # fmt: skip
NOT_IN = {ASHBY: {"publication.confirm"}, ELMTON: {"publication.notify"}}
"""No edition has both."""


@dataclass
class Watched(Walk):
    """A walk on which everybody looks at the home page before and after each step."""

    foreseen: set[str] = field(default_factory=set)

    def _takes(self, step: Step, row: CaseRecord, person: User) -> bool:
        if step.name not in WAITED_FOR or not step.allowed(row, grants(person)):
            return super()._takes(step, row, person)
        before = self._lines(person)
        took = super()._takes(step, row, person)
        if took and before - self._lines(person):
            self.foreseen.add(step.name)
        return took

    def _lines(self, person: User) -> set[tuple[str, str]]:
        forget([person])
        return {(one.words, one.url) for one in waiting(grants(person)) if one.casefile == self.casefile}


@pytest.mark.parametrize("board", NOT_IN)
def test_what_only_one_person_can_do_waits_for_that_person(world: World, board: str) -> None:
    world.clock.move_to(BEGINS[board])
    others = NOT_IN.keys() - {board}
    people = [one for one in world.people if not any(f"@{other.lower()}." in one.email for other in others)]
    of_agencies = [one for one in people if grants(one).agencies]  # first: the officer may act in their place
    walk = Watched(world.board(board), [*of_agencies, *people, User.objects.system()], world.clock)
    walk.to("published")
    assert WAITED_FOR - NOT_IN[board] - walk.foreseen == set()


def test_each_line_leads_to_a_page(world: World, client: Client) -> None:
    followed = set[str]()
    for person in world.people:
        for one in waiting(grants(person)):
            if one.words in followed:
                continue  # of each kind the first: there are hundreds
            client.force_login(person)
            said = one.casefile.reference if one.casefile else one.words
            assert said in client.get(reverse("home")).content.decode()
            assert client.get(one.url).status_code == 200
            followed.add(one.words)
    assert followed


def lines(person: User) -> list[str]:
    """What waits for somebody, in words."""
    forget([person])
    return [one.words for one in waiting(grants(person))]


@pytest.mark.django_db
def test_what_is_to_be_drafted_started_and_appointed_waits_for_the_officer() -> None:
    team = Team(terms=False)
    assert "Draft the terms of reference" in lines(team.officer)
    assert "Appoint the overview author" in lines(team.officer)
    assert "Appoint the SCR panel chair" not in lines(team.officer)
    reviews.draft_terms.run(team.review, team.officer, terms="What was known?")
    assert "Draft the terms of reference" not in lines(team.officer)
    assert "Approve the terms of reference" in lines(team.chair)


@pytest.mark.django_db
def test_terms_that_were_drafted_anew_wait_for_the_chair() -> None:
    team = Team(terms=False)
    review = reviews.draft_terms.run(team.review, team.officer, terms="What was known?")
    review = reviews.approve_terms.run(review, team.chair, approved_on=today())
    assert "Approve the terms of reference" not in lines(team.chair)
    reviews.draft_terms.run(review, team.officer, terms="And what the school knew.")
    assert "Approve the terms of reference" in lines(team.chair)


@pytest.mark.django_db
def test_a_review_waits_to_be_accepted_only_when_what_is_recommended_is_settled() -> None:
    team = Team().report()
    accept = "Accept the review for the LSCB"
    assert "Record what is recommended" in lines(team.officer)
    assert accept not in lines(team.chair)
    adopted = team.adopt()
    assert accept not in lines(team.chair)
    assert "Plan what is to be done about what was adopted" in lines(team.officer)
    team.plan(adopted)
    assert accept in lines(team.chair)
    assert "Plan what is to be done about what was adopted" not in lines(team.officer)


def test_a_product_waits_to_be_published_when_its_copy_is_sent_and_its_notice_has_run(world: World) -> None:
    case, officer = world.case("approved"), world.member(Role.OFFICER)
    runs_until = Deadline.objects.filter(casefile=case, sort=Sort.NOT_BEFORE).latest("due_on").due_on
    for day, waits in ((runs_until - timedelta(days=1), False), (runs_until, True)):
        world.clock.move_to(datetime.combine(day, time(10), UTC))
        forget([officer])
        found = [one.words for one in waiting(grants(officer)) if one.casefile == case]
        assert ("Serious case review report: publish it" in found) is waits


@pytest.mark.django_db
def test_a_date_leads_to_the_part_of_the_case_where_it_is_dealt_with() -> None:
    place = Place()
    case = place.receive().casefile
    page = browser(place.chair).get("/home/").content.decode()
    assert f'href="/cases/{case.public_id}/#consideration-and-decision"' in page
    assert 'id="consideration-and-decision"' in browser(place.chair).get(f"/cases/{case.public_id}/").content.decode()


def test_every_date_of_a_case_leads_to_where_it_is_dealt_with() -> None:
    with_clocks = {one._meta.label_lower for one in apps.get_models() if hasattr(one, "clocks")}
    assert with_clocks - PLACES.keys() == {"scr_portal.notice"}, "notices have a page of their own"


def test_the_date_of_a_product_leads_to_the_task_list_where_its_line_stands(world: World) -> None:
    case, officer = world.case("approved"), world.member(Role.OFFICER)
    page = browser(officer).get(f"/cases/{case.public_id}/").content.decode()
    assert f'href="/cases/{case.public_id}/#tasks">' in page
    at = page.index('id="tasks"')
    assert "Publication: Serious case review report" in page[at:]


def test_the_decision_is_among_the_chair_s_dates_from_its_first_day(world: World) -> None:
    case, chair = world.case("referred"), world.member(Role.CHAIR)
    due = Deadline.objects.get(casefile=case, kind="decision").due_on
    for day in (due - timedelta(days=31), due, due + timedelta(days=5)):
        world.clock.move_to(datetime.combine(day, time(10), UTC))
        forget([chair])
        assert case in [one.casefile for one in needs(grants(chair)).dates if one.kind == "decision"]
