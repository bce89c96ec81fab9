"""Two cases that are one matter: the referral of the one goes on in the other."""

from typing import Any

import pytest
from django.test import Client

from referrals.agencies.models import AgencyInvolvement
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.moves import transitions
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal.deadlines import Deadline
from scr_portal.people import Person
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
TWIN: dict[str, Any] = {
    "label": "Child L",
    "attention_on": days_ago(20),
    "incident_on": days_ago(21),
    "notified_on": None,
    "children": [{"name": "tamsin applegarth"}, {"name": "Rory Applegarth"}],
    "people": [{"kind": "parent", "name": "Kit Applegarth"}],
}


def merged(place: Place, there: Referral, **facts: Any) -> Referral:
    """A second case of the same incident, merged into the case of `there`."""
    twin = place.receive(**TWIN | facts)
    reference = there.casefile.reference.lower() + " "
    return transitions.merge.run(twin, place.officer, reference=reference, merged_because="The same child.")


def test_the_referral_goes_on_there_and_its_own_case_is_closed() -> None:
    place = Place()
    there = place.receive(agencies=[place.police])
    twin = merged(place, there, agencies=[place.police, place.health])
    twin.casefile.refresh_from_db()
    assert twin.casefile.state == "Moved to the case of the same incident"
    assert not twin.casefile.is_open
    assert not Deadline.objects.filter(casefile=twin.casefile, is_running=True, kind="decision").exists()
    copy = Referral.objects.get(casefile=there.casefile, status="linked")
    assert (copy.attention_on, copy.what_happened, copy.came_because) == (
        days_ago(20), twin.what_happened, "The same child.",
    )  # fmt: skip
    assert Consideration.objects.get(casefile=there.casefile).attention_on == days_ago(20)
    asked = AgencyInvolvement.objects.filter(casefile=there.casefile).order_by("pk")
    assert [one.agency for one in asked] == [place.police, place.health]


def test_the_names_go_along_once() -> None:
    place = Place()
    there = place.receive()
    merged(place, there)
    family = Person.objects.filter(casefile=there.casefile).exclude(kind="professional")
    people = family.order_by("pk").values_list("name", "pseudonym")
    assert list(people) == [
        ("Tamsin Applegarth", "Child K"), ("Rory Applegarth", "Child K (2)"), ("Kit Applegarth", ""),
    ]  # fmt: skip


def test_with_another_referral_the_case_goes_on() -> None:
    place = Place()
    there, here = place.receive(), place.receive(label="Child L")
    further = Referral(casefile=here.casefile)
    further = referrals.link.run(further, place.officer, **another(notified_on=None))
    transitions.merge.run(further, place.officer, reference=there.casefile.reference, merged_because="Mixed up.")
    here.casefile.refresh_from_db()
    assert here.casefile.is_open


def test_not_what_a_decision_rests_on_nor_by_others() -> None:
    place = Place()
    there, here = place.receive(), place.receive(label="Child L")
    words = {"reference": there.casefile.reference, "merged_because": "The same child."}
    with pytest.raises(PermissionRefused):
        transitions.merge.run(here, place.chair, **words)
    considerations.decide.run(
        Consideration.objects.get(casefile=here.casefile), place.chair, **decision(why_otherwise="Clear.")
    )
    with pytest.raises(Refused, match="decided"):
        transitions.merge.run(here, place.officer, **words)


def test_a_case_that_is_not_there_is_answered_like_another_boards(client: Client) -> None:
    place, other = Place(), Place()
    here, others = place.receive(), other.receive()
    client.force_login(place.officer)
    address, answers = f"/referrals/{here.public_id}/merge/", []
    for reference in ("CASE-XXXXX", others.casefile.reference, here.casefile.reference):
        page = client.post(address, {"reference": reference, "merged_because": "Twice.", "version": "1"})
        assert page.status_code == 422
        answers.append("No other case of your board has this reference" in page.content.decode())
    assert answers == [True] * 3
    assert Referral.objects.count() == 2


def test_each_page_names_the_other_case(client: Client) -> None:
    place = Place()
    there = place.receive()
    twin = place.receive(**TWIN)
    client.force_login(place.officer)
    form = {"reference": there.casefile.reference, "merged_because": "The same child.", "version": "1"}
    answer = client.post(f"/referrals/{twin.public_id}/merge/", form, follow=True)
    assert f'Goes on in <a class="govuk-link" href="/cases/{there.casefile.public_id}/' in answer.content.decode()
    copy = Referral.objects.get(came_from=twin)
    assert twin.casefile.reference in client.get(f"/referrals/{copy.public_id}/").content.decode()
    assert client.get(f"/referrals/{twin.public_id}/merge/").status_code == 409
