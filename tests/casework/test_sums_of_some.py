"""Legal dates that the way of a case does not come by open to their sums too."""

import pytest

from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from tests.casework.test_sums import bare
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import OTHERWISE, decide
from tests.reviews.acceptances.sitting import Sitting
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db


def opens(person: User, page: str, kind: str) -> bool:
    """Whether the running date of this kind stands on the page, and opens to its sum."""
    said = browser(person).get(page).content.decode()
    day = day_words(Deadline.objects.get(kind=kind, is_running=True).due_on)
    assert day in said
    return not bare(said, {day})


def test_the_day_by_which_an_alternative_review_reports() -> None:
    place = Place()
    decision = decide(place, place.recommended(), **OTHERWISE)
    for page in (f"/considerations/{decision.consideration.public_id}/", f"/cases/{decision.casefile.public_id}/"):
        assert opens(place.officer, page, "alternative_report")


def test_the_days_of_the_actions_that_go_before_the_lscb() -> None:
    sitting = Sitting()
    sitting.team.agreed()
    sitting.hand_out()
    assert opens(sitting.officer, sitting.page, "action")
