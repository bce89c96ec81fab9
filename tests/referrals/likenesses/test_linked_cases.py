"""Two cases of one incident on which the chair has decided stay, and each leads to the other."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from referrals.considerations.models import Consideration
from referrals.likenesses.models import Likeness, LinkedCase
from referrals.likenesses.transitions import dismiss, link, record
from referrals.moves.transitions import merge
from scr_portal.access import forget
from scr_portal.accounts import User
from scr_portal.audit import Event, broken
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decide
from tests.referrals.likenesses.test_second_referral import LOOK, SAME, waits_for

pytestmark = pytest.mark.django_db
WHY = "The hospital and the school each referred Tamsin."
COUSINS = "They are cousins."
IS_ONE = "Another case is of the same incident"


def decided(place: Place, outcome: str = "review", **facts: Any) -> CaseFile:
    """A case on which the chair has decided."""
    more = NO_REVIEW | NOT_ABUSE | {"why_otherwise": "Clear."} if outcome == "none" else {}
    return decide(place, place.recommended(**facts), **more).casefile


def two(place: Place, outcome: str = "review", earlier: str = "none") -> tuple[CaseFile, CaseFile, Likeness]:
    """Two that are decided, of which the later one came of an earlier call: it ends open, or without a review."""
    first = decided(place, earlier)
    second = decided(place, outcome, label="Child L", children=SAME, attention_on=days_ago(11))
    return first, second, Likeness.objects.get()


def shown(person: User, casefile: CaseFile, page: str = "case") -> str:
    """The case page, or another page of the case."""
    forget([person])
    client = Client()
    client.force_login(person)
    return " ".join(client.get(reverse(page, args=[casefile.public_id])).content.decode().split())


def test_the_officer_says_so_and_each_page_leads_to_the_other(client: Client) -> None:
    place = Place()
    first, second, likeness = two(place)
    assert LOOK in waits_for(place.officer)
    client.force_login(place.officer)
    page = reverse("referrals:likeness_dismiss", args=[likeness.public_id])
    look = " ".join(client.get(page).content.decode().split())
    assert "Neither referral can be moved" in look
    knew = f"the board first knew on {day_words(days_ago(11))} ({second.reference})"
    assert knew in look
    assert client.post(page, {"why_dismissed": WHY, "version": "1"}).status_code == 422
    answer = client.post(page, {"same": "yes", "why_dismissed": WHY, "version": "1"}, follow=True)
    assert "each leads to the other" in answer.content.decode()
    for here, there in ((first, second), (second, first)):
        for reader in (place.officer, place.chair, place.member):
            case = shown(reader, here)
            assert re.search(rf'{IS_ONE}: <a class="govuk-link" href="/cases/{there.public_id}/', case)
            assert WHY in case
            assert f"first knew of the incident on {day_words(days_ago(11))} ({second.reference})" in case
        assert Event.objects.filter(casefile=here, kind="linkedcase.record").count() == 1
        assert broken(here) == []
    assert LOOK not in waits_for(place.officer)


def days() -> list[tuple[Any, ...]]:
    """Every clock and every round, as it stands."""
    clocks = Deadline.objects.values_list("subject_key", "kind", "starts_on", "due_on", "stopped_on")
    rounds = Consideration.objects.values_list("pk", "attention_on", "notified_on", "status")
    return [*clocks.order_by("subject_key", "kind"), *rounds.order_by("pk")]


def test_nothing_else_moves() -> None:
    place = Place()
    _, _, likeness = two(place)
    before = days()
    link.run(likeness, place.officer, because=WHY)
    assert days() == before


def test_who_may_not_open_both_reads_of_none_and_cannot_link(client: Client) -> None:
    place = Place()
    first, second, likeness = two(place)
    step_back.run(Bar(casefile=first), place.second_member, reason="I know the family.")
    with pytest.raises(PermissionRefused):
        link.run(likeness, place.chair, because=WHY)
    link.run(likeness, place.officer, because=WHY)
    page = shown(place.second_member, second)
    assert IS_ONE not in page
    assert first.reference not in page
    assert WHY not in page
    assert IS_ONE in shown(place.member, second)


def test_who_may_not_open_both_does_not_learn_that_there_is_another_case() -> None:
    place = Place()
    first, second, likeness = two(place)
    build.member(Role.OFFICER, place.board)
    officer = build.member(Role.OFFICER, place.board)
    for person in (place.second_member, officer):
        step_back.run(Bar(casefile=first), person, reason="I know the family.")
    likeness = link.run(likeness, place.officer, because=WHY)
    assert_nothing_is_said_of_another(second, place.second_member, officer)
    forget([place.officer])
    dismiss.run(likeness, place.officer, why_dismissed=COUSINS)
    assert_nothing_is_said_of_another(second, place.second_member, officer)
    assert COUSINS in shown(place.member, second)


def assert_nothing_is_said_of_another(casefile: CaseFile, *readers: User) -> None:
    """On the page of the case, on its timeline, or in an event that might be written out for one of them."""
    for reader in readers:
        for page in ("case", "case_timeline"):
            said = shown(reader, casefile, page)
            assert "nother case" not in said
            assert COUSINS not in said
        assert not Event.objects.visible_to(reader, casefile).filter(kind__startswith="linkedcase.").exists()


def test_it_is_taken_back_from_either_and_stays_struck_through(client: Client) -> None:
    place = Place()
    first, second, likeness = two(place)
    likeness = link.run(likeness, place.officer, because=WHY)
    page = reverse("referrals:likeness_dismiss", args=[likeness.public_id])
    for here in (first, second):
        assert page in shown(place.officer, here)
        assert page not in shown(place.chair, here)
    client.force_login(place.officer)
    look = client.get(page).content.decode()
    assert "It is recorded that both are of the same incident." in look
    assert "stays on both cases, struck through" in look
    said = {"why_dismissed": COUSINS, "version": str(likeness.version)}
    assert client.post(page, said).status_code == 302
    for here in (first, second):
        case = shown(place.officer, here)
        assert IS_ONE not in case
        assert "<s>Another case of the same incident</s>" in case
        assert COUSINS in case
    assert not LinkedCase.objects.exists()


@pytest.mark.parametrize("number", [0, 1])
def test_whoever_takes_it_back_lands_on_the_case_they_came_from(client: Client, number: int) -> None:
    place = Place()
    *both, likeness = two(place)
    here = both[number]
    likeness = link.run(likeness, place.officer, because=WHY)
    [way] = re.findall(rf'href="({reverse("referrals:likeness_dismiss", args=[likeness.public_id])}[^"]*)"',
                       shown(place.officer, here))  # fmt: skip
    client.force_login(place.officer)
    answer = client.post(way, {"why_dismissed": COUSINS, "version": str(likeness.version)})
    assert answer["Location"] == f"/cases/{here.public_id}/"


def test_a_later_case_that_ended_without_a_review_is_looked_at_on_its_page(client: Client) -> None:
    place = Place()
    first, second, likeness = two(place, outcome="none", earlier="review")
    assert not CaseFile.objects.get(pk=second.pk).is_open
    page = reverse("referrals:likeness_dismiss", args=[likeness.public_id])
    assert page in shown(place.officer, second)
    client.force_login(place.officer)
    assert client.post(page, {"same": "yes", "why_dismissed": WHY, "version": "1"}).status_code == 302
    assert IS_ONE in shown(place.officer, first)


def test_where_one_is_not_decided_its_referral_is_moved_whichever_it_is(client: Client) -> None:
    place = Place()
    earlier = place.receive()
    later = decided(place, "review", label="Child L", children=SAME)
    likeness = Likeness.objects.get()
    client.force_login(place.officer)
    page = reverse("referrals:likeness_dismiss", args=[likeness.public_id])
    look = " ".join(client.get(page).content.decode().split())
    move = f"{reverse('referrals:referral_merge', args=[earlier.public_id])}?reference={later.reference}"
    assert move in look
    assert f"move the referral of {earlier.casefile.reference} to {later.reference}" in look
    assert "Yes: both cases stay" not in look
    with pytest.raises(Refused, match="has not decided on both"):
        link.run(likeness, place.officer, because=WHY)
    earlier.refresh_from_db()
    merge.run(earlier, place.officer, reference=later.reference, merged_because="The same child.")
    assert LOOK not in waits_for(place.officer)
    assert "Look at the two cases" not in shown(place.officer, later)


def test_a_case_of_another_board_is_not_linked() -> None:
    place = Place()
    here, elsewhere = decided(place), decided(Place())
    with pytest.raises(Refused, match="of another board"):
        record.run(LinkedCase(casefile=here), place.officer, other=elsewhere, because=WHY)


def test_a_case_that_was_moved_is_not_asked_about_again() -> None:
    place = Place()
    first = place.receive()
    second = place.receive(label="Child L", children=SAME)
    to = first.casefile.reference
    left = merge.run(second, place.officer, reference=to, merged_because="The same child.").casefile
    assert "Look at the two cases" not in shown(place.officer, left)
    with pytest.raises(Refused, match="closed"):
        dismiss.run(Likeness.objects.get(), place.officer, why_dismissed="Cousins.")
