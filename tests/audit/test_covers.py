"""An event covers what was said with its step, also where that stands in a row of its own."""

import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from panels.overviews import transitions as overviews
from panels.overviews.models import Overview
from scr_portal.audit import EventPayload, broken, plain
from scr_portal.casefiles import CaseFile
from scr_portal.documents.uploads import PDF, Checked
from scr_portal.roles import Role
from tests import build, build_review
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import decide

pytestmark = pytest.mark.django_db


def said(casefile: CaseFile, kind: str) -> dict[str, object]:
    """The values under the digest of the one event of this kind."""
    payload = EventPayload.objects.get(event__casefile=casefile, event__kind=kind)
    found: dict[str, object] = json.loads(payload.data)
    return found


def test_the_chain_covers_the_decision_itself() -> None:
    place = Place()
    consideration = place.recommended()
    decide(place, consideration)
    kept = said(consideration.casefile, "consideration.decide")
    assert kept["outcome"] == "review"
    assert kept["rationale"]
    assert kept["status"] == "decided"
    assert broken(consideration.casefile) == []


def test_a_file_is_covered_by_its_digest_and_never_by_its_content() -> None:
    review = build_review.review()
    author = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
    content = b"%PDF-1.7 the words of the report"
    file = Checked(SimpleUploadedFile("report.pdf", content), PDF)
    overviews.draft.run(Overview(casefile=review.casefile), author, file=file)
    assert said(review.casefile, "overview.draft")["file"] == hashlib.sha256(content).hexdigest()


def test_rows_are_covered_by_what_they_are_called() -> None:
    agency = build.agency(build.board())
    assert plain({"agency": agency, "agencies": [agency], "none": None}) == {
        "agency": f"scr_portal.agency:{agency.pk}", "agencies": [f"scr_portal.agency:{agency.pk}"], "none": None,
    }  # fmt: skip
