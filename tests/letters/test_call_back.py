"""A letter that was sent here to the wrong agency: nobody there opens it from that moment, and who had is said."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.letters import transitions, voids
from scr_portal.letters.models import Letter
from scr_portal.quarantines import transitions as quarantines
from scr_portal.quarantines.models import Quarantine
from scr_portal.transitions import PermissionRefused, Refused
from tests.letters.conftest import browser, finished, fresh, stands
from tests.letters.test_send import by_hand
from tests.referrals.case import Place

WHY = "It is to the other agency"


def sent(case: CaseFile, place: Place) -> Letter:
    """Sent in the portal to the police."""
    letter = finished(case, place.officer, "secure", place.police.name)
    return transitions.send.run(letter, fresh(place.officer))


def call_back(letter: Letter, by: User) -> Letter:
    return transitions.call_back.run(stands(letter), fresh(by), why=WHY)


def page(letter: Letter, name: str = "letter") -> str:
    return reverse(f"scr_portal:{name}", args=[letter.public_id])


def shown(by: User, address: str) -> str:
    """The words of a page."""
    answer = browser(by).get(address)
    assert answer.status_code == 200, address
    return re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())


def test_from_the_page_nobody_of_the_agency_opens_it_any_more(case: CaseFile, place: Place) -> None:
    letter = sent(case, place)
    file = reverse("document", args=[stands(letter).document.public_id])  # type: ignore[union-attr]
    open_session = browser(place.constable)
    assert case.reference in open_session.get("/home/").content.decode()
    before = shown(place.officer, page(letter, "letter_call_back"))
    assert "None of those it was sent to have opened it." in before
    form = {"version": stands(letter).version, "why": WHY}
    assert browser(place.officer).post(page(letter, "letter_call_back"), form).status_code == 302
    for address in (page(letter), file, f"{file}file/", page(letter, "letter_note")):
        assert open_session.get(address).status_code in (403, 404), address
    with walls.entered(place.constable.pk, timezone.localdate()):  # the floor of the database, by itself
        assert not Letter.objects.filter(pk=letter.pk).exists()
        assert not Document.objects.filter(pk=letter.document_id or 0).exists()
    assert stands(letter).received_on is None
    assert "Nobody of the agency had opened it." in shown(place.officer, page(letter))
    assert "Called back" in shown(place.officer, reverse("scr_portal:case_letter_book", args=[case.public_id]))


def test_what_was_read_is_closed_all_the_same_and_the_page_says_who_read_it(case: CaseFile, place: Place) -> None:
    letter = sent(case, place)
    assert "our reference" in shown(place.constable, page(letter)).lower()
    shown(place.officer, page(letter))
    assert f"It has been read: {place.constable.name}" in shown(place.officer, page(letter, "letter_call_back"))
    call_back(letter, place.officer)
    assert browser(place.constable).get(page(letter)).status_code == 404
    assert "It had been read before." in shown(place.officer, page(letter))
    note = shown(place.officer, page(letter, "letter_note"))
    for words in (place.constable.name, "Has a copy", WHY, stands(letter).document.sha256, "called back a letter"):  # type: ignore[union-attr]
        assert words in note, words
    table = note[note.index("Who had opened it") : note.index("What was done")]
    assert place.officer.name not in table
    lock = reverse("scr_portal:quarantine_lock", args=[case.public_id, stands(letter).document.public_id])  # type: ignore[union-attr]
    assert lock in browser(place.officer).get(page(letter, "letter_note")).content.decode()
    title = browser(place.officer).get(page(letter, "letter_note")).content.decode()
    assert place.police.name not in title[title.index("<title>") : title.index("</title>")]


def test_only_the_office_of_the_board_calls_back_and_only_what_went_here(case: CaseFile, place: Place) -> None:
    letter = sent(case, place)
    with pytest.raises(PermissionRefused):
        call_back(letter, place.constable)
    assert browser(place.constable).get(page(letter, "letter_note")).status_code == 403
    other = by_hand(finished(case, place.officer, "chief", place.police.name), place)
    with pytest.raises(Refused, match="record that it came back"):
        call_back(other, place.officer)
    letter = call_back(letter, place.officer)
    with pytest.raises(Refused, match="this is “Called back” now"):
        transitions.send.run(letter, fresh(place.officer))
    assert voids.void.run(letter, fresh(place.officer), because="Another case").is_void


def test_a_file_that_is_locked_away_meanwhile_comes_back_to_the_office_alone(case: CaseFile, place: Place) -> None:
    letter = stands(sent(case, place))
    locked = quarantines.lock.run(
        Quarantine(casefile=case, document=letter.document, agency_id=letter.agency_id),
        fresh(place.officer),
        reason="X",
    )
    call_back(letter, place.officer)
    locked.refresh_from_db()
    quarantines.release.run(locked, fresh(place.officer), why_released="Theirs after all")
    file = reverse("document", args=[letter.document.public_id])  # type: ignore[union-attr]
    assert browser(place.constable).get(file).status_code == 404
    assert browser(place.officer).get(file).status_code == 200
