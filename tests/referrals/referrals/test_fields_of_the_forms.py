"""The fields of real LSCB forms, as guidance.md 4.1 lists them: each can be entered and is read on the page.

P4 is the referral form of 2010, P37f Ofsted's notification, P38f Manchester's form, P39f those of Surrey and Milton
Keynes, P23 Hounslow's; "added" is what the portal adds to them.
"""

from datetime import date
from typing import Any, NamedTuple

import pytest
from django.test import Client

from referrals.considerations import transitions
from referrals.models import Consideration, Referral
from referrals.referrals.forms import PARTS
from scr_portal.mail import Message
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.links.conftest import ADDRESS, Way, send, way
from tests.referrals.links.conftest import fill as fill_as_a_guest
from tests.referrals.referrals.test_receive import fill
from tests.referrals.referrals.test_receive import send as send_by_the_office

__all__ = ["way"]
pytestmark = pytest.mark.django_db


class Item(NamedTuple):
    """One field of a form: what it is called there, where it is typed, what, and how the page says it."""

    form: str
    called: str
    field: str
    typed: Any
    read: str = ""

    @property
    def shown(self) -> str:
        """What the page of the referral says."""
        return self.read or str(self.typed)


def day(of: date) -> str:
    """A day as pages write it."""
    return f"{of.day} {of:%B %Y}"


CHILD, MOTHER, AGENCY, KEY_DATE = "children-0-", "people-0-", "contacts-0-", "occurrences-0-"
BORN, DIED = date(2012, 3, 3), days_ago(12)
ITEMS = (
    Item("P4", "referrer: name", "referrer_name", "Robin Carter"),
    Item("P4", "referrer: role", "referrer_role", "Ward sister"),
    Item("P4", "referrer: contact", "referrer_contact", "0191 4980000"),
    Item("P4", "date of referral", "referred_on", days_ago(6), day(days_ago(6))),
    Item("P4", "signature", "signed_by", "Rosenwyn Carter"),
    Item("P4", "child: name", f"{CHILD}name", "Tamsin Applegarth"),
    Item("P4", "child: date of birth", f"{CHILD}born_on", BORN, day(BORN)),
    Item("P4", "child: date of death", f"{CHILD}died_on", DIED, day(DIED)),
    Item("P4", "date of the critical incident", "incident_on", days_ago(13), day(days_ago(13))),
    Item("P4", "child: address", f"{CHILD}address", "3 Quay Street"),
    Item("P4", "child: ethnic origin", f"{CHILD}ethnicity", "White Cornish"),
    Item("P4", "child: plan now", f"{CHILD}plan_now", "yes", "Child protection plan when it happened"),
    Item("P4", "child: plan before", f"{CHILD}plan_before", "no", "Child protection plan before that"),
    Item("P4", "child: the plan", f"{CHILD}plan_note", "Neglect, since May"),
    Item("P4", "child: whereabouts", f"{CHILD}whereabouts", "At the harbour"),
    Item("P4", "child: carer at the incident", f"{CHILD}carer", "Corin Hale"),
    Item("P4", "family: name", f"{MOTHER}name", "Perpetua Applegarth"),
    Item("P4", "family: relationship", f"{MOTHER}relationship", "Birth mother"),
    Item("P4", "family: date of birth", f"{MOTHER}born_on", date(1985, 2, 1), "1 February 1985"),
    Item("P4", "family: date of death (parent murdered)", f"{MOTHER}died_on", days_ago(14), day(days_ago(14))),
    Item("P4", "family: address", f"{MOTHER}address", "9 Net Loft"),
    Item("P4", "family: legal status", f"{MOTHER}legal_status", "Parental responsibility"),
    Item("P4", "family: ethnicity", f"{MOTHER}ethnicity", "White Breton"),
    Item("P4", "family: plan status", f"{MOTHER}plan_note", "A plan as a child herself"),
    Item("P4", "agencies: name", f"{AGENCY}which", "Harbour School"),
    Item("P4", "agencies: contact", f"{AGENCY}contact_name", "Jory Teague"),
    Item("P4", "agencies: how to reach them", f"{AGENCY}contact", "01726 000000"),
    Item("P4", "agencies: still involved", f"{AGENCY}still_involved", "yes", "Are they still involved?"),
    Item("P4", "trigger", "trigger", "killed_by_parent", "killed by a parent with a mental illness"),
    Item("P4", "trigger: parent murdered", "also_about", ["parent_murdered"], "parent was murdered, and the homicide"),
    Item("P4", "concerns about inter-agency working", "agency_concerns", "Nobody shared the alert."),
    Item("P4", "outline of events", "what_happened", "They were found at home."),
    Item("P4", "events against questions", "signs", ["not_acted_on", "looked_after"], "not shared or not acted on"),
    Item("P4", "what is known of each", "signs_note", "Two calls were closed."),
    Item("P4", "chronology: day", f"{KEY_DATE}happened_on", days_ago(20), day(days_ago(20))),
    Item("P4", "chronology: what happened", f"{KEY_DATE}what", "Seen at the clinic."),
    Item("P39f", "safeguarding lead consulted", "consulted", "Demelza Rowe"),
    Item("P39f", "when", "consulted_on", days_ago(7), day(days_ago(7))),
    Item("P39f", "lead professional", "lead_professional", "Elowen Nance"),
    Item("P39f", "open to social care", "open_to_social_care", "unknown", "open to children&#x27;s social care"),
    Item("P38f", "agency representative", "representative", "Jowan Penrose"),
    Item("P38f", "their view", "representative_view", "It should be a review."),
    Item("P38f", "office: received", "received_on", days_ago(5), day(days_ago(5))),
    Item("P38f", "office: sent to the agencies", "agencies_asked_on", days_ago(4), day(days_ago(4))),
    Item("P38f", "office: information by", "agencies_due_on", days_ago(-9), day(days_ago(-9))),
    Item("P38f", "label of the child, without initials", "label", "Child Q", "Child Q"),
    Item("P23", "type asked for", "wanted", "other", "Other learning"),
    Item("P37f", "notifier for the local authority", "notified_by", "Petroc Hendy"),
    Item("P37f", "their role", "notified_by_role", "Head of Safeguarding"),
    Item("P37f", "linked cases", "linked_cases", "CASE-OLD11"),
    Item("P37f", "reasons", "why_wanted", "To learn of it."),
    Item("P37f", "parents, siblings, key relationships", f"{MOTHER}kind", "parent", "Parent or carer"),
    Item("added", "legal status", f"{CHILD}legal_status", "Interim care order"),
    Item("added", "immigration status", f"{CHILD}immigration_status", "Settled status"),
    Item("added", "disability", f"{CHILD}disability", "Asthma"),
    Item("added", "first language", f"{CHILD}first_language", "Kernewek"),
    Item("added", "other children at risk", "others_at_risk", "yes", "Are other children at risk now?"),
    Item("added", "what is done for them", "others_at_risk_action", "The sister is with her aunt."),
    Item("added", "criminal or coroner's process", "processes", ["criminal", "coroner"], "Coroner&#x27;s inquest"),
    Item("added", "what is known of it", "processes_note", "Opened on Monday."),
    Item("added", "media interest", "media_interest", "yes", "Do the media take an interest?"),
    Item("added", "which media", "media_note", "One newspaper."),
)


