"""Two people at the same moment, in real transactions: one is taken, the other gets a sentence, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import connection

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration, Decision
from referrals.dissents import transitions as dissents
from referrals.moves import transitions as moves
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal.audit import broken
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.transitions import Conflict, Refused
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.dissents.test_record import new
from tests.referrals.referrals.test_link import another


def at_once(*steps: Callable[[], object]) -> list[str]:
    """What became of steps that start in the same moment, sorted."""
    together = Barrier(len(steps))

    def take(step: Callable[[], object]) -> str:
        together.wait(timeout=10)
        try:
            step()
        except (Conflict, Refused, ValidationError) as stopped:
            return type(stopped).__name__
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(len(steps)) as pool:
        return sorted(pool.map(take, steps))


def test_chair_and_acting_chair_decide_once(own_database: str) -> None:
    place = Place()
    build.away(place.chair)
    row = place.recommended()
    again = Consideration.objects.select_related("casefile").get(pk=row.pk)
    became = at_once(
        lambda: considerations.decide.run(row, place.chair, **decision()),
        lambda: considerations.decide.run(again, place.acting_chair, **decision()),
    )
    assert became in (["Conflict", "taken"], ["Refused", "taken"])
    assert Decision.objects.count() == 1
    assert broken(row.casefile) == []


def test_a_dissent_and_the_decision_do_not_pass_each_other(own_database: str) -> None:
    place = Place()
    row = place.recommended()
    became = at_once(
        lambda: considerations.decide.run(row, place.chair, **decision()),
        lambda: dissents.record.run(new(row), place.second_member, position="none", reason="No concern."),
    )
    assert "taken" in became
    assert Decision.objects.count() == 1
    assert broken(row.casefile) == []


def test_one_agency_is_asked_once(own_database: str) -> None:
    place = Place()
    case = place.receive().casefile

    def ask() -> object:
        row = AgencyInvolvement(casefile=CaseFile.objects.get(pk=case.pk))
        return agencies.ask.run(row, place.officer, agency=place.police, asked_on=days_ago(0))

    assert at_once(ask, ask, ask) == ["ValidationError", "ValidationError", "taken"]
    assert AgencyInvolvement.objects.count() == 1


def test_two_further_referrals_leave_the_earliest_day_and_one_clock(own_database: str) -> None:
    place = Place()
    case = place.receive().casefile

    def link(day: date) -> object:
        row = Referral(casefile=CaseFile.objects.get(pk=case.pk))
        return referrals.link.run(row, place.officer, **another(incident_on=None, attention_on=day, notified_on=None))

    days = (days_ago(20), days_ago(30), days_ago(25))
    assert at_once(*(partial(link, day) for day in days)) == ["taken"] * 3
    assert Consideration.objects.get().attention_on == days_ago(30)
    assert Deadline.objects.filter(kind="decision").count() == 1
    assert broken(case) == []


def test_two_cases_of_one_board_get_two_labels(own_database: str) -> None:
    place = Place()
    assert at_once(place.receive, place.receive) == ["ValidationError", "taken"]
    assert CaseFile.objects.count() == 1


def test_two_cases_are_not_merged_into_each_other(own_database: str) -> None:
    place = Place()
    one, other = place.receive(), place.receive(label="Child L")
    became = at_once(
        lambda: merge(one, place, other),
        lambda: merge(other, place, one),
    )
    assert became in (["Refused", "taken"], ["Refused", "Refused"])
    assert Referral.objects.filter(status="merged").count() == became.count("taken")
    assert broken(one.casefile) == broken(other.casefile) == []


def merge(referral: Referral, place: Place, into: Referral) -> object:
    """Moved to the case of another."""
    return moves.merge.run(referral, place.officer, reference=into.casefile.reference, merged_because="The same.")
