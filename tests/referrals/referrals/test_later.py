"""What was left open, or was the word of the referrer alone, is answered by the office: with who and when."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.links.transitions import refer
from referrals.models import LaterAnswer, Referral
from referrals.moves import transitions as moves
from referrals.referrals.later import assess, update_risk
from scr_portal.casefiles import CaseFile
from scr_portal.jobs import Job
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.transitions import Conflict, PermissionRefused, Refused
from tests.referrals.case import Place, days_ago, said
from tests.referrals.considerations.test_decide import decision

pytestmark = pytest.mark.django_db
OWED = {"act": "possible_review", "body__isnull": False}
BECAUSE = "Neglect is suspected: the school says so."
OFFICE_ALONE = ("label", "agencies", "attention_on", "attention_route", "notified_on", "received_on", "referrer_email")


def of_a_guest(place: Place) -> Referral:
    """A referral sent by somebody who thinks that the criteria are not met."""
    told: dict[str, Any] = said(may_meet_criteria=False, others_at_risk="unknown")
    told = {name: one for name, one in told.items() if name not in OFFICE_ALONE}
    return refer.run(Referral(casefile=CaseFile(board=place.board)), place.constable, **told)


def test_the_board_sees_otherwise_than_who_refers_and_ofsted_is_owed_its_notice(client: Client) -> None:
    place = Place()
    referral = of_a_guest(place)
    assert not Notice.objects.filter(**OWED).exists()
    client.force_login(place.officer)
    case = f"/cases/{referral.casefile.public_id}/"
    path = f"/referrals/{referral.public_id}/assess/"
    assert path in client.get(case).content.decode()
    assert client.post(path, {"board_view": "yes", "because": "", "version": "1"}).status_code == 422
    done = client.post(path, {"board_view": "yes", "because": BECAUSE, "version": "1"})
    assert done["Location"] == f"/referrals/{referral.public_id}/"
    owed = Notice.objects.filter(**OWED)
    assert {notice.acted_on for notice in owed} == {referral.received_on}
    assert "ofsted" in {notice.body.slug for notice in owed if notice.body}
    shown = client.get(done["Location"]).content.decode()
    for words in (BECAUSE, place.officer.name, "Whether the case may meet the criteria, in the view of the board"):
        assert words in shown
    assert "Do you think" not in shown
    assert path not in client.get(case).content.decode()
    referral.refresh_from_db()
    assert referral.may_meet_criteria is False  # the word of who refers stays


def test_a_view_that_it_may_not_is_kept_and_can_change(client: Client) -> None:
    place = Place()
    referral = assess.run(of_a_guest(place), place.officer, board_view="no", because="It was an accident.")
    assert not Notice.objects.filter(**OWED).exists()
    client.force_login(place.officer)
    assert "view of the criteria" not in client.get(f"/cases/{referral.casefile.public_id}/").content.decode()
    referral = assess.run(referral, place.officer, board_view="yes", because=BECAUSE)
    assert Notice.objects.filter(**OWED).exists()
    assert [one.before for one in LaterAnswer.objects.all()] == ["no", "no"]
    with pytest.raises(Refused, match="recorded already"):
        assess.run(referral, place.officer, board_view="no", because="After all.")


def test_the_view_goes_along_when_the_referral_does() -> None:
    place = Place()
    there = place.receive(may_meet_criteria=False, label="Child L", children=[{"name": "Rory Pemberton"}])
    referral = assess.run(of_a_guest(place), place.officer, board_view="yes", because=BECAUSE)
    moves.merge.run(referral, place.officer, reference=there.casefile.reference, merged_because="One matter.")
    assert Notice.objects.filter(**OWED, casefile=there.casefile).exists()


def test_whether_other_children_are_at_risk_is_answered_later_with_who_and_when(client: Client) -> None:
    place = Place()
    referral = place.receive(others_at_risk="unknown")
    client.force_login(place.officer)
    case, path = f"/cases/{referral.casefile.public_id}/", f"/referrals/{referral.public_id}/update-risk/"
    assert path in client.get(case).content.decode()
    wrong = client.post(path, {"others_at_risk": "yes", "others_at_risk_action": "", "version": "1"})
    assert wrong.status_code == 422
    what = {"others_at_risk": "yes", "others_at_risk_action": "The sister is with her aunt.", "version": "1"}
    assert client.post(path, what)["Location"] == f"/referrals/{referral.public_id}/"
    assert client.post(path, what).status_code == 409
    made = LaterAnswer.objects.get()
    assert (made.before, made.answer, made.by, made.on) == ("unknown", "yes", place.officer, days_ago(0))
    client.force_login(place.chair)
    for page in (f"/referrals/{referral.public_id}/", f"/considerations/{Consideration.objects.get().public_id}/"):
        assert "The sister is with her aunt." in client.get(page).content.decode()
    shown = client.get(f"/referrals/{referral.public_id}/").content.decode()
    assert f"not known, answered with yes by {place.officer.name}" in shown
    assert path not in client.get(case).content.decode()
    told = Message.objects.filter(address=place.chair.email)
    assert any("whether other children are at risk" in " ".join(one.body.split()) for one in told)
    assert "sister" not in "".join(one.body for one in told)


def test_after_a_decision_its_record_is_drawn_up_anew() -> None:
    place = Place()
    referral = place.receive(others_at_risk="unknown")
    considerations.decide.run(Consideration.objects.get(), place.chair, **decision(why_otherwise="Clear."))
    drawn_up = Job.objects.filter(kind="referrals.tasks.draw_up")
    drawn_up.update(status=Job.Status.DONE)
    referral.refresh_from_db()
    update_risk.run(referral, place.officer, others_at_risk="no")
    assert drawn_up.filter(status=Job.Status.WAITING).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"others_at_risk": "perhaps"},
        {"others_at_risk": "yes"},
        {"others_at_risk": "unknown"},
    ],
)
def test_impossible_answers_change_nothing(wrong: dict[str, str]) -> None:
    place = Place()
    referral = place.receive(others_at_risk="unknown")
    with pytest.raises(ValidationError):
        update_risk.run(referral, place.officer, **wrong)
    assert not LaterAnswer.objects.exists()


def test_nobody_else_answers_and_not_for_a_referral_that_counts_no_more() -> None:
    place = Place()
    referral = place.receive(others_at_risk="unknown", may_meet_criteria=False)
    for somebody in (place.chair, place.member, place.constable, Place().officer):
        with pytest.raises(PermissionRefused):
            update_risk.run(referral, somebody, others_at_risk="no")
        with pytest.raises(PermissionRefused):
            assess.run(referral, somebody, board_view="yes", because=BECAUSE)
    with pytest.raises(ValidationError):
        assess.run(referral, place.officer, board_view="unknown", because=BECAUSE)
    with pytest.raises(ValidationError):
        assess.run(referral, place.officer, board_view="yes", because="")
    Referral.objects.update(status="withdrawn")
    with pytest.raises(Refused):
        update_risk.run(referral, place.officer, others_at_risk="no")
    referral.version = 7
    with pytest.raises(Conflict):
        update_risk.run(referral, place.officer, others_at_risk="no")
