"""Error pages: one for every way it can fail, in words, with what was typed."""

import errno
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST

from scr_portal.errors import server_error
from scr_portal.urls import handler400, handler403, handler404, handler429, handler500
from scr_portal.urls import urlpatterns as ours
from tests import build

SIGN_IN = '<a href="/accounts/login/" class="govuk-link" target="_blank"'
HERE = {"Origin": "http://testserver"}
__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500"]


def failing(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    """A page that fails in a given way."""

    @login_not_required
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


@require_POST
def taken(request: HttpRequest) -> HttpResponse:
    """A page that says what it was sent."""
    return HttpResponse(" ".join(request.POST.getlist("reason")))


urlpatterns = [
    path("broken", failing(ZeroDivisionError("Child K"))),
    path("full", failing(OSError(errno.ENOSPC, "Child K"))),
    path("database", failing(OperationalError("password=secret"))),
    path("forbidden", failing(PermissionDenied())),
    path("taken", taken),
    *ours,
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.errors.test_pages")]


def quietly(*, csrf: bool = False) -> Client:
    """A browser to which a failure is a page, as to everybody."""
    return Client(raise_request_exception=False, enforce_csrf_checks=csrf)


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/nothing", 404, "Page not found"),
        ("/forbidden", 403, "You cannot do this"),
        ("/broken", 500, "Sorry, something went wrong"),
        ("/full", 507, "There is no room left"),
        ("/database", 503, "The portal cannot be used just now"),
        ("/accounts/login/?next=%00", 400, "The portal could not read that"),
        ("/cases/%00/", 400, "The portal could not read that"),
    ],
)
def test_each_failure_has_its_page(address: str, status: int, title: str) -> None:
    answer = quietly().get(address)
    page = answer.content.decode()
    assert (answer.status_code, re.findall("<h1[^>]*>(.*?)</h1>", page)) == (status, [title])
    assert "Child K" not in page
    assert "secret" not in page


def test_a_failure_keeps_what_was_typed_and_sends_it_again() -> None:
    sent = {"reason": "Long thought\n<b>about</b>", "password": "hunter2", "empty": ""}
    page = quietly().post("/broken", sent, headers=HERE).content.decode()
    assert 'name="reason" value="Long thought\n&lt;b&gt;about&lt;/b&gt;"' in page
    assert "hunter2" not in page
    assert "Send it again" in page


def test_the_500_page_asks_neither_the_database_nor_who_is_reading() -> None:
    request = RequestFactory().post("/", {"reason": "Long thought"}, headers=HERE)
    request.user = SimpleLazyObject(lambda: pytest.fail("The page asked who is reading."))  # type: ignore[assignment]
    answer = server_error(request)
    assert answer.status_code == 500
    assert "Long thought" in answer.content.decode()


def test_what_is_not_yours_and_what_is_not_there_read_the_same() -> None:
    client = quietly()
    client.force_login(build.user())
    other = build.casefile(build.board())
    pages = [client.get(f"/cases/{name}/") for name in (other.public_id, "nothing-here")]
    assert [page.status_code for page in pages] == [404, 404]
    marks = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
    assert marks.sub(b"", pages[0].content) == marks.sub(b"", pages[1].content)


def test_a_form_out_of_date_is_sent_again_with_one_press() -> None:
    client = quietly(csrf=True)
    client.force_login(build.user())
    answer = client.post("/taken", {"reason": ["one", "two"], "csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "This page was out of date" in page
    assert SIGN_IN not in page
    signed_out = quietly(csrf=True).post("/taken", {"csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    assert SIGN_IN in signed_out.content.decode()
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', page))
    answer = client.post("/taken", again | {"reason": re.findall(r'name="reason" value="(\w+)"', page)}, headers=HERE)
    assert answer.content == b"one two"


@pytest.mark.parametrize("origin", [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {}])
def test_what_another_site_sends_is_not_offered_to_be_sent_again(origin: dict[str, str]) -> None:
    client = quietly(csrf=True)
    client.force_login(build.user())
    answer = client.post("/taken", {"reason": "Hold no review"}, headers=origin)
    assert answer.status_code == 403
    assert "Hold no review" not in answer.content.decode()


def test_who_was_signed_out_keeps_what_was_typed() -> None:
    answer = quietly().post("/taken", {"reason": "Long thought"}, headers=HERE)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You were signed out" in page
    assert "Long thought" in page
    assert SIGN_IN in page
    assert quietly().get("/taken")["Location"] == "/accounts/login/?next=/taken"


def test_the_wrong_method_has_a_page_and_says_which_are_right() -> None:
    client = quietly()
    client.force_login(build.user())
    answer = client.get("/taken")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "That cannot be done here" in answer.content.decode()


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_too_much_at_once_is_413() -> None:
    answer = quietly().post("/broken", {"reason": "x" * 2000}, headers=HERE)
    assert answer.status_code == 413
    assert "That is too much to send at once" in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x\r\nnot multipart", "multipart/form-data"),
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n', "multipart/form-data; boundary=" + "y" * 300),
        (b"reason=\xff%00", "application/x-www-form-urlencoded"),
        (b"reason=x", "application/x-www-form-urlencoded; charset=utf-7"),
        (b"&" * 3000 + b"a=1&" * 3000, "application/x-www-form-urlencoded"),
    ],
)
def test_what_cannot_be_read_is_refused_and_breaks_nothing(body: bytes, kind: str) -> None:
    client = quietly()
    client.force_login(build.user())
    answer = client.post("/taken", body, content_type=kind, headers=HERE)
    assert answer.status_code in (400, 413)
    assert "<h1" in answer.content.decode()


def test_a_made_up_host_or_cookie_is_refused() -> None:
    assert quietly().get("/", headers={"Host": "evil.example/../"}).status_code == 400
    assert (
        quietly().get("/home/", headers={"Cookie": 'sessionid="\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"'}).status_code
        == 400
    )
