"""A partner board answers what it was sent, as often as it likes; the office of the board that leads reads it."""

from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.partners.models import FROM_PARTNER, PartnerAnswer, PartnerPaper
from scr_portal.partners.transitions import answer, can_be_passed_on, note
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import lock
from scr_portal.transitions import PermissionRefused
from tests.documents.files import pdf
from tests.partners.conftest import browser, fresh, named, sent
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db
SAYS = "Our health visitor saw the child twice."


def test_it_is_written_in_the_browser_and_read_by_the_office_that_leads(
    case: CaseFile, here: Place, there: Place
) -> None:
    paper = sent(named(case, here, there), here)
    reader, officer = browser(there.officer), browser(here.officer)
    page = reverse("scr_portal:partnerpaper", args=[paper.public_id])
    address = reverse("scr_portal:partnerpaper_answer", args=[paper.public_id])
    assert address in reader.get(page).content.decode()
    version = {"version": 2}
    shown = reader.post(address, {"answer": ""} | version)
    assert (shown.status_code, "Child Q" in shown.content.decode()) == (422, False)
    assert 'name="save-draft"' in reader.get(address).content.decode()
    assert reader.post(address, {"answer": SAYS, "save-draft": "1"} | version).status_code == 302
    assert address in reader.get(reverse("home")).content.decode()
    older = reader.post(address, {"answer": SAYS, "version": 1})
    assert (older.status_code, SAYS in older.content.decode(), "Child Q" in older.content.decode()) == (
        409, True, False,
    )  # fmt: skip
    assert reader.post(address, {"answer": SAYS} | version).status_code == 302
    assert SAYS in reader.get(page).content.decode()
    one = PartnerAnswer.objects.get()
    reading = reverse("scr_portal:partneranswer_note", args=[one.public_id])
    for path in (reverse("home"), reverse("case", args=[case.public_id])):
        assert reading in officer.get(path).content.decode()
    assert SAYS in officer.get(reading).content.decode()
    assert reader.get(reading).status_code == 403
    assert officer.post(reading, {"version": 1}).status_code == 302
    for path in (reverse("home"), reverse("case", args=[case.public_id])):
        assert reading not in officer.get(path).content.decode()
    assert SAYS in officer.get(reverse("scr_portal:case_partners", args=[case.public_id])).content.decode()


def test_who_answers_who_is_told_and_who_reads_it(case: CaseFile, here: Place, there: Place) -> None:
    paper, third = sent(named(case, here, there), here), Place()
    theirs = named(case, here, third)
    before = set(Message.objects.values_list("pk", flat=True))
    paper = answer.run(paper, fresh(there.chair), answer=SAYS)
    assert [one.address for one in Message.objects.exclude(pk__in=before)] == [here.officer.email]
    paper = answer.run(paper, fresh(there.officer), answer="And once more.")
    for person in (here.officer, here.chair, there.member, there.acting_chair, third.officer):
        with pytest.raises(PermissionRefused):
            answer.run(paper, fresh(person), answer="Not mine.")
    sent(theirs, here)
    assert PartnerAnswer.objects.visible_to(fresh(there.officer)).count() == 2
    assert not PartnerAnswer.objects.visible_to(fresh(third.officer)).exists()
    for person in (here.chair, there.chair):
        with pytest.raises(PermissionRefused):
            note.run(PartnerAnswer.objects.all()[0], fresh(person))


def with_file(reader: Client, paper: PartnerPaper, name: str, data: bytes) -> HttpResponse:
    """The answer is sent in the browser with a file."""
    address = reverse("scr_portal:partnerpaper_answer", args=[paper.public_id])
    version = reader.get(address).context["version"]
    said = {"answer": SAYS, "version": version, "file": SimpleUploadedFile(name, data)}
    return cast(HttpResponse, reader.post(address, said))


def test_a_document_comes_with_it_for_the_office_that_leads_alone(case: CaseFile, here: Place, there: Place) -> None:
    involved = here.receive(agencies=[here.police], label="Child R").casefile
    partner = named(involved, here, there)
    paper = sent(partner, here)
    reader, officer = browser(there.officer), browser(here.officer)
    wrong = with_file(reader, paper, "letter.exe", b"MZ")
    assert (wrong.status_code, SAYS in wrong.content.decode()) == (422, True)
    assert with_file(reader, paper, "letter.pdf", pdf("Two visits")).status_code == 302
    one, kept = PartnerAnswer.objects.get(), Document.objects.get(kind=FROM_PARTNER)
    link = reverse("document", args=[kept.public_id])
    for path in (
        reverse("scr_portal:case_partners", args=[involved.public_id]),
        reverse("scr_portal:partneranswer_note", args=[one.public_id]),
    ):
        assert link in officer.get(path).content.decode()
    assert officer.get(link).status_code == 200
    shown = reader.get(reverse("scr_portal:partnerpaper", args=[paper.public_id])).content.decode()
    assert "A document was sent with it." in shown
    assert link not in shown
    for person in (there.officer, there.chair, here.constable, here.member, Place().officer):
        assert browser(person).get(link).status_code == 404
    assert kept not in can_be_passed_on(fresh(here.officer), involved)
    told_of = Notice.objects.filter(casefile=involved).first()
    assert told_of
    page = officer.get(reverse("scr_portal:notice_send", args=[told_of.public_id])).content.decode()
    assert kept.title not in page


def test_an_answer_is_read_although_its_document_was_locked_away(case: CaseFile, here: Place, there: Place) -> None:
    paper = sent(named(case, here, there), here)
    with_file(browser(there.officer), paper, "letter.pdf", pdf("Two visits"))
    kept, one = Document.objects.get(kind=FROM_PARTNER), PartnerAnswer.objects.get()
    lock.run(Quarantine(casefile=case, document=kept), fresh(here.officer), reason="Of another child.")
    page = reverse("scr_portal:partneranswer_note", args=[one.public_id])
    officer = browser(here.officer)
    assert reverse("document", args=[kept.public_id]) not in officer.get(page).content.decode()
    assert officer.post(page, {"version": one.version}).status_code == 302
