"""Somebody who was invited signs in."""

from playwright.sync_api import Page

from scr_portal.models import Invitation, User
from tests.browsing import PHONE, barriers
from tests.live import Portal

PASSWORD = "a sentence only she knows"


def test_she_signs_in_with_address_and_password_on_a_telephone(page: Page, live_portal: Portal) -> None:
    with live_portal.database():
        User.objects.create_user("journey@example.org", "Jo Journey", PASSWORD)
    page.set_viewport_size(PHONE)
    page.goto("/home/")
    assert not barriers(page)
    page.get_by_label("E-mail address").fill("journey@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    assert page.url == f"{live_portal.url}/home/"
    assert not barriers(page)


def test_she_sets_the_first_password_by_the_link_of_the_invitation(page: Page, live_portal: Portal) -> None:
    with live_portal.database():
        token = Invitation.make(User.objects.create_user("invited@example.org", "Ivy Invited"))
    page.goto(f"/invitation/{token}/")
    assert not barriers(page)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    assert page.url == f"{live_portal.url}/accounts/login/"
