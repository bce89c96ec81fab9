"""The rows that carry the rights of appointments follow from the appointments, and are rebuilt from them."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from panels.imrs import voids
from panels.models import ImrHold
from referrals.agencies.transitions import ask
from referrals.models import AgencyInvolvement, InvolvementHold
from reviews.models import ReviewHold
from scr_portal.access import Appointment
from scr_portal.access.rebuilding import differences, rebuild
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Audience, Role
from tests import build, build_review
from tests.panels.conftest import Scene
from tests.panels.conftest import scene as scene
from tests.panels.conftest import store as store
from tests.world import World


def test_what_the_steps_have_given_is_what_the_appointments_say(world: World) -> None:
    assert ReviewHold.objects.count() > 20
    assert ImrHold.objects.count() > 5
    assert differences() == []


@pytest.mark.django_db
def test_who_answers_for_an_agency_by_a_link_holds_nothing_on_the_review() -> None:
    board = build.board()
    agency = build.agency(board)
    review = build_review.review(board, agencies=(agency,))
    asked = AgencyInvolvement.objects.create(
        casefile=review.casefile, agency=agency, asked_on=review.decision.decided_on, audience=Audience.SHARED
    )
    Appointment.objects.create(
        casefile=review.casefile, agency=agency, user=build.user(), role=Role.REPRESENTATIVE,
        since=timezone.localdate(), status=Appointment.Status.CONFIRMED,
    )  # fmt: skip
    assert [one.model for one in rebuild()] == ["referrals.InvolvementHold"]
    assert [one.content_object for one in InvolvementHold.objects.all()] == [asked]
    assert not ReviewHold.objects.exists()


@pytest.mark.django_db
def test_a_missing_row_is_found_and_given_back() -> None:
    review = build_review.review()
    member = build_review.appointed(review, Role.PANEL_MEMBER)
    ReviewHold.objects.all().delete()
    assert [one.kind for one in differences()] == ["missing"]
    assert not CaseFile.objects.visible_to(member).exists()
    rebuild()
    assert differences() == []
    member.__dict__.pop("_grants")
    assert CaseFile.objects.visible_to(member).get() == review.casefile


@pytest.mark.django_db
def test_a_row_that_no_appointment_gives_is_taken_away() -> None:
    review = build_review.review()
    build_review.appointed(review, Role.PANEL_MEMBER)
    mine = Appointment.objects.get()
    row = ReviewHold.objects.get()
    row.pk, row.user = None, build.user()
    row.save(force_insert=True)
    assert [str(one) for one in rebuild()] == [f"surplus: reviews.ReviewHold of appointment {mine.pk}"]
    assert ReviewHold.objects.get().user == mine.user


@pytest.mark.django_db
def test_the_command_checks_without_changing_and_says_so_by_its_exit() -> None:
    review = build_review.review()
    build_review.appointed(review, Role.PANEL_MEMBER)
    ReviewHold.objects.all().delete()
    out = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("rebuild_access", "--check", "--json", stdout=out)
    assert left.value.code == 1
    assert json.loads(out.getvalue())["differences"][0]["kind"] == "missing"
    assert not ReviewHold.objects.exists()
    call_command("rebuild_access", stdout=StringIO())
    call_command("rebuild_access", "--check", stdout=(out := StringIO()))
    assert out.getvalue().strip() == "Nothing differs."


def test_an_imr_that_is_void_leaves_nothing_to_rebuild(scene: Scene) -> None:
    asked = AgencyInvolvement(casefile=scene.review.casefile)
    ask.run(asked, scene.officer, agency=scene.police, asked_on=timezone.localdate())  # so that it stays on the case
    imr = scene.with_author()
    voids.void.run(imr, scene.officer, because="The wrong agency.")
    assert differences() == []
    scene.with_author()
    assert ImrHold.objects.count() == 2
    assert differences() == []
