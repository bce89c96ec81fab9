"""The agency's senior officer names the author, and answers for the declaration."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import confirm
from panels.imrs.models import Imr
from panels.imrs.next_step import next_step
from panels.imrs.transitions import hand_in, name_author, send_back, sign
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.audit import EventPayload
from scr_portal.bars.transitions import lift, propose, step_back
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.panels.appointments.test_hand_over import chair_of
from tests.panels.conftest import Scene, a_file


def name(imr: Imr, by: User, author: User, **yes: bool) -> Imr:
    """Name somebody who had no part in the case, but for what is in `yes`."""
    said = {"directly_concerned": False, "immediate_manager": False} | yes
    return name_author.run(imr, by, email=author.email, name="", position="Detective inspector", **said)


def test_the_author_may_open_the_case_and_hand_in(scene: Scene) -> None:
    named = scene.with_author()
    assert named.status == "author_named"
    assert named.author
    assert named.author.status == Appointment.Status.CONFIRMED
    assert named.author.declaration == build_review.INDEPENDENT | build_review.QUALIFIED
    assert list(CaseFile.objects.visible_to(scene.author)) == [scene.review.casefile]
    assert list(Imr.objects.visible_to(scene.author)) == [named]


@pytest.mark.parametrize("tie", ["directly_concerned", "immediate_manager"])
def test_nobody_with_a_part_in_the_case(scene: Scene, tie: str) -> None:
    with pytest.raises(ValidationError, match="Name somebody else"):
        name(scene.asked(), scene.senior, scene.author, **{tie: True})
    assert not CaseFile.objects.visible_to(scene.author).exists()


def test_nothing_of_the_case_is_open_before_the_author_s_own_declaration(scene: Scene, client: Client) -> None:
    imr = scene.named()
    assert imr.author
    assert (imr.author.status, imr.author.declaration, imr.author.since) == ("proposed", None, None)
    own = reverse("panels:appointment_declare", args=[imr.author.public_id])
    assert Message.objects.get(user=scene.author, body__contains=own)
    client.force_login(scene.author)
    closed = [reverse("panels:imr", args=[imr.public_id]), reverse("case", args=[imr.casefile.public_id])]
    assert [client.get(page).status_code for page in closed] == [404, 404]
    assert "Declare your independence as IMR author" in client.get(reverse("home")).content.decode()
    answers = dict.fromkeys(build_review.INDEPENDENT, "no")
    typed = answers | {"qualified_because": "Trained.", "declared_on": timezone.localdate().isoformat(), "version": "1"}
    done = client.post(own, typed, follow=True).content.decode()
    assert "You may open the case now" in done
    assert "LSCB chair to confirm" not in done
    assert [client.get(page).status_code for page in closed] == [200, 200]
    assert not Message.objects.filter(body__contains="declaration of independence waits").exists()


@pytest.mark.parametrize("tie", ["directly_involved", "line_manager"])
def test_who_declares_a_part_in_the_case_does_not_begin_and_the_agency_names_another(
    scene: Scene, client: Client, tie: str
) -> None:
    declared = build_review.declares(scene.named().author, **{tie: True})
    assert (declared.status, declared.since) == ("ended", None)
    assert declared.declaration
    assert declared.declaration[tie] is True
    assert not CaseFile.objects.visible_to(User.objects.get(pk=scene.author.pk)).exists()
    imr = Imr.objects.get()
    assert (imr.status, imr.author) == ("commissioned", None)
    assert Message.objects.filter(user=scene.senior, body__contains="name somebody else").exists()
    client.force_login(scene.senior)
    shown = client.get(reverse("case", args=[imr.casefile.public_id])).content.decode()
    assert "Name the author of the" in shown
    client.force_login(scene.author)
    page = client.get(reverse("panels:appointment", args=[declared.public_id])).content.decode()
    assert "Somebody else is to write the IMR" in page
    build_review.declares(name(imr, scene.senior, build.user("Inspector Starling")).author)
    assert Imr.objects.get().author is not None


def test_what_was_sent_back_waits_for_another_author_where_the_new_one_cannot_begin(scene: Scene) -> None:
    due = timezone.localdate() + timedelta(days=10)
    back = send_back.run(scene.submitted(), scene.panel_chair, reasons="Thin.", points="Why?", due_on=due)
    build_review.declares(name(back, scene.senior, build.user()).author, directly_involved=True)
    imr = Imr.objects.get()
    assert (imr.status, imr.author, next_step(imr)) == ("returned", None, name_author)


def test_who_steps_back_from_the_case_before_the_declaration_does_not_begin(scene: Scene) -> None:
    kin = build.member(Role.REPRESENTATIVE, scene.police)
    imr = name(scene.asked(), scene.senior, kin)
    step_back.run(Bar(casefile=imr.casefile, agency=scene.police), kin, reason="I know the family.")
    assert build_review.declares(imr.author).status == "ended"
    assert Imr.objects.get().author is None


def test_the_senior_officer_s_own_answers_are_kept_apart(scene: Scene) -> None:
    imr = scene.named()
    kept = json.loads(EventPayload.objects.get(event__kind="imr.name_author").data)
    assert (kept["directly_concerned"], kept["immediate_manager"]) == (False, False)
    assert imr.author
    assert imr.author.declaration is None


def test_the_page_of_the_imr_says_that_the_declaration_is_waited_for(scene: Scene, client: Client) -> None:
    imr = scene.named()
    client.force_login(scene.senior)
    page = reverse("panels:imr", args=[imr.public_id])
    assert "Waiting for the author’s own declaration" in client.get(page).content.decode()
    build_review.declares(imr.author)
    assert "own declaration" not in client.get(page).content.decode()


def test_the_chair_does_not_confirm_an_author(scene: Scene) -> None:
    author = build_review.declared(scene.review.casefile, Role.IMR_AUTHOR, agency=scene.police)
    with pytest.raises(Refused, match="named by the agency"):
        confirm.run(author, chair_of(scene.review), since=timezone.localdate())


def test_nobody_of_the_scr_panel_and_not_the_overview_author(scene: Scene) -> None:
    author = build_review.appointed(scene.review, Role.OVERVIEW_AUTHOR)
    imr = scene.asked()
    with pytest.raises(Refused, match="may not be on the SCR panel"):
        name(imr, scene.senior, scene.member)
    with pytest.raises(Refused, match="overview author may not also be IMR author"):
        name(imr, scene.senior, author)


def test_nobody_names_herself(scene: Scene) -> None:
    with pytest.raises(ValidationError, match="sign your own work"):
        name(scene.asked(), scene.senior, scene.senior)


def test_nobody_who_is_barred_or_to_be_barred_and_the_agency_is_not_told_that_it_is_so(scene: Scene) -> None:
    case, imr, kin = scene.review.casefile, scene.asked(), build.member(Role.REPRESENTATIVE, scene.police)
    gone = build.closed(build.user("Former Colleague"))
    build.member(Role.OFFICER, case.board)
    propose.run(Bar(casefile=case), scene.officer, email=kin.email, reason="Kin.")
    said = set()
    for person in (kin, gone):
        with pytest.raises(ValidationError) as refused:
            name(imr, scene.senior, person)
        said.add(str(refused.value.message_dict))
    assert len(said) == 1
    assert "ask the LSCB officer" in said.pop()
    lift.run(Bar.objects.get(), chair_of(scene.review), why_lifted="Another person of this name.")
    assert name(imr, scene.senior, kin).author is not None


def test_only_that_agencys_senior_officer(scene: Scene) -> None:
    imr = scene.asked()
    for by in (scene.other_senior, scene.officer, scene.panel_chair, build.member(Role.REPRESENTATIVE, scene.police)):
        with pytest.raises(PermissionRefused):
            name(imr, by, scene.author)


def test_another_author_takes_the_place_of_the_first_whose_rights_end(scene: Scene) -> None:
    successor = build.user()
    name(scene.with_author(), scene.senior, successor)
    assert not CaseFile.objects.visible_to(User.objects.get(pk=scene.author.pk)).exists()
    build_review.declares(Appointment.objects.get(user=successor))
    assert CaseFile.objects.visible_to(successor).exists()


def test_the_work_goes_on_where_it_stands_and_the_former_author_is_out_in_an_open_session_too(
    scene: Scene, client: Client
) -> None:
    imr, successor = scene.handed_in(), build.user("Inspector Starling")
    client.force_login(scene.author)
    pages = [reverse("panels:imr", args=[imr.public_id]), f"/documents/{imr.document.public_id}/"]  # type: ignore[union-attr]
    assert [client.get(page).status_code for page in pages] == [200, 200]
    named = name(imr, scene.senior, successor)
    assert (named.status, named.document) == ("agency_qa", imr.document)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    client.force_login(successor)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    build_review.declares(named.author)
    assert [client.get(page).status_code for page in pages] == [200, 200]
    assert hand_in.run(named, successor, file=a_file("Twice.")).status == "agency_qa"
    told = Message.objects.filter(user=scene.author, body__contains="taken over your work")
    assert told.count() == 1
    assert "Starling" not in told.get().body


def test_what_was_sent_back_stays_so_with_another_author(scene: Scene) -> None:
    due = timezone.localdate() + timedelta(days=10)
    back = send_back.run(scene.submitted(), scene.panel_chair, reasons="Thin.", points="Why?", due_on=due)
    named = name(back, scene.senior, build.user())
    assert (named.status, named.times_returned, named.due_on) == ("returned", 1, due)


def test_not_between_signature_and_submission(scene: Scene) -> None:
    signed = sign.run(scene.handed_in(), scene.senior)
    with pytest.raises(Refused, match="It was signed on"):
        name(signed, scene.senior, build.user())


def test_the_page_asks_for_the_declaration(scene: Scene, client: Client) -> None:
    imr = scene.asked()
    client.force_login(scene.senior)
    page = reverse("panels:imr_name_author", args=[imr.public_id])
    assert "directly concerned with the child" in client.get(page).content.decode()
    typed = {"email": "wren@example.org", "name": "A. Wren", "position": "Inspector", "version": "1"}
    wrong = client.post(page, typed | {"directly_concerned": "yes", "immediate_manager": "no"})
    assert wrong.status_code == 422
    assert "Name somebody else" in wrong.content.decode()
    assert "wren@example.org" in wrong.content.decode()
    assert client.post(page, typed | {"directly_concerned": "no", "immediate_manager": "no"}).status_code == 302
    assert Imr.objects.get().author is not None
