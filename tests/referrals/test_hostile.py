"""Whatever is typed or sent into the forms up to the decision: an answer in words, nothing changed, never a 500."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referrals.considerations.models import Decision
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from tests.referrals.case import Place
from tests.referrals.considerations import test_decide, test_recommend
from tests.referrals.referrals.begun import sits_down
from tests.referrals.referrals.test_receive import at, fill, page, send

pytestmark = pytest.mark.django_db

ODD = st.one_of(
    st.sampled_from(
        ["", "0", "-1", "9999", "0001", "31", "2", "١٢", "1e5", "null", "yes", "review", "\u202e", "x" * 30_000]
    ),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40),
)
"""Dates that are none, ids of nothing, other people's words."""
LIMITS = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def some_of(sent: dict[str, Any]) -> st.SearchStrategy[dict[str, str]]:
    """Odd values for some of the questions of a form."""
    return st.dictionaries(st.sampled_from(sorted(sent)), ODD, min_size=1, max_size=4)


def test_every_day_that_cannot_be_counted_from_is_said(client: Client) -> None:
    for name in ("aware_on", "notified_on"):
        sits_down(client, Place().officer)
        answer = client.post(at("days"), page(**{name: "1950-01-01"}))
        assert answer.status_code == 422
        assert "Enter a day from 2006 on" in answer.content.decode()


@LIMITS
@given(wrong=some_of(page()))
def test_receive(client: Client, wrong: dict[str, str]) -> None:
    sits_down(client, Place().officer)
    before = CaseFile.objects.count()
    fill(client, **wrong)
    answer = send(client)
    assert answer.status_code in (302, 409, 422)
    assert CaseFile.objects.count() == before + (answer.status_code == 302)


@LIMITS
@given(data=st.data())
def test_recommend_and_decide(client: Client, data: st.DataObject) -> None:
    place = Place()
    label = f"Case of {place.board.short_name}"
    open_round, with_chair = place.consideration(label=label), place.recommended(label=f"{label}, second")
    events = Event.objects.count()
    for reader, row, verb, sent in (
        (place.member, open_round, "recommend", test_recommend.sent(open_round)),
        (place.chair, with_chair, "decide", test_decide.sent()),
    ):
        client.force_login(reader)
        wrong = data.draw(some_of(sent))
        answer = client.post(f"/considerations/{row.public_id}/{verb}/", sent | wrong)
        assert answer.status_code in (302, 409, 422)
        if answer.status_code != 302:
            assert Event.objects.count() == events
        events = Event.objects.count()
    assert Decision.objects.filter(casefile=with_chair.casefile).count() <= 1
