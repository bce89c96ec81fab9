"""What goes along when a matter goes on in another case: first who has no part in it, then what must be known."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from referrals.models import ParallelProcess
from referrals.moves import transitions
from referrals.moves.transitions import facts_of
from referrals.parallel import transitions as parallel
from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.alerts import transitions as alerts
from scr_portal.alerts.models import Alert
from scr_portal.bars.transitions import REPLACED, confirm, propose, step_back
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Audience, Role
from scr_portal.transitions import Refused
from tests import build
from tests.access.both import floors
from tests.build import told
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db
WHY = "I know the family."
NOBODY = (False, False)


@pytest.fixture
def place() -> Place:
    """With a second officer."""
    found = Place()
    build.member(Role.OFFICER, found.board)
    return found


def merged(twin: Referral, there: Referral, place: Place) -> CaseFile:
    """The case in which both go on."""
    twin.refresh_from_db()
    transitions.merge.run(twin, place.officer, reference=there.casefile.reference, merged_because="The same child.")
    return there.casefile


def split(here: Referral, place: Place, **facts: Any) -> CaseFile:
    """The case of its own."""
    said: dict[str, Any] = {**facts_of(here), "notified_on": None, **facts}
    transitions.split.run(
        here, place.officer, split_because="Another child.", label="Child L", agencies=[],
        children=[{"name": "Rory Applegarth"}], **said,
    )  # fmt: skip
    return Referral.objects.get(came_from=here).casefile


def mail_of(case: CaseFile, address: str) -> int:
    """How much mail of the case somebody has been sent."""
    return Message.objects.filter(casefile=case, address=address).count()


def test_who_stepped_back_has_no_part_in_the_case_where_it_goes_on(place: Place, client: Client) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=twin.casefile), place.member, reason=WHY)
    assert floors(place.member, there.casefile) == (True, True)
    before = mail_of(there.casefile, place.member.email)
    case = merged(twin, there, place)
    copy = Referral.objects.get(came_from=twin)
    bar = Bar.objects.get(casefile=case)
    assert (bar.user, bar.proposed_by, bar.status, bar.reason) == (place.member, place.member, "in_force", WHY)
    assert mail_of(case, place.member.email) == before
    assert Message.objects.filter(casefile=case, address=place.chair.email, body__contains="none here either").exists()
    client.force_login(place.member)
    assert client.get(f"/referrals/{copy.public_id}/").status_code == 404
    assert floors(place.member, case)[0] is False
    assert floors(place.second_member, case) == (True, True)


def test_who_waits_for_the_chairs_word_is_suspended_there_though_it_has_lapsed_here(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    bar = propose.run(Bar(casefile=twin.casefile), place.officer, email=place.member.email, reason="Managed them.")
    with told(twin.casefile):
        bar.since, bar.until = days_ago(9), days_ago(7)
        bar.save()
    assert floors(place.member, twin.casefile)[0]
    case = merged(twin, there, place)
    new = Bar.objects.get(casefile=case)
    assert (new.status, new.since, new.proposed_by) == ("proposed", timezone.localdate(), place.officer)
    assert new.until is not None
    assert new.until > timezone.localdate()
    assert floors(place.member, case)[0] is False
    before = mail_of(case, place.member.email)
    assert confirm.run(new, place.chair).until is None
    assert mail_of(case, place.member.email) == before


def test_the_chairs_word_goes_along_and_stands_in_the_place_of_what_waited_there(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    waits = propose.run(Bar(casefile=there.casefile), place.officer, email=place.member.email, reason="Heard of.")
    bar = propose.run(Bar(casefile=twin.casefile), place.officer, email=place.member.email, reason="Managed them.")
    confirm.run(bar, place.chair)
    case = merged(twin, there, place)
    waits.refresh_from_db()
    assert (waits.status, waits.why_lifted) == ("lifted", REPLACED)
    assert Bar.objects.get(casefile=case, status="in_force").confirmed_by == place.chair
    assert floors(place.member, case)[0] is False


def test_a_case_that_is_left_is_closed_to_who_has_no_part_in_the_other(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=there.casefile), place.member, reason=WHY)
    merged(twin, there, place)
    assert floors(place.member, twin.casefile)[0] is False
    assert Bar.objects.get(casefile=twin.casefile).user == place.member


def test_nothing_goes_on_in_a_case_on_which_nobody_could_decide(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=twin.casefile), place.chair, reason=WHY)
    propose.run(Bar(casefile=there.casefile), place.officer, email=place.acting_chair.email, reason="Managed them.")
    with pytest.raises(Refused, match=f"{there.casefile.reference}: Nobody who can decide"):
        merged(twin, there, place)
    assert not Referral.objects.filter(came_from=twin).exists()
    assert not Bar.objects.filter(casefile=there.casefile, user=place.chair).exists()


def test_who_stepped_back_has_no_part_in_a_case_that_is_split_off(place: Place) -> None:
    here = place.receive()
    other = build.member(Role.OFFICER, place.board)
    for person in (place.member, other):
        step_back.run(Bar(casefile=here.casefile), person, reason=WHY)
    case = split(here, place)
    for person in (place.member, other):
        assert floors(person, case)[0] is False
        assert mail_of(case, person.email) == 0
    assert mail_of(case, place.second_member.email) == 1
    assert floors(place.second_member, case) == (True, True)


def test_the_database_itself_gives_nothing_of_it_to_who_is_barred(place: Place) -> None:
    here, there = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=here.casefile), place.member, reason=WHY)
    for case in (split(here, place), merged(here, there, place)):
        with walls.entered(place.member.pk, timezone.localdate()):
            assert not Referral.objects.filter(casefile=case).exists()
        with walls.entered(place.second_member.pk, timezone.localdate()):
            assert Referral.objects.filter(casefile=case).exists()


def warned(case: CaseFile, place: Place, text: str = "Do not ring the aunt.", audience: str = Audience.SHARED) -> Alert:
    """The office has recorded a warning."""
    return alerts.record.run(Alert(casefile=case), place.officer, kind="no_contact", text=text, audience=audience)


def registered(case: CaseFile, place: Place, **said: Any) -> ParallelProcess:
    """A process on the register that stands in the way of publication."""
    facts: dict[str, Any] = {
        "kind": "criminal",
        "lead": "DI Smith",
        "blocks_publication": True,
        "note": "Trial in May.",
    } | said
    return parallel.record.run(ParallelProcess(casefile=case), place.officer, **facts)


def test_warnings_that_stand_are_at_the_head_of_the_case_where_it_goes_on(place: Place, client: Client) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    warned(twin.casefile, place)
    lifted = warned(twin.casefile, place, "The dog bites.", Audience.PANEL)
    alerts.lift.run(lifted, place.officer, why_lifted="It is gone.")
    warned(there.casefile, place, "Ring first.")
    second = split(twin, place)
    case = merged(twin, there, place)
    texts = {one.text for one in Alert.objects.filter(casefile=case, status="standing", audience="shared")}
    assert texts == {"Do not ring the aunt.", "Ring first."}
    assert Alert.objects.get(casefile=second).text == "Do not ring the aunt."
    client.force_login(place.member)
    assert "Do not ring the aunt." in client.get(f"/cases/{case.public_id}/").content.decode()


def test_a_warning_that_would_name_somebody_to_agencies_goes_nowhere_unsaid(place: Place) -> None:
    there = place.receive(people=[{"kind": "relative", "name": "Petroc Nance"}])
    twin = place.receive(label="Child M")
    warned(twin.casefile, place, "Keep away from Petroc Nance.")
    with pytest.raises(Refused, match="record it anew without the name"):
        merged(twin, there, place)
    assert not Referral.objects.filter(came_from=twin).exists()


def test_an_open_process_goes_along_as_it_stands(place: Place) -> None:
    there, twin = place.receive(processes=["coroner"]), place.receive(label="Child M", processes=["criminal"])
    placeholder = ParallelProcess.objects.get(casefile=twin.casefile)
    day = timezone.localdate() + timedelta(days=30)
    parallel.update.run(
        placeholder, place.officer, lead="DI Smith", blocks_publication=True, note="Trial in May.", next_on=day
    )
    registered(twin.casefile, place, kind="coroner", lead="Mr Pasco, coroner", note="Opened.", blocks_publication=False)
    registered(twin.casefile, place, kind="civil", lead="A court")
    over = registered(twin.casefile, place, kind="mappa")
    parallel.end.run(over, place.officer, ended_on=days_ago(0), note="Over.")
    case = merged(twin, there, place)
    found = {one.kind: one for one in ParallelProcess.objects.filter(casefile=case)}
    assert set(found) == {"coroner", "criminal", "civil"}
    assert ParallelProcess.objects.filter(casefile=case).count() == 3
    criminal = found["criminal"]
    assert (criminal.lead, criminal.note, criminal.next_on) == ("DI Smith", "Trial in May.", day)
    assert [found[kind].blocks_publication for kind in ("criminal", "civil", "coroner")] == [True, True, False]
    assert found["coroner"].lead == "Mr Pasco, coroner"


def test_of_two_who_lead_neither_is_lost(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    registered(there.casefile, place, lead="DI Jones", blocks_publication=False)
    registered(twin.casefile, place)
    case = merged(twin, there, place)
    leads = ParallelProcess.objects.filter(casefile=case).order_by("lead").values_list("lead", "blocks_publication")
    assert list(leads) == [("DI Jones", False), ("DI Smith", True)]


def test_under_another_reference_it_is_another_process_and_what_may_be_passed_on_is_kept_of_both(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    registered(there.casefile, place, reference="A/1", disclosure="Nothing to the father.")
    registered(twin.casefile, place, reference="a/1", disclosure="The summary to the board.")
    registered(twin.casefile, place, reference="B/2")
    case = merged(twin, there, place)
    one, other = ParallelProcess.objects.filter(casefile=case).order_by("reference")
    assert (one.reference, other.reference) == ("A/1", "B/2")
    assert one.disclosure == "Nothing to the father.\n\nThe summary to the board."


def test_a_case_that_is_split_off_has_the_processes_that_were_left_ticked_and_those_recorded_since(
    place: Place,
) -> None:
    here = place.receive(processes=["criminal", "coroner"])
    criminal = ParallelProcess.objects.get(casefile=here.casefile, kind="criminal")
    parallel.update.run(criminal, place.officer, lead="DI Smith", blocks_publication=True)
    registered(here.casefile, place, kind="civil", lead="A court")
    case = split(here, place, processes=["criminal"])
    found = {one.kind: (one.lead, one.blocks_publication) for one in ParallelProcess.objects.filter(casefile=case)}
    assert found == {"criminal": ("DI Smith", True), "civil": ("A court", True)}
