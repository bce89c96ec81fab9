"""What guidance.md 6.1 gives single roles, as they come by it: decision 0054 has the whole table."""

from typing import Any

import pytest

from referrals.models import ParallelProcess
from referrals.parallel import transitions as parallel
from reviews.models import Action, Recommendation, TermsVersion
from reviews.reviews import transitions as reviews
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build_review
from tests.reviews.team import Team, browser, today

pytestmark = pytest.mark.django_db
PROCESS: dict[str, Any] = {"kind": "criminal", "lead": "The force", "blocks_publication": True}


def test_the_panel_chair_and_the_author_propose_terms_which_the_lscb_chair_approves() -> None:
    team = Team(terms=False)
    author = build_review.appointed(team.review, Role.OVERVIEW_AUTHOR)
    member = build_review.appointed(team.review, Role.PANEL_MEMBER)
    path = f"/reviews/{team.review.public_id}/draft-terms/"
    for person in (team.panel_chair, author):
        team.review.refresh_from_db()
        said = {"terms": f"As {person.name} says.", "version": str(team.review.version)}
        assert browser(person).post(path, said).status_code == 302
        assert said["terms"] in browser(person).get(f"/reviews/{team.review.public_id}/").content.decode()
    for person in (member, team.senior):
        assert browser(person).get(path).status_code in (403, 404)
    team.review.refresh_from_db()
    with pytest.raises(PermissionRefused):
        reviews.approve_terms.run(team.review, author, approved_on=today())
    reviews.approve_terms.run(team.review, team.chair, approved_on=today())
    assert TermsVersion.objects.get().text == f"As {author.name} says."


def test_an_agency_puts_a_process_of_its_own_on_the_register_and_no_other_agency_reads_it() -> None:
    team = Team()
    page = f"/cases/{team.casefile.public_id}/processes/record/"
    assert page in browser(team.senior).get(f"/cases/{team.casefile.public_id}/").content.decode()
    assert f"only {team.police}" in browser(team.senior).get(page).content.decode()
    said = {"kind": "criminal", "lead": "Detective inspector", "blocks_publication": "yes"}
    assert browser(team.senior).post(page, said).status_code == 302
    row = ParallelProcess.objects.get()
    assert row.agency == team.police
    readers = (team.senior, team.officer, team.chair, team.panel_chair)
    for person in (*readers, team.nurse, Team().officer):
        assert ParallelProcess.objects.visible_to(person).exists() is (person in readers)
    with pytest.raises(PermissionRefused):
        parallel.end.run(row, team.senior, ended_on=today(), note="")
    with pytest.raises(PermissionRefused):
        parallel.record.run(ParallelProcess(casefile=team.casefile, agency=team.health), team.senior, **PROCESS)


def test_a_designated_professional_reads_terms_plan_and_reports_as_the_panel_does() -> None:
    team = Team()
    person = build_review.appointed(team.review, Role.DESIGNATED)
    one = team.recommend()
    assert list(Recommendation.objects.visible_to(person)) == [one]
    action = team.plan(team.adopt(one))
    assert list(Action.objects.visible_to(person)) == [action]
