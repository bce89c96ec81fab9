"""All papers of a meeting in one PDF: for one reader, of what is open to them, put together when they ask for it."""

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from referrals.agenda import transitions
from referrals.meetings import changing
from referrals.models import AgendaItem, Consideration, Referral
from referrals.packs import rendering
from referrals.referrals.papers import attach
from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.bars.transitions import step_back
from scr_portal.documents import Document, apart, extraction, read, uploads
from scr_portal.documents.binding import Part, bound
from scr_portal.documents.readers.page_numbers import count_through
from scr_portal.people import Bar
from tests.documents.files import odt, pdf
from tests.documents.tags import places, spoken
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import in_days, meeting, put

pytestmark = pytest.mark.django_db


def attached(place: Place, referral: Referral, name: str, data: bytes, paper: str) -> Document:
    """A file with a referral, read by the worker."""
    file = uploads.check(SimpleUploadedFile(name, data))
    attach.run(Referral.objects.get(pk=referral.pk), place.officer, paper=paper, file=file)
    kept = Document.objects.get(about=referral.subject, title__startswith=paper.capitalize())
    extraction.extract(kept)
    return kept


def two_cases(place: Place) -> tuple[AgendaItem, AgendaItem]:
    """A case with its papers and two files of its referral, and another with its papers, at one meeting."""
    referral, at = place.receive(label="Child K"), meeting(place, in_days(2))
    attached(place, referral, "a.pdf", pdf("As it came", pages=2), "letter")
    attached(place, referral, "b.odt", odt("As it came"), "notes")
    first = put(Consideration.objects.get(casefile=referral.casefile), place, at)
    second = put(place.consideration(label="Child L"), place, at, position=2)
    for item in (first, second):
        transitions.make_pack.run(item, place.officer)
        rendering.make(item.pk)
        item.refresh_from_db()
    return first, second


