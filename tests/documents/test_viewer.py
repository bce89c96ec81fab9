"""Reading a document in the browser, and taking it away."""

from pathlib import Path

import pytest
from django.test import Client

from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.roles import Role
from scr_portal.tasks import extract
from tests import build
from tests.documents import files
from tests.documents.conftest import kept


@pytest.fixture
def document(casefile: CaseFile, officer: User) -> Document:
    """Three pages, ready to be read."""
    document = kept(casefile, officer, files.pdf("She was <b>seen</b>.", pages=3))
    extract(document.pk)
    return document


@pytest.fixture
def client(client: Client, officer: User) -> Client:
    """The officer's browser."""
    client.force_login(officer)
    return client


def test_it_is_read_page_by_page(client: Client, document: Document) -> None:
    page = client.get(f"/documents/{document.public_id}/?page=2")
    shown = page.content.decode()
    assert "Text of page 2" in shown
    assert "She was &lt;b&gt;seen&lt;/b&gt;." in shown
    assert f'src="/documents/{document.public_id}/pages/2/"' in shown
    assert 'href="?page=1" rel="prev"' in shown
    assert 'href="?page=3" rel="next"' in shown


@pytest.mark.parametrize("asked", ["0", "-1", "99999999999999999999", "x", "1e9", "%00"])
def test_a_page_that_is_not_there_shows_one_that_is(client: Client, document: Document, asked: str) -> None:
    assert client.get(f"/documents/{document.public_id}/?page={asked}").status_code in (200, 400)


def test_every_opening_is_in_the_access_log(client: Client, document: Document, officer: User) -> None:
    for address in ("", "file/", "pages/3/"):
        client.get(f"/documents/{document.public_id}/{address}")
    seen = Access.objects.filter(user=officer, casefile=document.casefile).values_list("kind", "about")
    assert set(seen) == {
        ("view", document.subject),
        ("document", document.subject),
        ("document", f"{document.subject} page 3"),
    }


def test_the_file_leaves_under_a_neutral_name_and_is_never_run(client: Client, document: Document) -> None:
    answer = client.get(f"/documents/{document.public_id}/file/")
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == f'attachment; filename="{document.casefile.reference}-imr.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_a_picture_of_a_page_is_a_picture(client: Client, document: Document) -> None:
    answer = client.get(f"/documents/{document.public_id}/pages/1/")
    assert b"".join(answer.streaming_content)[:8] == b"\x89PNG\r\n\x1a\n"  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "image/png"


@pytest.mark.parametrize("number", ["0", "4", "70000", "9" * 30, "9" * 5000, "-1", "x"])
def test_a_picture_that_is_not_there_is_404(client: Client, document: Document, number: str) -> None:
    assert client.get(f"/documents/{document.public_id}/pages/{number}/").status_code == 404


@pytest.mark.parametrize("wanted", ["bytes=0-10", "bytes=-1", "bytes=9-1", "bytes=x", "octets=" + "9" * 4000])
def test_parts_and_heads_are_answered(client: Client, document: Document, wanted: str) -> None:
    for address in ("", "file/", "pages/1/"):
        path = f"/documents/{document.public_id}/{address}"
        assert client.get(path, headers={"range": wanted}).status_code == 200
        assert client.head(path, headers={"range": wanted}).status_code == 200
        assert client.post(path).status_code == 405


@pytest.mark.parametrize("address", ["", "file/", "pages/1/"])
def test_who_may_not_see_it_is_told_that_there_is_nothing(client: Client, document: Document, address: str) -> None:
    path = f"/documents/{document.public_id}/{address}"
    agency = build.agency(document.casefile.board)
    for other in (build.member(Role.OFFICER, build.board()), build.member(Role.SENIOR, agency), build.user()):
        client.force_login(other)
        assert client.get(path).status_code == 404
    client.logout()
    assert client.get(path).status_code == 302


def test_while_it_is_being_prepared_the_page_says_so(client: Client, casefile: CaseFile, officer: User) -> None:
    waiting = kept(casefile, officer)
    assert "is being prepared" in client.get(f"/documents/{waiting.public_id}/").content.decode()


def test_what_could_not_be_prepared_is_offered_for_download(client: Client, casefile: CaseFile, officer: User) -> None:
    broken = kept(casefile, officer, b"%PDF-1.7 and nothing else")
    extract(broken.pk)
    shown = client.get(f"/documents/{broken.public_id}/").content.decode()
    assert "could not prepare this file" in shown
    assert f"/documents/{broken.public_id}/file/" in shown


def test_a_word_file_is_read_as_one_page(client: Client, casefile: CaseFile, officer: User) -> None:
    word = kept(casefile, officer, files.word("The visit was late."), "docx")
    extract(word.pk)
    assert "<p>The visit was late.</p>" in client.get(f"/documents/{word.public_id}/").content.decode()


def test_a_file_missing_from_the_store_is_404(client: Client, document: Document, store: Path) -> None:
    for file in store.iterdir():
        file.unlink()
    assert client.get(f"/documents/{document.public_id}/file/").status_code == 404
    assert client.get(f"/documents/{document.public_id}/pages/1/").status_code == 404
