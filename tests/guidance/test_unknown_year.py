"""A day from which working days cannot be counted stops the step with a sentence, and nothing is kept."""

from datetime import date
from typing import Any

import pytest

from scr_portal.casefiles import CaseFile
from scr_portal.transitions import Refused
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db


def test_a_year_whose_holidays_are_not_known_is_said() -> None:
    long_ago = date(2004, 12, 20)
    days: dict[str, Any] = dict.fromkeys(("incident_on", "aware_on", "attention_on", "notified_on"), long_ago)
    with pytest.raises(Refused, match="The bank holidays of 2004 are not known"):
        Place().receive(**days, children=[{"name": "Tamsin"}])
    assert not CaseFile.objects.exists()
