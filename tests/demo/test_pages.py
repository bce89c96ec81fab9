"""The start page of the demonstration, signing in as somebody, and the mail that went out."""

import pytest
from django.test import Client
from django.urls import include, path

from scr_portal import mail, notifications
from scr_portal.accounts import Body, User
from scr_portal.roles import Role
from scr_portal.urls import handler400, handler403, handler404, handler429, handler500
from scr_portal.urls import urlpatterns as ours
from tests import build

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500"]
urlpatterns = [path("", include("scr_portal.demo.urls")), *ours]
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.demo.test_pages")]


def test_it_lists_the_people_with_what_they_are(client: Client) -> None:
    board = build.board("Northshire")
    build.member(Role.CHAIR, board, "Judith Hale")
    User.objects.system()
    page = client.get("/").content.decode()
    assert "Judith Hale" in page
    assert "LSCB chair, Northshire LSCB" in page
    assert "The portal</th>" not in page


def test_one_button_signs_in(client: Client) -> None:
    chair = build.member(Role.CHAIR, build.board())
    client.post(f"/demo/sign-in/{chair.public_id}/")
    assert client.get("/home/").wsgi_request.user == chair


def test_each_lands_where_they_work(client: Client) -> None:
    panel = build.member(Role.NATIONAL_PANEL, Body.objects.create(slug="panel", name="Panel"))
    assert client.post(f"/demo/sign-in/{panel.public_id}/", follow=True).redirect_chain[-1][0] == "/queue/"
    admin = build.administrator()
    assert client.post(f"/demo/sign-in/{admin.public_id}/", follow=True).redirect_chain[-1][0] == "/admin/"


@pytest.mark.parametrize("person", ["nobody", "é", "system", "inactive"])
def test_nobody_else_can_be_signed_in_as(client: Client, person: str) -> None:
    gone = build.closed(build.user())
    ids = {"system": User.objects.system().public_id, "inactive": gone.public_id}
    assert client.post(f"/demo/sign-in/{ids.get(person, person)}/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_button_needs_its_own_page() -> None:
    person = build.user()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/demo/sign-in/{person.public_id}/").status_code == 403
    assert strict.get(f"/demo/sign-in/{person.public_id}/").status_code == 405


def test_mail_can_be_read(client: Client) -> None:
    case = build.casefile(build.board())
    assert "No mail yet." in client.get("/demo/mail/").content.decode()
    notifications.queue(case, [build.user()], "A referral has come in.")
    page = client.get("/demo/mail/").content.decode()
    assert "A referral has come in." in page
    assert f"/cases/{case.public_id}/" in page


def test_who_is_sent_something_to_fetch_comes_by_the_link_and_not_by_a_button(client: Client) -> None:
    guest = User.objects.create_user("chief@example.org", User.UNNAMED)
    mail.queue(guest.email, "Something to fetch", "Open this link: /guest/secret/", user=guest, lets_in=True)
    mail.queue(guest.email, "A reminder", "Something is due.", user=guest)
    assert User.UNNAMED not in client.get("/").content.decode()
    assert client.post(f"/demo/sign-in/{guest.public_id}/").status_code == 404
    page = client.get("/demo/mail/?links=1").content.decode()
    assert "/guest/secret/" in page
    assert "Something is due." not in page
