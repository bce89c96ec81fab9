"""A guest writes that other children may be at risk: the office hears of it at once, and of nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from referrals.links.models import ReferralLink
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place
from tests.referrals.links.conftest import ADDRESS, Way, fill, send
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
LINE = "A referral that is being written says that other children may be at risk"
CALL = "call them now"
YES = {"others_at_risk": "yes", "others_at_risk_action": "Tamsin’s brother is with an aunt"}


def says(way: Way, seen: str = "", **different: str) -> Any:
    """The page on which it is asked is saved; `seen` is the mark of what it showed."""
    return way.client.post("/refer/at-risk/", YES | {"seen": seen} | different)


def told(way: Way) -> list[Message]:
    """What the office was told."""
    mail = Message.objects.filter(body__contains=LINE).order_by("pk")
    assert {one.user for one in mail} <= {way.place.officer}
    return list(mail)


def sees(way: Way) -> tuple[bool, bool]:
    """Whether the officer finds it at home, and on the page of the links beside who writes."""
    home, links = (browser(way.place.officer).get(path).content.decode() for path in ("/home/", "/referral-links/"))
    return LINE in home, CALL in links and ADDRESS in links


@pytest.mark.parametrize("how", [{}, {"save-draft": "1"}, {"autosave": "1"}, {"others_at_risk_action": ""}])
def test_the_office_is_told_when_it_is_saved_whether_by_a_button_or_by_itself(way: Way, how: dict[str, str]) -> None:
    way.comes_in()
    says(way, **how)
    [mail] = told(way)
    assert mail.address == way.place.officer.email
    assert "/referral-links/" in mail.body
    text = mail.subject + mail.body
    assert not any(word in text for word in ("Tamsin", "brother", "Wilhelmina", ADDRESS, way.place.board.name))
    assert sees(way) == (True, True)
    assert "Nothing needs you now" not in browser(way.place.officer).get("/home/").content.decode()


def test_it_is_told_once_and_the_page_has_what_was_saved_last(way: Way) -> None:
    guest = way.comes_in()
    for answer, seen in (("yes", (True, True)), ("no", (False, False)), ("yes", (True, True))):
        mark = guest.get("/refer/at-risk/").context["seen"]
        assert says(way, mark, others_at_risk=answer).status_code == 302
        assert sees(way) == seen
        assert len(told(way)) == 1


@pytest.mark.parametrize("answer", ["no", "unknown", ""])
def test_nobody_is_told_of_another_answer(way: Way, answer: str) -> None:
    way.comes_in()
    says(way, others_at_risk=answer)
    assert told(way) == []
    assert sees(way) == (False, False)


def test_once_it_is_sent_the_case_says_so_and_the_link_no_more(way: Way) -> None:
    guest = way.comes_in()
    fill(guest, **YES)
    assert len(told(way)) == 1
    assert send(guest).status_code == 302
    assert sees(way) == (False, False)
    assert "Other children at risk now" in browser(way.place.officer).get("/home/").content.decode()


def test_what_is_discarded_warns_of_nothing(way: Way) -> None:
    guest = way.comes_in()
    says(way)
    guest.post("/refer/", {"discard": "1"})
    assert sees(way) == (False, False)


def test_the_database_takes_no_warning_of_which_nobody_was_told(way: Way) -> None:
    with pytest.raises(IntegrityError, match="referrallink_risk_is_told_of"):
        ReferralLink.objects.update(says_at_risk=True)


def test_of_a_link_that_was_revoked_or_is_over_nothing_waits(way: Way) -> None:
    way.comes_in()
    says(way)
    ReferralLink.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert LINE not in browser(way.place.officer).get("/home/").content.decode()
    ReferralLink.objects.update(status="revoked")
    assert sees(way) == (False, False)


def test_nobody_else_of_the_board_and_no_other_office_hears_of_it(way: Way) -> None:
    other = Place()
    way.comes_in()
    says(way)
    for somebody in (way.place.chair, way.place.member, way.place.constable, other.officer):
        assert LINE not in browser(somebody).get("/home/").content.decode()
        assert not Message.objects.filter(user=somebody, body__contains=LINE).exists()
    assert CALL not in browser(other.officer).get("/referral-links/").content.decode()


def test_every_officer_of_the_board_is_told_and_a_guest_knows_that_they_are(way: Way) -> None:
    second = build.member(Role.OFFICER, way.place.board)
    guest = way.comes_in()
    assert "its office is told by e-mail" in guest.get("/refer/at-risk/").content.decode()
    says(way)
    found = set(Message.objects.filter(body__contains=LINE).values_list("user", flat=True))
    assert found == {way.place.officer.pk, second.pk}
    assert "its office is told by e-mail" not in browser(way.place.constable).get("/refer/at-risk/").content.decode()
