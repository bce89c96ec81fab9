"""The access log knows who came in, who left and who tried; what was typed it does not."""

from django.test import Client

from scr_portal.audit import Access
from tests import build


def noted() -> list[tuple[str, int | None]]:
    """Kind and person of each line of the log."""
    return list(Access.objects.order_by("pk").values_list("kind", "user"))


def test_signing_in_and_out_is_logged(client: Client, db: None) -> None:
    user = build.user()
    client.post("/accounts/login/", {"login": user.email, "password": "correct horse battery"})
    client.post("/accounts/logout/")
    assert noted() == [("sign_in", user.pk), ("sign_out", user.pk)]


def test_a_failed_sign_in_is_logged_with_the_account_but_not_with_what_was_typed(client: Client, db: None) -> None:
    user = build.user()
    client.post("/accounts/login/", {"login": user.email.upper(), "password": "wrong and secret"})
    client.post("/accounts/login/", {"login": "child.k@example.org", "password": "wrong and secret"})
    assert noted() == [("failed_sign_in", user.pk), ("failed_sign_in", None)]
    assert set(Access.objects.values_list("about", flat=True)) == {""}


def test_signing_out_twice_is_no_trouble(client: Client, db: None) -> None:
    client.post("/accounts/logout/")
    assert noted() == []
