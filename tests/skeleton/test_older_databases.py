"""A database that an earlier version left: taken as it is, or refused in words before anything is changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tests.databases import owner


@pytest.fixture(autouse=True)
def _left_by_the_last_version_before(own_database: str) -> None:
    """What is put together since stands in the history by its single migrations alone."""
    for app, name in MigrationLoader(None).replacements:
        _never_applied(app=app, name=name)


def _never_applied(**named: str) -> None:
    with owner():
        assert MigrationRecorder.Migration.objects.filter(**named).delete()[0] == 1


def _planned(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("migrate", plan=True)
    return capsys.readouterr().out


def test_nothing_is_left_to_do_where_all_of_the_earlier_ones_went_through(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No planned migration operations." in _planned(capsys)


@pytest.mark.parametrize("last", ["0042_mail_in_trouble_of_a_case", "0031_linked_cases"])
def test_an_older_one_is_refused_with_what_to_do(last: str, capsys: pytest.CaptureFixture[str]) -> None:
    _never_applied(name=last)
    with pytest.raises(CommandError, match="Start the last version from before first"):
        _planned(capsys)
