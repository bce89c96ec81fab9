"""Whoever works on a case, and whoever referred, hears that another board leads it from now on."""

import pytest

from scr_portal.accounts import Board
from scr_portal.bars.transitions import step_back
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transfers.transitions import accept
from tests import build_review
from tests.referrals.case import Place
from tests.transfers.test_transfer import asked, fresh

pytestmark = pytest.mark.django_db


def test_whoever_works_on_the_case_and_whoever_referred_hear_who_leads_now(here: Place, there: Place) -> None:
    review = build_review.review(here.board, agencies=(here.police,))
    author = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
    barred = build_review.appointed(review, Role.PANEL_MEMBER)
    step_back.run(Bar(casefile=review.casefile, user=barred), fresh(barred), reason="A tie to the family.")
    accept.run(asked(review.casefile, here, there), fresh(there.chair))
    told = Message.objects.filter(body__contains="Another board leads this case from now on")
    addresses = set(told.values_list("address", flat=True))
    assert {here.constable.email, author.email} <= addresses
    assert not {barred.email, here.officer.email, there.chair.email} & addresses


def test_whoever_referred_is_given_the_number_of_the_office_that_leads(here: Place, there: Place) -> None:
    Board.objects.filter(pk=there.board.pk).update(telephone="01632 960777")
    case = here.receive(label="Child Q", referrer_email="rhys@example.org").casefile
    accept.run(asked(case, here, there), fresh(there.chair))
    mail = Message.objects.get(address="rhys@example.org", body__contains="Another board deals with your referral")
    assert case.reference in mail.subject
    for said in (case.reference, str(there.board), "01632 960777"):
        assert said in mail.body
    assert "Child Q" not in mail.body + mail.subject
