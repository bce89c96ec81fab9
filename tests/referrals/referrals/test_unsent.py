"""Several referrals are begun at once, and the office goes on with each other's; nobody else sees them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.access import grants
from scr_portal.accounts import Membership
from scr_portal.audit import Access
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft, erase_old, locked
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place
from tests.referrals.referrals.begun import UNSENT, sits_down, unsent
from tests.referrals.referrals.test_receive import at, fill, mark, send

pytestmark = pytest.mark.django_db
BEGIN = "/referrals/receive/"
RISK = {"others_at_risk": "yes", "others_at_risk_action": "The brother is with foster carers."}


@pytest.fixture
def place(client: Client) -> Place:
    """A board whose officer has begun a referral."""
    made = Place()
    sits_down(client, made.officer)
    return made


@pytest.fixture
def colleague(place: Place) -> Client:
    """Another officer of the same board."""
    client = Client()
    client.force_login(build.member(Role.OFFICER, place.board, "Colleague Carew"))
    return client


def another(client: Client) -> str:
    """One more is begun; its first page of questions."""
    return str(client.post(BEGIN)["Location"]) + "at-risk/"


def said(client: Client, path: str) -> str:
    """What a page says."""
    return client.get(path).content.decode()


def test_two_referrals_of_one_board_do_not_mix(place: Place, client: Client) -> None:
    client.post(at("at-risk"), RISK)
    second = another(client)
    assert "foster carers" not in said(client, second)
    client.post(second, {"others_at_risk": "no"})
    lines = said(client, BEGIN)
    assert lines.count("Go on<") == unsent().count() == 2
    assert f'href="{at()}"' in lines
    home = said(client, reverse("home"))
    assert home.count("/referrals/receive/") == 3  # and the button that leads to all of them
    assert f"by {place.officer.name}" in home


def test_one_that_is_begun_and_left_empty_is_no_line_and_is_gone_on_with(place: Place, client: Client) -> None:
    assert another(client) == another(client) == at("at-risk")
    assert "Go on<" not in said(client, BEGIN)
    assert "not sent yet" not in said(client, reverse("home"))


def test_the_list_names_no_child(place: Place, client: Client, colleague: Client) -> None:
    fill(client)
    for person in (client, colleague):
        for path in (BEGIN, reverse("home"), at()):
            assert "Tamsin" not in said(person, path)
            assert "Child Q" not in said(person, path)
    assert "Tamsin" not in str(list(Draft.objects.values_list("path", "title", "subject_key", "public_id")))


def test_an_officer_goes_on_where_the_other_fell_ill_and_sends_it(
    place: Place, client: Client, colleague: Client
) -> None:
    fill(client)
    Membership.objects.filter(user=place.officer).update(until=timezone.localdate())
    assert client.get(at("children")).status_code == 404
    seen = mark(colleague, "at-risk")
    assert colleague.post(at("at-risk"), RISK | {"seen": seen})["Location"] == at("referrer")
    assert "by Colleague Carew" in said(colleague, at())
    assert f"by {place.officer.name}" in said(colleague, BEGIN)
    assert send(colleague).status_code == 302
    assert Referral.objects.get().others_at_risk_action == RISK["others_at_risk_action"]
    assert "Go on<" not in said(colleague, BEGIN)


def test_two_people_on_one_page_are_shown_both_versions_and_whose(
    place: Place, client: Client, colleague: Client
) -> None:
    both = mark(client, "at-risk")
    colleague.post(at("at-risk"), RISK | {"seen": both})
    late = client.post(at("at-risk"), RISK | {"others_at_risk_action": "Nothing is known.", "seen": both})
    shown = late.content.decode()
    assert late.status_code == 409
    assert "The brother is with foster carers." in shown
    assert "Nothing is known." in shown
    assert "saved meanwhile, by Colleague Carew" in shown
    again = {"others_at_risk_action": "Nothing is known.", "seen": mark(client, "at-risk")}
    assert client.post(at("at-risk"), RISK | again).status_code == 302


def test_of_two_who_send_it_one_does(place: Place, client: Client, colleague: Client) -> None:
    fill(client)
    marks = {"seen": mark(client, "check"), "once": "a"}
    assert colleague.post(at("check"), marks | {"once": "b"}).status_code == 302
    late = client.post(at("check"), marks)
    assert late.status_code == 409
    assert "sent on" in late.content.decode()
    assert "by Colleague Carew" in late.content.decode()
    assert CaseFile.objects.count() == 1
    assert client.get(at("children"))["Location"] == at()
    assert "This referral was sent on" in said(client, at())
    assert "Tamsin" not in str(Draft.objects.get(public_id=UNSENT).data)


def test_who_sends_it_while_it_is_being_sent_is_told_so(
    place: Place, client: Client, colleague: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(client)
    marks = {"seen": mark(client, "check"), "once": "a"}

    def the_other_is_quicker(draft: Draft) -> Draft:
        monkeypatch.undo()
        assert colleague.post(at("check"), marks | {"once": "b"}).status_code == 302
        return locked(draft)

    monkeypatch.setattr("referrals.referrals.checking.locked", the_other_is_quicker)
    late = client.post(at("check"), marks)
    assert late.status_code == 409
    assert "sent on" in late.content.decode()
    assert "by Colleague Carew" in late.content.decode()


def test_what_is_put_away_is_kept_and_can_be_taken_up_by_a_colleague(
    place: Place, client: Client, colleague: Client
) -> None:
    client.post(at("at-risk"), RISK)
    seen = mark(client, "at-risk")
    assert colleague.post(at(), {"put-away": "1"})["Location"] == BEGIN
    lines = said(client, BEGIN)
    assert "Put away: 1" in lines
    assert "Go on<" not in lines
    assert "not sent yet" not in said(client, reverse("home"))
    assert client.get(at("at-risk"))["Location"] == at()
    late = client.post(at("at-risk"), {"others_at_risk": "no", "seen": seen})
    assert late.status_code == 409
    assert "was put away on" in late.content.decode()
    assert "copy what is still needed" in late.content.decode()
    same = client.post(at("at-risk"), RISK | {"seen": ""})
    assert (same.status_code, "had been saved before" in same.content.decode()) == (409, True)
    assert "Save what I typed here" not in late.content.decode()
    by_itself = client.post(at("at-risk"), {"others_at_risk": "no", "seen": seen, "autosave": "1"})
    assert by_itself.status_code == 409
    for page in ("check", "files"):
        assert client.post(at(page), {"seen": "x"}).status_code == 409
    assert client.post(at(), {"take-up": "1"})["Location"] == at()
    assert "The brother is with foster carers." in said(colleague, at("at-risk"))


def test_what_was_sent_is_not_taken_up(place: Place, client: Client) -> None:
    fill(client)
    send(client)
    for pressed in ("take-up", "put-away", "discard"):
        client.post(at(), {pressed: "1"})
        assert Draft.objects.get().ended == "sent"
    assert "Take it up again" not in said(client, at())


def test_it_is_erased_thirty_days_after_it_was_last_saved_or_put_away(place: Place, client: Client) -> None:
    client.post(at("at-risk"), RISK)
    client.post(at(), {"put-away": "1"})
    for days, left in ((29, 1), (31, 0)):
        Draft.objects.update(saved_at=timezone.now() - timedelta(days=days))
        assert client.get(at()).status_code == (200 if left else 404)
        erase_old()
        assert Draft.objects.count() == left


def test_who_has_read_it_is_remembered(place: Place, client: Client, colleague: Client) -> None:
    fill(client)
    begun, before = Draft.objects.get(), Access.objects.count()
    said(colleague, at("children"))
    seen = Access.objects.order_by("pk")[before:]
    assert [(one.user and one.user.name, one.about) for one in seen] == [
        ("Colleague Carew", f"scr_portal.draft:{begun.pk}")
    ]


def test_the_database_shows_it_to_the_office_alone(place: Place, client: Client) -> None:
    client.post(at("at-risk"), RISK)
    today, begun = timezone.localdate(), Draft.objects.get()
    colleague, ended, administrator = build.member(Role.OFFICER, place.board), build.user(), build.administrator()
    build.holds(user=ended, role="officer", board=place.board, until=today)
    others = (ended, administrator, Place().officer, place.chair, place.acting_chair, place.member, place.constable)
    for person, sees in ((place.officer, True), (colleague, True), *((one, False) for one in others)):
        assert Draft.objects.visible_to(grants(person)).exists() is sees, person
        with walls.entered(person.pk, today):
            assert Draft.objects.filter(pk=begun.pk).exists() is sees, person
            assert Draft.objects.filter(pk=begun.pk).update(title="Receive a referral") == sees
    with walls.entered(colleague.pk, today, guest_of=1):
        assert not Draft.objects.filter(pk=begun.pk).exists()


def test_an_officer_s_own_role_that_ended_closes_what_they_have_begun(place: Place, client: Client) -> None:
    client.post(at("at-risk"), RISK)
    Membership.objects.filter(user=place.officer).update(until=timezone.localdate())
    assert client.get(at("at-risk")).status_code == 404
    kept = client.post(at("at-risk"), RISK, headers={"Origin": "http://testserver"})
    assert kept.status_code == 404
    assert "The brother is with foster carers." in kept.content.decode()  # what was typed is not lost
    with walls.entered(place.officer.pk, timezone.localdate()):
        assert not Draft.objects.exists()
