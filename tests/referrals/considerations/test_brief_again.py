"""The brief of a case considered again says what was decided before, who advised what, and why it was opened."""

import pytest
from django.utils import timezone

from referrals.considerations import transitions
from referrals.considerations.models import Consideration
from referrals.dissents import transitions as dissents
from scr_portal.accounts import User
from scr_portal.body_requests import transitions as letters
from scr_portal.casefiles import CaseFile
from scr_portal.casework.brief import case_brief
from tests.body_requests.conftest import ASKS, TODAY, Scene, letter, scene, told
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import NO_REVIEW, decide
from tests.referrals.dissents.test_record import new

__all__ = ["scene", "told"]
pytestmark = pytest.mark.django_db
PART = "Earlier rounds and the national panel"


def said(casefile: CaseFile, reader: User) -> tuple[str, ...]:
    """What the brief says under the heading, uncut; nothing where there is no such heading."""
    parts = case_brief(casefile, reader, timezone.localdate()).parts
    return next((part.lines for part in parts if part.title == PART), ())


def again(casefile: CaseFile, chair: User) -> None:
    """The case is opened anew."""
    because = "The inquest heard of an earlier injury to Tamsin."
    transitions.reopen.run(
        Consideration(casefile=casefile), chair, attention_on=timezone.localdate(), reopened_because=because
    )


def test_what_was_decided_before_and_why_it_was_opened_again() -> None:
    place = Place()
    first = place.recommended("none", no=("abuse", "custody"))
    row = dissents.record.run(new(first), place.second_member, position="review", reason="The doctor was not heard.")
    dissents.answer.run(row, place.chair, answer="He was.")
    first.refresh_from_db()
    assert said(first.casefile, place.officer) == ()
    failing = {"limb_that_fails": "abuse", "why_it_fails": "A natural cause."}
    decide(place, first, **NO_REVIEW, **failing)
    again(CaseFile.objects.get(pk=first.casefile_id), place.chair)
    lines = said(CaseFile.objects.get(pk=first.casefile_id), place.chair)
    today = f"{timezone.localdate():%-d %B %Y}"
    assert lines[0].startswith(f"Round 1, decided on {today} by {place.chair.name}: Hold no review. The child died")
    assert lines[1] == f"Round 2 was opened on {today}, because: The inquest heard of an earlier injury to [name]."
    assert "Hold no review. The sub-committee was of one mind." in lines[2]
    assert lines[3] == (
        f"Round 1: {place.second_member.name} dissents (Hold a serious case review; answered by {place.chair.name}): "
        "The doctor was not heard."
    )


def test_what_the_national_panel_advised_and_how_it_was_regarded(told: Scene) -> None:
    advice = letter(told, "advice")
    letters.regard.run(advice, told.chair, followed="yes", why="It is right.", regarded_on=TODAY)
    (line,) = said(told.case, told.officer)
    assert ASKS in line
    assert line.endswith("Followed: Yes. It is right.")
