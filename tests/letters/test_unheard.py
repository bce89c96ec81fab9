"""Where nobody of an agency could be told of an act, the office sees it, and nobody is said to have been told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.imrs.models import Imr
from panels.imrs.voids import void
from panels.models import AgencyRequest
from panels.requests.transitions import ask
from scr_portal.accounts import Agency, Membership
from scr_portal.bars.transitions import propose
from scr_portal.letters import transitions
from scr_portal.letters.models import Letter
from scr_portal.notifications import TOLD
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.letters.conftest import browser, composed, fresh, laid_out
from tests.panels.conftest import Scene, scene
from tests.reviews.team import on

__all__ = ["scene"]

ASKED_FOR = "An individual management review is asked of your agency"
HOME = "1 with nobody to tell"
NOBODY = "Nobody of the agency could be told"


@pytest.fixture
def alone(scene: Scene) -> Scene:
    """Nobody of the trust has an account any more, since yesterday."""
    of_trust = Membership.objects.filter(agency=scene.health)
    build.changed(of_trust, until=timezone.localdate() - timedelta(days=1))
    return scene


def book(scene: Scene, show: str = "nobody") -> str:
    """What the letter book says was told to nobody."""
    page = reverse("scr_portal:case_letter_book", args=[scene.review.casefile.public_id])
    return browser(scene.officer).get(f"{page}?show={show}").content.decode()


def home(scene: Scene) -> str:
    return browser(scene.officer).get("/home/").content.decode()


def case_page(scene: Scene) -> str:
    return browser(scene.officer).get(f"/cases/{scene.review.casefile.public_id}/").content.decode()


def commission(scene: Scene, agency: Agency) -> str:
    """The officer asks for an IMR in the browser; gives the page that comes after it."""
    client, today = Client(), timezone.localdate()
    client.force_login(scene.officer)
    address = reverse("panels:imr_commission", args=[scene.review.casefile.public_id])
    said: dict[str, Any] = {"agency": agency.pk, "once": "a" * 16}
    days = on(today, "commissioned_on") | on(today + timedelta(days=30), "due_on")
    answer = client.post(address, said | days, follow=True)
    assert Imr.objects.filter(agency=agency).exists()
    return str(answer.content.decode())


def write(scene: Scene, kind: str, agency: Agency) -> Letter:
    """The officer writes to it and posts the letter."""
    letter = composed(scene.review.casefile, scene.officer, kind, agency.name)
    said: dict[str, Any] = {"route": "post", "recipient": "Reception", "proof": "GB1", "sent_on": timezone.localdate()}
    return transitions.record_sent.run(laid_out(letter, scene.officer), fresh(scene.officer), **said)


def test_that_nobody_was_told_is_said_and_seen_until_a_letter_of_it_has_gone(alone: Scene) -> None:
    write(alone, "chief", alone.health)
    page = commission(alone, alone.health)
    assert NOBODY in page
    assert "is told to name its author" not in page
    assert ASKED_FOR in book(alone)
    assert alone.health.name in book(alone, "trouble")
    assert HOME in home(alone)
    assert f"Write to {alone.health.name}: nobody of it could be told" in case_page(alone)
    write(alone, "commission", alone.health)
    assert ASKED_FOR not in book(alone)
    assert "with nobody to tell" not in home(alone)
    assert "nobody of it could be told" not in case_page(alone)


def test_where_somebody_is_told_the_page_says_so_and_nothing_is_to_be_looked_after(scene: Scene) -> None:
    page = commission(scene, scene.health)
    assert "is told to name its author" in page
    assert NOBODY not in page
    assert ASKED_FOR not in book(scene)
    assert "with nobody to tell" not in home(scene)


def test_each_thing_that_is_asked_is_told_by_itself(alone: Scene) -> None:
    case, today = alone.review.casefile, timezone.localdate()
    for what in ("One", "Two"):
        ask.run(
            AgencyRequest(casefile=case), alone.officer, agency=alone.health, kind="feedback", what=what,
            asked_on=today, due_on=today + timedelta(days=9),
        )  # fmt: skip
    commission(alone, alone.health)
    assert "3 with nobody to tell" in home(alone)
    write(alone, "commission", alone.health)
    assert "2 with nobody to tell" in home(alone)
    write(alone, "chief", alone.health)
    assert "with nobody to tell" not in home(alone)


def test_somebody_who_has_gone_since_was_told(scene: Scene) -> None:
    commission(scene, scene.police)
    tomorrow = timezone.localdate() + timedelta(days=1)
    build.changed(Membership.objects.filter(agency=scene.police), until=tomorrow)
    assert ASKED_FOR not in book(scene)


def test_somebody_who_is_told_of_something_else_is_nobody_here(alone: Scene) -> None:
    """Who represents the trust is not asked to name an author."""
    build.member(Role.REPRESENTATIVE, alone.health)
    assert NOBODY in commission(alone, alone.health)
    assert ASKED_FOR in book(alone)
    build.member(Role.SENIOR, alone.health)
    assert ASKED_FOR not in book(alone)


def test_whoever_is_barred_from_the_case_was_not_told(scene: Scene) -> None:
    bar = Bar(casefile=scene.review.casefile)
    propose.run(bar, scene.officer, email=scene.senior.email, reason="Managed those involved.")
    assert NOBODY in commission(scene, scene.police)
    assert ASKED_FOR in book(scene)


def test_what_was_asked_by_mistake_and_never_told_wants_no_letter(alone: Scene) -> None:
    commission(alone, alone.health)
    void.run(Imr.objects.get(agency=alone.health), alone.officer, because="Another trust.")
    assert "with nobody to tell" not in home(alone)


def test_what_was_asked_by_mistake_wants_one_where_a_letter_had_asked(alone: Scene) -> None:
    commission(alone, alone.health)
    write(alone, "commission", alone.health)
    void.run(Imr.objects.get(agency=alone.health), alone.officer, because="Another trust.")
    assert "was asked of your agency by mistake" in book(alone)
    assert HOME in home(alone)


def test_a_letter_that_came_back_told_nobody(alone: Scene) -> None:
    commission(alone, alone.health)
    letter = write(alone, "commission", alone.health)
    transitions.record_returned.run(letter, fresh(alone.officer), returned_on=timezone.localdate(), why="Moved away")
    assert ASKED_FOR in book(alone)


def test_whatever_an_agency_is_told_its_senior_officer_is_told(scene: Scene) -> None:
    of_agency = {Role.SENIOR, Role.REPRESENTATIVE, Role.IMR_AUTHOR}
    assert [step for step, (roles, _) in TOLD.items() if roles & of_agency and Role.SENIOR not in roles] == []
