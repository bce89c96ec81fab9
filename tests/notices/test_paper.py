"""A notice as a PDF with the head of the board: drawn up to go by another route, or kept of what was sent here."""

import io
from datetime import time, timedelta
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from referrals.models import Decision
from scr_portal import documents, walls
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.notices import making, packs, printing, transitions, voids
from scr_portal.notices.models import Notice
from scr_portal.notices.writing import pdf_of
from scr_portal.people import Person
from scr_portal.transitions import PermissionRefused, Refused
from tests.notices.conftest import DECIDED, Scene, browser


@pytest.fixture(autouse=True)
def _in_time() -> object:
    with time_machine.travel(DECIDED + timedelta(days=5)) as clock:
        yield clock


def drawn_up(scene: Scene, covering: str = "") -> Document:
    """What the worker makes of it."""
    printing.draw_up.run(scene.fresh(), scene.officer, covering=covering)
    making.make(scene.notice.pk)
    found = pdf_of(scene.fresh())
    assert found
    return found


def words(document: Document) -> str:
    """The text in one line."""
    with documents.read(document, by=document.kept_by) as file:
        pages: Any = pypdfium2.PdfDocument(io.BytesIO(file.read()))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def by_post(scene: Scene) -> Notice:
    """The officer records that it went by courier."""
    return transitions.record_sent.run(
        scene.fresh(), scene.officer, route="post", recipient="The secretariat", sent_on=DECIDED, proof="RX 1",
        sent_time=time(9, 30),
    )  # fmt: skip


def test_it_bears_the_head_of_the_board_its_words_and_the_record(scene: Scene) -> None:
    board = scene.case.board
    board.address, board.telephone = "Civic Centre\n1 Market Square", "01632 960001"
    board.save()
    said = words(drawn_up(scene, "We would be glad of your view."))
    for what in (
        board.name, "Civic Centre", "Telephone 01632 960001", "We would be glad of your view.",
        "No sign of abuse or neglect was found.", "Notice to the national panel",
    ):  # fmt: skip
        assert what in said, what


def test_words_above_it_name_nobody_of_the_family(scene: Scene) -> None:
    Person.objects.create(casefile=scene.case, kind=Person.Kind.CHILD, name="Tamsin Applegarth")
    assert "Tamsin" not in words(drawn_up(scene, "Tamsin died of an illness."))


def test_what_was_drawn_up_is_what_went_by_another_route(scene: Scene) -> None:
    first, second = drawn_up(scene), drawn_up(scene, "Once more.")
    assert "Drawn up (PDF)" in browser(scene.officer).get(notices_page(scene)).content.decode()
    by_post(scene)
    assert list(scene.fresh().documents.all()) == [second]
    assert Document.objects.filter(pk=first.pk).exists()
    assert "5 March 2014" not in (page := browser(scene.officer).get(notices_page(scene)).content.decode())
    assert "3 March 2014 at 09:30, to The secretariat" in page
    with pytest.raises(Refused):
        printing.draw_up.run(scene.fresh(), scene.officer)


def test_without_a_pdf_its_words_are_kept_as_they_stood_and_the_body_does_not_open_them(scene: Scene) -> None:
    Decision.objects.filter(casefile=scene.case).update(rationale="No sign of neglect.")
    by_post(scene)
    Decision.objects.filter(casefile=scene.case).update(rationale="Said otherwise since.")
    kept = Document.objects.get(about=scene.notice.subject, kind="notice-words")
    assert f"(SHA-256 {kept.sha256})" in scene.fresh().proof
    page = browser(scene.officer).get(notices_page(scene)).content.decode()
    assert "Its words in the portal" in page
    assert f"/documents/{kept.public_id}/" in page
    read = browser(scene.officer).get(f"/documents/{kept.public_id}/").content.decode()
    assert "No sign of neglect." in read
    assert "Said otherwise since." not in read
    assert browser(scene.reader).get(f"/documents/{kept.public_id}/").status_code == 404
    assert not scene.fresh().documents.exists()


