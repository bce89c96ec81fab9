"""A referral is received: the case opens, its first round and its clock start, the right people are told."""

import re
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.considerations.models import Consideration
from referrals.referrals.forms import PARTS
from referrals.referrals.models import Referral
from scr_portal.audit import Event, broken
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.drafts import Draft
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.people import Person
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.referrals.begun import UNSENT, begins, sits_down, unsent

pytestmark = pytest.mark.django_db


def test_a_referral_opens_the_case_and_its_first_round() -> None:
    place = Place()
    referral = place.receive(agencies=[place.police])
    case = referral.casefile
    assert referral.status == Referral.Status.RECEIVED
    assert (case.label, case.state, case.is_open) == ("Child K", "Referred", True)
    assert Consideration.objects.get(casefile=case).attention_on == days_ago(10)
    assert [str(row) for row in AgencyInvolvement.objects.filter(casefile=case)] == [place.police.name]
    assert Person.objects.get(casefile=case, kind="child").name == "Tamsin Applegarth"
    assert broken(case) == []


def test_the_edition_in_force_on_the_day_governs_until_the_decision() -> None:
    days: dict[str, Any] = {"incident_on": date(2010, 1, 8), "attention_on": date(2010, 1, 12), "notified_on": None}
    case = Place().receive(**days, received_on=date(2010, 1, 14), children=[{"name": "Tamsin Applegarth"}]).casefile
    assert case.edition.title.startswith("Working Together")
    assert case.edition.in_force_from.year == 2009
    assert case.edition_pinned_on is None
    assert Deadline.objects.get(casefile=case, subject_key__contains="consideration").due_on == date(2010, 2, 12)


def test_those_concerned_are_told_by_mail_that_names_nobody() -> None:
    place = Place()
    place.receive(agencies=[place.police])
    addresses = set(Message.objects.values_list("address", flat=True))
    asked = {place.member.email, place.second_member.email, place.constable.email, "robin.carter@example.org"}
    assert addresses == asked
    assert not any("Applegarth" in message.subject + message.body for message in Message.objects.all())


def test_ofsted_is_owed_a_notice_when_the_case_may_meet_the_criteria() -> None:
    place = Place()
    case = place.receive().casefile
    assert "ofsted" in set(Notice.objects.filter(casefile=case).values_list("body__slug", flat=True))
    other = place.receive(may_meet_criteria=False, label="Child L").casefile
    assert not Notice.objects.filter(casefile=other).exists()


