"""No heading of a record stands alone at the foot of a page."""

import re

import pypdfium2
import pytest

from referrals.considerations.models import Decision
from referrals.records import making
from referrals.referrals.models import Referral
from scr_portal.printing.pdf import pdf
from tests.documents.feet import at_the_feet
from tests.referrals.case import Place, days_ago
from tests.referrals.records.test_record import decided

pytestmark = pytest.mark.django_db


def test_no_heading_or_title_of_a_table_stands_alone_at_the_foot_of_a_page() -> None:
    place = Place()
    children = [{"name": "Tamsin Applegarth", "died_on": days_ago(12)}, {"name": "Rowan Applegarth"}]
    decided(place, place.recommended(children=children, agencies=[place.police]))
    html = making.html(Decision.objects.get()).decode()
    headings = set(re.findall(r"<(?:h[2-4]|caption)>([^<]*)<", html))
    assert {"1. The facts", "What is known with its day"} <= headings
    assert not at_the_feet(html, "<main>", range(0, 200, 10)) & headings


def test_the_heading_of_the_agencies_is_never_stranded_at_the_foot_of_a_page() -> None:
    place = Place()
    agencies = [place.police, place.health]
    consideration = decided(place, place.recommended(agencies=agencies))
    decision = Decision.objects.get()
    footed = []
    for more in range(0, 30, 2):
        Referral.objects.filter(casefile=consideration.casefile).update(what_happened="At home.\n" * more)
        with pypdfium2.PdfDocument(pdf(making.html(decision))) as pages:
            text = [page.get_textpage().get_text_range() for page in pages]
        footed += [page for page in text if re.search(r"(who met|what they knew)\s+OFFICIAL", page)]
    assert not footed