def test_what_is_drawn_up_and_not_laid_out_yet_is_what_is_kept(scene: Scene) -> None:
    printing.draw_up.run(scene.fresh(), scene.officer, covering="We would be glad of your view.")
    drawn = Document.objects.get(about=scene.notice.subject)
    by_post(scene)
    assert Document.objects.get(about=scene.notice.subject) == drawn
    assert f"(SHA-256 {drawn.sha256})" in scene.fresh().proof


def test_what_was_sent_here_is_kept_on_paper_and_the_body_has_it(scene: Scene) -> None:
    Decision.objects.filter(casefile=scene.case).update(rationale="No sign of neglect.")
    transitions.send.run(scene.fresh(), scene.officer, covering="Please read this first.")
    before = packs.papers(scene.fresh())
    making.make(scene.notice.pk)
    paper = pdf_of(scene.fresh())
    assert paper
    assert "Please read this first." in words(paper)
    assert paper.sha256 in scene.fresh().proof
    assert browser(scene.reader).get(f"/documents/{paper.public_id}/file/").status_code == 200
    assert packs.papers(scene.fresh()) == before


def test_what_was_not_sent_after_all_does_not_go_with_the_next(scene: Scene) -> None:
    drawn_up(scene)
    voids.void.run(by_post(scene), scene.officer, because="It lay in the tray.")
    again = Notice.objects.get(body=scene.notice.body, act=scene.notice.act)
    assert again.pk != scene.notice.pk
    assert not again.documents.exists()


def test_the_officer_alone_draws_it_up_and_the_body_sees_nothing_of_it(scene: Scene) -> None:
    for person in (scene.chair, scene.reader):
        with pytest.raises(PermissionRefused):
            printing.draw_up.run(scene.fresh(), person)
    paper = drawn_up(scene)
    assert browser(scene.reader).get(f"/documents/{paper.public_id}/").status_code == 404


def test_the_page_keeps_the_words_for_the_next_time(scene: Scene) -> None:
    office = browser(scene.officer)
    page = reverse("scr_portal:notice_draw_up", args=[scene.notice.public_id])
    done = office.post(page, {"version": 1, "covering": "Once more."}, follow=True).content.decode()
    assert "The PDF is being made." in done
    send = reverse("scr_portal:notice_send", args=[scene.notice.public_id])
    assert office.get(send).content.decode().count("Once more.") == 2  # in the box, and in what the body will read


def notices_page(scene: Scene) -> str:
    """Who was told what."""
    return reverse("scr_portal:case_notices", args=[scene.case.public_id])


def test_what_was_recorded_as_sent_by_mistake_opens_for_nobody_of_the_body(scene: Scene) -> None:
    paper, reader = drawn_up(scene), scene.reader
    by_post(scene)
    page = f"/documents/{paper.public_id}/"
    assert browser(reader).get(page).status_code == 200
    voids.void.run(scene.fresh(), scene.officer, because="It lay in the tray.")
    assert browser(reader).get(page).status_code == 404
    assert not Notice.everything.visible_to(reader).exists()
    with walls.entered(reader.pk, timezone.localdate()):
        for rows in (Document.objects, Notice.everything, CaseFile.objects):
            assert not rows.exists(), rows


def test_its_last_words_stand_alone_on_no_page(scene: Scene) -> None:
    for number in range(20, 32):  # somewhere among them the last line no longer fits on the first page
        made = drawn_up(scene, "\n\n".join(["We would be glad of your view."] * number))
        with documents.read(made, by=made.kept_by) as file:
            *_, last = pypdfium2.PdfDocument(io.BytesIO(file.read()))
        assert not last.get_textpage().get_text_range().strip().startswith("Written by"), number


def test_the_title_says_whom_it_tells_also_where_the_name_is_in_two_parts(scene: Scene) -> None:
    assert scene.notice.body
    scene.notice.body.name = "Department for Education, Safeguarding Group"
    scene.notice.body.save()
    title = "Notice to the Department for Education, Safeguarding Group, of a decision not to hold a review"
    assert title in words(drawn_up(scene))
