"""Every legal date opens to its sum: on no page does a running one stand bare."""

from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import html  # type: ignore[import-untyped]

from referrals.models import ParallelProcess
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.roles import Role
from tests.addresses import NOBODY_S, addresses
from tests.world import World

READERS = (Role.OFFICER, Role.CHAIR, Role.SENIOR)
STAGES = ("recommended", "submitted", "approved", "published")


def words_of(running: Deadline) -> str:
    """How its date stands on a page; the day since which something is to be done is the day of an act elsewhere."""
    return f"{'to do since ' if running.sort == 'since' else ''}{day_words(running.due_on)}"


def bare(page: str, days: set[str]) -> set[str]:
    """Which of these days a page prints without their sum, and without a way to the dates of the case."""
    read = html.fromstring(page)
    for form in read.xpath("//textarea | //select | //input"):
        form.drop_tree()
    opens = " ".join(one.text_content() for one in read.find_class("portal-clock"))
    leads_on = bool(read.xpath("//main//a[contains(@href, '/dates/')]"))
    for each in read.find_class("portal-clock"):
        each.drop_tree()
    said = read.text_content()
    return {words for words in days if words in said and words not in opens and not leads_on}


def pages(case: CaseFile, reader: User) -> Iterator[tuple[str, str]]:
    """Every page that the reader is shown of a case, with home and the lists."""
    client = Client()
    client.force_login(reader)
    for address in addresses():
        if not address.is_ours or address.route.startswith(("demo", "account")):
            continue
        if address.route.endswith("/brief/"):
            continue  # a page of paper, on which nothing opens
        for path in address.of(case):
            if NOBODY_S in path:
                continue
            answer = client.get(path)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                yield path, answer.content.decode()


@pytest.mark.parametrize("stage", STAGES)
def test_every_running_date_opens_to_its_sum_wherever_it_stands(world: World, stage: str) -> None:
    case, seen = world.case(stage), 0
    hearings = ParallelProcess.objects.filter(casefile=case).values_list("next_on", flat=True)
    for role in READERS:
        reader = world.member(role)
        running = Deadline.objects.visible_to(reader, case).filter(is_running=True).exclude(due_on__in=hearings)
        days = {words_of(one) for one in running}  # a hearing of the same day is no legal date
        for path, page in pages(case, reader):
            assert not bare(page, days), f"{path} for the {role}"
            seen += 1
    assert seen > 30


def test_a_page_that_prints_a_day_bare_is_found() -> None:
    day = "3 September 2014"
    opens = '<main><details class="portal-clock"><summary>3 September 2014 (in 2 days)</summary></details></main>'
    assert bare("<main><p>Due 3 September 2014.</p></main>", {day}) == {day}
    assert not bare(opens, {day})
    assert not bare('<main><p>Due 3 September 2014.</p><a href="/cases/x/dates/">Dates</a></main>', {day})
