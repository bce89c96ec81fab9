"""Whom an acceptance waits for: the officer, who hands out the papers, and each member, who reads them and votes."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from reviews.acceptances.models import Acceptance, Vote
from reviews.acceptances.transitions import hand_out, vote
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.clocks import day_words
from scr_portal.waiting import Waiting, rows_waiting, waits


def _without_vote(held: Grants) -> QuerySet[Acceptance]:
    """With their meeting, which names no case."""
    own = Vote.objects.filter(acceptance=OuterRef("pk"), member=held.user)
    return Acceptance.objects.filter(~Exists(own)).select_related("meeting")


@waits(lambda held: rows_waiting(_without_vote(held), held, vote))
def votes(found: list[Acceptance], held: Grants) -> Iterator[Waiting]:
    """Papers that are handed out to the reader, until there is a word of theirs."""
    for one in found:
        if vote.allowed(one, held):
            yield _line(f"Read the papers for the LSCB meeting on {_day(one)}, and vote", one, "reviews:acceptance")


@waits(lambda held: rows_waiting(_listed(), held, hand_out))
def papers(found: list[Acceptance], held: Grants) -> Iterator[Waiting]:
    """Papers that are not out yet."""
    for one in found:
        if hand_out.allowed(one, held):
            words = f"Hand out the papers for the LSCB meeting on {_day(one)}"
            yield _line(words, one, "reviews:acceptance_hand_out")


def _listed() -> Any:
    return Acceptance.objects.filter(status=Acceptance.Status.LISTED).select_related("meeting")


def _day(acceptance: Acceptance) -> str:
    return day_words(acceptance.meeting.meets_on)


def _line(words: str, acceptance: Acceptance, page: str) -> Waiting:
    return Waiting(words, acceptance.casefile, reverse(page, args=[acceptance.public_id]))
