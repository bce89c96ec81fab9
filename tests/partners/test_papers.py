"""A partner board sees what it was sent, and nothing else of the case."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.bars.transitions import propose
from scr_portal.casefiles import CaseAgency, CaseFile, Walled
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.partners.models import PartnerAnswer, PartnerPaper
from scr_portal.partners.transitions import answer, end, send
from scr_portal.partners.voids import void_paper
from scr_portal.people import Bar
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import confirm, lock
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.build import told
from tests.partners.conftest import MESSAGE, browser, fresh, named, paper_of, referral_paper, sent
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db


def raw(person: User) -> dict[str, set[int]]:
    """What of cases the database gives to somebody who forgets to ask, by model; empty ones left out."""
    models = [m for m in apps.get_models() if issubclass(m, Walled)]
    with walls.entered(person.pk, timezone.localdate()):
        found = {m.__name__: set(m.everything.values_list("pk", flat=True)) for m in models}
        found |= {m.__name__: set(m._default_manager.values_list("pk", flat=True)) for m in (CaseFile, CaseAgency)}
    return {name: keys for name, keys in found.items() if keys}


def visible(person: User) -> dict[str, set[int]]:
    """The same as the portal works it out."""
    person = fresh(person)
    models = (PartnerPaper, PartnerAnswer, Document)
    found = {m.__name__: set(m.objects.visible_to(person).values_list("pk", flat=True)) for m in models}
    return {name: keys for name, keys in found.items() if keys}


def test_it_is_sent_and_read_in_the_browser(case: CaseFile, here: Place, there: Place) -> None:
    partner, terms = named(case, here, there), referral_paper(case, "Draft terms of reference")
    other = referral_paper(case, "Form of the referrer")
    address, officer = reverse("scr_portal:partnerpaper_send", args=[case.public_id]), browser(here.officer)
    said = {"partner": partner.public_id, "documents": [terms.pk], "once": "a"}
    assert officer.post(address, said | {"message": ""}).status_code == 422
    assert officer.post(address, said | {"message": MESSAGE}).status_code == 302
    paper = PartnerPaper.objects.get()
    reader, page = browser(there.officer), reverse("scr_portal:partnerpaper", args=[paper.public_id])
    assert f"{here.board} has sent your board something" in reader.get(reverse("home")).content.decode()
    pages = [reverse("scr_portal:partner_papers"), page, reverse("document", args=[terms.public_id])]
    shown = [reader.get(path).content.decode() for path in pages]
    assert all(case.reference in one and "Child Q" not in one for one in shown)
    assert MESSAGE in shown[1]
    for one, back in zip(shown[:2], (reverse("home"), pages[0]), strict=True):
        assert f'<a href="{back}" class="govuk-back-link">' in one
    assert Access.objects.filter(user=there.officer, casefile=case, kind="view", about="/partner-papers/").count() == 1
    assert reader.get(reverse("document_file", args=[terms.public_id])).status_code == 200
    assert Access.objects.filter(user=there.officer, casefile=case, kind="document", about=terms.subject).exists()
    assert "has sent your board something" not in reader.get(reverse("home")).content.decode()
    assert "Opened" in officer.get(reverse("scr_portal:case_partners", args=[case.public_id])).content.decode()
    for name in ("case", "case_timeline", "case_dates", "scr_portal:case_partners", "scr_portal:partnerpaper_send"):
        assert reader.get(reverse(name, args=[case.public_id])).status_code == 404
    for path in (reverse("document", args=[other.public_id]), reverse("document_file", args=[other.public_id])):
        assert reader.get(path).status_code == 404
    assert reader.get(reverse("scr_portal:partnerpaper_void", args=[paper.public_id])).status_code == 403


def test_both_floors_give_the_partner_what_it_was_sent_and_nothing_else(
    case: CaseFile, here: Place, there: Place
) -> None:
    terms = referral_paper(case, "Draft terms of reference")
    referral_paper(case, "Form of the referrer")
    with told(case):
        CaseAgency.objects.create(casefile=case, agency=here.police)
    paper = sent(named(case, here, there), here, terms)
    answer.run(paper, fresh(there.chair), answer="We read it.")
    wanted = {"PartnerPaper": {paper.pk}, "Document": {terms.pk}, "PartnerAnswer": {PartnerAnswer.objects.get().pk}}
    for person in (there.officer, there.chair):
        assert raw(person) == wanted | {"CaseFile": {case.pk}}
        assert visible(person) == wanted
    for person in (there.member, there.acting_chair, there.constable):
        assert raw(person) == visible(person) == {}


def test_it_is_gone_when_the_part_ends_or_it_was_sent_by_mistake(case: CaseFile, here: Place, there: Place) -> None:
    partner, terms = named(case, here, there), referral_paper(case, "Draft terms of reference")
    first = sent(partner, here, terms)
    void_paper.run(first, fresh(here.officer), because="For another board.")
    assert raw(there.officer) == visible(there.officer) == {}
    sent(partner, here, terms)
    assert visible(there.chair)
    partner.refresh_from_db()
    end.run(partner, fresh(here.officer), ended_on=timezone.localdate(), why_ended="They moved.")
    assert raw(there.chair) == visible(there.chair) == {}
    told_of = [line for _, line in Message.objects.filter(user=there.chair).values_list("pk", "body")]
    assert [any(words in line for line in told_of) for words in ("by mistake", "no longer")] == [True, True]


def test_a_file_that_is_locked_away_is_gone_and_who_is_barred_sees_nothing(
    case: CaseFile, here: Place, there: Place
) -> None:
    terms = referral_paper(case, "Draft terms of reference")
    paper = sent(named(case, here, there), here, terms)
    with told(case):
        Bar.objects.create(
            casefile=case, user=there.chair, reason="Kin", proposed_by=here.chair, since=timezone.localdate()
        )
        Document.objects.filter(pk=terms.pk).update(locked_at=timezone.now(), audience="nobody")
    assert raw(there.officer) == {"CaseFile": {case.pk}, "PartnerPaper": {paper.pk}}
    assert visible(there.officer) == {"PartnerPaper": {paper.pk}}
    assert visible(there.chair) == {}
    assert "PartnerPaper" not in raw(there.chair)


def test_what_an_agency_wrote_and_what_is_of_another_case_is_not_sent_on(
    case: CaseFile, here: Place, there: Place
) -> None:
    partner = named(case, here, there)
    with told(case):
        row = AgencyInvolvement.objects.create(casefile=case, agency=here.police, asked_on=timezone.localdate())
    theirs, elsewhere = paper_of(row, "What they knew"), referral_paper(here.receive(label="Child Z").casefile, "Form")
    page = browser(here.officer).get(reverse("scr_portal:partnerpaper_send", args=[case.public_id])).content.decode()
    assert theirs.title not in page
    for document in (theirs, elsewhere):
        with pytest.raises(ValidationError, match="no agency wrote"):
            sent(partner, here, document)
    with pytest.raises(PermissionRefused):
        send.run(PartnerPaper(casefile=case), fresh(here.chair), partner=partner, message="It")
    strange = named(here.receive(label="Child Y").casefile, here, there)
    with pytest.raises(ValidationError, match="partner board of this case"):
        send.run(PartnerPaper(casefile=case), fresh(here.officer), partner=strange, message="It")


def test_mail_names_nobody_and_goes_to_the_office_of_the_other_board(case: CaseFile, here: Place, there: Place) -> None:
    before = set(Message.objects.values_list("pk", flat=True))
    sent(named(case, here, there), here)
    new = Message.objects.exclude(pk__in=before)
    assert {one.address for one in new} == {there.officer.email, there.chair.email}
    assert all("Another board has sent you something" in one.body for one in new)
    assert not any(words in one.body + one.subject for one in new for words in (MESSAGE, "Child Q"))


def test_who_is_of_no_boards_office_has_no_such_page() -> None:
    place = Place()
    for person, status in ((place.constable, 403), (place.member, 403), (place.officer, 200), (build.user(), 403)):
        assert browser(person).get(reverse("scr_portal:partner_papers")).status_code == status


def test_who_was_sent_a_file_of_another_case_is_asked_to_destroy_it(case: CaseFile, here: Place, there: Place) -> None:
    wrong = referral_paper(case, "Of another family")
    sent(named(case, here, there), here, wrong)
    quarantine = lock.run(Quarantine(casefile=case, document=wrong), fresh(here.officer), reason="Not theirs.")
    assert "Document" not in visible(there.officer)
    asked = Message.objects.filter(body__contains="destroy every copy")
    assert not asked.exists()
    confirm.run(quarantine, fresh(here.chair))
    assert {one.address for one in asked} == {there.officer.email, there.chair.email}


def test_who_knows_the_family_steps_back_for_a_partner_board(case: CaseFile, here: Place, there: Place) -> None:
    partner, terms = named(case, here, there), referral_paper(case, "Draft terms of reference")
    paper = sent(partner, here, terms)
    reader, page = browser(there.officer), reverse("scr_portal:partnerpaper", args=[paper.public_id])
    address = reverse("scr_portal:partnerpaper_step_back", args=[paper.public_id])
    assert browser(here.officer).get(address).status_code == 403
    assert address in reader.get(page).content.decode()
    asked = reader.get(address)
    assert (case.reference in asked.content.decode(), "Child Q" in asked.content.decode()) == (True, False)
    version = PartnerPaper.objects.get(pk=paper.pk).version
    answered = reader.post(address, {"reason": "My sister.", "version": version})
    bar = Bar.objects.get(casefile=case)
    assert (bar.user, bar.status, bar.is_own_wish) == (there.officer, "in_force", True)
    assert answered["Location"] == reverse("scr_portal:bar", args=[bar.public_id])
    assert "My sister." in reader.get(answered["Location"]).content.decode()
    for path in (page, reverse("document_file", args=[terms.public_id])):
        assert reader.get(path).status_code == 404
    assert raw(there.officer).keys() <= {"Bar", "CaseFile"}
    assert visible(there.officer) == {}
    told = Message.objects.filter(casefile=case, body__contains="partner board stepped back")
    assert {one.address for one in told} == {here.officer.email, here.chair.email}
    assert visible(there.chair)["PartnerPaper"] == {paper.pk}


def test_the_office_bars_who_reads_for_a_partner_board(case: CaseFile, here: Place, there: Place) -> None:
    paper = sent(named(case, here, there), here)
    propose.run(Bar(casefile=case), here.officer, email=there.officer.email, reason="Her sister.")
    assert visible(there.officer) == {}
    assert raw(there.officer).keys() <= {"Bar", "CaseFile"}
    assert Message.objects.filter(address=there.officer.email, body__contains="Your access to this case rests").exists()
    assert visible(there.chair)["PartnerPaper"] == {paper.pk}
