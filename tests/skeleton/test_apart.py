"""`make test` and `make run` in one folder leave each other alone."""

from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage

from bin.places import VAR


def test_what_the_tests_keep_is_not_in_the_store_of_the_demonstration() -> None:
    assert isinstance(default_storage, FileSystemStorage)
    assert not Path(default_storage.path("x")).is_relative_to(VAR)
