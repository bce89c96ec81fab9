"""What was recorded by mistake stays, struck through, for those who could see it, and counts for nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from panels.imrs import transitions as imrs
from panels.imrs import voids as imr_voids
from panels.models import Imr
from referrals.agencies import transitions as agencies
from referrals.agencies import voids as agency_voids
from referrals.considerations.models import Consideration
from referrals.models import AgencyInvolvement, ParallelProcess
from referrals.parallel import transitions as parallel
from referrals.parallel import voids as parallel_voids
from referrals.referrals import transitions as referrals
from referrals.referrals import voids as referral_voids
from referrals.referrals.models import Referral
from reviews.actions import voids as action_voids
from reviews.models import Action, Extension, Recommendation
from reviews.recommendations import voids as recommendation_voids
from reviews.reviews import transitions as reviews
from reviews.reviews import voids as review_voids
from scr_portal import walls
from scr_portal.access import forget, grants
from scr_portal.accounts import Agency
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.notices import voids as notice_voids
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.build_review import days_ago
from tests.referrals.case import Place, said
from tests.reviews.team import Team, today

pytestmark = pytest.mark.django_db
WHY = "It belongs to another case."


def test_a_referral_counts_for_nothing_and_is_struck_through(client: Client) -> None:
    place = Place()
    first = place.receive(notified_on=None)
    wrong = Referral(casefile=first.casefile)
    facts = {name: value for name, value in said(attention_on=days_ago(12)).items() if name not in OF_A_CASE}
    wrong = referrals.link.run(wrong, place.officer, **facts | {"notified_on": None})
    assert Consideration.objects.get().attention_on == days_ago(12)
    referral_voids.void.run(wrong, place.officer, because=WHY)
    assert Consideration.objects.get().attention_on == first.attention_on
    assert list(Referral.objects.all()) == [first]
    client.force_login(place.member)
    page = client.get(f"/referrals/{wrong.public_id}/").content.decode()
    assert "counts for nothing" in page
    case = client.get(f"/cases/{first.casefile.public_id}/").content.decode()
    assert "<s>Referral received" in case
    assert WHY in case
    assert Event.objects.filter(kind="referral.void").exists()


def test_a_body_is_told_by_the_referral_that_is_left() -> None:
    place = Place()
    first = place.receive(notified_on=None)
    facts = {name: value for name, value in said().items() if name not in OF_A_CASE}
    other = referrals.link.run(Referral(casefile=first.casefile), place.officer, **facts | {"notified_on": None})
    told = Notice.objects.filter(casefile=first.casefile, body__isnull=False)
    bodies = {notice.body for notice in told}
    referral_voids.void.run(first, place.officer, because=WHY)
    assert {(notice.body, notice.about) for notice in told.filter(status="owed")} == {
        (body, other.subject) for body in bodies
    }
    assert set(told.filter(about=first.subject).values_list("status", flat=True)) == {"not_needed"}


OF_A_CASE = {"label", "agencies", "children"}


def test_a_void_row_takes_no_step_any_more(client: Client) -> None:
    place = Place()
    referral = place.receive()
    linked = {name: value for name, value in said().items() if name not in OF_A_CASE}
    other = referrals.link.run(Referral(casefile=referral.casefile), place.officer, **linked)
    other = referral_voids.void.run(other, place.officer, because=WHY)
    with pytest.raises(Refused, match="void"):
        referrals.withdraw.run(other, place.officer, withdrawn_because="Twice.")
    client.force_login(place.officer)
    assert client.get(f"/referrals/{other.public_id}/void/").status_code == 409


def test_the_last_referral_takes_the_round_with_it_and_a_decided_one_stays() -> None:
    place = Place()
    referral = place.receive()
    referral_voids.void.run(referral, place.officer, because=WHY)
    assert Consideration.objects.get().status == "withdrawn"
    team = Team()
    with pytest.raises(PermissionRefused):
        referral_voids.void.run(place.receive(label="Child L"), team.officer, because=WHY)


def test_an_agency_asked_by_mistake_is_out_at_once_and_can_be_asked_again() -> None:
    place = Place()
    case = place.receive(agencies=[place.police]).casefile
    assert case.pk in grants(place.constable).casefile_ids()
    asked = AgencyInvolvement.objects.get()
    agency_voids.void.run(asked, place.officer, because="The other force was meant.")
    forget([place.constable])
    assert case.pk not in grants(place.constable).casefile_ids()
    with walls.entered(place.constable.pk, today()):
        assert not CaseFile.objects.filter(pk=case.pk).exists()
    assert Message.objects.filter(address=place.constable.email, body__contains="by mistake").exists()
    agencies.ask.run(AgencyInvolvement(casefile=case), place.officer, agency=place.police, asked_on=today())
    forget([place.constable])
    assert case.pk in grants(place.constable).casefile_ids()


def test_a_process_on_the_wrong_register_blocks_nothing() -> None:
    place = Place()
    case = place.receive().casefile
    process = parallel.record.run(
        ParallelProcess(casefile=case), place.officer, kind="criminal", lead="The force", blocks_publication=True
    )
    parallel_voids.void.run(process, place.officer, because=WHY)
    assert not ParallelProcess.objects.exists()
    assert ParallelProcess.everything.get().blocks_publication


def test_an_extension_gives_the_earlier_day_back_and_the_told_are_told() -> None:
    team = Team("wt2010")
    before = Deadline.objects.filter(kind="completion").first()
    words = {"reason": "A trial.", "revised_plan": "May.", "progress": "A log."}
    for days in (400, 500):
        team.review = reviews.extend.run(
            team.review, team.chair, decided_on=today(), due_on=today() + timedelta(days=days), **words
        )
    first, last = Extension.objects.order_by("pk")
    sent = Notice.objects.get(about=last.subject, body__isnull=False)
    notices.record_sent.run(sent, team.officer, route="post", recipient="Desk", sent_on=today(), proof="Receipt 4")
    with pytest.raises(Refused, match="later extension"):
        review_voids.void_extension.run(first, team.chair, because=WHY)
    review_voids.void_extension.run(last, team.chair, because=WHY)
    clock = Deadline.objects.get(kind="completion")
    assert clock.due_on == today() + timedelta(days=400)
    assert not any("500" in step for step in clock.steps)
    assert before is None or before.kind == "completion"
    assert [notice.body for notice in Notice.objects.filter(act="correction")] == [sent.body]


def test_recommendations_and_actions_in_their_order() -> None:
    team = Team()
    wrong, right = team.recommend(), team.recommend(text="Train everybody.")
    recommendation_voids.void.run(wrong, team.officer, because=WHY)
    assert list(Recommendation.objects.all()) == [right]
    assert team.recommend().number == 3  # a number is never given twice
    adopted = team.adopt(right)
    action = team.plan(adopted)
    with pytest.raises(Refused):
        recommendation_voids.void.run(adopted, team.officer, because=WHY)
    action_voids.void.run(action, team.officer, because=WHY)
    assert not Action.objects.exists()
    assert not Deadline.objects.filter(kind="action", is_running=True).exists()


def test_an_imr_of_the_wrong_agency_ends_with_its_author_s_rights() -> None:
    team = Team()
    imr = imrs.commission.run(
        Imr(casefile=team.casefile), team.officer, agency=team.police, commissioned_on=today(),
        due_on=today() + timedelta(days=30),
    )  # fmt: skip
    author = build.user()
    imr = imrs.name_author.run(
        imr, team.senior, email=author.email, name=author.name, position="Inspector", directly_concerned=False,
        immediate_manager=False,
    )  # fmt: skip
    build_review.declares(imr.author)
    assert team.casefile.pk in grants(author).casefile_ids()
    imr_voids.void.run(imr, team.officer, because="Another force was meant.")
    forget([author, team.senior])
    assert team.casefile.pk not in grants(author).casefile_ids()
    assert team.casefile.pk not in grants(team.senior).casefile_ids()
    imrs.commission.run(
        Imr(casefile=team.casefile), team.officer, agency=team.health, commissioned_on=today(),
        due_on=today() + timedelta(days=30),
    )  # fmt: skip


def test_a_notice_recorded_as_sent_by_mistake_is_owed_again() -> None:
    place = Place()
    place.receive()
    notice = Notice.objects.filter(body__isnull=False).earliest("pk")
    with pytest.raises(Refused):
        notice_voids.void.run(notice, place.officer, because=WHY)
    notice = notices.record_sent.run(
        notice, place.officer, route="post", recipient="Desk", sent_on=today(), proof="Receipt 4"
    )
    notice_voids.void.run(notice, place.officer, because="Another case was sent.")
    again = Notice.objects.get(act=notice.act, body=notice.body)
    assert (again.status, again.about, again.due_on) == ("owed", notice.about, notice.due_on)


def test_the_page_shows_what_would_change_and_only_those_who_may_see_the_offer(client: Client) -> None:
    place = Place()
    referral = place.receive()
    path = f"/referrals/{referral.public_id}/void/"
    client.force_login(place.member)
    assert client.get(path).status_code == 403
    client.force_login(place.officer)
    unsaid = client.post(path, {"because": "", "version": "1"})
    assert (unsaid.status_code, bool(unsaid.context["what_if"].moved)) == (200, True)
    assert "There is a problem" not in unsaid.content.decode()
    seen = {"because": "", "version": "1", "seen": unsaid.context["seen"]}
    pressed = client.post(path, seen)
    assert (pressed.status_code, pressed.context["seen"]) == (422, seen["seen"])
    assert "There is a problem" in pressed.content.decode()
    assert "What would change" in pressed.content.decode()
    page = client.post(path, {"because": WHY, "version": "1"})
    assert "No longer counted" in page.content.decode()
    assert Referral.objects.filter(pk=referral.pk).exists()
    assert client.post(path, {"because": WHY, "version": "1", "seen": page.context["seen"]}).status_code == 302
    assert not Referral.objects.filter(pk=referral.pk).exists()


def test_an_agency_of_another_board_s_case_is_untouched() -> None:
    place = Place()
    police = build.agency(place.board, Agency.Discipline.POLICE)
    constable = build.member(Role.REPRESENTATIVE, police)
    case = place.receive(agencies=[police]).casefile
    other = place.receive(agencies=[police], label="Child L").casefile
    agency_voids.void.run(AgencyInvolvement.objects.get(casefile=case), place.officer, because=WHY)
    forget([constable])
    assert grants(constable).casefile_ids() == [other.pk]
