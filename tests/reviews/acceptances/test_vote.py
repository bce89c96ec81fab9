"""Members accept, do not accept or abstain; the LSCB chair accepts the review with every vote on record."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from referrals.meetings import changing
from reviews.acceptances import transitions, voids
from reviews.models import Acceptance, Vote
from reviews.reviews.transitions import ACCEPTED
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.reviews.acceptances.sitting import Sitting
from tests.reviews.team import browser, today

pytestmark = pytest.mark.django_db
WHY = "The second finding does not follow."


def voted(sitting: Sitting, person: User, **said: Any) -> int:
    """A member sends the form; gives the status."""
    return browser(person).post(f"{sitting.page}vote/", said).status_code


def in_the_meeting(sitting: Sitting) -> None:
    """The meeting is today."""
    sitting.meeting.meets_on = today()
    changing.keep(sitting.meeting, sitting.officer)
    sitting.acceptance.refresh_from_db()


def test_votes_and_dissents_stand_side_by_side_for_the_chair_who_accepts_all_the_same() -> None:
    sitting = Sitting().hand_out()
    first, second, third = sitting.members
    assert voted(sitting, first, position="accepts") == 302
    assert voted(sitting, second, position="dissents", reason=WHY) == 302
    assert voted(sitting, third, position="abstains", reason="I was not there for all of it.") == 302
    review = sitting.team.review
    for path in (f"/reviews/{review.public_id}/accept/", f"/reviews/{review.public_id}/", sitting.page):
        page = browser(sitting.chair).get(path).content.decode()
        places = [page.index(words) for words in ("Does not accept", WHY, "Abstains", "Accepts</strong>")]
        assert places == sorted(places), path
    sitting.team.accept()
    assert sitting.team.review.status == "accepted"
    assert Acceptance.objects.get().status == "settled"
    assert WHY in browser(sitting.chair).get(f"/reviews/{review.public_id}/").content.decode()


def test_the_chair_signs_with_the_votes_in_view() -> None:
    sitting = Sitting().hand_out()
    without = [one.sha256 for one in ACCEPTED.what(sitting.team.review) if one]
    voted(sitting, sitting.members[0], position="dissents", reason=WHY)
    signed = [one.sha256 for one in ACCEPTED.what(sitting.team.review) if one]
    assert signed[0] != without[0]
    assert signed[1:] == without[1:]


def test_who_does_not_accept_says_why() -> None:
    sitting = Sitting().hand_out()
    for position in ("dissents", "abstains"):
        assert voted(sitting, sitting.members[0], position=position) == 422
    assert not Vote.objects.exists()
    with pytest.raises(IntegrityError, match="vote_says_why_not"), transaction.atomic():
        Vote.objects.create(
            casefile=sitting.case, acceptance=sitting.acceptance, member=sitting.members[0], position="dissents",
            given_on=today(),
        )  # fmt: skip


def test_a_member_votes_once_and_for_themselves() -> None:
    sitting = Sitting().hand_out()
    assert voted(sitting, sitting.members[0], position="accepts") == 302
    assert voted(sitting, sitting.members[0], position="dissents", reason=WHY) == 409
    assert Vote.objects.get().position == "accepts"
    assert "Vote on the acceptance" not in browser(sitting.members[0]).get(sitting.page).content.decode()


def test_members_who_vote_at_the_same_time_do_not_overtake_each_other() -> None:
    sitting = Sitting().hand_out()
    browsers = [browser(one) for one in sitting.members]
    forms = [one.get(f"{sitting.page}vote/").context["version"] for one in browsers]
    answers = [
        one.post(f"{sitting.page}vote/", {"version": version, "position": "accepts"}).status_code
        for one, version in zip(browsers, forms, strict=True)
    ]
    assert answers == [302, 302, 302]


def test_nobody_else_votes() -> None:
    sitting = Sitting().hand_out()
    for person in (sitting.chair, sitting.officer, sitting.team.panel_chair, sitting.team.senior):
        assert voted(sitting, person, position="accepts") in (403, 404)
        with pytest.raises(PermissionRefused):
            transitions.vote.run(sitting.acceptance, person, position="accepts")
    assert not Vote.objects.exists()


def test_who_accepts_for_the_chair_has_no_vote_beside_it() -> None:
    sitting = Sitting().hand_out()
    build.away(sitting.chair)
    assert "Vote on the acceptance" not in browser(sitting.acting).get(sitting.page).content.decode()
    with pytest.raises(Refused, match="your word is the acceptance itself"):
        transitions.vote.run(sitting.acceptance, sitting.acting, position="accepts")


def test_no_vote_before_the_papers_are_out_nor_after_the_review_is_accepted() -> None:
    sitting = Sitting()
    assert voted(sitting, sitting.members[0], position="accepts") == 404
    sitting.hand_out().team.accept()
    assert voted(sitting, sitting.members[0], position="accepts") == 409
    in_the_past = Acceptance.objects.get()
    with pytest.raises(Refused, match="Review accepted"):
        transitions.note_vote.run(in_the_past, sitting.officer, member=sitting.members[1], position="accepts")
    assert not Vote.objects.exists()


def test_the_office_notes_what_was_said_in_the_meeting() -> None:
    sitting = Sitting().hand_out()
    assert "The meeting is still to come" in browser(sitting.officer).get(f"{sitting.page}note-vote/").content.decode()
    in_the_meeting(sitting)
    first, second, third = sitting.members
    changing.attend(
        sitting.meeting, sitting.officer,
        [(first, "present", ""), (second, "deputy", "Jo Stand-In"), (third, "absent", ""),
         (sitting.chair, "present", ""), (sitting.acting, "absent", "")],
    )  # fmt: skip
    client = browser(sitting.officer)
    page = client.get(f"{sitting.page}note-vote/").content.decode()
    assert first.name in page
    assert f"Jo Stand-In, for {second.name}" in page
    assert third.name not in page
    said = {"member": second.pk, "position": "dissents", "reason": WHY}
    assert client.post(f"{sitting.page}note-vote/", said).status_code == 302
    noted = Vote.objects.get()
    assert (noted.who, noted.recorded_by) == (f"Jo Stand-In, for {second.name}", sitting.officer)
    assert Message.objects.filter(user=second, body__contains="is recorded in your name").exists()
    assert second.name not in client.get(f"{sitting.page}note-vote/").content.decode()


def test_a_vote_is_noted_of_no_chair_and_of_nobody_who_is_barred_or_has_voted() -> None:
    sitting = Sitting().hand_out()
    in_the_meeting(sitting)
    voted(sitting, sitting.members[0], position="accepts")
    assert transitions.who_may_vote(sitting.acceptance) == dict.fromkeys([*sitting.members[1:], sitting.acting], "")
    for person in (sitting.chair, sitting.members[0], sitting.officer):
        sitting.acceptance.refresh_from_db()
        with pytest.raises(ValidationError, match="who took part and has not voted"):
            transitions.note_vote.run(sitting.acceptance, sitting.officer, member=person, position="accepts")


def test_a_vote_given_by_mistake_is_put_away_by_its_member_alone_and_can_be_given_anew() -> None:
    sitting = Sitting().hand_out()
    member = sitting.members[0]
    voted(sitting, member, position="accepts")
    vote = Vote.objects.get()
    page = f"/votes/{vote.public_id}/void/"
    assert page in browser(member).get(sitting.page).content.decode()
    for person in (sitting.officer, sitting.chair, sitting.members[1]):
        assert browser(person).get(page).status_code in (403, 404)
        with pytest.raises(PermissionRefused):
            voids.void.run(vote, person, because="A slip")
    voids.void.run(vote, member, because="A slip")
    assert "No member has voted" in browser(sitting.chair).get(sitting.page).content.decode()
    assert voted(sitting, member, position="dissents", reason=WHY) == 302
    assert Vote.everything.count() == 2


def test_a_vote_noted_by_mistake_is_put_away_by_the_office() -> None:
    sitting = Sitting().hand_out()
    in_the_meeting(sitting)
    member = sitting.members[0]
    transitions.note_vote.run(sitting.acceptance, sitting.officer, member=member, position="dissents", reason=WHY)
    vote = Vote.objects.get()
    with pytest.raises(PermissionRefused):
        voids.void.run(vote, member, because="Not mine")
    voids.void.run(vote, sitting.team.second_officer, because="It was another member")
    assert not Vote.objects.exists()
    assert Event.objects.filter(kind="vote.void").exists()


def test_no_vote_is_put_away_once_the_review_is_accepted() -> None:
    sitting = Sitting().hand_out()
    voted(sitting, sitting.members[0], position="dissents", reason=WHY)
    sitting.team.accept()
    with pytest.raises(Refused, match="Accepted"):
        voids.void.run(Vote.objects.get(), sitting.members[0], because="I was persuaded")


def test_the_panel_chair_reads_the_votes_and_an_agency_does_not() -> None:
    sitting = Sitting().hand_out()
    voted(sitting, sitting.members[0], position="dissents", reason=WHY)
    readers = (sitting.officer, sitting.chair, sitting.team.panel_chair, *sitting.members)
    member = build.member(Role.SUBCOMMITTEE, sitting.team.board)
    for person in (*readers, sitting.team.senior, member):
        person = User.objects.get(pk=person.pk)
        assert Vote.objects.visible_to(person).exists() is (person in readers), person
