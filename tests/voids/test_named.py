"""A child of another family, named on a case by mistake: on no page any more, and still never published."""

import pytest
from django.core.exceptions import ValidationError

from publications.printing.gate import refuse_names_in_title
from referrals.moves import transitions as moves
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal.audit import Event
from scr_portal.named.voids import void
from scr_portal.people import Person, family_of
from scr_portal.transitions import PermissionRefused, Refused
from tests.publications import build_publication
from tests.referrals.case import Place, days_ago, said
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
WHY = "The child of another family."
OF_A_CASE = {"label", "agencies"}
WRONG = {"name": "Oriel Pascoe", "other_names": ["Ori"], "born_on": days_ago(900), "address": "4 Net Loft"}


def named(place: Place, label: str = "Child K") -> tuple[Referral, Person]:
    """A case with its child, and one that a referral named by mistake."""
    right = {"name": "Tamsin Applegarth", "died_on": days_ago(12)}
    referral = place.receive(
        label=label, children=[right, WRONG], people=[{"kind": "parent", "name": "Morwenna Pascoe"}]
    )
    return referral, Person.objects.get(casefile=referral.casefile, name="Oriel Pascoe")


def test_the_name_stands_on_no_page_any_more() -> None:
    place = Place()
    referral, child = named(place)
    officer, case = browser(place.officer), f"/cases/{referral.casefile.public_id}/"
    looked_at = [case, f"{case}people/", f"{case}timeline/", f"/referrals/{referral.public_id}/"]
    assert "Oriel Pascoe" in officer.get(looked_at[1]).content.decode()
    assert "Oriel Pascoe" in officer.get(looked_at[3]).content.decode()
    assert "Child K, Child K (2)" in officer.get(case).content.decode()
    void.run(child, place.officer, because=WHY)
    for page in looked_at:
        shown = officer.get(page).content.decode()
        assert "Oriel" not in shown, page
        assert "Net Loft" not in shown, page
    shown = officer.get(case).content.decode()
    assert "Child K, Child K (2)" not in shown
    assert "<s>Child K (2)</s>" in shown
    assert WHY in shown
    assert Event.objects.filter(kind="person.void", casefile=referral.casefile).exists()


def test_a_name_that_was_put_away_is_still_refused_in_a_report() -> None:
    publication = build_publication.rendered()
    case, officer = publication.casefile, build_publication.officer(publication.review)
    wrong = Person.objects.create(casefile=case, kind="other", name="Oriel Pascoe", pseudonym="a neighbour")
    void.run(wrong, officer, because=WHY)
    publication.title = "What Oriel Pascoe saw"
    with pytest.raises(ValidationError, match="identify somebody"):
        refuse_names_in_title(publication)
    assert "Oriel Pascoe" in {name for one in family_of(case) for name in one.names}


def test_of_whom_nothing_more_is_known_the_page_says_so() -> None:
    place = Place()
    referral, _ = named(place)
    page = browser(place.officer).get(f"/cases/{referral.casefile.public_id}/people/").content.decode()
    parent = page.partition("Morwenna Pascoe</th>")[2].partition("</tr>")[0]
    assert "The name alone" in parent
    assert "The name alone" not in page.partition("Tamsin Applegarth</th>")[2].partition("</tr>")[0]


def test_by_the_officer_and_read_by_the_office_alone() -> None:
    place = Place()
    referral, child = named(place)
    path = f"/cases/{referral.casefile.public_id}/people/"
    for somebody in (place.chair, place.member):
        with pytest.raises(PermissionRefused):
            void.run(child, somebody, because=WHY)
    assert browser(place.chair).get(path).status_code == 200
    assert "/void/" not in browser(place.chair).get(path).content.decode()
    assert browser(place.member).get(path).status_code == 403
    assert browser(Place().officer).get(path).status_code == 404


def test_the_only_child_of_a_case_stays_until_another_is_named() -> None:
    place = Place()
    referral = place.receive(children=[WRONG])
    child = Person.objects.get(casefile=referral.casefile, kind="child")
    with pytest.raises(Refused, match="names the right child first"):
        void.run(child, place.officer, because=WHY)
    facts = {name: value for name, value in said(notified_on=None).items() if name not in OF_A_CASE}
    referrals.link.run(Referral(casefile=referral.casefile), place.officer, **facts)
    child.refresh_from_db()
    void.run(child, place.officer, because=WHY)
    assert [one.name for one in Person.objects.filter(kind="child")] == ["Tamsin Applegarth"]


def test_who_was_put_away_does_not_go_along_to_another_case_and_gives_no_number_away() -> None:
    place = Place()
    referral, child = named(place)
    void.run(child, place.officer, because=WHY)
    there = place.receive(label="Child L", children=[{"name": "Rory Penhale"}]).casefile
    moves.merge.run(referral, place.officer, reference=there.reference, merged_because="One matter.")
    assert not Person.objects.filter(casefile=there, name="Oriel Pascoe").exists()
    assert Person.objects.filter(casefile=there, name="Tamsin Applegarth").exists()
    facts = {name: value for name, value in said(notified_on=None).items() if name not in OF_A_CASE}
    other, wrong = named(place, "Child M")
    void.run(wrong, place.officer, because=WHY)
    again = Referral(casefile=other.casefile)
    referrals.link.run(again, place.officer, **facts | {"children": [{"name": "Kerra Nance"}]})
    assert Person.objects.get(name="Kerra Nance").pseudonym == "Child M (3)"
