"""Officer and chair lock a file away for good, neither alone; or one of them releases it."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.imrs import transitions as imrs
from panels.imrs.models import Imr
from panels.overviews import transitions as overviews
from panels.overviews.models import Overview
from reviews.models import Review
from reviews.reviews import transitions as reviews
from scr_portal.access import Appointment
from scr_portal.accounts import Membership, User
from scr_portal.audit import Event, broken
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.documents.verifying import verify
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.notices.content import lines
from scr_portal.quarantines import transitions
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Audience, Role
from scr_portal.signatures import Signature
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.casework.test_sums import bare
from tests.panels.conftest import Scene, a_file
from tests.quarantines.conftest import Found, lock
from tests.reviews.reviews.test_report_back import reported

pytestmark = pytest.mark.django_db
S = Quarantine.Status


def test_both_confirm_it_on_their_page_and_it_stays_locked(client: Client, found: Found) -> None:
    quarantine = lock(found.document, found.scene.senior)
    path = f"/quarantines/{quarantine.public_id}/"
    for version, person in enumerate((found.chair, found.scene.officer), 1):
        client.force_login(person)
        assert "Confirm that it does not belong here" in client.get(path).content.decode()
        answer = client.post(f"{path}confirm/", {"version": version}, follow=True)
        shown = answer.content.decode()
        assert f"Confirmed by {person.name}" in shown
        assert f"{path}confirm/" not in shown
    quarantine.refresh_from_db()
    assert quarantine.status == S.CONFIRMED
    with pytest.raises(Refused):
        transitions.release.run(quarantine, found.chair, why_released="No.")
    assert client.get(f"/documents/{found.document.public_id}/").status_code == 404
    assert not broken(found.casefile)


def test_the_word_of_who_locks_it_counts_and_neither_speaks_twice(found: Found) -> None:
    quarantine = lock(found.document, found.scene.officer)
    assert (quarantine.officer, quarantine.status) == (found.scene.officer, S.LOCKED)
    with pytest.raises(Refused, match="LSCB chair says"):
        transitions.confirm.run(quarantine, found.scene.officer)
    colleague = build.member(Role.OFFICER, found.casefile.board)
    with pytest.raises(Refused, match="A colleague has said so"):
        transitions.confirm.run(quarantine, colleague)
    assert transitions.confirm.run(quarantine, found.chair).status == S.CONFIRMED


def test_it_waits_at_home_for_whose_word_is_missing_and_for_no_colleague(client: Client, found: Found) -> None:
    colleague = build.member(Role.OFFICER, found.casefile.board)
    office = (found.scene.officer, colleague, found.chair)
    quarantine = lock(found.document, found.scene.senior)
    assert [_waits_for(client, one, quarantine) for one in office] == [True, True, True]
    quarantine = transitions.confirm.run(quarantine, found.scene.officer)
    assert [_waits_for(client, one, quarantine) for one in office] == [False, False, True]
    transitions.confirm.run(quarantine, found.chair)
    assert [_waits_for(client, one, quarantine) for one in office] == [False, False, False]


def _waits_for(client: Client, person: User, quarantine: Quarantine) -> bool:
    """Whether home leads to it; the tasks of the case and the page of the file say the same."""
    client.force_login(person)
    path = f"/quarantines/{quarantine.public_id}/"
    at_home = path in client.get(reverse("home")).content.decode()
    tasks = client.get(f"/cases/{quarantine.casefile.public_id}/").content.decode()
    assert at_home is ("Confirm that a file is on the wrong case" in tasks)
    assert at_home is (f"{path}confirm/" in client.get(path).content.decode())
    return at_home


def test_its_page_says_which_file_it_is_without_its_name(client: Client, found: Found) -> None:
    quarantine = lock(found.document, found.scene.senior)
    client.force_login(found.chair)
    shown = client.get(f"/quarantines/{quarantine.public_id}/").content.decode()
    assert "Individual management review, PDF" in shown
    assert f"by {found.document.kept_by} for {found.document.agency}" in shown
    assert found.document.title not in shown


def test_one_person_who_is_both_does_not_do_for_two(found: Found) -> None:
    both, today = found.scene.officer, timezone.localdate()
    Membership.objects.filter(board=found.casefile.board, role=Role.CHAIR).update(until=today)
    build.holds(user=both, role=Role.CHAIR, since=today, board=found.casefile.board)
    quarantine = lock(found.document, both)
    with pytest.raises(Refused, match="You have said so already"):
        transitions.confirm.run(quarantine, both)
    with pytest.raises(IntegrityError, match="quarantine_by_two_people"), transaction.atomic():
        Quarantine.objects.filter(pk=quarantine.pk).update(chair=both)


def test_the_database_wants_both_words_and_a_reason(found: Found) -> None:
    quarantine = Quarantine.objects.filter(pk=lock(found.document, found.scene.officer).pk)
    with pytest.raises(IntegrityError, match="quarantine_confirmed_by_both"), transaction.atomic():
        quarantine.update(status=S.CONFIRMED)
    with pytest.raises(IntegrityError, match="quarantine_released_for_a_reason"), transaction.atomic():
        quarantine.update(status=S.RELEASED)


def test_nobody_else_confirms_or_releases(found: Found) -> None:
    quarantine = lock(found.document, found.scene.senior)
    for person in (found.scene.senior, found.scene.panel_chair, found.scene.author):
        for step, said in ((transitions.confirm, {}), (transitions.release, {"why_released": "So."})):
            with pytest.raises(PermissionRefused):
                step.run(quarantine, person, **said)


def test_one_of_them_releases_it_and_everything_is_as_it_was(client: Client, found: Found) -> None:
    quarantine = lock(found.document, found.scene.senior)
    client.force_login(found.scene.officer)
    path = f"/quarantines/{quarantine.public_id}/"
    assert client.post(f"{path}release/", {"version": 1, "why_released": ""}).status_code == 422
    shown = client.post(f"{path}release/", {"version": 1, "why_released": "The names are alike."}, follow=True)
    assert "The names are alike." in shown.content.decode()
    for reader in (found.scene.panel_chair, found.scene.senior, found.scene.author):
        client.force_login(reader)
        assert client.get(f"/documents/{found.document.public_id}/file/").status_code == 200
    imrs.accept.run(Imr.objects.get(), found.scene.panel_chair)
    assert lock(found.document, found.scene.panel_chair).status == S.LOCKED  # and it may be found wrong again


def test_the_imr_is_to_be_handed_in_again_with_another_file(found: Found) -> None:
    imrs.share.run(imrs.accept.run(found.imr, found.scene.panel_chair), found.scene.panel_chair)
    found.confirmed()
    imr = Imr.objects.get()
    assert (imr.status, imr.submitted_on, imr.accepted_on, imr.shared_on) == ("author_named", None, None, None)
    assert imr.audience == Audience.PANEL
    assert not Signature.objects.standing().filter(about=imr.subject).exists()
    assert Deadline.objects.get(kind="imr").is_running
    assert Message.objects.filter(user=found.scene.senior, body__contains="handed in again").exists()
    assert Event.objects.visible_to(found.scene.senior).filter(kind="imr.fall_back").exists()
    again = imrs.hand_in.run(imr, found.scene.author, file=a_file("The right one."))
    assert str(again.document).endswith("version 2")
    imrs.submit.run(imrs.sign.run(again, found.scene.senior), found.scene.senior)
    assert not broken(found.casefile)


def test_the_page_of_the_imr_says_that_its_file_is_locked_away(client: Client, found: Found) -> None:
    def shown(reader: User) -> str:
        client.force_login(reader)
        return client.get(f"/imrs/{found.imr.public_id}/").content.decode()

    locked, not_yet = "The file that this IMR stood on is locked away: nobody can open it.", "There is no file that you"
    assert locked not in shown(found.scene.panel_chair)
    lock(found.document, found.scene.panel_chair)
    for reader in (found.scene.panel_chair, found.scene.officer, found.scene.senior):
        assert f"{locked}</p>" in shown(reader)
        assert not_yet not in shown(reader)
    _confirm(found)
    assert f"{locked} Another file is to be handed in.</p>" in shown(found.scene.panel_chair)
    owed_by = day_words(found.imr.due_on)
    assert owed_by in shown(found.scene.senior)
    assert not bare(shown(found.scene.senior), {owed_by})


def test_of_a_file_that_its_agency_had_not_submitted_the_panel_is_told_nothing(client: Client, scene: Scene) -> None:
    imr = scene.handed_in()
    assert imr.document
    lock(imr.document, scene.senior)
    for reader, told in ((scene.senior, True), (scene.panel_chair, False)):
        client.force_login(reader)
        assert ("locked away" in client.get(f"/imrs/{imr.public_id}/").content.decode()) is told


def test_an_imr_recorded_for_somebody_without_it_waits_for_another_scan(scene: Scene) -> None:
    imr = scene.asked()
    imr = imrs.record.run(
        imr, scene.officer, file=a_file(), written_by="Dr Wren", signed_by="Dr Wren", signed_on=imr.commissioned_on
    )
    assert imr.document
    lock(imr.document, scene.officer)
    transitions.confirm.run(Quarantine.objects.get(), scene.review.decision.decided_by)
    imr.refresh_from_db()
    assert imr.status == "commissioned"
    imrs.waive.run(imr, scene.panel_chair, why_waived="The practice has closed.")


def test_what_is_over_stays_as_it_was(found: Found) -> None:
    imrs.accept.run(found.imr, found.scene.panel_chair)
    with build.told(found.casefile):
        Review.objects.update(status=Review.Status.ACCEPTED, accepted_on=found.imr.commissioned_on)
    found.confirmed()
    assert Imr.objects.get().status == "accepted"


def test_the_report_before_the_panel_is_to_be_handed_in_again(found: Found) -> None:
    overview = _circulated(found)
    _speak(found, overview)
    lock(overview.document, found.scene.panel_chair)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="no file here"):
        overviews.close.run(Overview.objects.get(), found.scene.panel_chair)
    _confirm(found)
    overview = Overview.objects.get()
    assert (overview.status, overview.circulated_on) == ("draft", None)
    with pytest.raises(Refused, match="no file here"):
        overviews.circulate.run(overview, _author(found))


def test_a_report_handed_over_goes_back_to_the_panel(client: Client, found: Found) -> None:
    overview = _circulated(found)
    _speak(found, overview)
    overviews.close.run(Overview.objects.get(), found.scene.panel_chair)
    assert Review.objects.get().status == Review.Status.REPORTED
    lock(overview.document, found.scene.panel_chair)  # type: ignore[arg-type]
    _confirm(found)
    review = Review.objects.get()
    assert (review.status, review.overview_received_on) == (Review.Status.UNDER_WAY, None)
    assert review.casefile.state == "Review under way"
    overview = Overview.objects.get()
    assert overview.status == "draft"
    author = _author(found)
    overviews.circulate.run(overviews.revise.run(overview, author, file=a_file("Right.")), author)
    client.force_login(found.scene.member)
    page = client.get(f"/overviews/{overview.public_id}/").content.decode()
    assert f"A file that cannot be opened: {found.scene.member}, agrees" in page
    _speak(found, overview)
    overviews.close.run(Overview.objects.get(), found.scene.panel_chair)
    assert reviews.accept.why_not(Review.objects.get()) == "No recommendation has been recorded."


def test_an_alternative_review_reports_again(store: object) -> None:
    team = reported()
    document = Document.objects.get(about=team.review.subject)
    lock(document, team.officer)
    assert reviews.accept.why_not(team.review) is not None
    transitions.confirm.run(Quarantine.objects.get(), team.chair)
    review = Review.objects.get()
    assert (review.status, review.overview_received_on) == (Review.Status.UNDER_WAY, None)
    reviews.report_back.run(review, team.officer, reported_on=review.decided_on, file=a_file("Right."))
    assert len(reviews.ACCEPTED.documents(Review.objects.get())) == 1


def test_nothing_falls_back_while_its_file_is_there(found: Found) -> None:
    assert imrs.fall_back.why_not(found.imr) == "Its file has not been locked away."
    with build.told(found.casefile):
        Review.objects.update(status=Review.Status.REPORTED, overview_received_on=found.imr.commissioned_on)
    assert reviews.fall_back.why_not(Review.objects.get()) == "The overview report has not been locked away."
    with pytest.raises(PermissionRefused):
        imrs.fall_back.run(found.imr, found.scene.officer)


def test_a_body_that_was_sent_it_is_owed_a_notice(found: Found) -> None:
    sent = found.sent()
    quarantine = found.confirmed()
    owed = Notice.objects.get(about=quarantine.subject)
    assert (owed.body, owed.status) == (sent.body, "owed")
    said = " ".join(line.words for line in lines(owed))
    assert found.document.sha256 in said
    assert "Destroy every copy" in said
    assert found.document.title not in said


def test_the_bytes_stay_and_are_whole(found: Found) -> None:
    found.confirmed()
    assert Document.objects.filter(pk=found.document.pk).exists()
    assert not verify().bad


def _author(found: Found) -> User:
    return Appointment.objects.get(casefile=found.casefile, role=Role.OVERVIEW_AUTHOR).user


def _circulated(found: Found) -> Overview:
    imrs.accept.run(found.imr, found.scene.panel_chair)
    author = build_review.appointed(found.scene.review, Role.OVERVIEW_AUTHOR)
    new = Overview(casefile=found.casefile, audience=Audience.PANEL)
    return overviews.circulate.run(overviews.draft.run(new, author, file=a_file("Once.")), author)


def _speak(found: Found, overview: Overview) -> None:
    for member in (found.scene.panel_chair, found.scene.member):
        overviews.sign_off.run(Overview.objects.get(pk=overview.pk), member, position="agrees")


def _confirm(found: Found) -> None:
    for person in (found.scene.officer, found.chair):
        transitions.confirm.run(Quarantine.objects.get(), person)
