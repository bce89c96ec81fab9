"""A step asks the database for the constraints that it can break, and for no others."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.models import Extension
from scr_portal.casefiles import CaseRecord
from scr_portal.constraints import _columns_asked_for, validate_those_of
from tests.build_review import days_ago

BROKEN = Extension(decided_on=days_ago(1), due_on=days_ago(2))


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["decided_on", "due_on"])
def test_either_day_of_two_that_are_compared_is_refused(column: str) -> None:
    with pytest.raises(ValidationError, match="extension_is_to_a_later_day"):
        validate_those_of([column, "reason"], BROKEN)


@pytest.mark.django_db
def test_what_stands_in_no_constraint_asks_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        validate_those_of(["reason"], BROKEN)
    assert not asked.captured_queries


@pytest.mark.parametrize("model", [m for m in apps.get_models() if issubclass(m, CaseRecord)])
def test_every_constraint_says_which_columns_it_asks_for(model: type[CaseRecord]) -> None:
    columns = {field.attname for field in model._meta.concrete_fields}
    found = _columns_asked_for(model)
    assert [constraint for constraint, _ in found] == list(model._meta.constraints)
    assert all(asked and asked <= columns for _, asked in found)
