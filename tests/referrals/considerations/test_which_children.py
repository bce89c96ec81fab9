"""Where a case names several children, each limb answered yes says for which of them; of one child nothing is asked."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from referrals.notices import of_decision
from referrals.referrals import transitions as referrals
from referrals.referrals.key import key_for
from referrals.referrals.models import Referral
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.named.voids import void
from scr_portal.people import Person
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.considerations.test_decide import decide
from tests.referrals.considerations.test_recommend import sent, summary
from tests.referrals.records.test_record import drawn_up, words
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db

TWO: list[dict[str, Any]] = [{"name": "Tamsin Applegarth", "died_on": days_ago(12)}, {"name": "Rowan Applegarth"}]
WHICH = "Which children: "


def two(place: Place) -> tuple[Consideration, str, str]:
    """The open round of a case of two children, and their public ids: of who died, and of who lives."""
    round_ = place.consideration(children=TWO)
    died, lives = Person.objects.filter(casefile=round_.casefile, kind=Person.Kind.CHILD).order_by("pk")
    return round_, died.public_id, lives.public_id


def of_each(died: str, lives: str, **different: list[str]) -> dict[str, list[str]]:
    """For whom each limb is met: the death for one of them, everything else for both."""
    limbs = ("abuse", "serious_harm", "joint_working")
    return {"died": [died], **{limb: [died, lives] for limb in limbs}} | different


def address_of(round_: Consideration, step: str = "") -> str:
    """Where the round, or a step of it, is."""
    return f"/considerations/{round_.public_id}/{step}"


def test_the_form_asks_it_of_each_limb_and_chooses_nobody(client: Client) -> None:
    place = Place()
    round_, *_ = two(place)
    client.force_login(place.member)
    page = client.get(address_of(round_, "recommend/")).content.decode()
    boxes = re.findall(r'<input class="govuk-checkboxes__input"[^>]*name="\w+_children"[^>]*>', page)
    assert len(boxes) == 2 * len(round_.casefile.edition.criteria)
    assert not [box for box in boxes if "checked" in box]
    assert len(re.findall(r"<label[^>]*>\s*Child K \(2\): Rowan Applegarth\s*</label>", page)) == len(boxes) / 2


def test_who_reads_the_names_in_the_referral_is_told_who_is_which_and_nobody_else(client: Client) -> None:
    place = Place()
    born = [{"name": "Tamsin Applegarth", "born_on": days_ago(400)}, {"name": "Rowan Applegarth"}]
    round_ = place.consideration(children=born, agencies=[place.police])
    place.receive(label="Child L", children=[{"name": "Rory Pemberton"}])
    day = day_words(days_ago(400))
    who = [f"Child K: Tamsin Applegarth, born {day}", "Child K (2): Rowan Applegarth"]
    for reader in (place.member, place.chair):
        assert list(key_for(round_.casefile, reader).values()) == who
    for reader in (place.constable, Place().member):
        assert key_for(round_.casefile, reader) == {}
    client.force_login(place.chair)
    for step in ("decide/", ""):
        page = client.get(address_of(round_, step)).content.decode()
        assert all(f"<li>{one}</li>" in page for one in who)
        assert "Pemberton" not in page


def test_a_yes_without_a_child_is_no_answer_and_a_no_asks_for_none(client: Client) -> None:
    place = Place()
    round_, died, lives = two(place)
    client.force_login(place.member)
    address, form = address_of(round_, "recommend/"), sent(round_, custody_answer="no")
    assert ("#id_died_children", "Select which children: the child died") in summary(client, address, form)
    assert len(summary(client, address, form)) == len(round_.casefile.edition.criteria) - 1
    ids = {f"{limb}_children": said for limb, said in of_each(died, lives).items()}
    assert client.post(address, form | ids | {"abuse_children": ["somebody"]}).status_code == 422
    kept_anyway = {"custody_children": [died]}
    assert client.post(address, form | ids | kept_anyway).status_code == 302
    assert Consideration.objects.get().met_for == of_each(died, lives)


def test_the_step_takes_no_child_for_granted() -> None:
    place = Place()
    round_, died, lives = two(place)
    for said in ({}, of_each(died, lives, abuse=[]), of_each(died, lives, abuse=["somebody"])):
        with pytest.raises(ValidationError, match="Select which children"):
            transitions.recommend.run(round_, place.member, **advice(round_) | {"met_for": said})
    assert Consideration.objects.get().status == Consideration.Status.OPEN


def test_it_stands_beside_the_limb_wherever_the_limbs_are_listed(client: Client) -> None:
    place = Place()
    round_, died, lives = two(place)
    transitions.recommend.run(round_, place.member, **advice(round_) | {"met_for": of_each(died, lives)})
    both, one = f"{WHICH}Child K; Child K (2)", f"{WHICH}Child K</p>"
    client.force_login(place.chair)
    for step in ("decide/", ""):
        page = client.get(address_of(round_, step)).content.decode()
        assert (page.count(both), page.count(one)) == (3, 1)
    made = decide(place, Consideration.objects.get())
    record = words(drawn_up(made.consideration))
    assert record.count(both) == 3
    assert f"{WHICH}Child K " in record
    assert f"Child K: Tamsin Applegarth, died {day_words(days_ago(12))} Child K (2): Rowan Applegarth" in record
    told = [line.words for line in of_decision(made)]
    assert f"Yes. {both}. As the minutes say." in told
    assert "No. As the minutes say." in told
    mailed = "".join(f"{one.subject}{one.body}" for one in Message.objects.all())
    for name in ("Tamsin", "Rowan", "Child K"):
        assert name not in mailed


def test_of_one_child_nothing_is_asked_kept_or_shown(client: Client) -> None:
    place = Place()
    round_ = place.consideration()
    client.force_login(place.member)
    assert "Which children" not in client.get(address_of(round_, "recommend/")).content.decode()
    transitions.recommend.run(round_, place.member, **advice(round_))
    assert Consideration.objects.get().met_for == {}
    client.force_login(place.chair)
    for step in ("decide/", ""):
        assert "Which children" not in client.get(address_of(round_, step)).content.decode()
    assert not [line for line in of_decision(decide(place, Consideration.objects.get())) if WHICH in line.words]


def test_who_was_named_by_mistake_is_called_so_and_who_is_named_later_was_not_asked_about(client: Client) -> None:
    place = Place()
    round_, died, lives = two(place)
    transitions.recommend.run(round_, place.member, **advice(round_) | {"met_for": of_each(died, lives, abuse=[lives])})
    void.run(Person.objects.get(public_id=lives), place.officer, because="Of another family.")
    client.force_login(place.chair)
    page = client.get(address_of(round_, "decide/")).content.decode()
    assert f"{WHICH}A child who was named by mistake</p>" in page
    assert "Child K (2)" not in page
    other = place.recommended(label="Child L", children=[{"name": "Rory Pemberton"}])
    given = {"notified_on": None, "received_on": timezone.localdate(), "children": [{"name": "Wren Pemberton"}]}
    referrals.link.run(Referral(casefile=other.casefile), place.officer, **another(**given))
    page = client.get(address_of(other, "decide/")).content.decode()
    assert page.count(f"{WHICH}Not said") == len(other.casefile.edition.criteria) - 1


def test_a_child_who_is_known_to_have_died_is_not_left_out_of_the_answer_about_a_death(client: Client) -> None:
    place = Place()
    round_, died, lives = two(place)
    client.force_login(place.member)
    address, form = address_of(round_, "recommend/"), sent(round_, custody_answer="no", reasons="")
    wrong = f"Child K died on {day_words(days_ago(12))}: select that child too. If that is wrong, the LSCB officer puts"
    one_alone = of_each(died, lives) | {"died": [lives]}
    ids: dict[str, Any] = {f"{limb}_children": said for limb, said in one_alone.items()}
    said = summary(client, address, form | ids)
    assert [href for href, words in said if words.startswith(wrong)] == ["#id_died_children"]
    assert len(said) == 2
    with pytest.raises(ValidationError, match=wrong.split(":")[0]):
        transitions.recommend.run(round_, place.member, **advice(round_) | {"met_for": one_alone})
    both = {"met_for": one_alone | {"died": [died, lives]}}
    transitions.recommend.run(round_, place.member, **advice(round_) | both)


def test_a_death_that_comes_to_be_known_later_is_said_to_who_decides(client: Client) -> None:
    place = Place()
    children = [{"name": "Tamsin Applegarth"}, {"name": "Rowan Applegarth", "died_on": days_ago(12)}]
    round_ = place.consideration(children=children)
    first, second = Person.objects.filter(casefile=round_.casefile, kind=Person.Kind.CHILD).order_by("pk")
    said = of_each(second.public_id, first.public_id, abuse=[first.public_id])
    transitions.recommend.run(round_, place.member, **advice(round_) | {"met_for": said})
    client.force_login(place.chair)
    warned = f"Child K died on {day_words(days_ago(11))}, and is not among the children for whom this was answered yes."
    page = client.get(address_of(round_, "decide/")).content.decode()
    assert warned not in page
    assert "of no one child are all of them" in page
    further = another(notified_on=None, received_on=timezone.localdate())
    further["children"] = [{"name": "Tamsin Applegarth", "died_on": days_ago(11)}]
    referrals.link.run(Referral(casefile=round_.casefile), place.officer, **further)
    page = client.get(address_of(round_, "decide/")).content.decode()
    assert page.count(warned) == 2
    assert "of no one child are all of them" not in page
    assert warned in words(drawn_up(decide(place, Consideration.objects.get()).consideration))


@pytest.mark.parametrize(("abuse_of", "apart"), [("lives", True), ("died", False)])
def test_the_chair_is_told_where_a_duty_rests_on_different_children(client: Client, abuse_of: str, apart: bool) -> None:
    place = Place()
    round_, died, lives = two(place)
    said = of_each(died, lives, abuse=[{"died": died, "lives": lives}[abuse_of]], serious_harm=[lives])
    transitions.recommend.run(round_, place.member, **advice(round_) | {"met_for": said})
    client.force_login(place.chair)
    page = client.get(address_of(round_, "decide/")).content.decode()
    duty = next(line for line in page.split("<li>") if line.startswith("When the child died and abuse"))
    assert ("of no one child are all of them" in duty.split("</li>")[0]) is apart
    assert not Decision.objects.exists()
