"""A link that lets somebody in is in nobody's reach once its mail has gone; drafts and marks go after their time."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from scr_portal.accounts import User
from scr_portal.accounts.inviting import invite
from scr_portal.drafts import KEPT_FOR, Draft, Sent
from scr_portal.mail import Message
from scr_portal.tasks import erase_leftovers, send_waiting
from tests import build
from tests.mail.conftest import PostOffice

pytestmark = pytest.mark.django_db


def invited() -> Message:
    """The message that waits for somebody who is invited."""
    invite(User.objects.create_user("new.person@example.org", "New Person"))
    return Message.objects.get()


def test_an_invitation_arrives_with_its_link_and_leaves_none_behind(post_office: PostOffice) -> None:
    assert "/invitation/" in invited().body
    send_waiting()
    assert b"/invitation/" in (post_office.taken[0].original_content or b"")
    assert Message.objects.get().body == ""


def test_so_does_a_forgotten_password_and_other_mail_keeps_its_text(client: Client, post_office: PostOffice) -> None:
    client.post("/accounts/password/reset/", {"email": build.user().email})
    Message.objects.create(address="a@example.org", subject="s", body="A decision waits.", message_id="<2@x.invalid>")
    send_waiting()
    assert b"/password/reset/key/" in (post_office.taken[0].original_content or b"")
    assert list(Message.objects.values_list("body", flat=True)) == ["", "A decision waits."]


def test_what_is_put_off_goes_whole_later_and_what_is_refused_is_emptied(post_office: PostOffice) -> None:
    invited()
    post_office.data_answer = "451 Come back later"
    send_waiting()
    assert "/invitation/" in Message.objects.get().body
    post_office.data_answer = "550 Never"
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        send_waiting()
    assert (Message.objects.get().status, Message.objects.get().body) == ("refused", "")


def test_the_demonstration_shows_it_until_it_is_used(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    message = invited()
    link = message.body.partition("http://localhost:8000")[2].split()[0]
    send_waiting()
    message.refresh_from_db()
    assert link in message.body
    client.post(link, {"password": "puddle lantern orchard"})
    message.refresh_from_db()
    assert message.body == ""


def test_drafts_marks_and_old_links_are_erased_after_their_time_and_not_before() -> None:
    invited()
    Message.objects.update(status=Message.Status.SENT)
    user = build.user()
    Draft.objects.create(owner=user, step="imr.accept", subject_key="panels.imr:1", data={"a": ["b"]})
    Sent.objects.create(token="t", user=user)
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        erase_leftovers()
    assert Draft.objects.count() == Sent.objects.count() == 1
    assert Message.objects.get().body
    with time_machine.travel(timezone.now() + KEPT_FOR + timedelta(hours=1)):
        erase_leftovers()
    assert Draft.objects.count() == Sent.objects.count() == 0
    assert Message.objects.get().body == ""
