"""Every fact of a referral: kept, shown in its place, out of what is published, and with it when it moves on."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from publications.printing.gate import known_people
from publications.publications.models import Publication
from referrals.considerations.findings import findings
from referrals.models import Consideration, ParallelProcess, PersonNamed, Referral
from referrals.moves import transitions as moves
from referrals.referrals import transitions
from referrals.referrals.family import said_of
from referrals.referrals.forms import PARTS
from scr_portal.audit import broken
from scr_portal.guidance.base import Answer, Limb
from scr_portal.people import Person
from tests.referrals.case import Place, days_ago
from tests.referrals.referrals.begun import begins
from tests.referrals.referrals.test_link import another
from tests.referrals.referrals.test_receive import at, fill, send

pytestmark = pytest.mark.django_db
BORN = date(2010, 3, 3)
CHILD = {
    "name": "Tamsin Applegarth", "born_on": BORN, "address": "3 Quay Street", "ethnicity": "White Cornish",
    "first_language": "Kernewek", "disability": "Asthma", "legal_status": "Interim care order",
    "immigration_status": "Settled", "plan_now": "no", "plan_before": "yes", "plan_note": "Neglect, until 2012",
    "whereabouts": "At home", "carer": "Corin Hale",
}  # fmt: skip
AUNT = {"kind": "relative", "name": "Morwenna Applegarth", "relationship": "Aunt", "plan_now": "unknown"}
FACTS: dict[str, Any] = {
    "trigger": "suicide", "referred_on": days_ago(6), "signed_by": "Robin Carter", "consulted": "Demelza Rowe",
    "consulted_on": days_ago(7), "representative": "Jowan Penrose", "representative_view": "It should be a review.",
    "lead_professional": "Elowen Nance", "open_to_social_care": "no", "agency_concerns": "Nobody shared the alert.",
    "linked_cases": "CASE-OLD11", "notified_by": "Petroc Hendy", "wanted": "other", "why_wanted": "To learn of it.",
    "processes": ["coroner"], "processes_note": "Opened on Monday.", "media_interest": "yes",
    "media_note": "One newspaper.", "children": [CHILD], "people": [AUNT],
    "contacts": [{"which": "Harbour School", "contact_name": "Jory Teague", "contact": "0123", "still_involved": "no"}],
    "occurrences": [{"happened_on": days_ago(20), "what": "Seen at the clinic."}],
}  # fmt: skip
SHOWN = (
    "A child died, by suicide", "Demelza Rowe", "Jowan Penrose", "It should be a review.", "3 Quay Street",
    "White Cornish", "Kernewek", "Asthma", "Interim care order", "Settled", "Neglect, until 2012", "At home",
    "Corin Hale", "Aunt", "Harbour School", "Jory Teague", "Elowen Nance", "Nobody shared the alert.", "CASE-OLD11",
    "Petroc Hendy", "Other learning", "To learn of it.", "Coroner&#x27;s inquest", "Opened on Monday.",
    "One newspaper.", "Seen at the clinic.", "3 March 2010",
)  # fmt: skip


def test_all_of_it_stands_on_the_page_of_the_referral_and_nothing_that_was_not_said(client: Client) -> None:
    place = Place()
    full, thin = place.receive(**FACTS), place.receive(label="Child L", children=[{"name": "Rory Pemberton"}])
    client.force_login(place.member)
    shown = client.get(f"/referrals/{full.public_id}/").content.decode()
    assert [words for words in SHOWN if words not in shown] == []
    assert broken(full.casefile) == []
    less = client.get(f"/referrals/{thin.public_id}/").content.decode()
    assert "Rory Pemberton" in less
    for words in ("Not filled in", "Not stated", "Ethnic origin", "Other processes and the media"):
        assert words not in less


def test_an_agency_does_not_find_the_page(client: Client) -> None:
    place = Place()
    referral = place.receive(agencies=[place.police], **FACTS)
    client.force_login(place.constable)
    assert client.get(f"/referrals/{referral.public_id}/").status_code == 404
    assert not PersonNamed.objects.visible_to(place.constable).exists()


def test_everybody_who_is_named_is_kept_out_of_what_is_published() -> None:
    case = Place().receive(**FACTS).casefile
    known = {known.names[0]: known for known in known_people(Publication(casefile=case))}
    professionals = {"Robin Carter", "Demelza Rowe", "Jowan Penrose", "Elowen Nance", "Petroc Hendy", "Jory Teague"}
    assert set(known) == {"Tamsin Applegarth", "Morwenna Applegarth", "Corin Hale"} | professionals
    assert {name for name, one in known.items() if one.is_professional} == professionals
    assert known["Tamsin Applegarth"].address == "3 Quay Street"


def test_an_answer_that_names_nobody_stops_no_report() -> None:
    said = FACTS | {"referrer_name": "Northshire Police", "consulted": "Not stated in the source"}
    case = Place().receive(**(said | {"children": [CHILD | {"carer": "Foster carers"}]})).casefile
    names = {known.names[0] for known in known_people(Publication(casefile=case))}
    assert not names & {"Northshire Police", "Not stated in the source", "Foster carers"}
    assert "Jowan Penrose" in names


def test_what_a_further_referral_says_otherwise_stays_and_is_kept_out_too(client: Client) -> None:
    place = Place()
    case = place.receive(**FACTS).casefile
    said = {"name": "tamsin applegarth", "born_on": date(2010, 3, 5), "died_on": days_ago(12), "disability": "None"}
    further = transitions.link.run(Referral(casefile=case), place.officer, **another(children=[said]))
    child = Person.objects.get(casefile=case, kind="child")
    assert (child.born_on, child.died_on, child.address) == (BORN, days_ago(12), "3 Quay Street")
    days = {day for known in known_people(Publication(casefile=case)) for day in known.dates}
    assert {BORN, date(2010, 3, 5), days_ago(12)} <= days
    client.force_login(place.officer)
    shown = client.get(f"/referrals/{further.public_id}/").content.decode()
    assert "5 March 2010" in shown
    assert "Kernewek" not in shown


def test_processes_are_put_on_the_register_once() -> None:
    place = Place()
    case = place.receive(**FACTS).casefile
    more = another(processes=["coroner", "criminal"], notified_on=None)
    transitions.link.run(Referral(casefile=case), place.officer, **more)
    register = ParallelProcess.objects.filter(casefile=case).order_by("pk").values_list("kind", "note")
    assert list(register) == [("coroner", "Opened on Monday."), ("criminal", "")]


def test_it_goes_along_whole_when_the_referral_moves() -> None:
    place = Place()
    there, here = place.receive(), place.receive(label="Child L", **FACTS)
    moves.merge.run(here, place.officer, reference=there.casefile.reference, merged_because="The same child.")
    copy = Referral.objects.get(came_from=here)
    assert said_of(copy) == said_of(here)
    assert copy.representative_view == here.representative_view


def test_a_referral_that_is_split_is_there_to_be_changed(client: Client) -> None:
    place = Place()
    here = place.receive(**FACTS)
    client.force_login(place.officer)
    split = f"/referrals/{here.public_id}/split"
    shown = "".join(client.get(f"{split}/{part.slug}/").content.decode() for part in PARTS)
    for words in ("Kernewek", "Jory Teague", "Seen at the clinic.", "It should be a review."):
        assert words in shown


@pytest.mark.parametrize(
    ("trigger", "died", "harmed"),
    [
        ("killed_by_parent", Answer.YES, Answer.UNKNOWN),
        ("impairment", Answer.UNKNOWN, Answer.YES),
        ("parent_murdered", Answer.UNKNOWN, Answer.UNKNOWN),
    ],
)
def test_what_it_is_about_answers_the_first_limbs(trigger: str, died: Answer, harmed: Answer) -> None:
    consideration = Consideration.objects.get(casefile=Place().receive(trigger=trigger, children=[CHILD]).casefile)
    known = findings(consideration, days_ago(0)).answers
    assert (known[Limb.DIED], known[Limb.SERIOUS_HARM]) == (died, harmed)


@pytest.mark.parametrize(
    "wrong",
    [
        {"consulted_on": days_ago(-1)},
        {"referred_on": days_ago(1)},
        {"processes": ["gossip"]},
        {"wanted": "revenge"},
        {"children": [CHILD | {"plan_now": "perhaps"}]},
        {"contacts": [{"which": "x" * 151}]},
        {"occurrences": [{"happened_on": days_ago(2), "what": ""}]},
    ],
)
def test_what_cannot_be_right_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Place().receive(**(FACTS | wrong))
    assert not Referral.objects.exists()


def test_the_pages_take_all_of_it(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    rows: dict[str, Any] = {f"children-0-{name}": value for name, value in CHILD.items()}
    rows |= {f"people-0-{name}": value for name, value in AUNT.items()} | {"people-count": "1"}
    for group in ("contacts", "occurrences"):
        rows |= {f"{group}-0-{name}": value for name, value in FACTS[group][0].items()} | {f"{group}-count": "1"}
    plain = {name: said for name, said in FACTS.items() if not isinstance(said, list)}
    fill(client, **plain, **rows, processes=["coroner"], received_on=days_ago(0))
    assert send(client).status_code == 302
    shown = client.get(f"/referrals/{Referral.objects.get().public_id}/").content.decode()
    assert [words for words in SHOWN if words not in shown] == []
    begins(client)
    assert client.get(at()).content.decode().count("Not started") == 9
