"""Another board takes over the lead of a case: two chairs, and nothing in between."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import release
from scr_portal import walls
from scr_portal.access import Appointment, grants
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.audit.verifying import broken
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose, revise
from scr_portal.mail import Message
from scr_portal.people import Bar, Person
from scr_portal.roles import Role
from scr_portal.transfers.models import Transfer
from scr_portal.transfers.transitions import accept, decline, propose, withdraw
from scr_portal.transitions import PermissionRefused, Refused
from scr_portal.waiting import waiting
from tests import build, build_review
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db
WHY = "The family lives in the area of the other board."


@pytest.fixture
def case(here: Place) -> CaseFile:
    return here.receive(label="Child Q").casefile


def asked(case: CaseFile, here: Place, there: Place) -> Transfer:
    """The chair who leads asks the other board."""
    return propose.run(Transfer(casefile=case), here.chair, to_board=there.board, reason=WHY)


def sees(person: User, case: CaseFile) -> bool:
    """Whether the person may open the case now."""
    return case in CaseFile.objects.visible_to(fresh(person))


def reached(person: User) -> tuple[set[int], set[int]]:
    """The transfers that each floor gives somebody: the portal's own words, and the database's."""
    with walls.entered(person.pk, timezone.localdate()):
        given = set(Transfer.objects.values_list("pk", flat=True))
    return set(Transfer.objects.visible_to(fresh(person)).values_list("pk", flat=True)), given


def fresh(person: User) -> User:
    """The same person at the next request."""
    return User.objects.get(pk=person.pk)


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_who_takes_it_over_comes_to_the_case(client: Client, case: CaseFile, here: Place, there: Place) -> None:
    transfer = asked(case, here, there)
    client.force_login(there.chair)
    address = f"/transfers/{transfer.public_id}/accept/"
    answer = client.post(address, {"version": transfer.version}, follow=True)
    assert answer.redirect_chain == [(f"/cases/{case.public_id}/", 302)]
    assert "Your board leads this case from now on." in answer.content.decode()


def test_the_other_board_leads_from_the_moment_its_chair_takes_over(case: CaseFile, here: Place, there: Place) -> None:
    dates = list(Deadline.objects.filter(casefile=case).values_list("due_on", "sort", "is_running"))
    transfer = asked(case, here, there)
    assert (sees(here.officer, case), sees(there.chair, case)) == (True, False)
    accept.run(transfer, fresh(there.chair))
    assert CaseFile.objects.get(pk=case.pk).board == there.board
    assert all(sees(one, case) for one in (there.chair, there.officer, there.member))
    assert not any(sees(one, case) for one in (here.chair, here.officer, here.member, here.acting_chair))
    assert list(Deadline.objects.filter(casefile=case).values_list("due_on", "sort", "is_running")) == dates
    assert broken(case) == []


def test_two_cases_of_a_board_are_never_called_the_same(case: CaseFile, here: Place, there: Place) -> None:
    there.receive(label="child q")
    accept.run(asked(case, here, there), fresh(there.chair))
    assert CaseFile.objects.get(pk=case.pk).label == f"Child Q ({here.board.short_name})"


def test_open_browsers_of_the_board_that_led_are_closed(case: CaseFile, here: Place, there: Place) -> None:
    officer, path = browser(here.officer), reverse("case", args=[case.public_id])
    transfer = asked(case, here, there)
    assert officer.get(path).status_code == 200
    accept.run(transfer, fresh(there.chair))
    assert officer.get(path).status_code == 404
    assert browser(there.officer).get(path).status_code == 200


def test_agencies_and_whoever_is_appointed_keep_their_place(here: Place, there: Place) -> None:
    review = build_review.review(here.board, agencies=(here.police,))
    author = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
    accept.run(asked(review.casefile, here, there), fresh(there.chair))
    assert all(sees(one, review.casefile) for one in (here.constable, author))
    assert not sees(build.member(Role.REPRESENTATIVE, there.police), review.casefile)


def test_who_was_independent_of_the_first_board_only_is_put_on_hold(here: Place, there: Place) -> None:
    review = build_review.review(here.board)
    case = review.casefile
    sits_there = build_review.appointed(review, Role.OVERVIEW_AUTHOR, there.second_member)
    free = build_review.appointed(review, Role.PANEL_CHAIR)
    accept.run(asked(case, here, there), fresh(there.chair))
    held = Appointment.objects.get(casefile=case, user=sits_there)
    assert held.status == "frozen"
    assert held.why_stopped.startswith(f"{there.board} leads the case now.")
    assert Appointment.objects.get(casefile=case, user=free).status == "confirmed"
    page = reverse("panels:appointment", args=[held.public_id])
    told = Message.objects.filter(body__contains=page)
    assert {one.address for one in told} == {there.chair.email, there.officer.email, sits_there.email}
    assert held.why_stopped in browser(there.chair).get(page).content.decode()
    with pytest.raises(Refused):
        release.run(held, fresh(there.chair))
    assert broken(case) == []


def test_the_chair_asked_sees_the_reference_and_the_reason_and_nothing_else(
    case: CaseFile, here: Place, there: Place
) -> None:
    transfer, chair = asked(case, here, there), browser(there.chair)
    home = chair.get(reverse("home")).content.decode()
    assert f"{here.board} asks your board to lead a case</a>" in home
    for name in ("transfer", "transfer_accept", "transfer_decline"):
        said = chair.get(reverse(f"scr_portal:{name}", args=[transfer.public_id])).content.decode()
        assert (case.reference in said, "Child Q" in said) == (True, False), name
    assert WHY in chair.get(reverse("scr_portal:transfer", args=[transfer.public_id])).content.decode()
    assert chair.get(reverse("case", args=[case.public_id])).status_code == 404
    assert chair.get(reverse("scr_portal:transfer_withdraw", args=[transfer.public_id])).status_code == 403


def test_the_chair_asked_reads_no_name_in_the_reason(case: CaseFile, here: Place, there: Place) -> None:
    with build.told(case):
        Person.objects.create(casefile=case, kind=Person.Kind.CHILD, name="Tamsin Applegarth")
    page = reverse("scr_portal:transfer_propose", args=[case.public_id])
    said = {"to_board": there.board.public_id, "reason": "Tamsin lived in their area until May."}
    answer = browser(here.chair).post(page, said)
    assert answer.status_code == 422
    assert "Take out the names" in answer.content.decode()
    assert said["reason"] in answer.content.decode()
    assert not Transfer.objects.exists()
    said["reason"] = "The child lived in their area until May."
    assert browser(here.chair).post(page, said).status_code == 302
    assert Transfer.objects.get().reason == said["reason"]


@pytest.mark.parametrize("who", ["officer", "member", "acting_chair"])
def test_nobody_answers_for_the_chair_asked(who: str, case: CaseFile, here: Place, there: Place) -> None:
    transfer = asked(case, here, there)
    for step, said in ((accept, {}), (decline, {"why_declined": "No."})):
        for place in (here, there):
            with pytest.raises(PermissionRefused):
                step.run(transfer, fresh(getattr(place, who)), **said)
        with pytest.raises(PermissionRefused):
            step.run(transfer, fresh(here.chair), **said)


def test_the_acting_chair_answers_where_the_chair_is_away(case: CaseFile, here: Place, there: Place) -> None:
    build.away(there.chair)
    transfer = asked(case, here, there)
    told = Message.objects.filter(body__contains="asks yours to lead")
    assert {one.address for one in told} == {there.chair.email, there.acting_chair.email}
    accept.run(transfer, fresh(there.acting_chair))
    assert sees(there.acting_chair, case)


def test_who_is_barred_from_the_case_neither_sees_nor_answers_it(case: CaseFile, here: Place, there: Place) -> None:
    build.member(Role.OFFICER, here.board)
    both = build.member(Role.SUBCOMMITTEE, here.board, "Of both boards")
    acts = {"role": Role.ACTING_CHAIR, "since": build.LONG_AGO, "until": build.FAR_AWAY}
    build.holds(user=both, board=there.board, **acts)
    build.away(there.chair)
    step_back.run(Bar(casefile=case), both, reason="I know the family.")
    transfer = asked(case, here, there)
    assert both.email not in Message.objects.filter(body__contains="asks yours").values_list("address", flat=True)
    assert browser(both).get(reverse("scr_portal:transfer", args=[transfer.public_id])).status_code == 404
    assert reached(both) == (set(), set())
    offers = [[one.casefile for one in waiting(grants(fresh(person)))] for person in (there.chair, both)]
    assert offers == [[case], []]
    with pytest.raises(PermissionRefused):
        accept.run(transfer, fresh(both))
    of_another_case = asked(here.receive(label="Child R").casefile, here, there)
    assert reached(both) == ({of_another_case.pk}, {of_another_case.pk})


def test_declined_or_withdrawn_it_is_gone_for_the_other_board(case: CaseFile, here: Place, there: Place) -> None:
    chair = browser(there.chair)
    first = asked(case, here, there)
    assert reached(there.chair) == ({first.pk}, {first.pk})
    path = reverse("scr_portal:transfer_decline", args=[first.public_id])
    sent = chair.post(path, {"why_declined": "They live with you.", "version": first.version})
    assert (sent.status_code, sent["Location"]) == (302, reverse("home"))
    second = withdraw.run(asked(case, here, there), fresh(here.chair))
    for one in (first, second):
        assert chair.get(reverse("scr_portal:transfer", args=[one.public_id])).status_code == 404
    assert reached(there.chair) == (set(), set())
    with walls.entered(there.chair.pk, timezone.localdate()):
        assert not CaseFile.objects.exists()
    assert "asks your board" not in chair.get(reverse("home")).content.decode()
    assert CaseFile.objects.get(pk=case.pk).board == here.board
    shown = browser(here.officer).get(reverse("scr_portal:transfer", args=[first.public_id])).content.decode()
    assert "They live with you." in shown


def test_one_board_is_asked_at_a_time_and_never_the_own_one(case: CaseFile, here: Place, there: Place) -> None:
    with pytest.raises(ValidationError, match="Choose another board"):
        propose.run(Transfer(casefile=case), here.chair, to_board=here.board, reason=WHY)
    asked(case, here, there)
    with pytest.raises(ValidationError, match="asked already"):
        propose.run(Transfer(casefile=case), fresh(here.chair), to_board=build.board(), reason=WHY)


def test_a_closed_case_stays_where_it_is(case: CaseFile, here: Place, there: Place) -> None:
    transfer = asked(case, here, there)
    CaseFile.objects.filter(pk=case.pk).update(is_open=False)
    with pytest.raises(Refused, match="closed"):
        accept.run(transfer, fresh(there.chair))
    answer = browser(there.chair).get(reverse("scr_portal:transfer_accept", args=[transfer.public_id]))
    said = answer.content.decode()
    assert (answer.status_code, case.reference in said, "Child Q" in said) == (409, True, False)


def test_the_older_form_of_the_chair_asked_says_no_more(case: CaseFile, here: Place, there: Place) -> None:
    transfer = asked(case, here, there)
    path = reverse("scr_portal:transfer_decline", args=[transfer.public_id])
    answer = browser(there.chair).post(path, {"why_declined": "No.", "version": transfer.version - 1})
    said = answer.content.decode()
    assert (answer.status_code, case.reference in said, "Child Q" in said) == (409, True, False)


def test_mail_names_nobody_and_both_sides_are_told(case: CaseFile, here: Place, there: Place) -> None:
    accept.run(asked(case, here, there), fresh(there.chair))
    told = {line: set(_told(line)) for line in ("no access to it any more", "Your board leads this case")}
    assert told["no access to it any more"] == {here.officer.email, here.chair.email}
    assert there.officer.email in told["Your board leads this case"]
    assert all("Child Q" not in one.body + one.subject and WHY not in one.body for one in Message.objects.all())


def test_the_timeline_says_who_leads_since_when(case: CaseFile, here: Place, there: Place) -> None:
    accept.run(asked(case, here, there), fresh(there.chair))
    event = Event.objects.get(kind="transfer.accept")
    assert f"{there.board} leads it instead of {here.board}" in event.sentence


def _told(line: str) -> list[str]:
    return list(Message.objects.filter(body__contains=line).values_list("address", flat=True))


def test_a_letter_begun_before_is_warned_of_where_it_speaks_for_the_board_that_led(here: Place, there: Place) -> None:
    case = here.receive(agencies=[here.police]).casefile
    begun = compose.run(Letter(casefile=case), fresh(here.officer), choice=f"chief:{here.police.public_id}")
    page = reverse("scr_portal:letter", args=[begun.public_id])
    warned = f"Another board leads now: the letter speaks for {here.board}, under the head of {there.board}."
    assert warned not in browser(here.officer).get(page).content.decode()
    accept.run(asked(case, here, there), fresh(there.chair))
    assert warned in browser(there.officer).get(page).content.decode()
    begun = Letter.objects.get()
    revise.run(begun, fresh(there.officer), to=begun.to, text=begun.text.replace(str(here.board), str(there.board)))
    assert warned not in browser(there.officer).get(page).content.decode()


def test_the_office_tells_one_request_from_another_on_the_case_page(case: CaseFile, here: Place, there: Place) -> None:
    decline.run(asked(case, here, there), fresh(there.chair), why_declined="The child only stayed for a holiday.")
    again = "The child lived there for a year, in two places."
    propose.run(Transfer(casefile=case), fresh(here.chair), to_board=there.board, reason=again)
    page = browser(here.officer).get(reverse("case", args=[case.public_id])).content.decode()
    for words in (WHY, "Why it was declined: The child only stayed for a holiday.", again):
        assert words in page
