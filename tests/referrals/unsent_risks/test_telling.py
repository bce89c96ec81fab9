"""Somebody writes that other children may be at risk: the office hears of it at once, and of nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from referrals.links.models import ReferralLink
from referrals.unsent_risks import telling
from referrals.unsent_risks.models import UnsentRisk
from scr_portal import walls
from scr_portal.accounts import Agency, User
from scr_portal.drafts import Draft, DraftFile, erase_old
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place
from tests.referrals.links.conftest import Way, fill, send, way
from tests.reviews.team import browser

__all__ = ["way"]
pytestmark = pytest.mark.django_db
LINE = "A referral that is being written says that other children may be at risk"
CALL = "Call whoever writes it now"
YES = {"others_at_risk": "yes", "others_at_risk_action": "Tamsin’s brother is with an aunt"}


@dataclass
class Writer:
    """Somebody who is writing a referral to a board."""

    place: Place
    client: Client
    person: User

    def says(self, seen: str = "", **different: str) -> Any:
        """The page on which it is asked is saved; `seen` is the mark of what it showed."""
        return self.client.post("/refer/at-risk/", YES | {"seen": seen} | different)

    def told(self) -> list[Message]:
        """What the office was told."""
        mail = Message.objects.filter(body__contains=LINE).order_by("pk")
        assert {one.user for one in mail} <= {self.place.officer}
        return list(mail)

    def is_seen(self) -> tuple[bool, bool]:
        """Whether the officer finds it at home, and where home leads to beside who writes."""
        paths = ("/home/", "/referrals/receive/")
        home, page = (browser(self.place.officer).get(path).content.decode() for path in paths)
        assert LINE not in home or f'href="/referrals/receive/">{LINE}' in home
        return LINE in home, CALL in page and self.person.email in page


@pytest.fixture(params=["guest", "representative"])
def writer(request: pytest.FixtureRequest, way: Way) -> Writer:
    """A guest who has come by a link, or who represents an agency of the board."""
    if request.param == "guest":
        return Writer(way.place, way.comes_in(), way.guest)
    return Writer(way.place, browser(way.place.constable), way.place.constable)


@pytest.mark.parametrize("how", [{}, {"save-draft": "1"}, {"autosave": "1"}, {"others_at_risk_action": ""}])
def test_the_office_is_told_when_it_is_saved_whether_by_a_button_or_by_itself(
    writer: Writer, how: dict[str, str]
) -> None:
    writer.says(**how)
    [mail] = writer.told()
    assert mail.address == writer.place.officer.email
    assert "/referrals/receive/" in mail.body
    text = mail.subject + mail.body
    names = ("Tamsin", "brother", writer.person.name, writer.person.email, writer.place.board.name)
    assert not any(word in text for word in names)
    assert writer.is_seen() == (True, True)


def test_who_writes_reads_who_sees_what(writer: Writer) -> None:
    office, rest = "board’s office is told that other children may be at risk now", "only you can see the rest"
    no = writer.client.post("/refer/at-risk/", YES | {"others_at_risk": "no", "save-draft": "1"}, follow=True)
    assert "Saved. Only you can see it until you send it. Come back" in no.content.decode()
    mark = writer.client.get("/refer/at-risk/").context["seen"]
    yes = writer.client.post("/refer/at-risk/", YES | {"save-draft": "1", "seen": mark}, follow=True).content.decode()
    for page in (
        yes,
        writer.client.get("/home/", follow=True).content.decode(),
        writer.client.get("/refer/").content.decode(),
    ):
        assert office in page
        assert rest in page
        assert "nly you can see it" not in page


def test_it_is_told_of_every_yes_and_the_page_has_what_was_saved_last(writer: Writer) -> None:
    for answer, told, is_seen in (("yes", 1, True), ("yes", 1, True), ("no", 1, False), ("no", 1, False),
                                  ("yes", 2, True), ("unknown", 2, False), ("yes", 3, True)):  # fmt: skip
        mark = writer.client.get("/refer/at-risk/").context["seen"]
        assert writer.says(mark, others_at_risk=answer).status_code == 302
        assert writer.is_seen() == (is_seen, is_seen)
        assert len(writer.told()) == told


def test_where_the_mail_leads_it_says_that_the_answer_was_changed_and_when(writer: Writer) -> None:
    writer.says()
    at = timezone.now() - timedelta(hours=3)
    UnsentRisk.objects.update(said_at=at, told_at=at)
    mark = writer.client.get("/refer/at-risk/").context["seen"]
    writer.says(mark, others_at_risk="no")
    page = browser(writer.place.officer).get("/referrals/receive/").content.decode()
    changed_at = timezone.localtime(UnsentRisk.objects.get().said_at)
    assert f"The office was told on {moment(at)}." in page
    assert f"It was changed on {moment(changed_at)}, and is not “yes” any more" in page
    assert writer.person.email in page
    mark = writer.client.get("/refer/at-risk/").context["seen"]
    writer.says(mark, others_at_risk="no", others_at_risk_action="Nothing, for they are well")
    assert timezone.localtime(UnsentRisk.objects.get().said_at) == changed_at
    assert "Nothing, for they" not in browser(writer.place.officer).get("/referrals/receive/").content.decode()


def moment(at: datetime) -> str:
    """As the page writes it."""
    local = timezone.localtime(at)
    return f"{local.day} {local:%B %Y, %H:%M}"


@pytest.mark.parametrize("answer", ["no", "unknown", ""])
def test_nobody_is_told_of_another_answer(writer: Writer, answer: str) -> None:
    writer.says(others_at_risk=answer)
    assert writer.told() == []
    assert writer.is_seen() == (False, False)


def test_what_another_window_has_saved_meanwhile_is_what_counts(writer: Writer) -> None:
    writer.says()
    assert writer.says("not what stands", others_at_risk="no").status_code == 409
    assert writer.is_seen() == (True, True)


def test_once_it_is_sent_the_case_says_so_and_what_was_written_no_more(writer: Writer) -> None:
    fill(writer.client, **YES)
    assert len(writer.told()) == 1
    assert send(writer.client).status_code == 302
    assert writer.is_seen() == (False, False)
    assert not UnsentRisk.objects.exists()
    assert "Other children at risk now" in browser(writer.place.officer).get("/home/").content.decode()


def test_of_another_referral_it_is_told_again(way: Way) -> None:
    writer = Writer(way.place, browser(way.place.constable), way.place.constable)
    fill(writer.client, **YES)
    send(writer.client)
    writer.says()
    assert len(writer.told()) == 2
    assert writer.is_seen() == (True, True)


def too_old(writer: Writer) -> None:
    """Thirty days have gone by."""
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=31))
    with walls.entered(None, timezone.localdate()), walls.portal():
        erase_old()


def discarded(writer: Writer) -> None:
    """By who wrote it."""
    writer.client.post("/refer/", {"discard": "1"})


def left_empty(writer: Writer) -> None:
    """Everything is taken away again."""
    mark = writer.client.get("/refer/at-risk/").context["seen"]
    nothing = {"others_at_risk": "", "others_at_risk_action": ""}
    writer.says(mark, **nothing, **{"save-draft": "1"})


@pytest.mark.parametrize("gone", [too_old, discarded, left_empty])
def test_what_is_erased_warns_of_nothing(writer: Writer, gone: Callable[[Writer], None]) -> None:
    writer.says()
    gone(writer)
    assert writer.is_seen() == (False, False)
    assert not UnsentRisk.objects.exists()


def test_a_link_that_is_revoked_takes_it_along_and_one_that_is_over_does_not(way: Way) -> None:
    writer = Writer(way.place, way.comes_in(), way.guest)
    writer.says()
    ReferralLink.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert writer.is_seen() == (True, True)
    path = f"/referral-links/{way.sent.public_id}/revoke/"
    assert way.office.post(path, {"why_ended": "Sent to the wrong person"}).status_code == 302
    assert writer.is_seen() == (False, False)


def test_nobody_else_of_the_board_and_no_other_office_hears_of_it(writer: Writer) -> None:
    other = Place()
    writer.says()
    for somebody in (writer.place.chair, writer.place.member, writer.place.constable, other.officer):
        assert LINE not in browser(somebody).get("/home/").content.decode()
        assert not Message.objects.filter(user=somebody, body__contains=LINE).exists()
    assert CALL not in browser(other.officer).get("/referrals/receive/").content.decode()
    assert browser(writer.place.chair).get("/referrals/receive/").status_code == 403


def test_every_officer_of_the_board_is_told_and_who_writes_knows_that_they_are(writer: Writer) -> None:
    second = build.member(Role.OFFICER, writer.place.board)
    assert "its office is told by e-mail" in writer.client.get("/refer/at-risk/").content.decode()
    writer.says()
    found = set(Message.objects.filter(body__contains=LINE).values_list("user", flat=True))
    assert found == {writer.place.officer.pk, second.pk}


def test_the_office_sees_the_agency_and_its_telephone_and_nothing_that_was_typed(way: Way) -> None:
    Agency.objects.filter(pk=way.place.police.pk).update(telephone="01632 960 777")
    elsewhere = build.agency(Place().board, Agency.Discipline.HEALTH)
    build.holds(user=way.place.constable, role=Role.REPRESENTATIVE, agency=elsewhere)
    writer = Writer(way.place, browser(way.place.constable), way.place.constable)
    board = way.place.board.public_id
    writer.client.post(f"/refer/at-risk/?board={board}", YES)
    page = browser(way.place.officer).get("/referrals/receive/").content.decode()
    for said in (way.place.constable.name, way.place.police.name, "01632 960 777", f"mailto:{writer.person.email}"):
        assert said in page
    assert not any(word in page for word in ("Tamsin", "brother", elsewhere.name))


def test_the_board_that_it_is_written_to_is_told_and_not_the_other_one_of_the_agency(way: Way) -> None:
    other = Place()
    other.board.agencies.add(way.place.police)
    client = browser(way.place.constable)
    client.post(f"/refer/at-risk/?board={other.board.public_id}", YES)
    [mail] = Message.objects.filter(body__contains=LINE)
    assert mail.user == other.officer
    assert CALL in browser(other.officer).get("/referrals/receive/").content.decode()
    assert CALL not in browser(way.place.officer).get("/referrals/receive/").content.decode()


def test_the_database_gives_it_to_the_office_and_who_writes_it_and_takes_it_from_the_latter(writer: Writer) -> None:
    other = Place()
    writer.says()
    office = {writer.place.officer}
    for person in (*office, writer.person, writer.place.chair, writer.place.member, other.officer, other.constable):
        with walls.entered(person.pk, timezone.localdate()):
            assert UnsentRisk.objects.exists() == (person in office | {writer.person}), person
            assert UnsentRisk.objects.update(stands=True) == (person == writer.person)
    with walls.entered(writer.place.officer.pk, timezone.localdate()):
        assert not Draft.objects.exists()
        assert not DraftFile.objects.exists()


def test_nothing_is_saved_of_which_the_office_cannot_be_told(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("stop")

    monkeypatch.setattr(telling, "_tell_the_office", fails)
    with pytest.raises(ValueError, match="stop"):
        writer.says()
    assert not Draft.objects.exists()
    assert not UnsentRisk.objects.exists()
