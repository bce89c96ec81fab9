"""Another board is named as a partner of a case, for as long as its area has an interest."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.partners.models import PartnerBoard
from scr_portal.partners.transitions import end, name
from scr_portal.transfers.models import Transfer
from scr_portal.transfers.transitions import accept, propose
from scr_portal.transitions import PermissionRefused, Refused
from tests.partners.conftest import WHY, browser, fresh, named, parts
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db


def test_the_officer_names_it_in_the_browser_and_ends_its_part(case: CaseFile, here: Place, there: Place) -> None:
    officer, today = browser(here.officer), timezone.localdate()
    page = reverse("case", args=[case.public_id])
    naming = reverse("scr_portal:partnerboard_name", args=[case.public_id])
    assert naming in officer.get(page).content.decode()
    said = {"board": there.board.public_id, "reason": WHY, "once": "a", **parts("since", today)}
    assert officer.post(naming, said | {"board": here.board.public_id}).status_code == 422
    assert officer.post(naming, said).status_code == 302
    assert f"{there.board}" in officer.get(page).content.decode()
    ending = reverse("scr_portal:partnerboard_end", args=[PartnerBoard.objects.get().public_id])
    over = {"why_ended": "They live elsewhere.", "version": 1}
    assert officer.post(ending, over | parts("ended_on", today - timedelta(days=1))).status_code == 422
    assert officer.post(ending, over | parts("ended_on", today)).status_code == 302
    assert "They live elsewhere." in officer.get(page).content.decode()


def test_nobody_else_names_one_and_the_other_board_hears_nothing_of_it(
    case: CaseFile, here: Place, there: Place
) -> None:
    for person in (here.chair, here.member, there.officer):
        with pytest.raises(PermissionRefused):
            name.run(PartnerBoard(casefile=case), person, board=there.board, reason=WHY, since=timezone.localdate())
    before = Message.objects.count()
    named(case, here, there)
    assert Message.objects.count() == before
    for person in (there.officer, there.chair):
        assert not PartnerBoard.objects.visible_to(fresh(person)).exists()
        assert browser(person).get(reverse("case", args=[case.public_id])).status_code == 404


def test_one_board_once_and_never_the_one_that_leads(case: CaseFile, here: Place, there: Place) -> None:
    named(case, here, there)
    with pytest.raises(ValidationError, match="already"):
        named(case, here, there)
    with pytest.raises(ValidationError, match="leads the case"):
        named(case, here, here)


def test_a_partner_board_that_takes_over_the_lead_is_one_no_longer(case: CaseFile, here: Place, there: Place) -> None:
    partner = named(case, here, there)
    asked = propose.run(Transfer(casefile=case), fresh(here.chair), to_board=there.board, reason=WHY)
    accept.run(asked, fresh(there.chair))
    partner.refresh_from_db()
    assert (partner.status, partner.ended_on) == ("ended", timezone.localdate())
    with pytest.raises((Refused, ValidationError)):
        end.run(partner, fresh(there.officer), ended_on=timezone.localdate(), why_ended="Again.")
