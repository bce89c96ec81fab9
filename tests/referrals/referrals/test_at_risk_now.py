"""That other children are at risk now is seen where people live, and nobody waits for a form to be sent."""

from typing import Any

import pytest
from django.utils import timezone

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.links.transitions import refer
from referrals.referrals.later import update_risk
from referrals.referrals.models import Referral
from referrals.referrals.transitions import link
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.casework.brief import case_brief
from scr_portal.mail import Message
from tests.referrals.case import Place, said
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decision
from tests.referrals.links.conftest import Way
from tests.referrals.referrals.test_later import OFFICE_ALONE
from tests.referrals.referrals.test_link import another
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
AT_RISK = "Other children at risk now"
RISK: dict[str, Any] = {"others_at_risk": "yes", "others_at_risk_action": "Tamsin Applegarth’s brother is with an aunt"}
AT_ONCE = "Look at it at once"


def page(person: User, path: str) -> str:
    """What somebody reads there."""
    return browser(person).get(path).content.decode()


def head(person: User, case: CaseFile) -> str:
    """The head of the case page."""
    return page(person, f"/cases/{case.public_id}/").partition("What is done and what is next")[0]


def test_it_stands_at_the_head_of_the_case_and_above_the_week_until_it_is_answered_anew() -> None:
    place = Place()
    referral = place.receive(**RISK)
    case = referral.casefile
    for person in (place.officer, place.chair):
        assert AT_RISK in head(person, case)
        assert "brother is with an aunt" in head(person, case)
        week = page(person, "/home/")
        assert week.index(AT_RISK) < week.index("Open cases")
        assert "Tamsin" not in week
    assert f"/referrals/{referral.public_id}/update-risk/" in head(place.officer, case)
    assert AT_RISK in head(place.member, case)
    assert AT_RISK not in page(place.member, "/home/")
    assert AT_RISK not in page(Place().officer, "/home/")
    referral.refresh_from_db()
    update_risk.run(referral, place.officer, others_at_risk="no")
    assert AT_RISK not in head(place.officer, case)
    assert AT_RISK not in page(place.officer, "/home/")


def test_where_it_is_not_known_the_office_is_to_find_out_until_it_knows() -> None:
    place = Place()
    referral = place.receive(others_at_risk="unknown")
    to_do, answer = "Find out whether other children are at risk now", f"/referrals/{referral.public_id}/update-risk/"
    week = page(place.officer, "/home/")
    assert to_do in week.partition("Only you can do")[2]
    assert answer in week
    for nobody in (place.chair, place.member, Place().officer):
        assert to_do not in page(nobody, "/home/")
    no_review(place, referral.casefile)
    assert to_do not in page(place.officer, "/home/"), "closed"
    other = place.receive(others_at_risk="unknown", label="Child L")
    assert to_do in page(place.officer, "/home/")
    update_risk.run(other, place.officer, others_at_risk="no")
    assert to_do not in page(place.officer, "/home/")


def test_it_is_not_to_be_found_out_where_another_referral_of_the_case_says_yes() -> None:
    place = Place()
    case = place.receive(**RISK).casefile
    link.run(Referral(casefile=case), place.officer, **another(others_at_risk="unknown"))
    assert "Find out whether" not in page(place.officer, "/home/")
    tasks = page(place.officer, f"/cases/{case.public_id}/").partition("What is done and what is next")[2]
    assert "Whether other children are at risk" not in tasks
    yes = Referral.objects.get(casefile=case, others_at_risk="yes")
    update_risk.run(yes, place.officer, others_at_risk="no")
    assert "Find out whether other children" in page(place.officer, "/home/")
    assert "Whether other children are at risk" in page(place.officer, f"/cases/{case.public_id}/")


def no_review(place: Place, case: CaseFile) -> None:
    """The chair decides to hold none, and the case is closed."""
    of_case = Consideration.objects.get(casefile=case)
    considerations.decide.run(of_case, place.chair, **decision(**NO_REVIEW, **NOT_ABUSE, why_otherwise="Clear."))
    case.refresh_from_db()
    assert not case.is_open


