"""Another board takes over a case: it stands on no agenda of the first any more, and what that board left stays."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.agenda import transitions
from referrals.meetings import changing
from referrals.models import AgendaItem, Consideration
from reviews.acceptances.transitions import hand_out
from reviews.models import Acceptance
from scr_portal.audit import Event
from scr_portal.audit.verifying import broken
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.transfers.transitions import accept
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import attended, in_days, meeting, put
from tests.reviews.acceptances.sitting import Sitting, meeting_of
from tests.transfers.test_transfer import asked, browser, fresh

pytestmark = pytest.mark.django_db
OFF = "taken off the agenda of a meeting"
CALL = "call an extra meeting"


def passed_on(case: CaseFile, here: Place, there: Place) -> CaseFile:
    """The other board leads."""
    accept.run(asked(case, here, there), fresh(there.chair))
    return CaseFile.objects.get(pk=case.pk)


def meets_too_late(board: Place) -> None:
    """Its next meeting is after the month."""
    meeting(board, in_days(24))


def told(line: str) -> set[str]:
    return set(Message.objects.filter(body__contains=line).values_list("address", flat=True))


def test_it_leaves_the_agendas_of_meetings_to_come(here: Place, there: Place) -> None:
    round_ = here.consideration()
    later = meeting(here, in_days(3))
    meets_too_late(there)
    item = put(round_, here, later)
    case = passed_on(round_.casefile, here, there)
    item.refresh_from_db()
    assert item.status == "taken_off"
    assert told(OFF) == {here.member.email, here.second_member.email}
    assert case.public_id not in Message.objects.filter(body__contains=OFF)[0].body
    changing.cancel(later, here.officer, "Too few.")
    last = Event.objects.filter(casefile=case).latest("seq")
    assert last.kind != "agendaitem.call_off"
    for path in ("/home/", reverse("case", args=[case.public_id])):
        assert CALL in browser(there.officer).get(path).content.decode(), path
    page = browser(there.officer).get(item.page).content.decode()
    assert not any(who.name in page for who in (here.second_member, here.officer))
    assert broken(case) == []


def test_what_took_place_before_stays_as_the_first_board_left_it(here: Place, there: Place) -> None:
    round_ = here.consideration()
    earlier = meeting(here, meets_at=time(0, 0))
    item = put(round_, here, earlier)
    attended(here, earlier, here.member, here.second_member)
    item.refresh_from_db()
    item = transitions.minute.run(item, here.officer, minutes="Read.", learning="")
    meets_too_late(there)
    case = passed_on(round_.casefile, here, there)
    item = AgendaItem.objects.get(pk=item.pk)
    page = browser(there.officer).get(item.page).content.decode()
    assert here.member.name in page
    assert f"This was a meeting of {here.board}" in page
    assert CALL in browser(there.officer).get("/home/").content.decode()
    meeting(there, timezone.localdate(), meets_at=time(0, 1))
    for step, said in ((transitions.minute, {"minutes": "Other.", "learning": ""}), (transitions.make_pack, {})):
        with pytest.raises(Refused, match="leads the case no longer"):
            step.run(item, fresh(there.officer), **said)
    with pytest.raises(PermissionRefused):
        transitions.agree.run(item, fresh(here.member))
    before = Event.objects.filter(casefile=case).count()
    attended(here, earlier, here.member)
    assert Event.objects.filter(casefile=case).count() == before


def test_a_meeting_of_the_first_board_that_is_moved_takes_no_case_along(here: Place, there: Place) -> None:
    round_ = here.consideration()
    earlier = meeting(here, meets_at=time(0, 0))
    item = put(round_, here, earlier)
    meets_too_late(there)
    case = passed_on(round_.casefile, here, there)
    earlier.meets_on = in_days(2)
    changing.keep(earlier, here.officer)
    item.refresh_from_db()
    assert item.meets_on == timezone.localdate()
    assert CALL in browser(there.officer).get("/home/").content.decode()
    assert not Event.objects.filter(casefile=case, kind="agendaitem.reschedule").exists()


def test_the_board_that_leads_puts_it_on_its_own(here: Place, there: Place) -> None:
    round_ = here.consideration()
    put(round_, here, meeting(here, in_days(3)))
    passed_on(round_.casefile, here, there)
    again = Consideration.objects.get(pk=round_.pk)
    there.officer, there.chair = fresh(there.officer), fresh(there.chair)
    assert put(again, there, meeting(there, in_days(4))).status == "listed"
    assert CALL not in browser(there.officer).get("/home/").content.decode()


def test_papers_of_a_review_are_taken_back_from_the_members(there: Place) -> None:
    sitting = Sitting().hand_out()
    here = Place(sitting.team.board)
    case = passed_on(sitting.case, here, there)
    sitting.acceptance.refresh_from_db()
    assert sitting.acceptance.status == "taken_off"
    assert {one.email for one in sitting.members} <= told("open to you no longer")
    assert not any(sitting.reads(fresh(one)) for one in sitting.members)
    with pytest.raises(Refused):
        hand_out.run(sitting.acceptance, fresh(there.officer))
    new = Acceptance(casefile=case, review=sitting.acceptance.review)
    anew = meeting_of(there.board, there.chair, timezone.localdate() + timedelta(days=5))
    page = browser(there.officer).get(f"/cases/{case.public_id}/acceptances/put/")
    assert day_words(anew.meets_on) in page.content.decode()
    assert new.review.acceptances.filter(status__in=Acceptance.OPEN).count() == 0
    assert broken(case) == []
