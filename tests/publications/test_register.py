"""The public register: the approved bytes, for everybody, and nothing of what is not published."""

import hashlib
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications.publications.models import Publication
from publications.release import transitions
from scr_portal.accounts import Board
from tests.counting import questions
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db
NAMES = ("register_report", "register_pdf", "register_html")


def url(name: str, publication: Publication) -> str:
    """A public address of a publication."""
    return reverse(f"publications:{name}", args=[publication.register_id])


def test_the_bytes_are_those_approved(client: Client) -> None:
    publication = build.published()
    pdf = client.get(url("register_pdf", publication))
    assert hashlib.sha256(pdf.content).hexdigest() == publication.approved_sha256
    assert pdf["Content-Type"] == "application/pdf"
    page = client.get(url("register_html", publication))
    assert hashlib.sha256(page.content).hexdigest() == publication.approved_html_sha256
    assert page["Content-Type"] == "text/html; charset=utf-8"


def test_who_has_it_already_is_told_so(client: Client) -> None:
    publication = build.published()
    first = client.get(url("register_pdf", publication))
    assert first["ETag"] == f'"{publication.approved_sha256}"'
    again = client.get(url("register_pdf", publication), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_cookie_no_script_no_third_party_and_no_name(client: Client) -> None:
    publication = build.published()
    for address in (reverse("publications:register"), *(url(name, publication) for name in NAMES)):
        response = client.get(address)
        assert response.status_code == 200
        assert not response.cookies
        told = f"{address} {dict(response.items())}"
        assert not any(name in told for name in ("Osian", "Prydderch", publication.casefile.label))
        if "html" in response["Content-Type"]:
            assert "<script" not in response.content.decode()
            assert not re.search(r"(src|href)=\"(https?:)?//", response.content.decode())


def test_the_page_may_use_its_own_styles_and_nothing_else(client: Client) -> None:
    policy = client.get(url("register_html", build.published()))["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "script" not in policy


def test_the_report_page_says_what_a_reader_needs(client: Client) -> None:
    publication = build.published()
    shown = client.get(url("register_report", publication)).content.decode()
    for said in (publication.title, str(publication.casefile.board), "until", "nobody asked what a day", "Analysis"):
        assert said in shown
    assert "#section-4" in shown
    assert "+ 12 months = " in shown


@pytest.mark.parametrize(
    ("kind", "called", "never"),
    [
        ("review", "Serious case review report", "Alternative review report"),
        ("alternative", "Alternative review report", "Serious case review report"),
    ],
)
def test_a_report_is_called_what_the_review_was(client: Client, kind: str, called: str, never: str) -> None:
    of = build.review()
    of.kind = kind
    of.save()
    rendered = build.rendered(build.prepared(of))
    publication = build.published(build.approved(build.notified(build.checked(rendered))))
    for address in (reverse("publications:register"), url("register_report", publication)):
        shown = client.get(address).content.decode()
        assert (called in shown, never in shown) == (True, False), address
    page = client.get(url("register_html", publication))
    assert called in page.content.decode()


def test_the_opening_keeps_the_points_of_a_list(client: Client) -> None:
    rendered = build.rendered(build.prepared(text="We asked:\n\n- Who knew of it?\n- Who acted?"))
    publication = build.published(build.approved(build.notified(build.checked(rendered))))
    shown = client.get(url("register_report", publication)).content.decode()
    assert "<li>Who knew of it?</li><li>Who acted?</li>" in shown


@pytest.mark.parametrize("name", NAMES)
def test_withdrawn_or_not_yet_is_not_there(client: Client, name: str) -> None:
    publication = build.approved()
    assert client.get(url(name, publication)).status_code == 404
    publication = build.published(publication)
    transitions.withdraw.run(publication, build.chair(publication.review))
    assert client.get(url(name, publication)).status_code == 404
    assert publication.title not in client.get(reverse("publications:register")).content.decode()


def test_it_can_be_searched(client: Client) -> None:
    publication = build.published()
    register = reverse("publications:register")

    def found(**words: str) -> bool:
        return publication.title in client.get(register, words).content.decode()

    assert found(words="learning")
    assert found(words=str(publication.casefile.board))
    assert not found(words="bananas")
    assert found(year=str(build.today().year), board=publication.casefile.board.public_id)
    assert found(year="1066")  # what cannot be chosen chooses nothing


def test_a_reconstruction_has_no_year_to_choose_by(client: Client) -> None:
    publication, year = build.published(), str(build.today().year)
    address, choice = reverse("publications:register"), f'<option value="{year}"'
    assert choice in client.get(address).content.decode()
    Board.objects.filter(pk=publication.casefile.board_id).update(reconstruction=True)
    shown = client.get(address).content.decode()
    assert (publication.title in shown, choice in shown) == (True, False)
    build.published()  # on another board, in that year
    shown = client.get(address, {"year": year}).content.decode()
    assert (choice in shown, str(publication.casefile.board) in shown.partition("<table")[2]) == (True, False)


def test_the_list_asks_the_same_however_long_it_is(client: Client) -> None:
    build.published()
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("publications:register"))
    assert len(questions(queries)) == 5
    build.published()
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("publications:register"))
    assert len(questions(queries)) == 5
