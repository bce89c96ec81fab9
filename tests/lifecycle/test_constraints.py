"""What the database refuses is said in words, and nothing of the step is left; what is at hand is not asked for."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from reviews.models import Extension
from scr_portal.accounts import Board
from scr_portal.alerts.models import Alert
from scr_portal.constraints import in_words
from tests import build
from tests.build_review import days_ago

pytestmark = pytest.mark.django_db


def test_a_row_that_is_made_asks_for_nothing_that_is_at_hand() -> None:
    case = build.casefile(build.board())
    alert = Alert(casefile=case, kind="no_contact", text="Do not ring the aunt.")
    with CaptureQueriesContext(connection) as asked:
        alert.full_clean()
    assert not asked.captured_queries


def test_a_key_of_a_row_that_nobody_has_is_refused() -> None:
    with pytest.raises(ValidationError, match="casefile"):
        Alert(casefile_id=0).clean_fields()


def test_what_a_constraint_refuses_is_said_in_its_words() -> None:
    case = build.casefile(build.board())
    with pytest.raises(ValidationError, match="extension_is_to_a_later_day"), in_words(), build.told(case):
        Extension.objects.create(casefile=case, review_id=1, decided_on=days_ago(1), due_on=days_ago(2), reason="x")


def test_what_no_constraint_of_ours_says_is_raised_as_it_is() -> None:
    with pytest.raises(IntegrityError), in_words(), transaction.atomic():
        Board.objects.create(name=build.board("Ashby").name, short_name="Other")
