"""A member of the LSCB who has an interest steps back from the papers by their own word."""

import pytest

from scr_portal.audit import Event
from scr_portal.mail import Message
from tests import build
from tests.reviews.acceptances.sitting import FLOORS, Sitting, floors, opens
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
WHY = "I taught the mother."
NEITHER = (False, False)


def test_the_papers_are_closed_at_once_to_that_member_and_to_no_other() -> None:
    sitting = Sitting().hand_out()
    member, other = sitting.members[:2]
    client = browser(member)
    path = f"{sitting.page}step-back/"
    assert path in client.get(sitting.page).content.decode()
    assert "Declare an interest and step back" in client.get(path).content.decode()
    done = client.post(path, {"reason": WHY, "once": "abcdefgh12345678"}, follow=True).content.decode()
    assert "You have stepped back. Destroy the copies that you have made." in done
    assert WHY in done
    assert sitting.case.label not in done
    assert client.get(sitting.page).status_code == client.get(path).status_code == 404
    assert client.post(f"{sitting.page}vote/", {"position": "accepts"}).status_code == 404
    assert opens(client, sitting.report) == (404, 404)
    assert (floors(member, sitting.report), floors(other, sitting.report)) == (NEITHER, FLOORS)
    assert sitting.reads(other)


def test_officer_and_chair_are_told_and_what_is_mailed_says_neither_who_nor_why() -> None:
    sitting = Sitting().hand_out()
    before = set(Message.objects.values_list("pk", flat=True))
    browser(sitting.members[0]).post(f"{sitting.page}step-back/", {"reason": WHY, "once": "abcdefgh12345678"})
    event = Event.objects.get(kind="bar.step_back")
    assert event.by == sitting.members[0]
    told = {one.user: f"{one.subject}\n{one.body}" for one in Message.objects.exclude(pk__in=before)}
    assert {sitting.officer, sitting.chair} <= told.keys()
    for text in told.values():
        assert not any(words in text for words in (WHY, sitting.members[0].name, sitting.case.label))


def test_it_opens_to_nobody_who_was_not_handed_the_papers() -> None:
    sitting = Sitting()
    member = sitting.members[0]
    path = f"{sitting.page}step-back/"
    assert browser(member).get(path).status_code == 404
    sitting.hand_out()
    assert browser(build.user()).get(path).status_code == 404
    assert browser(member).get(path).status_code == 200
