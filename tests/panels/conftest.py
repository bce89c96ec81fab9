"""Files of these tests are kept in a folder of each test's own."""

from tests.documents.conftest import store

__all__ = ["store"]