def typed() -> dict[str, Any]:
    """All of it, as a browser sends it."""
    said: dict[str, Any] = {"people-count": "1", "contacts-count": "1", "occurrences-count": "1"}
    known_on = Item("", "", "attention_on", days_ago(10))
    for item in (*ITEMS, known_on):
        parts = {f"{item.field}-{part}": str(getattr(item.typed, part, "")) for part in ("day", "month", "year")}
        said |= parts if isinstance(item.typed, date) else {item.field: item.typed}
    return said


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """Every item once."""
    assert len({item.field for item in ITEMS}) == len(ITEMS)
    return list(ITEMS)


def test_every_field_is_typed_and_read_back(client: Client, items: list[Item]) -> None:
    place = Place()
    client.force_login(place.officer)
    fill(client, referrer_agency=place.health.public_id, agencies=[place.police.public_id], **typed())
    done = send_by_the_office(client)
    assert done.status_code == 302
    referral = Referral.objects.get()
    shown = client.get(f"/referrals/{referral.public_id}/").content.decode()
    assert [f"{item.form}: {item.called}" for item in items if item.shown not in shown] == []
    assert place.health.name in shown  # P4: the referrer's agency
    further = client.get(f"/referrals/{referral.public_id}/split/days/").content.decode()
    assert "Head of Safeguarding" in further


def test_no_question_is_left_out_of_the_list(items: list[Item]) -> None:
    asked = {name for part in PARTS for name in part.form_class.base_fields}
    rows = {f"{group}-0-{name}" for part in PARTS for group, of in part.form_class.row_groups.items()
            for name in of.row.base_fields}  # fmt: skip
    of_the_portal = {
        "referrer_agency", "referrer_email", "agencies", "attention_on", "attention_route", "notified_on", "aware_on",
        "may_meet_criteria", "children-0-other_names", "people-0-other_names", "people-0-plan_now",
        "people-0-plan_before",
    }  # fmt: skip
    assert asked | rows == {item.field for item in items} | of_the_portal


def test_part_two_and_the_dates_of_the_office_stand_on_the_case(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    consideration = transitions.recommend.run(consideration, place.member, **advice(consideration))
    transitions.decide.run(consideration, place.chair, **decision(rationale="Neglect is suspected."))
    client.force_login(place.officer)
    shown = client.get(f"/considerations/{Consideration.objects.get().public_id}/").content.decode()
    for words in ("Neglect is suspected.", "The sub-committee was of one mind.", day(days_ago(3)), day(days_ago(0))):
        assert words in shown


def test_the_death_of_a_parent_is_a_dated_fact_and_no_child_s(client: Client) -> None:
    place = Place()
    people = [{"kind": "parent", "name": "Perpetua Applegarth", "died_on": days_ago(12)}]
    consideration = place.consideration(trigger="parent_murdered", children=[{"name": "Tamsin"}], people=people)
    client.force_login(place.chair)
    shown = client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()
    assert "Death of parent or carer</td>" in shown
    assert "Death of Child K" not in shown


def test_who_refers_is_reminded_of_the_files_and_of_the_time(way: Way) -> None:
    client = way.comes_in()
    remind = "Secure your own agency&#x27;s records of the child and the family now"
    pages = client.get("/refer/").content.decode()
    assert remind in pages
    assert "within 72 hours of the incident" in pages
    fill_as_a_guest(client)
    assert remind in client.get("/refer/check/").content.decode()
    send(client)
    assert remind in client.get("/refer/next/").content.decode()
    mail = Message.objects.filter(address=ADDRESS, subject__contains="was received").latest("pk").body
    assert "Secure your own agency's records" in " ".join(mail.split())
    office = way.office.get("/referrals/receive/").content.decode()
    assert "Secure your own" not in office
