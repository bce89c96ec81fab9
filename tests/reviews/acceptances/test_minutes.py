"""The minutes of a meeting of the full LSCB: who was there, what lay before it, and how its members voted."""

import re

import pypdfium2
import pytest

from referrals.meetings import changing
from reviews.acceptances import transitions
from scr_portal.access import forget
from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.reviews.acceptances.sitting import Sitting
from tests.reviews.acceptances.test_vote import WHY, in_the_meeting, voted
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Sitting:
    """The members met today: one accepted, one did not, and one sent a deputy, whose vote the officer recorded."""
    sitting = Sitting().hand_out()
    in_the_meeting(sitting)
    first, second, third = sitting.members
    said = [(first, "present", ""), (second, "present", ""), (third, "deputy", "Jo Marsh")]
    changing.attend(sitting.meeting, sitting.officer, [*said, (sitting.acting, "apologies", "")])
    voted(sitting, first, position="accepts")
    voted(sitting, second, position="dissents", reason=WHY)
    sitting.acceptance.refresh_from_db()
    transitions.note_vote.run(sitting.acceptance, sitting.officer, member=third, position="accepts")
    return sitting


def address(sitting: Sitting) -> str:
    return f"/meetings/{sitting.meeting.public_id}/minutes/"


def read(sitting: Sitting, reader: User) -> str:
    """What the PDF says to that reader, in one line."""
    answer = browser(reader).get(address(sitting))
    assert answer["Content-Disposition"] == f'attachment; filename="meeting-{sitting.meeting.meets_on}-minutes.pdf"'
    with pypdfium2.PdfDocument(b"".join(answer.streaming_content)) as pages:  # type: ignore[attr-defined]
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pages))


def test_they_say_who_was_there_what_lay_before_the_members_and_how_they_voted(held: Sitting) -> None:
    page = browser(held.chair).get(f"/meetings/{held.meeting.public_id}/").content.decode()
    assert address(held) in page
    said = read(held, held.chair)
    first, second, third = held.members
    for words in (
        "Minutes of the full LSCB", "What was said is not recorded there.", first.name, f"Jo Marsh, for {third.name}",
        f"Apologies {held.acting.name}", held.case.reference, "Overview report, SHA-256", "Executive summary, SHA-256",
        "Accepts: 2; Does not accept: 1.", f"{second.name}: does not accept", WHY,
        f"given in the meeting and recorded by {held.officer.name}", "3 counted, 2 needed",
        "The LSCB had not accepted the review when this was put together.",
    ):  # fmt: skip
        assert words in said, words
    assert "Draft of the report" not in said
    assert "Agreed" not in said
    held.team.accept()
    said = read(held, held.officer)
    assert "The LSCB accepted the review on" in said
    assert WHY in said
    about = f"referrals.meeting:{held.meeting.pk}"
    assert Access.objects.filter(user=held.chair, about=about, casefile_id=held.case.pk).exists()


def test_nothing_of_a_review_for_who_stepped_back_for_the_sub_committee_and_before_the_day(held: Sitting) -> None:
    colleague = build.member(Role.OFFICER, held.team.board)
    assert WHY in read(held, colleague)
    step_back.run(Bar(casefile=held.case), colleague, reason="I know the family.")
    forget([colleague])
    for reader, code in (
        (colleague, 409), (build.member(Role.SUBCOMMITTEE, held.team.board), 409), (held.members[0], 403),
        (held.team.nurse, 404), (Sitting().chair, 404),
    ):  # fmt: skip
        assert browser(reader).get(address(held)).status_code == code, reader
    coming = Sitting().hand_out()
    refused = browser(coming.officer).get(address(coming))
    assert refused.status_code == 409
    assert "No review that is open to you has been before this meeting." in refused.content.decode()
    assert address(coming) not in browser(coming.officer).get(f"/meetings/{coming.meeting.public_id}/").content.decode()
