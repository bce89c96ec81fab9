"""A case that was accepted and published before its board joined is entered with the days of then, each marked."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import Board, User
from scr_portal.audit import Event
from scr_portal.transitions import STEPS
from tests.lifecycle import path
from tests.lifecycle.holds import check_case
from tests.lifecycle.inputs import first_right
from tests.lifecycle.path import LONGEST_NOTICE, Walk
from tests.world import BEGINS, ELMTON, settle, travelling

AGO = timedelta(days=4)
TO_THE_COPY = (
    "referral.receive", "consideration.recommend", "consideration.decide", "review.approve_terms",
    "appointment.propose", "appointment.declare", "appointment.confirm", "review.start", "imr.commission",
    "imr.record", "imr.accept", "overview.draft", "overview.circulate", "overview.sign_off", "overview.close",
    "recommendation.propose", "recommendation.adopt", "action.propose", "action.agree", "review.accept",
    "publication.prepare", "section.write", "publication.render", "publication.receive_rendering",
    "publication.check", "publication.notify", "notice.record_sent", "publication.approve",
)  # fmt: skip
TO_THE_END = ("publication.publish", "action.finish", "action.verify", "review.close")


def earlier(right: Sequence[Any], odd: Sequence[Any]) -> Any:
    """What is right, but where it is today the day of then."""
    said = first_right(right, odd)
    return said - AGO if said == timezone.localdate() else said


@pytest.mark.django_db
def test_each_step_with_a_day_is_marked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(path, "first_right", earlier)
    with travelling() as clock:
        settle("Denby", (), BEGINS[ELMTON], clock)
        people = [*User.objects.filter(is_active=True).order_by("pk"), User.objects.system()]
        walk = Walk(Board.objects.get(short_name="Denby"), people, clock)
        for name in TO_THE_COPY:
            walk.take(name)
        clock.shift(LONGEST_NOTICE)
        for name in TO_THE_END:
            walk.take(name)
        case = walk.casefile
        assert case
        assert not set(TO_THE_COPY + TO_THE_END) - set(walk.taken) - {"publication.notify"}, walk.refusals
        events = Event.objects.filter(casefile=case)
        assert [one.kind for one in events if STEPS[one.kind].day and not one.is_recorded_later] == []
        later = {one.kind for one in events if one.is_recorded_later}
        assert {"imr.record", "imr.accept", "overview.close", "review.receive_overview", "review.accept"} <= later
        assert {"publication.publish", "review.close"} <= later
        check_case(case)
        client.force_login(User.objects.get(email="officer@denby.example.org"))
        shown = client.get(reverse("case_timeline", args=[case.public_id])).content.decode()
        assert shown.count("Recorded later: it happened on") >= 10
