"""What guidance.md 6.1 lets the overview author and the author of an IMR read and do on a case under way."""

from panels.chronologies.transitions import merge
from panels.models import Chronology
from referrals.models import AgencyInvolvement, Referral
from reviews.models import TermsVersion
from scr_portal.access import Appointment, grants
from scr_portal.roles import Role
from tests.world import World


def test_the_author_reads_the_referral_and_merges_a_chronology(world: World) -> None:
    case = world.case("submitted")
    author = world.member(Role.OVERVIEW_AUTHOR)
    assert Referral.objects.visible_to(author, case).exists()
    for one in Chronology.objects.filter(casefile=case):
        assert merge.allowed(one, grants(author))


def test_an_imr_author_reads_the_terms_and_what_the_own_agency_was_asked(world: World) -> None:
    case = world.case("submitted")
    held = Appointment.objects.filter(casefile=case, role=Role.IMR_AUTHOR).earliest("pk")
    person, agency = held.user, held.agency_id
    asked = AgencyInvolvement.objects.visible_to(person, case)
    assert {one.agency_id for one in asked} == {agency}
    assert TermsVersion.objects.visible_to(person, case).exists()
