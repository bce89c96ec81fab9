"""Files as large as they are allowed to be."""

import pytest

from scr_portal.documents import Document
from scr_portal.roles import Role
from scr_portal.tasks import extract
from tests import build
from tests.documents import files
from tests.documents.conftest import kept


@pytest.mark.django_db
def test_the_first_500_of_5000_pages_can_be_read() -> None:
    board = build.board()
    document = kept(build.casefile(board), build.member(Role.OFFICER, board), files.pdf(pages=5_000))
    extract(document.pk)
    document.refresh_from_db()
    assert (document.reading, document.page_count, document.pages.count()) == (Document.Reading.READY, 5_000, 500)
