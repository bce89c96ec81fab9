"""Who is barred, or holds nothing, reads and answers what is written of them."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from panels.models import Imr
from scr_portal import walls
from scr_portal.access import Grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.fact_checks import corrections, transitions, voids
from scr_portal.fact_checks.models import FactCheck
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.fact_checks.conftest import TEXT, asked, author_of, barred, day, page, scene, shown, store
from tests.panels.conftest import Scene, a_file

__all__ = ["scene", "store"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_barred", [True, False])
def test_the_person_is_told_finds_it_reads_it_and_answers(scene: Scene, client: Client, is_barred: bool) -> None:
    person = barred(scene) if is_barred else build.user("Kerensa Nance")
    check = asked(scene, person)
    told = Message.objects.get(user=person, body__contains="check something")
    assert page(check) in told.body
    assert not any(said in told.body + told.subject for said in (TEXT, person.name, scene.review.casefile.label))
    client.force_login(person)
    home = client.get(reverse("home")).content.decode()
    assert "Check what is written of you" in home
    assert page(check) in home
    read = client.get(page(check)).content.decode()
    assert TEXT in read
    assert scene.review.casefile.label not in read
    form = client.get(page(check, "answer"))
    assert scene.review.casefile.label not in form.content.decode()
    typed = {"version": check.version, "is_right": "no", "answer": ""}
    assert client.post(page(check, "answer"), typed).status_code == 422
    sent = client.post(page(check, "answer"), typed | {"answer": "I asked him twice."}, follow=True)
    assert "Your answer is with those who asked you" in sent.content.decode()
    assert "Check what is written of you" not in client.get(reverse("home")).content.decode()
    for reader in (scene.panel_chair, scene.officer):
        assert Message.objects.filter(user=reader, body__contains=page(check)).exists()
        assert "I asked him twice." in shown(reader, page(check))[1]
    assert "I asked him twice." in shown(person, page(check))[1]
    assert client.post(page(check, "answer"), typed | {"version": check.version + 1}).status_code == 409


def test_it_stands_on_the_case_page_of_those_who_may_ask(scene: Scene) -> None:
    case = reverse("case", args=[scene.review.casefile.public_id])
    assert "Nobody was asked to check what is written of them" in shown(scene.panel_chair, case)[1]
    check = asked(scene, barred(scene))
    for reader, is_there in ((scene.panel_chair, True), (scene.officer, True), (scene.member, False)):
        status, read = shown(reader, case)
        assert (status, page(check) in read) == (200, is_there)
        assert shown(reader, page(check))[0] == (200 if is_there else 404)
    assert shown(scene.other_senior, page(check))[0] == 404


def test_nobody_answers_for_the_person(scene: Scene) -> None:
    check = asked(scene, barred(scene))
    for somebody in (scene.panel_chair, scene.officer, scene.other_senior):
        with pytest.raises(PermissionRefused):
            transitions.answer.run(check, somebody, is_right=True)


def test_who_may_not_ask(scene: Scene) -> None:
    for somebody in (scene.member, scene.senior, build.user(), scene.author):
        with pytest.raises(PermissionRefused):
            asked(scene, build.user(), somebody)
    assert not FactCheck.everything.exists()


def test_who_comes_in_by_a_link_is_asked_too(scene: Scene) -> None:
    author_of(scene)
    User.objects.filter(pk=scene.author.pk).update(password="!")
    assert asked(scene, User.objects.get(pk=scene.author.pk)).of == scene.author


def test_a_person_is_meant_by_the_whole_address_of_an_account_that_somebody_comes_in_with(scene: Scene) -> None:
    gone, guest, administrator = build.closed(build.user("Petroc")), build.user("Jowan"), build.administrator("Una")
    guest.set_unusable_password()
    guest.save()
    for of in (
        gone,
        guest,
        administrator,
        User(email="nobody@example.org"),
        User(email="Petroc"),
        User.objects.system(),
    ):
        with pytest.raises(Refused, match="letter by letter"):
            asked(scene, of)
    with pytest.raises(Refused, match="You mean yourself"):
        asked(scene, scene.panel_chair)


def test_there_is_something_to_read_by_a_day_to_come(scene: Scene) -> None:
    person = build.user()
    with pytest.raises(ValidationError, match="choose a file"):
        asked(scene, person, text="")
    with pytest.raises(ValidationError, match="or a later day"):
        asked(scene, person, due_on=day(-1))
    assert asked(scene, person, due_on=day(0)).stands == "To be checked"


@pytest.mark.usefixtures("store")
def test_a_file_is_a_document_of_its_own(scene: Scene, client: Client) -> None:
    person = barred(scene)
    check = asked(scene, person, text="", file=a_file())
    assert check.document
    address = reverse("document", args=[check.document.public_id])
    assert address in shown(person, page(check))[1]
    client.force_login(person)
    assert client.get(address).status_code == 200
    assert client.get(reverse("document_file", args=[check.document.public_id])).status_code == 200
    for somebody in (scene.member, scene.other_senior, build.user()):
        assert shown(somebody, address)[0] == 404


def test_what_was_put_before_somebody_by_mistake_is_closed_to_them(scene: Scene, client: Client) -> None:
    person = build.user()
    check = asked(scene, person)
    voids.void.run(check, scene.panel_chair, because="Another person of this name.")
    assert shown(person, page(check))[0] == 404
    assert Grants(person, day(0)).to_check == set()
    with walls.entered(person.pk, day(0)):
        assert not FactCheck.everything.exists()
    assert "Check what is written" not in shown(person, reverse("home"))[1]
    assert Message.objects.filter(user=person, body__contains="asked by mistake").exists()
    assert "Another person of this name." in shown(scene.panel_chair, page(check))[1]


def test_more_time_is_given_and_the_person_is_told(scene: Scene) -> None:
    person = barred(scene)
    check = asked(scene, person)
    with pytest.raises(ValidationError, match="must not be before"):
        corrections.correct.run(check, scene.panel_chair, field="due_on", day=day(-1), reason="Too short.")
    corrections.correct.run(check, scene.panel_chair, field="due_on", day=day(20), reason="Too short.")
    told = Message.objects.filter(user=person).exclude(body__contains="You are asked to check")
    assert ["was put right" in one.body and page(check) in one.body for one in told] == [True]  # the case is closed
    assert FactCheck.objects.get().due_on == day(20)


def test_the_note_of_an_interview_is_the_authors_and_the_persons(scene: Scene) -> None:
    author_of(scene)
    assert Imr.objects.filter(agency=scene.police).exists()
    constable = build.user("Constable Rowe")
    check = asked(scene, constable, scene.author, kind="interview", text="I was never told.")
    assert "I was never told." in shown(constable, page(check))[1]
    assert "Constable Rowe" in shown(scene.author, page(check))[1]
    for somebody in (scene.officer, scene.panel_chair, scene.senior, scene.other_senior):
        assert shown(somebody, page(check))[0] == 404
    transitions.answer.run(check, constable, is_right=True)
    assert Message.objects.filter(user=scene.author, body__contains=page(check)).exists()
    assert not Message.objects.filter(user=scene.officer, body__contains=page(check)).exists()


def test_it_can_be_answered_once_the_case_is_closed_and_not_asked(scene: Scene) -> None:
    person = barred(scene)
    check = asked(scene, person)
    CaseFile.objects.filter(pk=check.casefile_id).update(is_open=False)
    assert transitions.answer.run(check, person, is_right=True).status == "answered"
    with pytest.raises(Refused, match="The case is closed"):
        asked(scene, build.user())


def test_what_is_no_kind_of_text_is_refused_with_its_file_too(scene: Scene) -> None:
    with pytest.raises(ValidationError):
        asked(scene, build.user(), kind="a long word for a passage", text="", file=a_file())
    assert not FactCheck.objects.exists()
