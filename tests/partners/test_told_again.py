"""A partner board that was sent a day which was put right is sent the right one."""

import pytest
from django.urls import reverse

from referrals.models import Referral
from referrals.referrals.corrections import correct
from scr_portal.audit import broken
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.partners.transitions import end, send
from scr_portal.partners.voids import void_paper
from tests.partners.conftest import browser, fresh, named
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db
OLD, NEW = days_ago(5), days_ago(4)


def sent(partner: PartnerBoard, here: Place, message: str) -> PartnerPaper:
    """What the officer of the board that leads writes."""
    new = PartnerPaper(casefile=partner.casefile)
    return send.run(new, fresh(here.officer), partner=partner, message=message, documents=[])


def put_right(case: CaseFile, here: Place) -> None:
    """The referral came a day later."""
    referral = Referral.objects.get(casefile=case)
    correct.run(referral, fresh(here.officer), field="received_on", day=NEW, reason="Stamped wrongly")


@pytest.mark.parametrize("written", [day_words(OLD), f"{OLD:%d/%m/%Y}"])
def test_its_people_are_mailed_and_read_the_right_day(case: CaseFile, here: Place, there: Place, written: str) -> None:
    first = sent(named(case, here, there), here, f"We were told on {written}.")
    before = Message.objects.count()
    put_right(case, here)
    again = PartnerPaper.objects.exclude(pk=first.pk).get()
    assert {there.officer, there.chair} <= {message.user for message in Message.objects.order_by("pk")[before:]}
    page = browser(there.officer).get(reverse("scr_portal:partnerpaper", args=[again.public_id])).content.decode()
    assert f"it said {day_words(OLD)}. It is {day_words(NEW)}." in page
    assert "Stamped wrongly" not in page
    assert broken(case) == []


def test_nobody_is_told_who_was_not_sent_it_or_reads_it_no_more(case: CaseFile, here: Place, there: Place) -> None:
    partner, gone = named(case, here, there), named(case, here, Place())
    sent(partner, here, "Please read this.")
    sent(gone, here, f"We were told on {day_words(OLD)}.")
    end.run(gone, fresh(here.officer), ended_on=days_ago(0), why_ended="It moved.")
    by_mistake = sent(partner, here, f"We were told on {day_words(OLD)}.")
    void_paper.run(by_mistake, fresh(here.officer), because="To another board.")
    before = PartnerPaper.everything.count()
    put_right(case, here)
    assert PartnerPaper.everything.count() == before
