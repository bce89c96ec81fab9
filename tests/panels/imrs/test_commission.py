"""An IMR is asked of an agency of the case."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.imrs.models import Imr
from panels.imrs.transitions import commission
from reviews.models import Review
from scr_portal.accounts import Agency
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.roles import Audience
from scr_portal.transitions import PermissionRefused
from tests import build, build_review
from tests.panels.conftest import Scene


def test_the_agency_is_told_and_the_day_is_watched(scene: Scene) -> None:
    imr = scene.asked()
    assert imr.status == "commissioned"
    assert imr.terms_version == 1
    due = Deadline.objects.get(kind="imr")
    assert (due.due_on, due.waits_on) == (imr.due_on, "senior")
    assert [message.user for message in Message.objects.all()] == [scene.senior]


def test_the_panel_chair_may_ask_too_and_an_agency_may_not(scene: Scene) -> None:
    today = timezone.localdate()
    for by, refused in ((scene.panel_chair, False), (scene.senior, True), (scene.member, True)):
        imr = Imr(casefile=scene.review.casefile, audience=Audience.PANEL)
        if refused:
            with pytest.raises(PermissionRefused):
                commission.run(imr, by, agency=scene.health, commissioned_on=today, due_on=today + timedelta(days=30))
        else:
            commission.run(imr, by, agency=scene.police, commissioned_on=today, due_on=today + timedelta(days=30))
    assert Imr.objects.get().agency == scene.police


def test_not_before_the_terms_are_approved(db: None) -> None:
    board = build.board()
    review = build_review.review(board, agencies=(build.agency(board),), terms=False)
    imr = Imr(casefile=review.casefile)
    assert commission.why_not(imr) == "The terms of reference have not been approved."


def test_not_where_the_method_does_without_imrs(db: None) -> None:
    review = build_review.review(edition="wt2013", method=Review.Method.OTHER)
    assert "does not use" in (commission.why_not(Imr(casefile=review.casefile)) or "")


@pytest.mark.parametrize(("asked", "due", "why"), [(-31, 5, "were approved"), (1, 5, "not come yet"), (0, 0, "after")])
def test_the_days_must_fit_together(scene: Scene, asked: int, due: int, why: str) -> None:
    today = timezone.localdate()
    imr = Imr(casefile=scene.review.casefile, audience=Audience.PANEL)
    with pytest.raises(ValidationError, match=why):
        commission.run(
            imr, scene.officer, agency=scene.police, commissioned_on=today + timedelta(days=asked),
            due_on=today + timedelta(days=due),
        )  # fmt: skip
    assert not Imr.objects.exists()


def test_the_page_offers_agencies_of_the_case_that_were_not_asked(scene: Scene, client: Client) -> None:
    scene.asked()
    elsewhere = build.agency(scene.review.casefile.board, Agency.Discipline.HOUSING, "Northshire Homes")
    client.force_login(scene.officer)
    page = reverse("panels:imr_commission", args=[scene.review.casefile.public_id])
    shown = client.get(page).content.decode()
    assert scene.health.name in shown
    assert scene.police.name not in shown
    assert elsewhere.name not in shown
    today = timezone.localdate()
    typed = {"agency": str(scene.police.pk), "commissioned_on": today.isoformat(), "due_on": "2099-01-01"}
    assert "Select the agency" in client.post(page, typed).content.decode()
    assert client.post(page, typed | {"agency": str(scene.health.pk)}).status_code == 302
    assert Imr.objects.count() == 2
