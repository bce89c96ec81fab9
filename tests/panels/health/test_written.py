"""The health overview report is handed in by a designated professional, signed in its trust, and accepted."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from panels.health import transitions
from panels.health.corrections import correct
from panels.health.models import HealthOverview
from panels.health.voids import void
from scr_portal.access import Appointment, forget, grants
from scr_portal.accounts import User
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.quarantines import transitions as quarantines
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from scr_portal.waiting import waiting
from tests import build, build_review
from tests.documents import files
from tests.panels.conftest import a_file
from tests.panels.health.conftest import Health, day
from tests.quarantines.conftest import lock

PAGE = "panels:healthoverview"


def waits(person: User) -> set[str]:
    forget([person])
    return {one.words for one in waiting(grants(person)) if "health overview" in one.words}


def test_it_waits_for_its_author_then_for_the_trust_then_for_the_panel_chair(health: Health) -> None:
    chair = health.scene.panel_chair
    everybody = (health.nurse, health.senior, chair, health.scene.officer, health.scene.other_senior)

    def only(words: str, *people: User) -> None:
        assert [waits(one) for one in everybody] == [{words} if one in people else set() for one in everybody]

    health.imr_of(health.scene.health)
    asked = health.asked()
    only("Write and hand in the health overview report", health.nurse)
    handed_in = health.handed_in(asked)
    only("Read and sign the health overview report", health.senior)
    signed = transitions.sign.run(handed_in, health.senior)
    only("Accept or send back the health overview report", chair)
    back = transitions.send_back.run(signed, chair, to_change="Say what the GP knew.", due_on=day(30))
    only("Write and hand in the health overview report", health.nurse)
    again = transitions.sign.run(health.handed_in(back), health.senior)
    assert transitions.accept.run(again, chair).accepted_on == day(0)
    only("")


def test_who_had_a_part_in_the_case_does_not_write_it_and_one_of_another_trust_does(health: Health) -> None:
    asked = health.asked()
    with pytest.raises(ValidationError, match="designated professional of another trust"):
        health.handed_in(asked, had_part=True)
    assert HealthOverview.objects.get().status == "asked"
    other = build_review.appointed(health.scene.review, Role.DESIGNATED, build.user("Dr Elsewhere"))
    done = transitions.hand_in.run(asked, other, file=a_file(), had_part=False)
    assert done.author == Appointment.objects.get(user=other)


def test_nor_who_declared_a_part_when_appointed_under_an_edition_that_lets_them_be(health: Health) -> None:
    asked, one = health.asked(), Appointment.objects.get(user=health.nurse)
    one.declaration = {**(one.declaration or {}), "line_manager": True}
    one.save()
    with pytest.raises(ValidationError, match="another trust"):
        health.handed_in(asked)


def test_a_member_of_the_panel_may_write_it(health: Health) -> None:
    build_review.appointed(health.scene.review, Role.PANEL_MEMBER, health.nurse)
    forget([health.nurse])
    assert health.submitted().status == "submitted"


def test_it_rests_on_the_imrs_of_all_health_agencies_and_says_which_is_not_in(health: Health) -> None:
    practice = build.agency(health.pct.boards.get(), "health", "Harbour Practice")
    with build.told(health.scene.review.casefile):
        health.scene.review.casefile.agencies.add(practice)
    asked = health.asked()
    for status, is_in in (("commissioned", False), ("returned", False), ("submitted", True), ("waived", True)):
        imr = health.imr_of(practice, status)
        why = transitions.hand_in.why_not(asked)
        assert (why is None) is is_in
        assert is_in or why == "It rests on the IMRs of all health agencies. Not in yet: Harbour Practice."
        with build.told(imr.casefile):
            type(imr).objects.filter(pk=imr.pk).update(voided_at=imr.casefile.opened_at)
    health.scene.asked(health.scene.police)
    assert health.handed_in(asked).status == "handed_in"


def test_the_author_types_the_declaration_and_everybody_who_may_reads_it(health: Health, client: Client) -> None:
    overview = health.asked()
    client.force_login(health.nurse)
    page = reverse("panels:healthoverview_hand_in", args=[overview.public_id])
    for had_part in ("", "yes"):
        said = {"file": SimpleUploadedFile("report.pdf", files.pdf()), "version": "1", "had_part": had_part}
        refused = client.post(page, said)
        assert refused.status_code == 422
    assert "tell the LSCB officer" in refused.content.decode()
    said = {"file": SimpleUploadedFile("report.pdf", files.pdf()), "version": "1", "had_part": "no"}
    done = client.post(page, said, follow=True).content.decode()
    assert "The trust&#x27;s senior officer is told" in done
    scene, where = health.scene, reverse(PAGE, args=[overview.public_id])
    author = build_review.appointed(scene.review, Role.OVERVIEW_AUTHOR)
    chair = build.member(Role.CHAIR, scene.review.casefile.board)
    for reader in (scene.officer, chair, scene.panel_chair, scene.member, author, health.senior, health.nurse):
        client.force_login(reader)
        shown = client.get(where).content.decode()
        assert "Nurse Hicks" in shown
        assert "No part in the case, nor immediate manager" in shown
        assert "Health overview report, version 1" in shown
        assert Document.objects.visible_to(reader).exists()
    imr_author = health.imr_author()
    decides = build.member(Role.SUBCOMMITTEE, scene.review.casefile.board)
    speaks = build.member(Role.REPRESENTATIVE, health.pct)
    checker = build_review.appointed(scene.review, Role.CHECKER)
    for stranger in (scene.senior, scene.other_senior, decides, speaks, checker, imr_author):
        client.force_login(stranger)
        assert client.get(where).status_code == 404
        case = client.get(reverse("case", args=[overview.casefile.public_id]))
        assert "Health overview report" not in case.content.decode()
        assert not Document.objects.visible_to(stranger).exists()
        assert not Deadline.objects.visible_to(stranger).filter(kind="health_overview").exists()


def test_each_step_is_for_whom_the_matrix_names(health: Health) -> None:
    scene, asked = health.scene, health.asked()
    everybody = {scene.officer, scene.panel_chair, scene.member, scene.other_senior, health.senior, health.nurse}

    def refused(step: object, overview: HealthOverview, *may: User, **said: object) -> None:
        for by in everybody - set(may):
            with pytest.raises(PermissionRefused):
                step.run(overview, by, **said)  # type: ignore[attr-defined]

    refused(transitions.hand_in, asked, health.nurse, file=a_file(), had_part=False)
    refused(void, asked, scene.officer, because="Twice.")
    handed_in = health.handed_in(asked)
    refused(transitions.sign, handed_in, health.senior)
    signed = transitions.sign.run(handed_in, health.senior)
    refused(transitions.accept, signed, scene.panel_chair)
    refused(transitions.send_back, signed, scene.panel_chair, to_change="It", due_on=day(3))
    refused(transitions.fall_back, signed)


def test_its_author_does_not_sign_it_for_the_trust(health: Health) -> None:
    build_review.appointed(health.scene.review, Role.DESIGNATED, health.senior)
    forget([health.senior])
    handed_in = transitions.hand_in.run(health.asked(), health.senior, file=a_file(), had_part=False)
    with pytest.raises(Refused, match="another senior officer of the trust"):
        transitions.sign.run(handed_in, health.senior)


def test_its_day_counts_until_it_is_handed_in_and_sent_back_until_it_is_again(health: Health, client: Client) -> None:
    overview = health.sent_back()
    clock = Deadline.objects.get(subject_key=overview.subject)
    assert (clock.due_on, clock.is_running) == (day(30), True)
    assert clock.steps[-1].startswith("Sent back on ")
    told = Message.objects.filter(body__contains="sent back").values_list("user", flat=True)
    assert set(told) == {health.nurse.pk, health.senior.pk}
    client.force_login(health.nurse)
    shown = client.get(reverse(PAGE, args=[overview.public_id])).content.decode()
    assert "Say what the GP knew." in shown
    with pytest.raises(ValidationError, match="a day after today"):
        transitions.send_back.run(
            transitions.sign.run(health.handed_in(overview), health.senior), health.scene.panel_chair, to_change="?",
            due_on=day(0),
        )  # fmt: skip
    clock.refresh_from_db()
    assert (clock.is_running, clock.stopped_on) == (False, day(0))


def test_the_officer_gives_it_another_day_with_the_reason_in_the_sum(health: Health) -> None:
    overview = health.asked()
    correct.run(overview, health.scene.officer, field="due_on", day=day(40), reason="The nurse is ill.")
    clock = Deadline.objects.get(subject_key=overview.subject)
    assert clock.due_on == day(40)
    assert any("The nurse is ill." in step for step in clock.steps)
    with pytest.raises(ValidationError, match="after the day it was asked for"):
        correct.run(HealthOverview.objects.get(), health.scene.officer, field="due_on", day=day(-1), reason="No.")


def test_asked_for_by_mistake_it_is_void_and_can_be_asked_for_of_another_trust(health: Health) -> None:
    void.run(health.asked(), health.scene.officer, because="It is the other trust's.")
    assert waits(health.nurse) == set()
    assert not Deadline.objects.filter(kind="health_overview", is_running=True).exists()
    overview = health.handed_in(health.asked(agency=health.scene.health))
    assert void.why_not(overview)


def test_its_file_locked_away_for_good_it_is_to_be_handed_in_again(health: Health) -> None:
    accepted = health.accepted(health.submitted())
    assert accepted.document
    chair = build.member(Role.CHAIR, accepted.casefile.board)
    quarantine = lock(accepted.document, health.scene.officer)
    quarantines.confirm.run(quarantine, chair)
    overview = HealthOverview.objects.get()
    assert (overview.status, overview.accepted_on, overview.submitted_on) == ("asked", None, None)
    assert waits(health.nurse) == {"Write and hand in the health overview report"}
    assert Deadline.objects.get(kind="health_overview").is_running
    assert health.handed_in(overview).status == "handed_in"
