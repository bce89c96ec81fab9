"""A partner board answers what it was sent, as often as it likes; the office of the board that leads reads it."""

import pytest
from django.urls import reverse

from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.partners.models import PartnerAnswer
from scr_portal.partners.transitions import answer, note
from scr_portal.transitions import PermissionRefused
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
