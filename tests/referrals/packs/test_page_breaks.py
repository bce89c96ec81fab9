"""Where pages of papers begin: each paper, and each part that the style sheet says so of, has the top of a page."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from django.test import Client

from referrals.packs import gathering
from scr_portal.printing.pdf import pdf
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import in_days, meeting, put
from tests.referrals.packs.test_whole import bytes_of, downloaded, two_cases

pytestmark = pytest.mark.django_db
HEAD, FOOT = 770, 60
"""The running head of a page stands above the one, its foot below the other, in points from its lower edge."""


def bodies(data: bytes) -> list[str]:
    """What each page says between its head and its foot."""
    with pypdfium2.PdfDocument(data) as papers:
        texts = [page.get_textpage() for page in papers]
        return [" ".join(text.get_text_bounded(bottom=FOOT, top=HEAD).split()) for text in texts]


def leads(data: bytes) -> list[tuple[int, str, int]]:
    """Each bookmark: how deep it lies, what it says, and to which page, counted from 0, it leads."""
    with pikepdf.open(io.BytesIO(data)) as papers, papers.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(papers.pages)}

        def below(entries: list[pikepdf.OutlineItem], depth: int) -> list[tuple[int, str, int]]:
            found = []
            for one in entries:
                found.append((depth, one.title, numbers[one.destination[0].objgen]))  # type: ignore[index]
                found += below(one.children, depth + 1)
            return found

        return below(outline.root, 0)


def test_a_part_that_begins_a_page_has_the_top_of_it_and_its_bookmark_leads_there() -> None:
    place = Place()
    html = gathering.page(put(place.consideration(), place, meeting(place, in_days(2))))
    parts = re.findall(r'<section class="new"[^>]*>\s*<h2[^>]*>([^<]*)</h2>', html)
    assert parts == ["Referral", "Criteria and recommendation"]
    made = pdf(html.encode())
    pages, marks = bodies(made), {title: number for _, title, number in leads(made)}
    assert marks["Referral"] == 1  # the cover and the contents stand alone
    for part in parts:
        assert pages[marks[part]].startswith(part), pages[marks[part]][:80]
    for title, number in marks.items():
        assert title in pages[number], title


def test_each_paper_in_the_file_for_the_whole_meeting_begins_a_page_to_which_its_bookmark_leads(client: Client) -> None:
    place = Place()
    items = two_cases(place)
    data = downloaded(client, place.member, items[0])
    pages = bodies(data)
    papers = [(title, number) for depth, title, number in leads(data) if depth == 1]
    assert [title for title, _ in papers] == ["Papers for the meeting", "Letter or e-mail", "Papers for the meeting"]
    first, second = (bodies(bytes_of(item)) for item in items)
    letter = papers[1][1]
    expected = [[pages[0]], first, pages[letter : letter + 2], second]
    assert [one for pages_of_one in expected for one in pages_of_one] == pages
    assert [number for _, number in papers] == [1, 1 + len(first), 1 + len(first) + 2]
    assert all("As it came" in page for page in expected[2])
    inner = [(title, number) for depth, title, number in leads(data) if depth == 2]
    assert {title for title, _ in inner} >= {"Referral", "Criteria and recommendation"}
    assert [title for title, number in inner if title not in pages[number]] == []
