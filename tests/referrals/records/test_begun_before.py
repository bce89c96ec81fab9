"""What was begun before something was recorded, and would be kept after it, is made anew: it does not show it."""

from collections.abc import Callable
from typing import Any

import pytest

from referrals.agenda import transitions as agenda
from referrals.considerations.corrections import correct_decision
from referrals.considerations.models import Consideration, Decision
from referrals.packs import rendering
from referrals.records import making, queueing
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.jobs import Job
from tests.referrals.case import Place, days_ago
from tests.referrals.meetings.sitting import in_days, meeting, put
from tests.referrals.packs.test_behind import goes_on
from tests.referrals.records.test_record import decided, words
from tests.referrals.referrals.test_correct import corrected

pytestmark = pytest.mark.django_db


def meanwhile(monkeypatch: pytest.MonkeyPatch, module: Any, happens: Callable[[], object], times: int = 1) -> list[int]:
    """While it is laid out, after it was read, something happens; gives how often it was laid out."""
    lay_out, laid_out = module.pdf, list[int]()

    def slowly(page: bytes) -> bytes:
        laid_out.append(1)
        if len(laid_out) <= times:
            happens()
        return bytes(lay_out(page))

    monkeypatch.setattr(module, "pdf", slowly)
    return laid_out


def test_a_record_that_was_read_before_the_day_was_corrected_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place()
    round_ = decided(place, place.recommended(), decided_on=days_ago(2), why_recorded_later="Noted late.")
    made, right = Decision.objects.get(), days_ago(1)
    said = {"field": "decided_on", "day": right, "reason": "The minutes give another day."}
    meanwhile(monkeypatch, making, lambda: correct_decision.run(made, place.chair, **said))
    making.make(round_.pk)
    [record] = Document.objects.filter(about=round_.subject, kind=queueing.KIND)
    assert day_words(right) in words(record)
    assert "Corrected on" in words(record)


def test_papers_of_a_meeting_show_what_was_recorded_while_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place()
    item = put(place.consideration(), place, meeting(place, in_days(3)))
    agenda.make_pack.run(item, place.officer)
    laid_out = meanwhile(monkeypatch, rendering, lambda: goes_on(item, place))
    rendering.make(item.pk)
    assert len(laid_out) == 2
    item.refresh_from_db()
    assert item.packed_at_seq == CaseFile.objects.get(pk=item.casefile_id).last_seq


def test_where_the_case_never_rests_it_is_said_and_nothing_older_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    item = put(Consideration.objects.get(), place, meeting(place, in_days(3)))
    agenda.make_pack.run(item, place.officer)
    days = iter(map(days_ago, (11, 12, 11)))
    meanwhile(monkeypatch, rendering, lambda: corrected(place, fresh(referral), "attention_on", next(days)), times=3)
    rendering.make(item.pk)
    assert Job.objects.get(about=item.subject).failure.startswith("The case was changed while the papers were made.")
    assert not Document.objects.filter(about=item.subject).exists()


def fresh(referral: Referral) -> Referral:
    """As it stands."""
    return Referral.objects.get(pk=referral.pk)
