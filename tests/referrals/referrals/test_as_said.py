"""A referral names people as it named them, whatever else the case knows them by since."""

import pytest

from publications.printing import gate
from publications.publications.models import Publication
from referrals.moves import transitions as moves
from referrals.referrals import transitions
from referrals.referrals.family import said_of
from referrals.referrals.models import Referral
from scr_portal.named.voids import void
from scr_portal.people import Person
from tests.referrals.case import Place, days_ago, said
from tests.referrals.referrals.test_link import another
from tests.reviews.team import browser
from tests.voids.test_named import WHY

pytestmark = pytest.mark.django_db
BORN = days_ago(900)
FIRST = {"name": "Reece Askwith", "other_names": ["Ree"], "born_on": BORN}
SECOND = {"name": "Baby Asquith", "other_names": [], "born_on": BORN}
Names = list[tuple[str, list[str], str]]
UNCLE = {"kind": "relative", "name": "Kit Askwith", "relationship": "Uncle"}


def further(place: Place, referral: Referral) -> Referral:
    """A second referral of the same case, which calls the child otherwise and the uncle a parent."""
    child = Person.objects.get(casefile=referral.casefile, kind="child")
    facts = another(
        notified_on=None, children=[SECOND | {"same_as": child.public_id}], people=[UNCLE | {"kind": "parent"}]
    )
    return transitions.link.run(Referral(casefile=referral.casefile), place.officer, **facts)


def names(referral: Referral) -> Names:
    """Whom it names, as it says it."""
    rows = said_of(referral)
    return [(one["name"], one["other_names"], one["kind"]) for one in rows["children"] + rows["people"]]


AS_FIRST: Names = [("Reece Askwith", ["Ree"], "child"), ("Kit Askwith", [], "relative")]
AS_SECOND: Names = [("Baby Asquith", [], "child"), ("Kit Askwith", [], "parent")]


def shown(place: Place, referral: Referral) -> str:
    """What its page says to the officer."""
    return browser(place.officer).get(f"/referrals/{referral.public_id}/").content.decode()


def test_each_referral_of_a_case_keeps_the_name_it_gave() -> None:
    place = Place()
    first = place.receive(children=[FIRST], people=[UNCLE])
    second = further(place, first)
    assert (names(first), names(second)) == (AS_FIRST, AS_SECOND)
    child = Person.objects.get(casefile=first.casefile, kind="child")
    assert (child.name, child.other_names) == ("Reece Askwith", ["Ree", "Baby Asquith"])
    assert "Asquith" not in shown(place, first)
    assert "Baby Asquith" in shown(place, second)
    assert "Reece" not in shown(place, second)


def test_the_name_stays_when_the_referral_goes_on_in_another_case_and_the_case_there_learns_the_others() -> None:
    place = Place()
    there = place.receive(children=[{"name": "Rhys Askwith"}])
    first = place.receive(label="Child L", children=[FIRST], people=[UNCLE])
    second = further(place, first)
    (known,) = Person.objects.filter(casefile=there.casefile, kind="child")
    (child,) = Person.objects.filter(casefile=first.casefile, kind="child")
    moves.merge.run(
        second, place.officer, reference=there.casefile.reference, merged_because="One child.",
        same={child.public_id: known.public_id},
    )  # fmt: skip
    copy = Referral.objects.get(came_from=second)
    assert (names(copy), names(second), names(first)) == (AS_SECOND, AS_SECOND, AS_FIRST)
    assert names(there) == [("Rhys Askwith", [], "child")]
    known.refresh_from_db()
    assert known.name == "Rhys Askwith"
    assert set(known.other_names) == {"Baby Asquith", "Reece Askwith", "Ree"}
    assert "Rhys" not in shown(place, copy)


def test_what_is_split_begins_from_the_names_as_they_were_said_and_leaves_them() -> None:
    place = Place()
    first = place.receive(children=[FIRST], people=[UNCLE])
    second = further(place, first)
    page = browser(place.officer).get(f"/referrals/{second.public_id}/split/children/").content.decode()
    assert 'value="Baby Asquith"' in page
    assert "Reece" not in page
    facts = {name: value for name, value in said(notified_on=None).items() if name not in ("label", "children")}
    moves.split.run(
        second, place.officer, split_because="Another family.", label="Child M", children=[{"name": "Wren Asquith"}],
        **facts,
    )  # fmt: skip
    assert (names(first), names(second)) == (AS_FIRST, AS_SECOND)
    assert names(Referral.objects.get(came_from=second)) == [("Wren Asquith", [], "child")]


def test_it_stays_when_the_case_knows_the_person_by_another_name_and_both_are_kept_out_of_print() -> None:
    first = Place().receive(children=[FIRST], people=[UNCLE])
    Person.objects.filter(casefile=first.casefile, kind="child").update(name="Osian Penhale", other_names=[])
    assert names(first) == AS_FIRST
    known = {name for one in gate.known_people(Publication(casefile=first.casefile)) for name in one.names}
    assert {"Osian Penhale", "Reece Askwith", "Ree"} <= known


def test_whoever_was_named_by_mistake_is_on_no_referral_any_more() -> None:
    place = Place()
    first = place.receive(children=[{"name": "Tamsin Applegarth"}, FIRST])
    wrong = Person.objects.get(casefile=first.casefile, name="Reece Askwith")
    void.run(wrong, place.officer, because=WHY)
    assert [name for name, *_ in names(first)] == ["Tamsin Applegarth"]
    assert "Askwith" not in shown(place, first)
