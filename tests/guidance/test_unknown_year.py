"""A year from which working days cannot be counted stops the step with a sentence, and nothing is kept."""

import pytest

from scr_portal.casefiles import CaseFile
from scr_portal.holidays import Holiday
from scr_portal.transitions import Refused
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db


def test_a_year_whose_holidays_are_not_known_is_said() -> None:
    aware_on = days_ago(9)
    Holiday.objects.filter(day__year__gte=aware_on.year).update(until=1)
    with pytest.raises(Refused, match=f"The bank holidays of {aware_on.year} are not known"):
        Place().receive(aware_on=aware_on)
    assert not CaseFile.objects.exists()
