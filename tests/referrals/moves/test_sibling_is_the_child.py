"""Whom one referral knew as a sibling may be the child whom another is about: the officer says so, and it is one."""

import re

import pytest
from django.test import Client

from referrals.moves import transitions
from referrals.referrals.models import PersonNamed, Referral
from scr_portal.people import Person
from tests.referrals.case import Place
from tests.referrals.moves.test_merge import children
from tests.referrals.referrals.test_pages_of_a_further_referral import at, mark, send, typed

pytestmark = pytest.mark.django_db
SIBLING = {"kind": "sibling", "name": "Rory Askwith"}


def family(of: Referral) -> list[tuple[str, str, str]]:
    """Everybody of the case but professionals: whom the case knows, as what, and what they are called."""
    people = Person.objects.filter(casefile=of.casefile).exclude(kind="professional").order_by("pk")
    return [(one.name, one.kind, one.pseudonym) for one in people]


def test_the_child_of_a_moved_referral_may_be_a_sibling_of_the_other_case(client: Client) -> None:
    place = Place()
    there = place.receive(people=[SIBLING])
    twin = place.receive(label="Child L", children=[{"name": "Rory Asquith"}], people=[])
    rory = Person.objects.get(casefile=there.casefile, kind="sibling")
    client.force_login(place.officer)
    address, question = f"/referrals/{twin.public_id}/merge/", f"same-{children(twin)[0].public_id}"
    asked = client.get(f"{address}?reference={there.casefile.reference}").content.decode()
    assert "Rory Askwith (sibling)" in asked
    assert re.search(rf'value="{rory.public_id}"[^>]* checked', asked), "who is alike stands ticked"
    form = {"reference": there.casefile.reference, "merged_because": "The same.", "version": "1"}
    assert client.post(address, form | {question: rory.public_id}).status_code == 302
    assert family(there) == [("Tamsin Applegarth", "child", "Child K"), ("Rory Askwith", "child", "Child K (2)")]
    assert children(there)[1].other_names == ["Rory Asquith"]
    said = PersonNamed.objects.filter(person=rory.pk).order_by("pk").values_list("kind", flat=True)
    assert list(said) == ["sibling", "child"], "each referral keeps what it said"


def test_the_sibling_of_a_moved_referral_may_be_the_child_of_the_other_case(client: Client) -> None:
    place = Place()
    there = place.receive(children=[{"name": "Rory Askwith"}])
    sibling = {"kind": "sibling", "name": "Rory Asquith"}
    mother = {"kind": "parent", "name": "Kit Hale"}
    twin = place.receive(label="Child L", children=[{"name": "Wren Hale"}], people=[sibling, mother])
    (rory,), (wren,) = children(there), children(twin)
    asked = f"same-{Person.objects.get(casefile=twin.casefile, kind='sibling').public_id}"
    client.force_login(place.officer)
    address = f"/referrals/{twin.public_id}/merge/"
    page = client.get(f"{address}?reference={there.casefile.reference}").content.decode()
    assert f"Is this a child of {there.casefile.reference}: Rory Asquith (sibling)?" in page
    assert re.search(rf'value="{rory.public_id}"[^>]* selected', page)
    assert "Kit Hale" not in page, "a parent is asked about only where the names are alike"
    form = {"reference": there.casefile.reference, "merged_because": "The same.", "version": "1"}
    form |= {f"same-{wren.public_id}": "another", asked: rory.public_id}
    assert client.post(address, form).status_code == 302
    assert family(there)[:2] == [("Rory Askwith", "child", "Child K"), ("Wren Hale", "child", "Child K (2)")]
    assert [one[:2] for one in family(there)[2:]] == [("Kit Hale", "parent")]


def test_the_sibling_may_be_somebody_else() -> None:
    place = Place()
    there = place.receive(children=[{"name": "Rory Askwith"}])
    sibling = {"kind": "sibling", "name": "Rory Asquith"}
    twin = place.receive(label="Child L", children=[{"name": "Rory Askwith"}], people=[sibling])
    transitions.merge.run(twin, place.officer, reference=there.casefile.reference, merged_because="Cousins.")
    assert [one[:2] for one in family(there)] == [("Rory Askwith", "child"), ("Rory Asquith", "sibling")]


def test_a_further_referral_is_about_whom_the_case_knows_as_a_sibling(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    case = (referral := place.receive(notified_on=None, people=[SIBLING])).casefile
    said = typed(**{"children-0-name": "Rory Asquith"})
    asked = client.post(at(case), said)
    assert asked.status_code == 422
    assert "Rory Askwith (sibling)" in asked.content.decode()
    rory = Person.objects.get(casefile=case, kind="sibling")
    drafted = {"drafted": mark(client, case, "drafted")}
    assert client.post(at(case), said | drafted | {"children-0-same_as": rory.public_id}).status_code == 302
    assert send(client, case).status_code == 302
    assert family(referral)[1:] == [("Rory Askwith", "child", "Child K (2)")]


def test_a_further_referral_knows_a_child_of_the_case_as_a_sibling(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    case = (referral := place.receive(notified_on=None, children=[{"name": "Rory Askwith"}])).casefile
    named = {"people-count": "1", "people-0-name": "Rory Asquith", "people-0-kind": "sibling"}
    said = typed(**{"children-0-name": ""} | named)
    asked = client.post(at(case), said)
    assert "Person 1: select which child of the case this is, or that it is somebody else" in asked.content.decode()
    (rory,) = children(referral)
    drafted = {"drafted": mark(client, case, "drafted")}
    assert client.post(at(case), said | drafted | {"people-0-same_as": rory.public_id}).status_code == 302
    assert send(client, case).status_code == 302
    assert family(referral) == [("Rory Askwith", "child", "Child K")]


def test_a_father_of_the_same_name_is_not_the_child() -> None:
    place = Place()
    father = {"kind": "parent", "name": "Rory Askwith"}
    there = place.receive(people=[father, SIBLING | {"name": "Kit Askwith"}])
    named = [{"name": "Rory Askwith"}, {"name": "Kit Askwith"}]
    twin = place.receive(label="Child L", children=named)
    transitions.merge.run(twin, place.officer, reference=there.casefile.reference, merged_because="The same.")
    assert [one[:2] for one in family(there)] == [
        ("Tamsin Applegarth", "child"), ("Rory Askwith", "parent"), ("Kit Askwith", "child"), ("Rory Askwith", "child"),
    ]  # fmt: skip
