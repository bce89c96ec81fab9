"""A second referral of the same incident: the earliest date of attention rules."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations.models import Consideration
from referrals.referrals import transitions
from referrals.referrals.corrections import correct
from referrals.referrals.models import Referral
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
from scr_portal.people import Person
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, days_ago, said

pytestmark = pytest.mark.django_db


def another(**different: Any) -> dict[str, Any]:
    """What is written down of a further referral."""
    facts = {name: value for name, value in said().items() if name not in {"label", "agencies", "children"}}
    return facts | different


def test_the_board_knew_earlier_than_was_thought() -> None:
    place = Place()
    case = place.receive().casefile
    due = Deadline.objects.get(casefile=case, kind="decision").due_on
    earlier = another(incident_on=days_ago(40), attention_on=days_ago(30), notified_on=days_ago(29))
    linked = transitions.link.run(Referral(casefile=case), place.officer, **earlier)
    assert linked.get_status_display() == "Received later, of the same incident"
    assert Consideration.objects.get(casefile=case).attention_on == days_ago(30)
    assert Deadline.objects.get(casefile=case, kind="decision").due_on < due


def test_a_later_one_changes_no_clock() -> None:
    place = Place()
    case = place.receive().casefile
    transitions.link.run(Referral(casefile=case), place.officer, **another(attention_on=days_ago(6), notified_on=None))
    assert Consideration.objects.get(casefile=case).attention_on == days_ago(10)


def test_whom_only_it_names_is_of_the_case_from_then_on() -> None:
    place = Place()
    case = place.receive().casefile
    said_of = [{"name": "TAMSIN applegarth"}, {"name": "Wren Applegarth"}]
    further = another(children=said_of, people=[{"name": "Corin Hale", "kind": "parent"}], notified_on=None)
    transitions.link.run(Referral(casefile=case), place.officer, **further)
    children = Person.objects.filter(casefile=case, kind="child").values_list("name", "pseudonym")
    assert list(children.order_by("pk")) == [
        ("Tamsin Applegarth", case.label),
        ("Wren Applegarth", f"{case.label} (2)"),
    ]
    assert Person.objects.filter(casefile=case, name="Corin Hale").exists()


@pytest.mark.parametrize("name", ["TAMSIN  Applegarth", "Tamsyn Aplegarth"])
def test_the_same_child_in_another_spelling_is_no_second_child(name: str) -> None:
    place = Place()
    case = place.receive(children=[{"name": "Tamsin Applegarth", "born_on": days_ago(900)}]).casefile
    further = another(children=[{"name": name, "born_on": days_ago(900)}], notified_on=None)
    transitions.link.run(Referral(casefile=case), place.officer, **further)
    child = Person.objects.get(casefile=case, kind="child")
    assert (child.name, child.pseudonym) == ("Tamsin Applegarth", case.label)
    assert child.other_names == ([] if "  " in name else [name])


def test_a_body_that_is_told_of_the_case_is_not_told_again() -> None:
    place = Place()
    case = place.receive().casefile
    owed = Notice.objects.filter(casefile=case).count()
    assert owed
    transitions.link.run(Referral(casefile=case), place.officer, **another(notified_on=None))
    assert Notice.objects.filter(casefile=case).count() == owed


def test_others_may_not_and_a_new_case_needs_its_first_referral() -> None:
    place = Place()
    case = place.receive().casefile
    for somebody in (place.chair, place.member, Place().officer):
        with pytest.raises(PermissionRefused):
            transitions.link.run(Referral(casefile=case), somebody, **another())
    with pytest.raises(Refused, match="further referral"):
        transitions.receive.run(Referral(casefile=case), place.officer, **said(label="Child Z"))
    assert Referral.objects.count() == 1


def test_the_page_is_there_for_the_officer_alone(client: Client) -> None:
    place = Place()
    case = place.receive().casefile
    address = f"/cases/{case.public_id}/referrals/link/"
    for somebody, answer in ((place.officer, 200), (place.chair, 403), (Place().officer, 404)):
        client.force_login(somebody)
        assert client.get(address).status_code == answer


def incident_clock(referral: Referral) -> Deadline:
    """The five working days of the local authority."""
    return Deadline.objects.get(kind="incident_notice", subject_key=referral.subject)


def known_by_telephone_before() -> tuple[Place, Referral, Referral]:
    """One that was sent through the portal and says when the local authority knew; another, earlier, by telephone."""
    place = Place()
    sent = place.receive(attention_on=days_ago(5), notified_on=None, aware_on=days_ago(11))
    earlier = another(attention_on=days_ago(9), notified_on=None, received_on=days_ago(3))
    return place, sent, transitions.link.run(Referral(casefile=sent.casefile), place.officer, **earlier)


def test_the_day_of_the_local_authority_s_notification_can_be_given_where_the_board_knew_by_another_referral() -> None:
    place, sent, _ = known_by_telephone_before()
    due = Deadline.objects.get(kind="decision").due_on
    assert incident_clock(sent).is_running
    assert "Correct a date" in incident_clock(sent).steps[-1]
    sent.refresh_from_db()
    correct.run(sent, place.officer, field="notified_on", day=days_ago(8), reason="The letter was dated so.")
    assert incident_clock(sent).stopped_on == days_ago(8)
    assert "“Correct a date”" not in " ".join(incident_clock(sent).steps)
    decision = Deadline.objects.get(kind="decision")
    assert (decision.due_on, decision.starts_on) == (due, days_ago(9)), "the earliest rules"


def test_the_notification_stops_the_clock_on_whichever_referral_it_stands() -> None:
    place, sent, by_telephone = known_by_telephone_before()
    correct.run(by_telephone, place.officer, field="notified_on", day=days_ago(8), reason="The letter was dated so.")
    assert incident_clock(sent).stopped_on == days_ago(8)


def test_a_further_referral_that_was_notified_later_moves_the_decision_no_later() -> None:
    place = Place()
    case = place.receive(notified_on=None).casefile
    due = Deadline.objects.get(casefile=case, kind="decision").due_on
    later = another(attention_on=days_ago(6), notified_on=days_ago(6))
    transitions.link.run(Referral(casefile=case), place.officer, **later)
    clock = Deadline.objects.get(casefile=case, kind="decision")
    assert clock.due_on == due
    assert clock.steps[0].startswith(
        f"By another referral it was notified to the LSCB only on {day_words(days_ago(6))}: counted from the day"
    )


def test_what_let_the_board_know_before_it_was_notified_is_not_wished_away() -> None:
    place, sent, by_telephone = known_by_telephone_before()
    sent.refresh_from_db()
    correct.run(sent, place.officer, field="notified_on", day=days_ago(8), reason="The letter was dated so.")
    by_telephone.refresh_from_db()
    with pytest.raises(ValidationError, match="correct first when it first knew"):
        transitions.withdraw.run(by_telephone, place.officer, withdrawn_because="Another child.")
    alone = Place().receive(attention_on=days_ago(5), notified_on=None)
    with pytest.raises(ValidationError, match="first the day on which the board first knew"):
        correct.run(alone, build.member(Role.OFFICER, alone.casefile.board), field="notified_on", day=days_ago(8),
                    reason="X")  # fmt: skip
