"""What was recorded by mistake is not read any longer in records of a decision, and annexes, drawn up before."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from referrals.agencies import voids as agency_voids
from referrals.models import AgencyInvolvement, Consideration, ParallelProcess, PeerChallenge, Referral
from referrals.parallel import transitions as parallel
from referrals.parallel import voids as parallel_voids
from referrals.peers import voids as peer_voids
from referrals.records import making, queueing
from referrals.records.transitions import draw_up, lock_records, receive_record
from referrals.referrals import transitions as referrals
from referrals.referrals import voids
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.audit import Event, broken
from scr_portal.documents import Document
from scr_portal.named import voids as named_voids
from scr_portal.people import Person
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import lock as lock_by_hand
from scr_portal.transitions import Conflict, PermissionRefused, Refused
from tests.referrals.case import Place
from tests.referrals.packs.test_locked import BECAUSE, WRONG
from tests.referrals.records.test_annex import advised
from tests.referrals.records.test_record import decided as decide
from tests.referrals.records.test_record import drawn_up, words
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
KINDS = (queueing.KIND, queueing.ANNEX)


def mixed_up(place: Place) -> tuple[Consideration, Referral]:
    """A decided case with a referral of another family, and its record in two versions."""
    decided = advised(place)
    said = another(notified_on=None, what_happened=WRONG, children=[{"name": "Denzel Roskilly"}])
    wrong = referrals.link.run(Referral(casefile=decided.casefile), place.officer, **said)
    for _ in range(2):
        made_anew(decided, place)
    return Consideration.objects.get(pk=decided.pk), wrong


def made_anew(decided: Consideration, place: Place) -> None:
    """The record is drawn up once more."""
    making.make(decided.pk)
    draw_up.run(Consideration.objects.get(pk=decided.pk), place.officer)
    making.make(decided.pk)


def kept(decided: Consideration) -> list[Document]:
    """Every record and annex that was ever drawn up, the oldest first."""
    return list(Document.objects.filter(about=decided.subject, kind__in=KINDS).order_by("pk"))


def test_nobody_has_records_any_more_that_show_a_referral_of_another_family(client: Client) -> None:
    place = Place()
    decided, wrong = mixed_up(place)
    old = kept(decided)
    assert len(old) > 4
    assert all(WRONG in words(one) for one in old[-2:-1])
    voids.void.run(wrong, place.officer, because=BECAUSE)
    for reader in (place.member, place.officer, place.chair):
        client.force_login(reader)
        for one in old:
            for address in ("", "file/", "pages/1/"):
                assert client.get(f"/documents/{one.public_id}/{address}").status_code == 404
        with walls.entered(reader.pk, timezone.localdate()):
            assert not Document.objects.filter(kind__in=KINDS).exists()
    assert broken(decided.casefile) == []


def test_a_new_one_is_drawn_up_without_it_and_the_page_says_so(client: Client) -> None:
    place = Place()
    decided, wrong = mixed_up(place)
    many = len(kept(decided))
    client.force_login(place.member)
    page = f"/considerations/{decided.public_id}/"
    assert "is locked away" not in client.get(page).content.decode()
    voids.void.run(wrong, place.officer, because=BECAUSE)
    client.force_login(place.officer)
    assert "The record is being drawn up." in client.get(page).content.decode()
    new = drawn_up(decided)
    client.force_login(place.member)
    assert WRONG not in words(new)
    shown = client.get(page).content.decode()
    assert "is locked away: something in it was recorded by mistake" in shown
    assert f"/documents/{new.public_id}/" in shown
    assert client.get(f"/documents/{new.public_id}/file/").status_code == 200
    assert [one.locked_at is None for one in kept(decided)] == [False] * many + [True] * 2


def a_child(decided: Consideration, place: Place) -> None:
    named_voids.void.run(Person.objects.get(name="Denzel Roskilly"), place.officer, because=BECAUSE)


def a_process(decided: Consideration, place: Place) -> None:
    new = ParallelProcess(casefile=decided.casefile)
    process = parallel.record.run(new, place.officer, kind="civil", lead="A court", blocks_publication=False)
    parallel_voids.void.run(process, place.officer, because=BECAUSE)


def an_agency(decided: Consideration, place: Place) -> None:
    agency_voids.void.run(AgencyInvolvement.objects.earliest("pk"), place.officer, because=BECAUSE)


def advice_of_a_peer(decided: Consideration, place: Place) -> None:
    peer_voids.void.run(PeerChallenge.objects.get(), place.chair, because=BECAUSE)


@pytest.mark.parametrize("void", [a_child, a_process, an_agency, advice_of_a_peer])
def test_so_it_is_with_whatever_else_they_show(void: Callable[[Consideration, Place], None]) -> None:
    place = Place()
    decided, _ = mixed_up(place)
    void(decided, place)
    assert all(one.locked_at for one in kept(decided))
    assert Event.objects.filter(kind="consideration.lock_records").count() == 1


def test_one_that_is_being_drawn_up_meanwhile_is_begun_again() -> None:
    place = Place()
    decided, wrong = mixed_up(place)
    draw_up.run(decided, place.officer)
    read_before = Consideration.objects.select_related("casefile").get(pk=decided.pk)
    voids.void.run(wrong, place.officer, because=BECAUSE)
    with pytest.raises(Conflict):
        receive_record.run(read_before, User.objects.system(), pdf=b"%PDF-1.7", annex=b"%PDF-1.7")
    assert WRONG not in words(drawn_up(decided))


def test_the_record_of_another_case_stays_and_nobody_locks_one_by_hand() -> None:
    place = Place()
    decided, wrong = mixed_up(place)
    stays = drawn_up(decide(place, place.recommended(label="Child M")))
    voids.void.run(wrong, place.officer, because=BECAUSE)
    stays.refresh_from_db()
    assert stays.locked_at is None
    new = drawn_up(decided)
    with pytest.raises(PermissionRefused):
        lock_records.run(Consideration.objects.get(pk=decided.pk), place.officer)
    with pytest.raises(Refused, match="The portal made this file"):
        lock_by_hand.run(Quarantine(casefile=decided.casefile, document=new), place.officer, reason="A mistake.")