def test_nobody_but_the_boards_officer_receives() -> None:
    place = Place()
    for somebody in (place.chair, place.member, place.constable, Place().officer):
        with pytest.raises(PermissionRefused):
            place.receive(by=somebody)
    assert not CaseFile.objects.exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"received_on": days_ago(-1)}, "received_on"),
        ({"attention_on": days_ago(4)}, "received_on"),
        ({"incident_on": days_ago(9)}, "attention_on"),
        ({"notified_on": days_ago(11)}, "notified_on"),
        ({"label": "Tamsin"}, "label"),
        ({"label": "Child applegarth"}, "label"),
        ({"label": "x" * 61}, "label"),
        ({"others_at_risk": "yes"}, "others_at_risk_action"),
        ({"others_at_risk": ""}, "others_at_risk"),
        ({"trigger": "other"}, "trigger"),
        ({"referrer_email": "nowhere"}, "referrer_email"),
        ({"children": [{"name": "A", "born_on": days_ago(1), "died_on": days_ago(2)}]}, "__all__"),
        ({"children": [{"name": "x" * 151}]}, "name"),
    ],
)
def test_what_cannot_be_right_opens_no_case(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        Place().receive(**facts)
    assert field in getattr(wrong.value, "error_dict", {"__all__": None})
    assert not CaseFile.objects.exists()
    assert not Event.objects.exists()


def test_an_agency_of_another_board_cannot_be_asked() -> None:
    place = Place()
    with pytest.raises(ValidationError, match="members of this board"):
        place.receive(agencies=[build.agency(build.board())])
    assert not CaseFile.objects.exists()


def test_a_second_case_of_the_same_label_is_refused() -> None:
    place = Place()
    place.receive()
    with pytest.raises(ValidationError, match="already"):
        place.receive(label="child k")


def page(**different: object) -> dict[str, object]:
    """What the browser sends."""
    day, month, year = str(timezone.localdate() - timedelta(days=3)).split("-")[::-1]
    dates = {
        f"{name}-{part}": value
        for name in ("attention_on", "received_on")
        for part, value in zip(("day", "month", "year"), (day, month, year), strict=True)
    }
    return {
        "others_at_risk": "no", "trigger": "death", "what_happened": "The child died.", "may_meet_criteria": "yes",
        "attention_route": "Telephone", "referrer_name": "Robin Carter", "label": "Child Q", "once": "abc",
        "children-count": "1", "children-0-name": "Tamsin Applegarth", "people-count": "0", **dates,
    } | different  # fmt: skip


def fill(client: Client, **different: object) -> None:
    """A referral is begun, unless one is; every page is filled in and left with its button."""
    begins(client)
    said = page(**different)
    for part in PARTS:
        client.post(at(part.slug), {name: value for name, value in said.items() if part.owns(name)})


def at(slug: str = "") -> str:
    """The address of a page of the referral that was begun."""
    return f"/referrals/receive/{UNSENT}/{slug and slug + '/'}"


def send(client: Client, **more: object) -> Any:
    """The last page is sent as it was shown."""
    shown = client.get(at("check")).content.decode()
    marks = {name: found[1] for name in ("seen", "once") if (found := re.search(f'name="{name}" value="(.*?)"', shown))}
    return client.post(at("check"), marks | more)


def test_the_page_suggests_a_letter_and_opens_the_case(client: Client) -> None:
    place = Place()
    sits_down(client, place.officer)
    assert "Child A" in client.get(at("children")).content.decode()
    fill(client, agencies=[place.police.public_id])
    done = send(client)
    case = CaseFile.objects.get()
    assert (done.status_code, done["Location"]) == (302, f"/cases/{case.public_id}/")
    assert [str(one) for one in case.agencies.all()] == [place.police.name]
    assert not unsent().exists()


def test_the_same_form_sent_twice_opens_one_case(client: Client) -> None:
    sits_down(client, Place().officer)
    fill(client)
    shown = client.get(at("check")).content.decode()
    marks = {name: re.search(f'name="{name}" value="(.*?)"', shown)[1] for name in ("seen", "once")}  # type: ignore[index]
    assert [client.post(at("check"), marks).status_code for _ in range(2)] == [302, 409]
    assert CaseFile.objects.count() == 1


def test_another_child_can_be_added_without_a_script(client: Client) -> None:
    sits_down(client, Place().officer)
    more = client.post(at("children"), page(**{"children-add": "1"}))
    assert more.status_code == 200
    assert "Child 2" in more.content.decode()
    assert unsent().get().data["children-count"] == ["2"]


def test_from_the_last_page_another_person_is_one_press_away_and_nothing_typed_is_lost(client: Client) -> None:
    sits_down(client, Place().officer)
    fill(client)
    for slug, name, title in (("children", "children", "Child 2"), ("family", "people", "Person 1")):
        way = at(slug) + f"?change=1&add={name}"
        assert way.replace("&", "&amp;") in client.get(at("check")).content.decode()
        page_ = client.get(way).content.decode()
        assert title in page_
        assert ("Tamsin Applegarth" in page_) == (slug == "children")
        assert f'name="seen" value="{mark(client, slug)}"' in page_
        assert "There is a problem" not in page_
    rows = {"children-count": "2", "children-1-name": "Rory Applegarth", "seen": mark(client, "children")}
    said = {name: value for name, value in page(**rows).items() if name == "label" or name.startswith("children")}
    assert client.post(at("children") + "?change=1&add=children", said | {"seen": rows["seen"]}).status_code == 302
    assert "Rory Applegarth" in client.get(at("check")).content.decode()


def test_a_person_who_was_not_named_is_not_asked_for(client: Client) -> None:
    sits_down(client, Place().officer)
    assert 'name="people-0-name"' not in client.get(at("family")).content.decode()
    fill(client, **{"people-count": "1", "people-0-name": "", "people-0-kind": ""})
    assert send(client).status_code == 302
    assert set(Person.objects.values_list("name", flat=True)) == {"Tamsin Applegarth", "Robin Carter"}


def test_impossible_days_and_strange_agencies_are_said_and_what_was_typed_stays(client: Client) -> None:
    place = Place()
    sits_down(client, place.officer)
    strange = build.agency(build.board()).public_id
    fill(client)
    for wrong in (
        {"attention_on-day": "31", "attention_on-month": "2"}, {"attention_on-year": "0001"},
        {"attention_on-year": "9999"}, {"agencies": [strange]}, {"agencies": ["1", "x" * 9000]},
        {"children-0-name": ""}, {"what_happened": "x" * 10_001}, {"received_on-year": "2009"},
        {"referrer_agency": strange}, {"trigger": "☃"}, {"children-0-other_names": "x" * 200},
        {"representative": "x" * 151}, {"plan_now": "?", "children-0-plan_now": "?"}, {"processes": ["none"]},
    ):  # fmt: skip
        part = next(part for part in PARTS if part.owns(next(reversed(wrong))))
        said = {name: value for name, value in page(**wrong).items() if part.owns(name)}
        answer = client.post(at(part.slug), said | {"seen": mark(client, part.slug)})
        assert answer.status_code == 422, wrong
        assert "There is a problem" in answer.content.decode()
        assert "To put right" in client.get(at()).content.decode()
        refused = send(client)
        assert refused.status_code == 422, wrong
        assert f"{at(part.slug)}?wrong=1&amp;change=1#id_" in refused.content.decode(), wrong
        fixed = {name: value for name, value in page().items() if part.owns(name)}
        assert client.post(at(part.slug), fixed | {"seen": mark(client, part.slug)}).status_code == 302
    assert client.post(at("children"), page(label="a\0b")).status_code == 400
    assert not CaseFile.objects.exists()


def mark(client: Client, slug: str) -> str:
    """What the page carries of the answers that it shows."""
    found = re.search('name="seen" value="(.*?)"', client.get(at(slug)).content.decode())
    assert found
    return found[1]


def test_what_is_missing_is_said_page_by_page(client: Client) -> None:
    sits_down(client, Place().officer)
    said = re.findall(r'<li><a href="[^"]*/([\w-]+)/\?wrong=1', send(client).content.decode())
    assert [page for page, _ in groupby(said)] == ["at-risk", "referrer", "children", "events", "days", "criteria"]


def test_what_only_the_step_can_see_leads_to_the_page_of_the_question(client: Client) -> None:
    sits_down(client, Place().officer)
    fill(client, label="Tamsin")
    refused = send(client)
    assert refused.status_code == 422
    assert "must not contain a name" in refused.content.decode()
    assert at("children") + "?wrong=1&amp;change=1#id_label" in refused.content.decode()


def test_an_officer_of_two_boards_chooses_one(client: Client) -> None:
    first, second = Place(), Place()
    build.holds(user=first.officer, role="officer", board=second.board)
    client.force_login(first.officer)
    shown = client.get("/referrals/receive/").content.decode()
    assert all(f'name="board" value="{place.board.public_id}"' in shown for place in (first, second))
    assert client.post("/referrals/receive/", {"board": build.board().public_id}).status_code == 404
    begun = client.post("/referrals/receive/", {"board": second.board.public_id})
    Draft.objects.filter(public_id=begun["Location"].split("/")[-2]).update(public_id=UNSENT)
    assert second.board.name in client.get(at()).content.decode()
    fill(client)
    assert send(client).status_code == 302
    assert CaseFile.objects.get().board == second.board


def test_others_may_not_open_the_page(client: Client) -> None:
    place = Place()
    sits_down(client, place.officer)
    for somebody in (place.chair, place.member, place.constable, Place().officer):
        client.force_login(somebody)
        assert {client.get(address).status_code for address in (at(), at("days"), at("files"), at("check"))} == {404}
        assert client.get("/referrals/receive/").status_code == (
            403 if somebody.memberships.exclude(role="officer") else 200
        )
    client.logout()
    assert client.get(at()).status_code == 302
