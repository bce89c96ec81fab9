"""What was recorded by mistake is not read any longer in papers that were made before."""

import pytest
from django.test import Client
from django.utils import timezone

from referrals.agenda import transitions
from referrals.agenda.waiting import ANEW
from referrals.models import AgendaItem, ParallelProcess, Referral
from referrals.packs import queueing, rendering
from referrals.parallel import transitions as parallel
from referrals.parallel import voids as parallel_voids
from referrals.referrals import transitions as referrals
from referrals.referrals import voids
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.named import voids as named_voids
from scr_portal.people import Person
from scr_portal.transitions import Conflict, PermissionRefused
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import in_days, meeting, put
from tests.referrals.packs.test_papers import packed
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
WRONG = "The neighbour's boy fell from a bridge."
BECAUSE = "It is of another family."


def mixed_up(place: Place) -> tuple[AgendaItem, Referral]:
    """A case with a referral of another family, and papers of it in two versions."""
    item, _ = packed(place)
    wrong = Referral(casefile=item.casefile)
    wrong = referrals.link.run(
        wrong, place.officer, **another(notified_on=None, what_happened=WRONG, children=[{"name": "Denzel Roskilly"}])
    )
    return made(item, place), wrong


def made(item: AgendaItem, place: Place) -> AgendaItem:
    """The same with newer papers."""
    item.refresh_from_db()
    transitions.make_pack.run(item, place.officer)
    rendering.make(item.pk)
    item.refresh_from_db()
    return item


def papers(case: CaseFile) -> list[Document]:
    """All that were ever made of a case, the oldest first."""
    return list(Document.objects.filter(kind=queueing.KIND, casefile=case).order_by("pk"))


def test_nobody_has_papers_any_more_that_show_a_referral_of_another_family(client: Client) -> None:
    place = Place()
    item, wrong = mixed_up(place)
    old = papers(item.casefile)
    assert len(old) == 2
    voids.void.run(wrong, place.officer, because=BECAUSE)
    for reader in (place.member, place.officer, place.chair):
        client.force_login(reader)
        for one in old:
            for address in ("", "file/", "pages/1/"):
                assert client.get(f"/documents/{one.public_id}/{address}").status_code == 404
        with walls.entered(reader.pk, timezone.localdate()):
            assert not Document.objects.filter(kind=queueing.KIND).exists()
    page = client.get(f"/agenda/{item.public_id}/").content.decode()
    assert "locked away since" in page
    assert "can have new ones made" in page


def test_it_waits_for_the_officer_until_new_ones_are_asked_for(client: Client) -> None:
    place = Place()
    item, wrong = mixed_up(place)
    voids.void.run(wrong, place.officer, because=BECAUSE)
    client.force_login(place.member)
    assert ANEW not in client.get("/home/").content.decode()
    client.force_login(place.officer)
    assert ANEW in client.get("/home/").content.decode()
    item = made(item, place)
    assert ANEW not in client.get("/home/").content.decode()
    new = papers(item.casefile)[-1]
    client.force_login(place.member)
    page = client.get(f"/agenda/{item.public_id}/").content.decode()
    assert f"/documents/{new.public_id}/" in page
    assert "locked away" not in page
    assert [one.locked_at is None for one in papers(item.casefile)] == [False, False, True]


def test_papers_that_are_being_made_meanwhile_are_begun_again() -> None:
    place = Place()
    item, wrong = mixed_up(place)
    transitions.make_pack.run(item, place.officer)
    read_before = AgendaItem.objects.select_related("casefile").get(pk=item.pk)
    voids.void.run(wrong, place.officer, because=BECAUSE)
    with pytest.raises(Conflict):
        transitions.receive_pack.run(read_before, User.objects.system(), pdf=b"%PDF-1.7")
    rendering.make(item.pk)
    assert [one.locked_at is None for one in papers(item.casefile)] == [False, False, True]


def test_somebody_named_by_mistake_and_a_void_process_lock_them_too() -> None:
    place = Place()
    item, _ = mixed_up(place)
    case = item.casefile
    named_voids.void.run(Person.objects.get(casefile=case, name="Denzel Roskilly"), place.officer, because=BECAUSE)
    assert all(one.locked_at for one in papers(case))
    process = parallel.record.run(
        ParallelProcess(casefile=case), place.officer, kind="civil", lead="A court", blocks_publication=False
    )
    made(item, place)
    parallel_voids.void.run(process, place.officer, because=BECAUSE)
    assert all(one.locked_at for one in papers(case))


def test_the_papers_of_another_case_stay(client: Client) -> None:
    place = Place()
    _, wrong = mixed_up(place)
    other = made(put(place.consideration(label="Child M"), place, meeting(place, in_days(5))), place)
    voids.void.run(wrong, place.officer, because=BECAUSE)
    (stays,) = papers(other.casefile)
    client.force_login(place.member)
    assert client.get(f"/documents/{stays.public_id}/file/").status_code == 200
    with pytest.raises(PermissionRefused):
        transitions.lock_pack.run(other, place.officer)
