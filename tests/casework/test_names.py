"""Two things to follow or to tick on one page are never called the same: a list of links must tell them apart."""

from collections import defaultdict

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html  # type: ignore[import-untyped]

from scr_portal.notices import Notice
from scr_portal.roles import Role
from tests.world import STAGES, World

PAGES = ("case", "scr_portal:case_notices", "case_timeline", "case_dates", "case_opened")


def called_the_same(page: bytes) -> dict[str, set[str]]:
    """By their words, the links of the page that lead to different places, and its checkboxes."""
    found: dict[str, set[str]] = defaultdict(set)
    tree = html.fromstring(page)
    for link in tree.xpath("//main//a[@href][not(ancestor::nav)]"):
        found[" ".join(link.text_content().split())].add(link.get("href"))
    for label in tree.xpath("//label[@for][not(ancestor::*[contains(@class, 'govuk-date-input')])]"):
        found[" ".join(label.text_content().split())].add(label.get("for"))
    return {words: places for words, places in found.items() if len(places) > 1}


@pytest.mark.parametrize("board", STAGES)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR, Role.PANEL_CHAIR, Role.SENIOR])
def test_no_two_links_are_called_the_same(world: World, client: Client, board: str, role: Role) -> None:
    client.force_login(world.member(role, board))
    for stage in STAGES[board]:
        for name in PAGES:
            answer = client.get(reverse(name, args=[world.case(stage, board).public_id]))
            if answer.status_code == 200:
                assert called_the_same(answer.content) == {}, (stage, name)


def test_what_can_be_sent_with_a_notice_is_told_apart(world: World, client: Client) -> None:
    client.force_login(world.member(Role.OFFICER))
    notice = Notice.objects.filter(casefile=world.case("published"), status=Notice.Status.OWED).earliest("pk")
    page = client.get(reverse("scr_portal:notice_send", args=[notice.public_id])).content
    assert b"Serious case review report (PDF)" in page
    assert called_the_same(page) == {}