def warned_of(person: User, case: CaseFile) -> tuple[bool, bool, bool]:
    """Whether it stands at the head of the case, in the brief, and above the week."""
    brief = " ".join(case_brief(case, person, timezone.localdate()).warnings.lines)
    return AT_RISK in head(person, case), AT_RISK in brief, AT_RISK in page(person, "/home/")


def test_no_decision_answers_it() -> None:
    place = Place()
    case = place.receive(**RISK).casefile
    no_review(place, case)
    for person in (place.officer, place.chair):
        assert warned_of(person, case) == (True, True, True)
    update_risk.run(Referral.objects.get(casefile=case), place.officer, others_at_risk="no")
    assert warned_of(place.officer, case) == (False, False, False)


def test_a_yes_after_the_case_was_closed_warns_as_well() -> None:
    place = Place()
    referral = place.receive()
    case = referral.casefile
    no_review(place, case)
    assert warned_of(place.officer, case) == (False, False, False)
    said_so = browser(place.officer).post(f"/referrals/{referral.public_id}/update-risk/", RISK | {"version": "1"})
    assert said_so.status_code == 302
    assert warned_of(place.officer, case) == (True, True, True)
    assert AT_ONCE in bodies(place.chair)


def test_it_stands_at_the_head_of_the_page_on_which_the_chair_decides() -> None:
    place = Place()
    referral = place.receive(**RISK)
    path = f"/considerations/{Consideration.objects.get().public_id}/decide/"
    above = page(place.chair, path).partition("The decision is due")[0]
    assert f"{AT_RISK}: yes" in above
    assert "brother is with an aunt" in above
    update_risk.run(referral, place.officer, others_at_risk="no")
    assert AT_RISK not in page(place.chair, path)


def test_an_agency_reads_nothing_of_it_and_a_withdrawn_referral_warns_of_nothing() -> None:
    place = Place()
    referral = place.receive(agencies=[place.police], **RISK)
    assert AT_RISK not in head(place.constable, referral.casefile)
    assert AT_RISK not in page(place.constable, "/home/")
    Referral.objects.filter(pk=referral.pk).update(status="withdrawn")
    assert AT_RISK not in head(place.officer, referral.casefile)


def test_it_is_the_first_warning_of_the_brief_without_a_name() -> None:
    place = Place()
    referral = place.receive(**RISK | {"others_at_risk_action": "Tamsin Applegarth’s brother is out. " * 20})
    brief = case_brief(referral.casefile, place.chair, timezone.localdate())
    assert brief.warnings.lines[0].startswith(AT_RISK)
    assert "Tamsin" not in brief.warnings.lines[0]
    assert len(brief.warnings.lines[0]) < 400


def bodies(person: User) -> str:
    """All mail to somebody."""
    mail = Message.objects.filter(address=person.email).values_list("body", flat=True)
    return " ".join(" ".join(mail).split())


def test_the_first_mail_says_that_it_cannot_wait_and_not_why() -> None:
    place, calm = Place(), Place()
    place.receive(**RISK)
    calm.receive()
    assert AT_ONCE in bodies(place.member)
    assert not any(word in bodies(place.member) for word in ("risk", "brother", "Tamsin", "child"))
    assert AT_ONCE not in bodies(calm.member)


def test_so_does_the_mail_to_the_office_when_somebody_else_has_sent_it() -> None:
    place = Place()
    told = {name: one for name, one in said(**RISK).items() if name not in OFFICE_ALONE}
    refer.run(Referral(casefile=CaseFile(board=place.board)), place.constable, **told)
    assert AT_ONCE in bodies(place.officer)


def test_whoever_refers_is_told_beside_the_question_not_to_wait() -> None:
    way = Way()
    way.place.board.telephone = "01632 960 123"
    way.place.board.save()
    way.link()
    guest = way.comes_in()
    shown = guest.get("/refer/at-risk/").content.decode()
    assert "do not wait for this form" in shown
    assert "01632 960 123" in shown
    assert "Nobody at the board reads this form before you send it" in shown
    assert "do not wait for this form" not in guest.get("/refer/days/").content.decode()
