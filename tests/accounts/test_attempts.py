"""Attempts to sign in are counted by where they come from, also behind a proxy."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from scr_portal.audit import Access
from tests import build
from tests.programs import program

PRINT = "from scr_portal import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
GUESS = """
from django.test import Client, override_settings
with override_settings(ALLOWED_HOSTS=["*"], ACCOUNT_RATE_LIMITS={"login": "3/m/ip"}):
    for number in range(2):
        guess = {"login": "nobody@example.org", "password": "a guess"}
        print(Client().post("/accounts/login/", guess).status_code)
"""
CASES = [("http://localhost:8000", {}, "0"), ("https://portal.example.org", {}, "1"),
         ("https://portal.example.org", {"PORTAL_PROXIES": "2"}, "2")]  # fmt: skip


@pytest.mark.parametrize(("address", "more", "count"), CASES)
def test_the_proxy_that_speaks_https_is_known(address: str, more: dict[str, str], count: str) -> None:
    env = os.environ | {"PORTAL_ADDRESS": address} | more
    asked = subprocess.run([sys.executable, "-c", PRINT], env=env, check=True, capture_output=True, text=True)
    assert asked.stdout.strip() == count


@pytest.mark.django_db
@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1, ACCOUNT_RATE_LIMITS={"login": "3/m/ip"})
def test_who_guesses_locks_out_nobody_else() -> None:
    cache.clear()
    user = build.user()
    for number in range(4):
        guess = {"login": f"nobody{number}@example.org", "password": "a guess"}
        guessed = Client().post("/accounts/login/", guess, headers={"X-Forwarded-For": "198.51.100.7"})
    assert guessed.status_code == 429
    mine = {"login": user.email, "password": "correct horse battery"}
    assert Client().post("/accounts/login/", mine, headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 302
    cache.clear()


def test_the_processes_of_the_web_server_count_together(own_database: str) -> None:
    cache.clear()
    said = [program(GUESS, own_database).communicate()[0].split()[-2:] for _ in range(2)]
    assert said == [["200", "200"], ["200", "429"]]
    cache.clear()


@pytest.mark.django_db
def test_every_attempt_is_a_line_also_when_no_more_are_let_through() -> None:
    cache.clear()
    user, client = build.user(), Client()
    for _ in range(9):
        answer = client.post("/accounts/login/", {"login": user.email, "password": "a guess"})
    assert "Too many failed login attempts" in answer.content.decode()
    lines = Access.objects.filter(kind=Access.Kind.FAILED_SIGN_IN)
    assert [one.user for one in lines] == [user] * 9
    cache.clear()


@pytest.mark.django_db
@override_settings(ACCOUNT_RATE_LIMITS={"login": "3/m/ip"})
def test_who_is_stopped_at_the_door_is_in_the_log() -> None:
    cache.clear()
    for number in range(4):
        guess = {"login": f"nobody{number}@example.org", "password": "a guess"}
        Client().post("/accounts/login/", guess)
    [line] = Access.objects.filter(kind=Access.Kind.REFUSAL)
    assert line.about.startswith("429 ")
    assert "example.org" not in line.about
    cache.clear()
