"""An alternative review reports its findings to the LSCB; nothing is asked for that only a serious case review has."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from referrals.models import Decision
from reviews.models import Review
from reviews.reviews import transitions
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline, sync
from scr_portal.documents import Document
from scr_portal.documents.uploads import PDF, Checked
from scr_portal.guidance.base import Act
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.build import told
from tests.build_review import days_ago
from tests.documents import files
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db
EDITIONS = ["wt2006", "wt2010", "wt2010j", "wt2013", "wt2015"]
NEVER_COMES = (
    "overview report", "Overview report", "Executive summary", "Serious case review report", "The board’s response",
    "The board&#x27;s response", "Appoint the", "Not yet on the serious case review panel", "Individual management",
)  # fmt: skip


def findings() -> Checked:
    """What the workshop found, as a form gives it."""
    return Checked(SimpleUploadedFile("report.pdf", files.pdf()), PDF)


def reported(edition: str = "wt2013") -> Team:
    """An alternative review that has reported."""
    team = Team(edition, alternative=True)
    team.review = transitions.report_back.run(team.review, team.officer, reported_on=days_ago(2), file=findings())
    return team


def case_page(team: Team, person: User | None = None) -> str:
    """The case page as this person sees it, or the officer."""
    return browser(person or team.officer).get(reverse("case", args=[team.casefile.public_id])).content.decode()


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_listed_that_will_never_come(edition: str) -> None:
    team = Team(edition, alternative=True)
    page = case_page(team)
    assert [words for words in NEVER_COMES if words in page] == []
    assert reverse("reviews:review_report_back", args=[team.review.public_id]) in page
    assert "Not yet: the report of its findings has not been received." in page
    sync(team.casefile)
    assert not Deadline.objects.filter(casefile=team.casefile, kind="completion").exists()


def test_it_reports_is_accepted_and_closed_without_a_panel() -> None:
    team = reported()
    assert CaseFile.objects.get(pk=team.casefile.pk).state == "Findings received"
    assert Message.objects.filter(user=team.chair, body__contains="has reported").exists()
    team.plan(team.adopt())
    team.accept(response="")
    assert team.review.status == "accepted"
    assert not Notice.objects.filter(act__in=[Act.COMPLETION, Act.EVALUATION]).exists()
    assert Document.objects.get().audience == "panel"


def test_the_officer_may_publish_all_the_same_and_is_told_that_it_is_not_demanded() -> None:
    team = reported()
    page = case_page(team)
    assert "It can be published all the same." in page
    begin = reverse("publications:publication_prepare", args=[team.casefile.public_id, "report"])
    assert begin in page
    assert browser(team.officer).get(begin).status_code == 200
    assert "It can be published all the same." not in case_page(team, team.chair)


def test_a_serious_case_review_ends_with_its_overview_report() -> None:
    team = Team()
    with pytest.raises(Refused, match="ends with its overview report"):
        transitions.report_back.run(team.review, team.officer, reported_on=today(), file=findings())
    assert not Document.objects.exists()


def test_who_may_and_once() -> None:
    team = Team(alternative=True)
    for somebody in (team.chair, team.senior, Team().officer):
        with pytest.raises(PermissionRefused):
            transitions.report_back.run(team.review, somebody, reported_on=today(), file=findings())
    reported_once = reported()
    with pytest.raises(Refused, match="Reported"):
        transitions.report_back.run(reported_once.review, reported_once.officer, reported_on=today(), file=findings())


def due(team: Team, day: date) -> None:
    """The chair set a day by which it reports."""
    with told(team.casefile):
        Decision.objects.filter(pk=team.review.decision_id).update(alternative_due_on=day)
    sync(team.casefile)
    team.review.refresh_from_db()


def test_by_the_day_that_the_chair_set_and_with_a_reason_after_it() -> None:
    team = Team(alternative=True)
    due(team, days_ago(5))
    clock = Deadline.objects.get(casefile=team.casefile, kind="alternative_report")
    assert (clock.due_on, clock.waits_on) == (days_ago(5), "officer")
    with pytest.raises(ValidationError, match="why it reports after"):
        transitions.report_back.run(team.review, team.officer, reported_on=days_ago(2), file=findings())
    team.review = transitions.report_back.run(
        team.review, team.officer, reported_on=days_ago(2), file=findings(), why_late="The school was closed."
    )
    clock.refresh_from_db()
    assert clock.stopped_on == days_ago(2)
    team.plan(team.adopt())
    team.accept(response="")
    assert (team.review.status, team.review.why_late) == ("accepted", "The school was closed.")


def test_the_chair_gives_it_more_time_and_tells_no_body_of_that() -> None:
    team = Team("wt2010", alternative=True)
    extend = reverse("reviews:review_extend", args=[team.review.public_id])
    assert browser(team.chair).get(extend).status_code == 409
    due(team, days_ago(5))
    said = {"reason": "The school was closed.", "revised_plan": "In May.", "progress": "The day is planned."}
    page = browser(team.chair).get(extend).content.decode()
    assert "The LSCB chair set the day" in page
    team.review = transitions.extend.run(team.review, team.chair, decided_on=today(), due_on=days_ago(-30), **said)
    clock = Deadline.objects.get(casefile=team.casefile, kind="alternative_report")
    assert clock.due_on == days_ago(-30)
    assert any("The school was closed." in step for step in clock.steps)
    assert not Notice.objects.filter(act=Act.EXTENSION).exists()
    shown = browser(team.chair).get(reverse("reviews:review", args=[team.review.public_id])).content.decode()
    assert "To report to the LSCB by" in shown


def test_the_page() -> None:
    team = Team(alternative=True)
    address, officer = reverse("reviews:review_report_back", args=[team.review.public_id]), browser(team.officer)
    sent = {"version": team.review.version} | on(days_ago(2), "reported_on")
    assert officer.post(address, sent).status_code == 422
    assert officer.post(address, sent | {"file": SimpleUploadedFile("report.pdf", files.pdf())}).status_code == 302
    page = officer.get(reverse("reviews:review", args=[team.review.public_id])).content.decode()
    assert "Findings of the alternative review" in page
    assert "Findings received on" in page


def test_before_the_start_the_task_says_what_comes_first() -> None:
    team = Team(alternative=True)
    with told(team.casefile):
        Review.objects.filter(pk=team.review.pk).update(status="commissioning", started_on=None)
    assert "Not yet: the review has not been started. It is started under “Start of the review”." in case_page(team)
    team.review.refresh_from_db()
    says = r"this is “Being commissioned” now\. It can be done only while this is “Under way”"
    with pytest.raises(Refused, match=says):
        transitions.report_back.run(team.review, team.officer, reported_on=today(), file=findings())


def test_who_accepts_it_signs_for_the_report_of_its_findings_and_no_page_speaks_of_another() -> None:
    team = reported()
    propose = browser(team.officer).get(reverse("reviews:recommendation_propose", args=[team.casefile.public_id]))
    team.plan(team.adopt())
    accept = browser(team.chair).get(reverse("reviews:review_accept", args=[team.review.public_id]))
    for page in (propose.content.decode(), accept.content.decode()):
        assert "overview report" not in page
    assert "with the report of its findings as it was handed over" in accept.content.decode()
    serious = Team()
    serious.plan(serious.adopt())
    accept = browser(serious.chair).get(reverse("reviews:review_accept", args=[serious.review.public_id]))
    assert "with the overview report as it was handed over" in accept.content.decode()


def test_where_nothing_is_to_be_recommended_the_chair_says_why_and_accepts_it() -> None:
    team = reported()
    accept, chair = reverse("reviews:review_accept", args=[team.review.public_id]), browser(team.chair)
    assert "or none if the LSCB is to recommend nothing" in case_page(team)
    assert accept in chair.get(reverse("home")).content.decode()
    assert "Enter why the LSCB recommends nothing." in chair.get(accept).content.decode()
    sent = {"version": team.review.version, "password": build.PASSWORD} | on(today(), "accepted_on")
    wrong = chair.post(accept, sent)
    assert wrong.status_code == 422
    assert "Enter why the LSCB recommends nothing: no recommendation is recorded" in wrong.content.decode()
    assert chair.post(accept, sent | {"response": "All that it found is in hand already."}).status_code == 302
    team.review.refresh_from_db()
    assert (team.review.status, team.review.response) == ("accepted", "All that it found is in hand already.")


def test_what_was_recommended_all_the_same_is_settled_first() -> None:
    team = reported()
    one = team.recommend()
    with pytest.raises(Refused, match="Recommendation 1 is neither adopted nor rejected"):
        team.accept()
    team.plan(team.adopt(one))
    accept = reverse("reviews:review_accept", args=[team.review.public_id])
    assert "recommends nothing" not in browser(team.chair).get(accept).content.decode()
