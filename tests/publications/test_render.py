"""The documents: tagged, complete, and without a name of the people of the case."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from publications.printing import gate
from publications.publications import queueing, transitions
from publications.publications.models import Publication
from reviews.models import Action, Recommendation
from scr_portal import documents
from scr_portal.documents import Document
from scr_portal.jobs import Job
from scr_portal.transitions import PermissionRefused, Refused
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db


def data(document: Document | None) -> bytes:
    """The bytes of a document."""
    assert document is not None
    with documents.read(document, by=document.kept_by) as file:
        return file.read()


def words(pdf: bytes) -> str:
    """The text of a PDF in one line."""
    pages = pypdfium2.PdfDocument(pdf)
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pages))


def test_the_pdf_is_tagged_and_says_what_it_is() -> None:
    pdf = data(build.laid_out().pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en-GB"
        assert "/StructTreeRoot" in root
        assert root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Serious case review report" in str(metadata["dc:title"])
        fonts = [font for page in opened.pages for font in page.Resources.get("/Font", {}).values()]
        assert fonts
        assert all("Liberation" in str(font.BaseFont) for font in fonts)
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)


def test_the_pdf_and_its_twin_hold_the_whole_plan_and_no_name() -> None:
    publication = build.laid_out()
    for text in (words(data(publication.pdf)), data(publication.html).decode()):
        for advice in Recommendation.objects.all():
            assert advice.text in text
        for action in Action.objects.all():
            for part in (action.text, action.owner, action.intended_outcome, action.progress):
                assert part in text
        for name in (build.NAME, build.OTHER_NAME, build.MOTHER, "Osian", "Prydderch", "NX4"):
            assert name not in text


def test_the_three_are_named_and_the_members_are_not() -> None:
    text = words(data(build.laid_out().pdf))
    assert "Pauline Thorne" in text
    assert "Cedric Vane" in text
    assert build.chair(Publication.objects.get().review).name in text
    assert "Hubert Quill" not in text
    assert "Independent consultant" in text


def test_rejected_recommendations_are_not_printed() -> None:
    review = build.review()
    rejected = build.plan(review, 3)
    rejected.status, rejected.why_rejected = "rejected", "Not for us."
    rejected.save()
    assert rejected.text not in words(data(build.laid_out(build.prepared(review)).pdf))


def test_the_same_text_gives_the_same_page() -> None:
    publication = build.laid_out()
    assert publication.html is not None
    transitions.render.run(publication, build.officer(publication.review))
    assert Job.objects.filter(kind=queueing.RENDER, status="waiting").count() == 1


@pytest.mark.parametrize(
    "leak",
    [
        "Osian was seen.", "The Prydderchs moved.", "Ms Prydderch Moss rang.", "Ossie’s cot", "O.P. was weighed.",
        "Born on 14 May 2011.", "Died 02/12/12.", "They lived in Tanners Row.", "Near nx47qp.",
    ],
)  # fmt: skip
def test_a_text_with_a_known_name_makes_no_documents_and_says_where(leak: str) -> None:
    publication = build.prepared()
    section = publication.sections.all()[2]
    transitions.write.run(section, build.officer(publication.review), text=f"First.\n\nThen this. {leak}")
    publication = build.fresh(publication)
    with pytest.raises(Refused, match=rf"{section.heading}, paragraph 4\.2, sentence 2") as refused:
        transitions.render.run(publication, build.officer(publication.review))
    assert not any(name in str(refused.value) for name in ("Osian", "Prydderch", "Ossie", "Tanner", "2011"))
    assert build.fresh(publication).pdf is None
    assert not Job.objects.filter(kind=queueing.RENDER).exists()


def test_a_name_in_the_action_plan_is_found_too() -> None:
    review = build.review()
    Action.objects.filter(recommendation__number=2).update(progress="Gwenllian was told.")
    publication = build.prepared(review)
    with pytest.raises(Refused, match=r"Action 2\.1"):
        transitions.render.run(publication, build.officer(review))


def test_names_that_are_lawfully_printed_are_let_through_in_the_table_only() -> None:
    publication = build.prepared(text="The panel met six times.")
    assert gate.places(publication) == []
    section = publication.sections.all()[0]
    transitions.write.run(section, build.officer(publication.review), text="Cedric Vane wrote this.")
    with pytest.raises(Refused, match=r"paragraph 1\.1"):
        transitions.render.run(build.fresh(publication), build.officer(publication.review))


def test_a_section_without_a_text_or_an_author_without_a_name_is_said() -> None:
    publication = build.prepared()
    section = publication.sections.all()[1]
    transitions.write.run(section, build.officer(publication.review), text=" ")
    with pytest.raises(Refused, match="nothing has been written"):
        transitions.render.run(build.fresh(publication), build.officer(publication.review))


def test_the_chair_may_not_have_them_made() -> None:
    publication = build.prepared()
    with pytest.raises(PermissionRefused):
        transitions.render.run(publication, build.chair(publication.review))
    with pytest.raises(PermissionRefused):
        transitions.receive_rendering.run(publication, build.officer(publication.review), pdf=b"%PDF", html=b"<p>")


def test_writing_makes_documents_and_signatures_void() -> None:
    publication = build.checked()
    section = publication.sections.all()[0]
    transitions.write.run(section, build.officer(publication.review), text="Another text.")
    publication = build.fresh(publication)
    assert (publication.status, publication.pdf, publication.checked_on) == ("preparing", None, None)


def test_a_reconstruction_says_so_on_every_page_and_invents_nothing() -> None:
    review = build.review("wt2010")
    board = review.casefile.board
    board.reconstruction = True
    board.save()
    publication = build.laid_out(build.prepared(review, "summary"))
    pages = pypdfium2.PdfDocument(data(publication.pdf))
    for page in pages:
        assert "Reconstruction from a public page, not a document of any board" in page.get_textpage().get_text_range()
    text = words(data(publication.pdf))
    assert "Accepted by the board not stated in the source" in text
    assert "Pauline Thorne" not in text
    assert "2030" not in text
    assert str(review.accepted_on.year if review.accepted_on else "") not in text
