"""What `make test` asks under the newest edition of the guidance, under the others."""

import pytest

from scr_portal.casefiles import CaseFile
from tests.notices.test_every_notice import EDITIONS, case
from tests.notices.test_told_again import told_again_under

__all__ = ["case"]


@pytest.mark.parametrize("slug", EDITIONS[:-1])
def test_each_body_is_told_again_of_each_day_that_its_notice_stated(case: CaseFile, slug: str) -> None:
    told_again_under(slug, case)
