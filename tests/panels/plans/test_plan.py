"""The plan of a review on its page: counted back from the LSCB's meetings, with a warning where they do not fit."""

import json
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.models import PlanDays
from referrals.models import Meeting
from reviews.models import Review
from reviews.reviews import transitions as reviews
from scr_portal import deadlines
from scr_portal.accounts import User
from scr_portal.audit import RightsEvent
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.roles import Role
from tests import build
from tests.panels.conftest import Scene

pytestmark = pytest.mark.django_db


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def ends(scene: Scene) -> date:
    """When the time for completion ends."""
    deadlines.sync(scene.review.casefile)
    return Deadline.objects.get(kind="completion").due_on


def meets(scene: Scene, on: date, **different: object) -> Meeting:
    """A meeting of the full LSCB."""
    said = {"kind": Meeting.Kind.BOARD, "meets_at": time(10), "place": "Hall", "quorum": 6} | different
    chair = scene.review.decision.decided_by
    return Meeting.objects.create(
        board=scene.review.casefile.board, meets_on=on, chair=chair, planned_by=scene.officer, **said
    )


def shown(scene: Scene, person: User, status: int = 200) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("panels:plan", args=[scene.review.casefile.public_id]))
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def test_it_is_counted_back_from_the_last_meeting_before_the_end_with_today_among_the_days(scene: Scene) -> None:
    end = ends(scene)
    meets(scene, end - timedelta(days=5))
    meets(scene, end - timedelta(days=40))
    meets(scene, end + timedelta(days=60))
    page = shown(scene, scene.officer)
    for words in ("IMRs due", "First draft", "Sign-off", "Papers out", "The LSCB meets and can accept it", "Today"):
        assert words in page
    assert f"{day_words(end - timedelta(days=5))} (meeting of the LSCB) less 10 days" in page
    assert "the portal’s own suggestion" in page
    assert "call an extra meeting" not in page
    assert '<svg class="portal-plan"' in page
    assert "style=" not in page.split("<main")[1]


def test_on_day_one_it_says_that_an_extra_meeting_is_needed(scene: Scene) -> None:
    end = ends(scene)
    meets(scene, end + timedelta(days=9))
    after = day_words(end + timedelta(days=9))
    said = f"The 6 months end on {day_words(end)}, 9 days before your board meets on {after}: "
    assert f"{said}call an extra meeting. No meeting of the LSCB is planned before the end." in shown(
        scene, scene.officer
    )
    client = Client()
    client.force_login(scene.officer)
    assert said in client.get(reverse("reviews:review", args=[scene.review.public_id])).content.decode()


def test_a_meeting_long_before_the_end_is_named_as_the_other_way(scene: Scene) -> None:
    end = ends(scene)
    meets(scene, end - timedelta(days=70))
    meets(scene, end + timedelta(days=9))
    early = day_words(end - timedelta(days=70))
    assert f"or plan for the one on {early}, 70 days before the end." in shown(scene, scene.officer)


@pytest.mark.parametrize("no_good", [{"status": "cancelled", "why_cancelled": "Snow"}, {"kind": "subcommittee"}])
def test_a_meeting_that_is_cancelled_or_of_the_sub_committee_does_not_count(
    scene: Scene, no_good: dict[str, str]
) -> None:
    meets(scene, ends(scene) - timedelta(days=5), **no_good)
    page = shown(scene, scene.officer)
    assert "No meeting of the LSCB is planned from today on" in page
    assert "end of the time for completion) less 10 days" in page


def test_of_a_review_that_was_accepted_nothing_is_to_be_arranged_any_more(scene: Scene) -> None:
    meets(scene, ends(scene) + timedelta(days=9))
    assert "call an extra meeting" in shown(scene, scene.officer)
    Review.objects.filter(pk=scene.review.pk).update(status="accepted", accepted_on=timezone.localdate())
    assert "call an extra meeting" not in shown(scene, scene.officer)