def downloaded(client: Client, reader: User, item: AgendaItem) -> bytes:
    """The file as that reader gets it."""
    client.force_login(reader)
    answer = client.get(f"/meetings/{item.meeting.public_id}/papers/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="meeting-{item.meeting.meets_on}-papers.pdf"'
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def bytes_of(item: AgendaItem) -> bytes:
    """The papers of one case."""
    kept = Document.objects.get(about=item.subject)
    with read(kept, by=kept.kept_by) as file:
        return bytes(file.read())


def outline(data: bytes) -> dict[str, list[str]]:
    """The bookmarks of the first level with those below them."""
    with pikepdf.open(io.BytesIO(data)) as whole, whole.open_outline() as found:
        return {top.title: [one.title for one in top.children] for top in found.root}


def pages_of(data: bytes) -> dict[str, int]:
    """On which page, counted from 0, each bookmark of the second and third level leads."""
    with pikepdf.open(io.BytesIO(data)) as whole, whole.open_outline() as found:
        numbers = {page.obj.objgen: number for number, page in enumerate(whole.pages)}
        below = [one for top in found.root for one in top.children]
        marks = [inner for one in below for inner in (one, *one.children)]
        return {mark.title: numbers[mark.destination[0].objgen] for mark in marks}  # type: ignore[index]


def begins(data: bytes) -> list[int]:
    """On which page, counted from 1, each document begins: where its bookmark leads."""
    with pikepdf.open(io.BytesIO(data)) as whole, whole.open_outline() as found:
        numbers = {page.obj.objgen: number for number, page in enumerate(whole.pages, start=1)}
        return [numbers[one.destination[0].objgen] for top in found.root for one in top.children]  # type: ignore[index]


def words(data: bytes) -> str:
    """What pages of our own front page say, as the reader of the portal reads it."""
    with pikepdf.open(io.BytesIO(data)) as whole:
        front = pikepdf.new()
        front.pages.append(whole.pages[0])
        out = io.BytesIO()
        front.save(out)

    return str(pypdfium2.PdfDocument(out.getvalue())[0].get_textpage().get_text_range())


def test_a_bookmark_for_each_case_and_each_document(client: Client) -> None:
    place = Place()
    first, second = two_cases(place)
    data = downloaded(client, place.member, first)
    case, other = (f"{one.casefile.label}, {one.casefile.reference}" for one in (first, second))
    found = outline(data)
    assert list(found) == ["What is in this file", case, other]
    assert found[case] == ["Papers for the meeting", "Letter or e-mail"]
    assert found[other] == ["Papers for the meeting"]
    leads = pages_of(data)
    assert leads["Criteria and recommendation"] > leads["What the agencies knew"] > 1
    front = words(data)
    assert "Notes of a talk or meeting (ODT)" in front
    assert "Letter or e-mail (" not in front


def test_the_front_page_says_on_which_page_each_case_and_each_paper_begins(client: Client) -> None:
    place = Place()
    first, second = two_cases(place)
    data = downloaded(client, place.member, first)
    front, leads = [said for _, said in spoken(data)[0]], begins(data)
    papers, letter, other = leads
    assert papers == 2
    assert other > letter > papers
    case, another = (f"{one.casefile.label}, {one.casefile.reference}" for one in (first, second))
    lines = front[front.index(case) : front.index(another)]
    assert [line for line in lines if line.startswith("page ")] == [f"page {papers}", f"page {letter}"]
    assert lines[1].startswith("Papers for the meeting, made ")
    assert front[front.index(another) :][2] == f"page {other}"
    assert f"Papers for the standing sub-committee {second.casefile.reference}" in pages_as_read(data)[other - 1]


def test_the_numbers_are_right_behind_a_front_page_of_two_sheets() -> None:
    place, given = Place(), list[list[int]]()
    kept = [Document.objects.get(about=item.subject) for item in two_cases(place)]

    def front(begins: Sequence[int]) -> bytes:
        given.append(list(begins))
        return pdf("What is in this file", pages=2)

    parts = [Part(one, "Papers", f"Case {one.pk}", is_own=True) for one in kept]
    data = bound(front, "What is in this file", parts, by=place.member)
    assert given[-1] == begins(data)
    assert given[-1][0] == 3


def pages_as_read(data: bytes) -> list[str]:
    """What each page shows, with its foot."""
    with pikepdf.open(io.BytesIO(data)) as whole:
        out = io.BytesIO()
        whole.save(out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        return [" ".join(document[number].get_textpage().get_text_range().split()) for number in range(len(document))]


def test_the_pages_of_the_one_file_count_through_and_those_of_a_case_say_whose_they_are(client: Client) -> None:
    place = Place()
    first, second = two_cases(place)
    pages = pages_as_read(downloaded(client, place.member, first))
    for number, said in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)} in this file" in said
    assert "page 1 of" not in pages[0]
    assert "Earlier rounds, minutes and advice" in pages[1]  # the contents stand on one page, with the cover
    assert f"{first.casefile.reference}, page 1 of" in pages[1]
    assert any(f"{second.casefile.reference}, page 1 of" in said for said in pages[2:])


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_counted_upright(turned: int) -> None:
    with pikepdf.open(io.BytesIO(pdf("A scan"))) as whole:
        whole.pages[0].obj.Rotate = turned
        count_through(whole)
        out = io.BytesIO()
        whole.save(out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        page = document[0]
        text = page.get_textpage()
        words = "Page 1 of 1 in this file"
        at = text.get_text_range().index(words)
        left, bottom, right, top = text.get_charbox(at)
        last = text.get_charbox(at + len(words) - 1)
        size = page.get_mediabox()
    middle = {
        0: (left + last[2]) / 2,
        180: (left + last[2]) / 2,
        90: (bottom + last[3]) / 2,
        270: (bottom + last[3]) / 2,
    }
    across = size[2] if turned in (0, 180) else size[3]
    assert middle[turned] == pytest.approx(across / 2, abs=4)
    assert {0: bottom < 40, 90: right > size[2] - 40, 180: top > size[3] - 40, 270: left < 40}[turned]


def test_a_screen_reader_finds_the_front_and_all_papers(client: Client) -> None:
    place = Place()
    items = two_cases(place)
    data = downloaded(client, place.member, items[0])
    said, first, second = spoken(data), *(spoken(bytes_of(item)) for item in items)
    assert any(text.startswith("Meeting on") for kind, text in said[0] if "H1" in kind)
    assert said[1:] == [*first, [], [], *second]
    assert places(data) == []


def test_its_front_says_who_is_to_chair_and_afterwards_who_did(client: Client) -> None:
    place = Place()
    first, _ = two_cases(place)
    assert f"To chair it: {place.member}." in " ".join(words(downloaded(client, place.member, first)).split())
    there = [(place.member, "deputy", "Jo Marsh"), (place.second_member, "present", "")]
    changing.attend(first.meeting, place.officer, there, chaired=place.member)
    assert f"Chair: Jo Marsh, for {place.member}." in " ".join(words(downloaded(client, place.member, first)).split())


def test_who_stepped_back_gets_the_others_and_no_sign_of_one_more(client: Client) -> None:
    place = Place()
    first, _ = two_cases(place)
    step_back.run(Bar(casefile=first.casefile), place.member, reason="I know the family.")
    data = downloaded(client, place.member, first)
    assert len(outline(data)) == 2
    assert "Child K" not in words(data)
    assert "1 of 1 case)" in client.get(f"/meetings/{first.meeting.public_id}/").content.decode()
    assert len(outline(downloaded(client, place.second_member, first))) == 3


def test_each_document_in_it_counts_as_opened(client: Client) -> None:
    place = Place()
    first, second = two_cases(place)
    downloaded(client, place.member, first)
    opened = set(Access.objects.filter(user=place.member, kind=Access.Kind.DOCUMENT).values_list("casefile", flat=True))
    assert opened == {first.casefile_id, second.casefile_id}


def test_what_is_not_made_yet_is_said_and_nothing_at_all_is_a_sentence(client: Client) -> None:
    place = Place()
    at = meeting(place, in_days(2))
    item = transitions.make_pack.run(put(place.consideration(), place, at), place.officer)
    client.force_login(place.member)
    page = f"/meetings/{at.public_id}/"
    assert "Download all papers" not in client.get(page).content.decode()
    nothing = client.get(f"{page}papers/")
    assert nothing.status_code == 409
    assert "No papers are made of a case that is open to you." in nothing.content.decode()
    for reader in (place.officer, place.member):
        client.force_login(reader)
        shown = client.get(page).content.decode()
        assert "Being made" in shown
        assert "Not made yet" not in shown
        assert "The papers are being made." in client.get(f"/agenda/{item.public_id}/").content.decode()
    rendering.make(item.pk)
    put(place.consideration(label="Child L"), place, at, position=2)
    assert "1 of 2 cases" in client.get(page).content.decode()
    assert "The papers of this case are not made yet." in words(downloaded(client, place.member, item))


def test_what_cannot_be_bound_is_said_in_a_sentence(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place()
    first, _ = two_cases(place)

    def fails(*args: object, **kwargs: object) -> bytes:
        raise apart.UnreadableError("stop")

    monkeypatch.setattr(apart, "run", fails)
    client.force_login(place.member)
    answer = client.get(f"/meetings/{first.meeting.public_id}/papers/")
    assert answer.status_code == 409
    assert "Open them one by one" in answer.content.decode()


def test_a_file_that_is_missing_from_the_store_is_said_in_a_sentence(client: Client) -> None:
    place = Place()
    first, _ = two_cases(place)
    default_storage.delete(Document.objects.get(about=first.subject).stored_as)
    client.force_login(place.member)
    answer = client.get(f"/meetings/{first.meeting.public_id}/papers/")
    assert answer.status_code == 409
    assert "Open them one by one" in answer.content.decode()


def test_nobody_of_another_board_and_no_agency(client: Client) -> None:
    place = Place()
    first, _ = two_cases(place)
    for somebody in (Place().officer, place.constable):
        client.force_login(somebody)
        assert client.get(f"/meetings/{first.meeting.public_id}/papers/").status_code == 404
