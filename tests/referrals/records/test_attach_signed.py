"""The record that was signed by hand, since the day of the decision was corrected, is put on the page of its round."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from referrals.considerations.corrections import correct_decision
from referrals.considerations.models import Consideration, Decision
from referrals.records.queueing import SIGNED
from referrals.records.transitions import attach_signed, draw_up
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests.documents import files
from tests.documents.conftest import store
from tests.lifecycle.enclosed import upload
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_correct import WHY, at_home, decided
from tests.referrals.records.test_locked import a_process
from tests.referrals.records.test_record import drawn_up

__all__ = ["store"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
CHAIR_S, OFFICER_S = "Have a decision signed anew by hand", "Put the record of a decision that is signed by hand"
PUT = "Put the record signed by hand on the case"


def corrected() -> tuple[Place, Consideration]:
    """A decision whose day was corrected today, and whose record the portal drew up since."""
    place, made = decided()
    drawn_up(made.consideration)
    correct_decision.run(made, place.chair, field="decided_on", day=days_ago(1), reason=WHY)
    drawn_up(made.consideration)
    return place, Consideration.objects.get(pk=made.consideration_id)


def page(client: Client, reader: User, round_: Consideration) -> str:
    """The round, as this person reads it."""
    client.force_login(reader)
    return " ".join(client.get(f"/considerations/{round_.public_id}/").content.decode().split())


def scan() -> SimpleUploadedFile:
    """What the office chooses."""
    return SimpleUploadedFile("IMG_2291.pdf", files.pdf("Signed"), "application/pdf")


def test_home_leads_the_office_to_the_round_and_the_scan_stands_there(client: Client) -> None:
    place, round_ = corrected()
    assert f'href="/considerations/{round_.public_id}/">{OFFICER_S}' in at_home(client, place.officer)
    assert OFFICER_S not in at_home(client, place.chair)
    assert "The office puts a scan of it on this page" in page(client, place.chair, round_)
    assert f"{PUT}</a>" not in page(client, place.chair, round_)
    assert f"{PUT}</a>" in page(client, place.officer, round_)
    address = f"/considerations/{round_.public_id}/attach-signed/"
    today, version = timezone.localdate(), str(Consideration.objects.get(pk=round_.pk).version)
    day = {"signed_on-day": str(today.day), "signed_on-month": str(today.month), "signed_on-year": str(today.year)}
    answer = client.post(address, day | {"file": scan(), "version": version}, follow=True)
    assert "Keep the paper" in answer.content.decode()
    file = Document.objects.get(kind=SIGNED)
    for reader in (place.chair, place.officer, place.member):
        shown = page(client, reader, round_)
        said = f"Record of the decision, round 1, signed by hand on {day_words(today)}</a>, put here on "
        assert f'<a class="govuk-link" href="/documents/{file.public_id}/">{said}' in shown
        assert f"by {place.officer.name}</li>" in shown
        assert "No signature stands under this decision" in shown
        assert "What the LSCB chair can do" not in shown
    for person in (place.chair, place.officer):
        assert CHAIR_S not in at_home(client, person)
        assert OFFICER_S not in at_home(client, person)
    told = Message.objects.get(address=place.chair.email, body__contains="signed by hand")
    assert place.officer.name not in told.body


def test_the_record_that_the_portal_drew_up_since_counts_and_that_of_before_does_not(client: Client) -> None:
    place, made = decided()
    drawn_up(made.consideration)
    correct_decision.run(made, place.chair, field="decided_on", day=days_ago(1), reason=WHY)
    assert OFFICER_S not in at_home(client, place.officer)
    assert "have the record of the decision drawn up, which says both days" in page(
        client, place.chair, made.consideration
    )
    drawn_up(made.consideration)
    assert OFFICER_S in at_home(client, place.officer)
    shown = page(client, place.chair, made.consideration)
    assert "print the record of the decision, which was drawn up since and says both days" in shown
    assert "have the record of the decision drawn up" not in shown


def test_the_chairs_line_goes_as_well_when_the_paper_is_there(client: Client) -> None:
    place, round_ = corrected()
    assert CHAIR_S in at_home(client, place.chair)
    attach_signed.run(round_, place.officer, signed_on=timezone.localdate(), file=upload())
    assert CHAIR_S not in at_home(client, place.chair)


def test_another_correction_asks_for_another_paper(client: Client) -> None:
    place, round_ = corrected()
    attach_signed.run(round_, place.officer, signed_on=timezone.localdate(), file=upload())
    made = Decision.objects.get()
    correct_decision.run(made, place.chair, field="decided_on", day=days_ago(2), reason=WHY)
    assert CHAIR_S in at_home(client, place.chair)
    draw_up_anew(place)
    assert OFFICER_S in at_home(client, place.officer)
    round_.refresh_from_db()
    attach_signed.run(round_, place.officer, signed_on=timezone.localdate(), file=upload())
    assert page(client, place.officer, round_).count("put here on") == 2
    assert "Earlier: " in page(client, place.officer, round_)


def draw_up_anew(place: Place) -> None:
    """The chair has the record drawn up, once the worker is through with what it had in hand."""
    drawn_up(Consideration.objects.get())
    draw_up.run(Consideration.objects.get(), place.chair)
    drawn_up(Consideration.objects.get())


def test_nothing_is_put_there_while_the_signature_stands() -> None:
    place, made = decided()
    round_ = Consideration.objects.get(pk=made.consideration_id)
    with pytest.raises(Refused, match="Nothing is to be signed by hand"):
        attach_signed.run(round_, place.officer, signed_on=timezone.localdate(), file=upload())


def test_the_office_alone_puts_it_there_and_no_paper_of_before_the_correction() -> None:
    place, round_ = corrected()
    for person in (place.chair, place.member):
        with pytest.raises(PermissionRefused):
            attach_signed.run(round_, person, signed_on=timezone.localdate(), file=upload())
    with pytest.raises(ValidationError, match="the day of the decision was corrected"):
        attach_signed.run(round_, place.officer, signed_on=days_ago(1), file=upload())
    assert not Document.objects.filter(kind=SIGNED).exists()


def test_what_it_shows_is_void_and_nobody_has_the_scan_any_more(client: Client) -> None:
    place, round_ = corrected()
    attach_signed.run(round_, place.officer, signed_on=timezone.localdate(), file=upload())
    file = Document.objects.get(kind=SIGNED)
    assert client_gets(client, place.officer, file) == 200
    a_process(round_, place)
    for person in (place.officer, place.chair, place.member):
        assert client_gets(client, person, file) == 404
    assert "put here on" not in page(client, place.officer, round_)
    assert "The office puts a scan of it on this page" in page(client, place.chair, round_)
    draw_up_anew(place)
    assert OFFICER_S in at_home(client, place.officer)


def client_gets(client: Client, person: User, file: Document) -> int:
    """How the file is answered to somebody."""
    client.force_login(person)
    return client.get(f"/documents/{file.public_id}/file/").status_code
