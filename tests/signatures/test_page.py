"""Who signs shows anew who it is; what was typed stays whatever goes wrong."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.imrs.models import Imr
from panels.imrs.transitions import hand_in
from scr_portal.accounts.codes import MOST_TRIES, Code
from scr_portal.audit import Access
from scr_portal.drafts import Draft
from scr_portal.mail import Message
from scr_portal.signatures import Signature
from tests import build
from tests.panels.conftest import Scene, a_file
from tests.panels.overviews.conftest import Report, report
from tests.signatures.conftest import code_sent_to, sent, sign_page, without_password

__all__ = ["report"]


@pytest.fixture(autouse=True)
def nobody_was_counted() -> None:
    """Wrong passwords of other tests do not count."""
    cache.clear()


def test_the_words_stand_above_the_button_and_are_kept(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(scene.senior)
    page = client.get(sign_page(imr)).content.decode()
    words = "I am the senior officer of Northshire Police for this review."
    assert page.index(words) < page.index("Sign the IMR</button>")
    assert imr.document
    assert imr.document.sha256[:12] in page
    assert sent(client, imr, password=build.PASSWORD).status_code == 302
    signature = Signature.objects.get()
    assert signature.words.startswith(words)
    assert (signature.sha256, signature.by, signature.role) == (imr.document.sha256, scene.senior, "senior")


@pytest.mark.parametrize("password", ["", "not my password", "x" * 200, "a\0b"])
def test_without_the_right_password_nothing_is_signed(scene: Scene, client: Client, password: str) -> None:
    imr = scene.handed_in()
    client.force_login(scene.senior)
    answer = sent(client, imr, password=password)
    assert answer.status_code in (400, 422)
    assert not Signature.objects.exists()
    assert Imr.objects.get().signed_on is None


def test_a_wrong_password_loses_nothing_that_was_typed(report: Report, client: Client) -> None:
    overview = report.circulated()
    client.force_login(report.scene.member)
    page = reverse("panels:overview_sign_off", args=[overview.public_id])
    word = {"position": "dissents", "reason": "Not supported by the records.", "version": str(overview.version)}
    answer = client.post(page, word | {"password": "wrong"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "This is not your password" in shown
    assert '<a href="#id_password">' in shown
    assert "Not supported by the records." in shown
    assert 'value="dissents" checked' in shown
    assert "wrong" not in shown
    assert Access.objects.filter(kind="failed_sign_in", user=report.scene.member).count() == 1


def test_the_password_is_in_no_draft(report: Report, client: Client) -> None:
    overview = report.circulated()
    client.force_login(report.scene.member)
    page = reverse("panels:overview_sign_off", args=[overview.public_id])
    client.post(page, {"reason": "Later.", "password": build.PASSWORD, "save-draft": "1"})
    assert set(Draft.objects.get().data) == {"reason"}
    assert "Later." in client.get(page).content.decode()


def test_after_ten_wrong_passwords_the_right_one_waits_a_minute(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(scene.senior)
    for _ in range(10):
        sent(client, imr, password="wrong")
    assert "Wait a minute" in sent(client, imr, password=build.PASSWORD).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert sent(client, imr, password=build.PASSWORD).status_code == 302


def test_who_has_no_password_gets_a_code_and_keeps_what_was_typed(report: Report, client: Client) -> None:
    overview = report.circulated()
    member = without_password(report.scene.member)
    client.force_login(member)
    page = reverse("panels:overview_sign_off", args=[overview.public_id])
    word = {"position": "dissents", "reason": "Not supported.", "version": str(overview.version)}
    asked = client.post(page, word | {"send-code": "1"}).content.decode()
    assert "We have sent a code" in asked
    assert "Not supported." in asked
    assert "There is a problem" not in asked
    code = code_sent_to(member)
    assert client.post(page, word | {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    assert Signature.objects.get().by == member
    assert Code.objects.get().ended_at


def test_a_code_is_for_one_thing_and_for_a_quarter_of_an_hour(scene: Scene, client: Client) -> None:
    police = scene.handed_in()
    client.force_login(without_password(scene.senior))
    sent(client, police, **{"send-code": "1"})
    code = code_sent_to(scene.senior)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.force_login(scene.senior)
        assert "works for 15 minutes" in sent(client, police, code=code).content.decode()
    Code.objects.update(purpose="imr.sign 0")
    assert sent(client, police, code=code).status_code == 422
    assert not Signature.objects.exists()


def test_after_five_tries_the_right_code_does_not_work(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(without_password(scene.senior))
    sent(client, imr, **{"send-code": "1"})
    code = code_sent_to(scene.senior)
    for _ in range(5):
        sent(client, imr, code="not it")
    assert sent(client, imr, code=code).status_code == 422
    sent(client, imr, **{"send-code": "1"})
    assert sent(client, imr, code=code_sent_to(scene.senior)).status_code == 302


def test_a_step_that_fails_leaves_the_code_as_it_was(report: Report, client: Client) -> None:
    overview = report.circulated()
    member = without_password(report.scene.member)
    client.force_login(member)
    page = reverse("panels:overview_sign_off", args=[overview.public_id])
    client.post(page, {"send-code": "1", "version": str(overview.version)})
    said = {"position": "abstains", "version": str(overview.version), "code": code_sent_to(member)}
    assert "Enter why you do not agree" in client.post(page, said).content.decode()
    assert client.post(page, said | {"reason": "I was away."}).status_code == 302


def test_no_more_than_five_codes_an_hour(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(without_password(scene.senior))
    for _ in range(5):
        sent(client, imr, **{"send-code": "1"})
    assert "asked for too many codes" in sent(client, imr, **{"send-code": "1"}).content.decode()
    assert Message.objects.filter(user=scene.senior, body__contains="Your code").count() == 5


def test_who_uses_each_code_gets_the_next(scene: Scene) -> None:
    for _ in range(8):
        found = Code.check_typed(scene.senior, "sign", Code.make(scene.senior, "sign"))
        assert found is not None
        assert found.spend()


def test_an_older_code_never_works_again(scene: Scene) -> None:
    older, newest = Code.make(scene.senior, "sign"), Code.make(scene.senior, "sign")
    assert Code.check_typed(scene.senior, "sign", older) is None
    for _ in range(MOST_TRIES):
        Code.check_typed(scene.senior, "sign", "not it")
    assert Code.check_typed(scene.senior, "sign", older) is None
    assert Code.check_typed(scene.senior, "sign", newest) is None


def test_who_has_a_password_gets_no_code(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(scene.senior)
    assert "Send me a code" not in client.get(sign_page(imr)).content.decode()
    sent(client, imr, **{"send-code": "1"})
    assert not Code.objects.exists()


def test_the_bytes_changed_while_the_page_was_open(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(scene.senior)
    hand_in.run(imr, scene.author, file=a_file("Another version."))
    answer = sent(client, imr, password=build.PASSWORD)
    assert answer.status_code == 409
    assert build.PASSWORD not in answer.content.decode()
    assert not Signature.objects.exists()
