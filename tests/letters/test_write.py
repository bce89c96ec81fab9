"""A letter is drafted from the record, put into words, laid out with the head of the board, and kept."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.parallel import transitions as processes
from referrals.parallel.models import ParallelProcess
from scr_portal.alerts.models import Alert
from scr_portal.alerts.transitions import record
from scr_portal.audit import Event, broken
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.letters import making
from scr_portal.letters.drafting import proposed
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose, finish, receive_pdf, revise
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.letters.conftest import NAME, browser, composed, finished, fresh, laid_out, stands, words
from tests.referrals.case import Place


def test_what_an_agency_needs_to_find_its_records_is_drafted_from_the_case(case: CaseFile, place: Place) -> None:
    letter = composed(case, place.officer, "secure", place.police.name)
    assert letter.agency == place.police
    for what in (NAME, case.board.name, place.officer.name, "LSCB officer", "Please secure every record"):
        assert what in letter.text
    assert "\n\n" in letter.text


def test_by_when_an_agency_was_asked_to_answer_stands_in_the_letter(case: CaseFile, place: Place) -> None:
    day = timezone.localdate() + timedelta(days=4)
    AgencyInvolvement.objects.filter(agency=place.police).update(due_on=day)
    asked = composed(case, place.officer, "secure", place.police.name)
    assert f", to answer by {day_words(day)}. Please tell us" in asked.text
    assert "to answer by" not in composed(case, place.officer, "secure", place.health.name).text


def test_the_pdf_bears_the_head_of_the_board_and_the_words(case: CaseFile, place: Place) -> None:
    case.board.address, case.board.telephone = "Civic Centre\nNorth Street", "01234 567890"
    case.board.save()
    letter = finished(case, place.officer, "secure", place.police.name)
    said = words(letter.document)
    for what in (case.board.name, "Civic Centre", "01234 567890", case.reference, NAME, "OFFICIAL-SENSITIVE"):
        assert what in said


def test_nothing_but_the_letter_itself_names_anybody(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    family = composed(case, place.officer, "family")
    outside = [str(letter), str(family), *Event.objects.values_list("sentence", flat=True)]
    assert letter.document
    outside += [letter.document.title, letter.document.download_name, *Message.objects.values_list("body", flat=True)]
    assert "Perpetua Applegarth" in family.text
    assert not [words_ for words_ in outside if "Applegarth" in words_]


def test_its_words_are_the_offices_until_it_goes(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    before = letter.document
    revise.run(letter, fresh(place.chair), to="The Chief Constable", text="Dear Chief Constable\n\nPlease.\n\nYours")
    changed = stands(letter)
    assert (changed.status, changed.document) == (Letter.Status.DRAFT, None)
    again = laid_out(changed, place.officer)
    assert again.document != before
    assert "The Chief Constable" in words(again.document)
    assert Document.objects.filter(about=letter.subject, kind="letter").count() == 2
    assert broken(case) == []


def test_what_the_record_does_not_know_has_to_be_put_in_first(case: CaseFile, place: Place) -> None:
    letter = composed(case, place.officer, "family")
    assert "[name and telephone number" in letter.text
    with pytest.raises(Refused, match="square brackets"):
        finish.run(letter, fresh(place.officer))
    told = letter.text.replace("[name and telephone number of the person to speak with]", "Amina Farouk, 01234 567890")
    letter = revise.run(letter, fresh(place.officer), to=letter.to, text=told)
    assert laid_out(letter, place.officer).document


def test_only_a_letter_that_the_record_calls_for(case: CaseFile, place: Place) -> None:
    elsewhere = build.agency(case.board)
    for wrong in ("secure:nothing", f"chief:{elsewhere.public_id}", "nothing", ""):
        with pytest.raises(ValidationError, match="Select a letter"):
            compose.run(Letter(casefile=case), fresh(place.officer), choice=wrong)
    assert not Letter.objects.exists()


def test_nobody_but_the_office_writes(case: CaseFile, place: Place) -> None:
    for person in (place.member, place.constable):
        with pytest.raises(PermissionRefused):
            compose.run(Letter(casefile=case), fresh(person), choice=f"chief:{place.police.public_id}")
    letter = composed(case, place.officer, "chief", place.police.name)
    for step, said in ((revise, {"to": "X", "text": "Y"}), (finish, {}), (receive_pdf, {"pdf": b"%PDF"})):
        with pytest.raises((PermissionRefused, Refused)):
            step.run(letter, fresh(place.constable), **said)


def test_the_pages_from_the_case_to_the_finished_letter(case: CaseFile, place: Place) -> None:
    office = browser(place.officer)
    assert "Write a letter" in office.get(reverse("case", args=[case.public_id])).content.decode()
    page = reverse("scr_portal:letter_compose", args=[case.public_id])
    shown = office.get(page).content.decode()
    assert "Letter to the family: Perpetua Applegarth (parent or carer)" in shown
    assert "Request for an individual management review" in shown.partition("nobody on the case to whom")[2]
    key = next(key for key in proposed(case, fresh(place.officer)) if key.startswith("referrer:"))
    sent = office.post(page, {"choice": key}, follow=True)
    letter = Letter.objects.get()
    assert sent.redirect_chain == [(reverse("scr_portal:letter", args=[letter.public_id]), 302)]
    assert "Thank you for your referral" in sent.content.decode()
    assert letter.to == "Robin Carter"
    assert office.post(page, {"choice": "family:wrong"}).status_code == 422
    office.post(reverse("scr_portal:letter_finish", args=[letter.public_id]), {"version": letter.version})
    assert "the PDF is being made" in office.get(reverse("scr_portal:letter", args=[letter.public_id])).content.decode()
    making.make(letter.pk)
    assert "(PDF)" in office.get(reverse("scr_portal:letter", args=[letter.public_id])).content.decode()


def test_whoever_writes_is_warned_of_whom_nobody_may_contact(case: CaseFile, place: Place) -> None:
    text = "Do not write to the mother’s address"
    record.run(Alert(casefile=case), fresh(place.officer), kind="no_contact", text=text, audience="panel")
    letter = composed(case, place.officer, "family")
    for name, key in (("letter_compose", case.public_id), ("letter", letter.public_id)):
        assert text in browser(place.officer).get(reverse(f"scr_portal:{name}", args=[key])).content.decode()


def test_before_a_letter_to_the_family_an_open_criminal_process_is_warned_of_and_bars_nothing(
    case: CaseFile, place: Place
) -> None:
    warning = "ask the police or the Crown Prosecution Service for advice"
    office = browser(place.officer)
    compose_page = reverse("scr_portal:letter_compose", args=[case.public_id])
    assert warning not in office.get(compose_page).content.decode()
    trial = {"kind": "criminal", "lead": "DI Example", "blocks_publication": False}
    process = processes.record.run(ParallelProcess(casefile=case), fresh(place.officer), **trial)  # type: ignore[arg-type]
    assert warning in office.get(compose_page).content.decode()
    letter = composed(case, place.officer, "family")
    page = reverse("scr_portal:letter", args=[letter.public_id])
    assert warning in office.get(page).content.decode()
    to_police = composed(case, place.officer, "secure", place.police.name)
    other = office.get(reverse("scr_portal:letter", args=[to_police.public_id])).content.decode()
    assert warning not in other
    processes.end.run(process, fresh(place.officer), ended_on=timezone.localdate(), note="Acquitted.")
    assert warning not in office.get(page).content.decode()


def test_what_still_stands_in_brackets_leads_to_its_words(client: Client, case: CaseFile, place: Place) -> None:
    letter = composed(case, place.officer, "family")
    client.force_login(place.officer)
    assert client.get(f"/letters/{letter.public_id}/finish/").status_code == 200
    refused = client.post(f"/letters/{letter.public_id}/finish/", {"version": letter.version})
    assert refused.status_code == 409
    link = re.search(r'<a href="([^"]*)">Something still stands in square brackets', refused.content.decode())
    assert link
    assert "[name and telephone number" in client.get(link[1]).content.decode()
