"""Signing in, in the portal's look and words; the administration keeps its own."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from scr_portal.accounts import User
from tests import build

pytestmark = pytest.mark.django_db


def sign_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_person_signs_in_with_address_and_password(client: Client) -> None:
    person = build.user("An Officer")
    page = client.get("/accounts/login/").content.decode()
    assert '<label class="govuk-label govuk-label--s" for="id_login">E-mail address</label>' in page
    assert 'data-module="govuk-password-input"' in page
    answer = client.post("/accounts/login/", {"login": person.email, "password": "correct horse battery"})
    assert (answer.status_code, answer["Location"]) == (302, "/home/")
    assert client.session.get_expire_at_browser_close()


def test_an_empty_sign_in_says_what_to_do(client: Client) -> None:
    page = client.post("/accounts/login/", {"login": ""}).content.decode()
    assert "<title>Error: Sign in" in page
    assert '<a href="#id_login">Enter the e-mail address you sign in with</a>' in page
    assert '<a href="#id_password">Enter your password</a>' in page


def test_a_wrong_password_keeps_the_address_and_not_the_password(client: Client) -> None:
    page = client.post("/accounts/login/", {"login": "who@example.org", "password": "a secret"}).content.decode()
    assert 'value="who@example.org"' in page
    assert "a secret" not in page


@pytest.mark.parametrize(
    "path",
    [
        "login/",
        "logout/",
        "signup/",
        "inactive/",
        "password/reset/",
        "password/reset/done/",
        "password/reset/key/done/",
        "password/reset/key/x-y/",
    ],
)
def test_pages_for_people_who_are_signed_out(client: Client, path: str) -> None:
    page = client.get(f"/accounts/{path}", follow=True).content.decode()
    assert page.count("<h1") == 1
    assert "SCR Portal" in page
    assert "sign up" not in page.lower()


@pytest.mark.parametrize("path", ["logout/", "password/change/", "reauthenticate/"])
def test_pages_for_people_who_are_signed_in(path: str) -> None:
    page = sign_in(build.user()).get(f"/accounts/{path}").content.decode()
    assert page.count("<h1") == 1
    assert "Sign out" in page


def test_the_password_is_changed_by_whoever_knows_it() -> None:
    person = build.user()
    page = sign_in(person).post(
        "/accounts/password/change/", {"oldpassword": "wrong", "password1": "", "password2": ""}
    )
    assert "Enter a new password" in page.content.decode()
    new = {"oldpassword": "correct horse battery", "password1": "another long horse", "password2": "another long horse"}
    assert sign_in(person).post("/accounts/password/change/", new).status_code == 302
    person.refresh_from_db()
    assert person.check_password("another long horse")


def test_the_administration_keeps_its_own_look() -> None:
    administrator = build.administrator()
    lenient: dict[str, Any] = dict(settings.TEMPLATES[0])  # its templates ask for what is not there
    lenient |= {"OPTIONS": lenient["OPTIONS"] | {"string_if_invalid": ""}}
    with override_settings(TEMPLATES=[lenient]):
        page = sign_in(administrator).get("/admin/scr_portal/user/add/").content.decode()
    assert re.search(r'<input[^>]* name="name"[^>]* class="vTextField"[^>]* maxlength="150"', page)
    assert re.search(r'<label class="required" for="id_name">Name', page)
    assert "govuk" not in page
