"""An agency of a partner board is asked, and its people see their own part of the case and nothing else."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.agencies.transitions import ask, return_scoping, secure
from referrals.models import Referral
from referrals.moves.transitions import merge
from reviews.actions.transitions import propose
from reviews.models import Action
from scr_portal import walls
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.partners.models import PartnerBoard
from scr_portal.partners.transitions import end, name
from scr_portal.people import Person
from scr_portal.roles import Role
from tests import build
from tests.partners.conftest import browser, fresh, named, parts, referral_paper, sent
from tests.referrals.case import Place
from tests.reviews.team import Team

pytestmark = pytest.mark.django_db


def asked(case: CaseFile, here: Place, there: Place) -> AgencyInvolvement:
    """The officer of the board that leads asks the police of the other area."""
    new = AgencyInvolvement(casefile=case)
    return ask.run(new, fresh(here.officer), agency=there.police, asked_on=timezone.localdate())


def test_it_is_offered_with_its_board_once_that_is_a_partner(case: CaseFile, here: Place, there: Place) -> None:
    officer, today = browser(here.officer), timezone.localdate()
    address = reverse("referrals:agencyinvolvement_ask", args=[case.public_id])
    said = {"agency": there.police.public_id, "once": "a", **parts("asked_on", today), **parts("due_on", today)}
    assert there.police.name not in officer.get(address).content.decode()
    assert officer.post(address, said).status_code == 422
    partner = named(case, here, there)
    assert f"{there.police} ({there.board})" in officer.get(address).content.decode()
    assert f"{here.police} (" not in officer.get(address).content.decode()
    assert officer.post(address, said).status_code == 302
    assert Message.objects.filter(address=there.constable.email, body__contains="secure its records").exists()
    end.run(PartnerBoard.objects.get(pk=partner.pk), fresh(here.officer), ended_on=today, why_ended="They moved.")
    new = AgencyInvolvement(casefile=case)
    with pytest.raises(ValidationError, match="partner board"):
        ask.run(new, fresh(here.officer), agency=there.health, asked_on=today)


def test_its_people_see_and_do_their_own_part_and_nothing_else(case: CaseFile, here: Place, there: Place) -> None:
    senior, today = build.member(Role.SENIOR, there.police), timezone.localdate()
    terms = referral_paper(case, "Draft terms of reference")
    ask.run(AgencyInvolvement(casefile=case), fresh(here.officer), agency=here.police, asked_on=today)
    sent(named(case, here, there), here, terms)
    mine = asked(case, here, there)
    for person in (there.constable, senior):
        page = browser(person).get(reverse("case", args=[case.public_id])).content.decode()
        assert (str(there.police) in page, str(here.police) in page, str(there.board) in page) == (True, False, False)
        assert [one.pk for one in AgencyInvolvement.objects.visible_to(fresh(person))] == [mine.pk]
        assert browser(person).get(reverse("document", args=[terms.public_id])).status_code == 404
        with walls.entered(person.pk, today):
            assert set(AgencyInvolvement.objects.values_list("pk", flat=True)) == {mine.pk}
            assert not Document.objects.exists()
            assert not Person.objects.exists()
            assert not PartnerBoard.objects.exists()
    row = secure.run(mine, fresh(senior), records_secured="Files", secured_by="A clerk", secured_on=today)
    return_scoping.run(
        row, fresh(there.constable), involvement_known="We met once.", returned_by="A", returned_on=today
    )
    assert not AgencyInvolvement.objects.visible_to(fresh(there.officer)).exists()


def test_a_case_that_is_merged_brings_its_partner_boards_and_their_agencies(
    case: CaseFile, here: Place, there: Place
) -> None:
    named(case, here, there)
    asked(case, here, there)
    other = here.receive(label="Child P").casefile
    merge.run(
        Referral.objects.get(casefile=case), fresh(here.officer), reference=other.reference, merged_because="The same."
    )
    assert PartnerBoard.objects.get(casefile=other).board == there.board
    assert AgencyInvolvement.objects.filter(casefile=other, agency=there.police).exists()


def test_an_action_of_the_plan_can_be_theirs(there: Place) -> None:
    team = Team()
    recommendation = team.recommend()
    address = reverse("reviews:action_propose", args=[team.casefile.public_id, recommendation.public_id])
    officer = browser(team.officer)
    assert there.police.name not in officer.get(address).content.decode()
    new = PartnerBoard(casefile=team.casefile)
    name.run(new, team.officer, board=there.board, reason="They moved.", since=timezone.localdate())
    assert f"{there.police} ({there.board})" in officer.get(address).content.decode()
    action = Action(casefile=team.casefile, recommendation=recommendation)
    action = propose.run(action, team.officer, text="Tell the others.", owner="Head", agency=there.police)
    assert action.agency == there.police
