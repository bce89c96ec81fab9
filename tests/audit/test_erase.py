"""What was typed with an event can be emptied for good, on the word of the board's office; the chain stands."""

import json
from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from scr_portal import audit
from scr_portal.audit import Event, EventPayload
from scr_portal.audit.events import ERASE
from scr_portal.named.voids import void
from tests.referrals.case import Place
from tests.voids.test_named import WHY, named

pytestmark = pytest.mark.usefixtures("own_database")
"""The command comes to the database by itself, as the owner."""
LAW = "An order of the court of 3 May"


def erase(reference: str, number: int, by: str, why: str = LAW) -> str:
    """What the command says."""
    said = StringIO()
    call_command("erase_values", reference, str(number), by=by, why=why, stdout=said)
    return said.getvalue()


def kept(place: Place) -> tuple[Event, Place]:
    """The event by which a child of another family was named, who is void by now."""
    referral, child = named(place)
    void.run(child, place.officer, because=WHY)
    return Event.objects.get(kind="referral.receive", casefile=referral.casefile), place


def test_a_name_that_was_put_away_is_out_of_the_memory_too_and_the_chain_stands() -> None:
    event, place = kept(Place())
    assert "Oriel Pascoe" in EventPayload.objects.get(event=event).data
    assert f"event {event.seq}" in erase(event.casefile.reference, event.seq, place.chair.email)
    every = EventPayload.objects.filter(event__casefile=event.casefile).values_list("data", flat=True)
    assert "Oriel Pascoe" not in json.dumps(list(every))
    assert LAW in Event.objects.get(kind=ERASE).sentence
    assert place.chair.name in Event.objects.get(kind=ERASE).sentence
    assert audit.broken(event.casefile) == []


def test_only_on_the_word_of_the_office_of_the_board_that_leads() -> None:
    event, place = kept(Place())
    for somebody in (place.member.email, Place().officer.email, "nobody@example.org"):
        with pytest.raises(CommandError, match="Only an officer or the chair"):
            erase(event.casefile.reference, event.seq, somebody)
    assert not Event.objects.filter(kind=ERASE).exists()


def test_what_is_not_there_or_says_nothing_is_refused_in_a_sentence() -> None:
    event, place = kept(Place())
    reference, by = event.casefile.reference, place.officer.email
    for said, why in (
        (("CASE-NONE", event.seq, by), "No case has this reference"),
        ((reference, 999, by), "no such event"),
        ((reference, event.seq, by, " "), "Say why"),
    ):
        with pytest.raises(CommandError, match=why):
            erase(*said)
    erase(reference, event.seq, by)
    with pytest.raises(CommandError, match="erased already"):
        erase(reference, event.seq, by)


def test_where_the_owner_is_not_known_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    event, place = kept(Place())
    monkeypatch.setattr("scr_portal.management.commands.erase_values.as_owner", nullcontext)
    with pytest.raises(CommandError, match="Only the owner of the tables"):
        erase(event.casefile.reference, event.seq, place.officer.email)
    assert audit.broken(event.casefile) == []
    assert EventPayload.objects.get(event=event).data
