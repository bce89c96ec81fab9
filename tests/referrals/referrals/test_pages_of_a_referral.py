"""A new referral is filled in page by page: nothing typed is lost, and no window writes over another in silence."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.referrals.forms import PARTS
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place
from tests.referrals.referrals.begun import begins, sits_down, unsent
from tests.referrals.referrals.test_receive import at, fill, mark, page, send

pytestmark = pytest.mark.django_db
RISK = {"others_at_risk": "yes", "others_at_risk_action": "The brother is with foster carers."}


@pytest.fixture
def place(client: Client) -> Place:
    """A board whose officer is signed in."""
    made = Place()
    sits_down(client, made.officer)
    return made


def listed(client: Client) -> str:
    """The list of the pages."""
    return client.get(at()).content.decode()


def test_the_list_says_what_is_done_and_nothing_can_be_sent_before_all_is(place: Place, client: Client) -> None:
    assert listed(client).count("Not started") == len(PARTS)
    assert "Cannot start yet" in listed(client)
    assert client.post(at("at-risk"), RISK)["Location"] == at("referrer")
    assert listed(client).count("Not started") == len(PARTS) - 1
    fill(client, **RISK)
    assert "Not started" not in listed(client)
    assert f'href="{at("check")}"' in listed(client)


def test_pages_that_ask_for_nothing_can_be_left_out(place: Place, client: Client) -> None:
    for part in PARTS:
        if part.slug not in ("family", "agencies", "beside"):
            client.post(at(part.slug), {name: value for name, value in page().items() if part.owns(name)})
    assert listed(client).count("You may leave this out") == 3
    assert send(client).status_code == 302


def test_what_is_wrong_is_saved_too_and_marked(place: Place, client: Client) -> None:
    wrong = client.post(at("events"), {"what_happened": "It is a long story."})
    assert wrong.status_code == 422
    assert "Select what the referral is about" in wrong.content.decode()
    assert "To put right" in listed(client)
    again = client.get(at("events")).content.decode()
    assert "It is a long story." in again
    assert "There is a problem" not in again
    assert "Select what the referral is about" in client.get(at("events") + "?wrong=1").content.decode()


def test_a_page_saved_for_later_stands_on_the_home_pages_of_the_office_alone(place: Place, client: Client) -> None:
    rows = {"children-count": "2", "children-1-name": "Rowan Applegarth", "save-draft": "1"}
    assert client.post(at("children"), page(**rows))["Location"] == reverse("home")
    assert "Rowan Applegarth" in client.get(at("children")).content.decode()
    home = client.get(reverse("home")).content.decode()
    assert "Saved, and not sent yet" in home
    assert f'<a class="govuk-link" href="{at()}">Receive a referral' in home
    assert "Applegarth" not in home
    client.force_login(build.member(Role.OFFICER, place.board))
    assert f'href="{at()}"' in client.get(reverse("home")).content.decode()
    assert "Rowan Applegarth" in client.get(at("children")).content.decode()
    for stranger in (place.chair, place.member, place.constable, Place().officer):
        client.force_login(stranger)
        assert "not sent yet" not in client.get(reverse("home")).content.decode()
        assert client.get(at("children")).status_code == 404
    assert not CaseFile.objects.exists()


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("Tamsin", "must not contain a name"),
        ("Baby Wenna", "must not contain a name"),
        ("child k", "has a case called child k already"),
    ],
)
def test_a_label_that_cannot_be_is_refused_on_the_page_where_it_is_typed(
    place: Place, client: Client, label: str, says: str
) -> None:
    place.receive()
    refused = client.post(at("children"), page(label=label, **{"children-0-other_names": "Wenna"}))
    assert refused.status_code == 422
    assert says in refused.content.decode()
    assert label in client.get(at("children")).content.decode()
    assert "To put right" in listed(client)


def test_a_page_that_was_emptied_keeps_nothing(place: Place, client: Client) -> None:
    typed = {"label": "Child K", "save-draft": "1"}
    emptied = {"label": " ", "children-count": "1", "save-draft": "1"}
    for said, kept in ((emptied, 0), (typed, 1), (emptied, 0)):
        client.post(at("children"), said | {"seen": mark(client, "children")})
        assert unsent().count() == kept
        begins(client)


def test_two_windows_on_different_pages_do_not_disturb_each_other(place: Place, client: Client) -> None:
    first, second = mark(client, "at-risk"), mark(client, "criteria")
    client.post(at("at-risk"), RISK | {"seen": first})
    client.post(at("criteria"), {"may_meet_criteria": "yes", "wanted": "other", "seen": second})
    shown = client.get(at("check")).content.decode()
    assert "The brother is with foster carers." in shown
    assert "Other learning" in shown


def test_the_second_window_on_one_page_is_shown_both_versions(place: Place, client: Client) -> None:
    both = mark(client, "at-risk")
    client.post(at("at-risk"), RISK | {"seen": both})
    late = RISK | {"others_at_risk_action": "Nothing is known.", "seen": both}
    conflict = client.post(at("at-risk"), late)
    assert conflict.status_code == 409
    shown = conflict.content.decode()
    assert "The brother is with foster carers." in shown
    assert "Nothing is known." in shown
    assert "Nothing is known." not in client.get(at("at-risk")).content.decode()
    assert client.post(at("at-risk"), late | {"seen": mark(client, "at-risk")}).status_code == 302
    assert "Nothing is known." in client.get(at("at-risk")).content.decode()


def test_the_same_words_from_both_windows_are_no_conflict(place: Place, client: Client) -> None:
    seen = mark(client, "at-risk")
    assert [client.post(at("at-risk"), RISK | {"seen": seen}).status_code for _ in range(2)] == [302, 302]


def test_a_window_left_open_after_sending_is_told_so(place: Place, client: Client) -> None:
    client.post(at("at-risk"), RISK)
    seen = mark(client, "at-risk")
    fill(client, **RISK)
    assert send(client).status_code == 302
    late = client.post(at("at-risk"), {"others_at_risk": "no", "seen": seen})
    assert late.status_code == 409
    assert "This referral was sent on" in late.content.decode()
    assert not unsent().exists()


def test_what_was_checked_is_what_is_sent(place: Place, client: Client) -> None:
    fill(client)
    seen = mark(client, "check")
    client.post(at("criteria"), {"may_meet_criteria": "no", "seen": mark(client, "criteria")})
    late = client.post(at("check"), {"seen": seen, "once": "a"})
    assert late.status_code == 409
    assert "changed in another window" in late.content.decode()
    assert not CaseFile.objects.exists()
    assert client.post(at("check"), {"seen": mark(client, "check"), "once": "a"}).status_code == 302


def test_every_answer_is_shown_before_it_is_sent_with_the_way_to_change_it(place: Place, client: Client) -> None:
    row = {"children-0-ethnicity": "White Cornish", "children-0-plan_before": "yes", "children-0-carer": "Corin Hale"}
    contact = {"contacts-count": "1", "contacts-0-which": "Harbour School", "contacts-0-still_involved": "no"}
    fill(client, **row, **contact, processes=["coroner"], agencies=[place.police.public_id])
    shown = client.get(at("check")).content.decode()
    for words in ("White Cornish", "Corin Hale", "Harbour School", "Coroner&#x27;s inquest", place.police.name):
        assert words in shown
    for part in PARTS:
        assert f"{at(part.slug)}?change=1" in shown
    back = client.post(f"{at('referrer')}?change=1", {"referrer_name": "Jo Hale", "seen": mark(client, "referrer")})
    assert back["Location"] == at("check")


def test_what_is_older_than_a_month_does_not_come_back(place: Place, client: Client) -> None:
    client.post(at("events"), {"what_happened": "Long ago.", "trigger": "death"})
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=31))
    assert client.get(at("events")).status_code == 404
    assert "Go on" not in client.get("/referrals/receive/").content.decode()
    begins(client)


def test_a_signed_out_window_keeps_what_was_typed(place: Place, client: Client) -> None:
    client.logout()
    kept = client.post(at("at-risk"), RISK, headers={"Origin": "http://testserver"})
    assert kept.status_code == 403
    assert "The brother is with foster carers." in kept.content.decode()
