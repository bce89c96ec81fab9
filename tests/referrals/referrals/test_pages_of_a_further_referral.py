"""A further referral is typed on one page and checked on the next: what was shown there is what is sent."""

import re
from typing import Any

import pytest
from django.test import Client

from referrals.referrals.forms import FURTHER
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft
from scr_portal.people import Person
from tests.referrals.case import Place
from tests.referrals.referrals.test_receive import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client: Client) -> CaseFile:
    """A case with its first referral, whose officer is signed in."""
    place = Place()
    client.force_login(place.officer)
    return place.receive(notified_on=None).casefile


def at(case: CaseFile, check: str = "") -> str:
    """The page with the questions, or the one on which they are checked."""
    return f"/cases/{case.public_id}/referrals/link/{check}"


def mark(client: Client, case: CaseFile, name: str, check: str = "") -> str:
    """A hidden field as a page shows it."""
    found = re.search(f'name="{name}" value="(.*?)"', client.get(at(case, check)).content.decode())
    return found[1] if found else ""


def typed(**different: object) -> dict[str, object]:
    """What the browser sends of the questions."""
    words = {"children-0-name": "Wren Applegarth", "why_wanted": "Two agencies knew.", "referrer_name": "Rhys Bevan"}
    return page(**words) | different


def send(client: Client, case: CaseFile, **different: str) -> Any:
    """The second page is sent as it was shown."""
    marks = {name: mark(client, case, name, "check/") for name in ("seen", "once")}
    return client.post(at(case, "check/"), marks | different)


def test_every_answer_is_shown_before_it_is_sent_with_the_way_to_change_it(case: CaseFile, client: Client) -> None:
    assert client.post(at(case), typed())["Location"] == at(case, "check/")
    assert Referral.objects.count() == 1
    shown = client.get(at(case, "check/")).content.decode()
    assert all(words in shown for words in ("Wren Applegarth", "Two agencies knew.", "Rhys Bevan", case.reference))
    questions = client.get(at(case)).content.decode()
    for part in FURTHER:
        assert f'href="{at(case)}#{part.slug}"' in shown
        assert f'id="{part.slug}"' in questions
    assert send(client, case)["Location"] == f"/cases/{case.public_id}/"
    further = Referral.objects.get(status="linked")
    assert (further.casefile, further.referrer_name, further.why_wanted) == (case, "Rhys Bevan", "Two agencies knew.")
    assert not Draft.objects.exists()


def test_what_is_changed_is_checked_anew(case: CaseFile, client: Client) -> None:
    client.post(at(case), typed())
    again = {"drafted": mark(client, case, "drafted")}
    assert client.post(at(case), typed(referrer_name="Jo Hale", **again))["Location"] == at(case, "check/")
    assert send(client, case).status_code == 302
    assert Referral.objects.get(status="linked").referrer_name == "Jo Hale"


def test_what_is_wrong_stays_on_the_page_of_the_questions(case: CaseFile, client: Client) -> None:
    wrong = client.post(at(case), typed(trigger="", others_at_risk="yes"))
    assert wrong.status_code == 422
    assert "Select what the referral is about" in wrong.content.decode()
    assert "Two agencies knew." in wrong.content.decode()


def test_what_was_saved_half_done_is_not_sent_and_each_line_leads_to_its_question(
    case: CaseFile, client: Client
) -> None:
    client.post(at(case), typed(trigger="", **{"save-draft": "1"}))
    refused = send(client, case)
    assert refused.status_code == 422
    shown = refused.content.decode()
    way = f"{at(case)}?wrong=1&amp;change=1#id_trigger"
    assert f'<a href="{way}">Select what the referral is about</a>' in shown
    led_to = client.get(f"{at(case)}?wrong=1&change=1").content.decode()
    assert "There is a problem" in led_to
    assert 'id="id_trigger"' in led_to
    assert Referral.objects.count() == 1


def test_what_was_checked_is_what_is_sent_and_once(case: CaseFile, client: Client) -> None:
    client.post(at(case), typed())
    marks = {name: mark(client, case, name, "check/") for name in ("seen", "once")}
    client.post(at(case), typed(referrer_name="Jo Hale", drafted=mark(client, case, "drafted")))
    late = client.post(at(case, "check/"), marks)
    assert late.status_code == 409
    assert "changed in another window" in late.content.decode()
    marks["seen"] = mark(client, case, "seen", "check/")
    first, again = (client.post(at(case, "check/"), marks) for _ in range(2))
    assert (first.status_code, again.status_code) == (302, 409)
    assert "You have sent this already" in again.content.decode()
    assert Referral.objects.count() == 2


def test_a_second_window_does_not_write_over_the_first(case: CaseFile, client: Client) -> None:
    client.post(at(case), typed())
    both = client.post(at(case), typed(referrer_name="Jo Hale", drafted=""))
    assert both.status_code == 409
    assert all(name in both.content.decode() for name in ("Jo Hale", "Rhys Bevan"))
    assert "Rhys Bevan" in client.get(at(case, "check/")).content.decode()


def test_nothing_typed_is_nothing_sent_and_no_other_case_is_offered(case: CaseFile, client: Client) -> None:
    assert "Nothing was said." in client.get(at(case, "check/")).content.decode()
    assert send(client, case).status_code == 422
    assert send(client, case, **{"go-on": case.public_id}).status_code == 404
    for somebody, answer in ((Place().officer, 404), (Place(case.board).chair, 403)):
        client.force_login(somebody)
        assert client.get(at(case, "check/")).status_code == answer
    assert Referral.objects.count() == 1


def test_the_officer_says_which_child_of_the_case_one_in_another_spelling_is(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    case = place.receive(notified_on=None, children=[{"name": "Reece Askwith"}]).casefile
    reece = Person.objects.get(casefile=case, kind="child")
    said = typed(**{"children-0-name": "Rhys Asquith"})
    asked = client.post(at(case), said)
    assert asked.status_code == 422
    assert "Child 1: select which child of the case this is" in asked.content.decode()
    assert "Reece Askwith" in asked.content.decode()
    assert client.post(at(case), said | {"children-0-same_as": "nobody"}).status_code == 422
    drafted = {"drafted": mark(client, case, "drafted")}
    assert client.post(at(case), said | drafted | {"children-0-same_as": reece.public_id}).status_code == 302
    assert "Which child of the case is it?" in client.get(at(case, "check/")).content.decode()
    assert send(client, case).status_code == 302
    (child,) = Person.objects.filter(casefile=case, kind="child")
    assert child.other_names == ["Rhys Asquith"]


def test_one_who_only_sounds_like_a_child_of_the_case_may_be_another(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    case = place.receive(notified_on=None, children=[{"name": "Reece Askwith"}]).casefile
    assert (
        client.post(at(case), typed(**{"children-0-name": "Rhys Asquith", "children-0-same_as": "another"})).status_code
        == 302
    )
    assert send(client, case).status_code == 302
    assert Person.objects.filter(casefile=case, kind="child").count() == 2