def test_an_extension_moves_the_plan(scene: Scene) -> None:
    end = ends(scene)
    meets(scene, end + timedelta(days=9))
    later = end + timedelta(days=14)
    reviews.extend.run(
        scene.review, scene.review.decision.decided_by, decided_on=timezone.localdate(), due_on=later,
        reason="A trial.", revised_plan="May.", progress="Some.",
    )  # fmt: skip
    page = shown(scene, scene.officer)
    assert "call an extra meeting" not in page
    assert f"{day_words(end + timedelta(days=9))} (meeting of the LSCB) less 10 days" in page


def test_who_works_by_it_sees_it_and_no_agency(scene: Scene) -> None:
    for person in (scene.officer, scene.review.decision.decided_by, scene.panel_chair, scene.member):
        shown(scene, person)
    shown(scene, scene.senior, 403)
    shown(scene, build.member(Role.OFFICER, build.board()), 404)


def test_it_says_when_the_time_does_not_suffice(scene: Scene) -> None:
    meets(scene, in_days(30))
    assert "There is too little time for these days" in shown(scene, scene.officer)


def test_the_officer_sets_the_days_of_the_board_and_nobody_else(scene: Scene, client: Client) -> None:
    board = scene.review.casefile.board
    address = reverse("panels:plan_days", args=[board.public_id])
    client.force_login(scene.officer)
    assert 'value="42"' in client.get(address).content.decode()
    first, second = ({"version": client.get(address).context["version"]} for _ in range(2))
    said = {"papers": "5", "sign_off": "7", "draft": "28", "imrs": "21"}
    assert client.post(address, first | said | {"draft": "0"}).status_code == 422
    assert client.post(address, first | said).status_code == 302
    late = client.post(address, second | said | {"papers": "33"})
    assert late.status_code == 409
    assert "since you opened the page, to 5, 7, 28, 21." in late.content.decode()
    assert 'value="33"' in late.content.decode()
    meets(scene, ends(scene) - timedelta(days=5))
    page = shown(scene, scene.officer)
    assert "your board’s own" in page
    assert "less 5 days" in page
    client.force_login(scene.review.decision.decided_by)
    assert client.post(address, {"papers": "9", "sign_off": "9", "draft": "9", "imrs": "9"}).status_code == 403
    assert PlanDays.objects.get().papers == 5
    event = RightsEvent.objects.get(kind="plandays.set")
    assert event.by == scene.officer
    assert [json.loads(event.values)[when]["draft"] for when in ("was", "is")] == [42, 28]


def test_an_imr_is_offered_for_the_day_of_the_plan(scene: Scene, client: Client) -> None:
    meets(scene, ends(scene) - timedelta(days=5))
    client.force_login(scene.officer)
    board = scene.review.casefile.board
    PlanDays.objects.create(board=board, papers=1, sign_off=1, draft=1, imrs=1, set_by=scene.officer)
    page = client.get(reverse("panels:imr_commission", args=[scene.review.casefile.public_id]))
    offered = page.context["form"]["due_on"].value()
    assert offered > timezone.localdate()
    assert day_words(offered) in shown(scene, scene.officer)


def test_it_says_how_far_the_imrs_are(scene: Scene) -> None:
    assert "None is asked for yet." in shown(scene, scene.officer)
    scene.submitted()
    scene.asked(scene.health)
    page = shown(scene, scene.officer)
    assert "1 of 2 submitted or waived." in page
    assert "how IMRs due was worked out" in page


def test_the_case_page_leads_there(scene: Scene, client: Client) -> None:
    address = reverse("panels:plan", args=[scene.review.casefile.public_id])
    for person, there in ((scene.officer, True), (scene.senior, False)):
        client.force_login(person)
        page = client.get(reverse("case", args=[scene.review.casefile.public_id])).content.decode()
        assert (address in page) is there
