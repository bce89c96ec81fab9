"""The demonstration as it is shown: its boards meet on working days, and no case tells things backwards."""

from itertools import groupby, pairwise
from pathlib import Path

import pytest
from django.utils import timezone

from referrals.models import Meeting
from scr_portal.audit import Event
from scr_portal.demo import filling
from scr_portal.holidays import calendar
from tests import world

pytestmark = pytest.mark.django_db


def test_it_meets_on_working_days_and_every_case_tells_things_in_their_order(tmp_path: Path) -> None:
    with world.documents_in(tmp_path):
        filling.fill()
    holidays, days = calendar(), set(Meeting.objects.values_list("meets_on", flat=True))
    assert len(days) >= 4
    assert not [day for day in days if day.weekday() > 4 or day in holidays[day.year]]
    events = Event.objects.order_by("casefile", "seq").values_list("casefile__label", "at", "kind")
    backwards = []
    for label, told in groupby(events, key=lambda event: event[0]):
        days_of = [(timezone.localdate(at), kind) for _, at, kind in told]
        backwards += [(label, *pair) for pair in pairwise(days_of) if pair[1][0] < pair[0][0]]
    assert not backwards
