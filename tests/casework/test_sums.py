"""Every legal date opens to its sum: on no page does a running one stand bare."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html  # type: ignore[import-untyped]

from panels.models import AgencyRequest, HealthOverview, Imr
from referrals.models import AgencyInvolvement, Consideration, ParallelProcess
from referrals.peers.models import PeerChallenge
from scr_portal import deadlines
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.roles import Role
from tests.addresses import NOBODY_S, addresses
from tests.build import told
from tests.world import World

READERS = (Role.OFFICER, Role.CHAIR, Role.SENIOR)
APPOINTED = (Role.IMR_AUTHOR, Role.DESIGNATED)
"""Who read a case besides, once somebody appointed them to it."""
OPENING = "//*[contains(@class, 'portal-clock')] | //main//a[contains(@href, '/dates/')]"
"""Where a day stands that opens: in its sum, or in a link to the dates of the case."""
STAGES = ("recommended", "published")
"""The first dates of a case, and the last; `tests/drill/test_sums_between.py` looks at those between."""


def words_of(running: Deadline) -> str:
    """How its date stands on a page; the day since which something is to be done is the day of an act elsewhere."""
    return f"{'to do since ' if running.sort == 'since' else ''}{day_words(running.due_on)}"


def bare(page: str, days: set[str]) -> set[str]:
    """Which of these days a page prints without their sum, or says to be due in other words than those that open."""
    read = html.fromstring(page)
    for form in read.xpath("//textarea | //select | //input"):
        form.drop_tree()
    opening = read.xpath(OPENING)
    opens = " ".join(one.text_content() for one in opening)
    for each in opening:
        each.drop_tree()
    said = " ".join(read.text_content().split())
    return {words for words in days if words in said and (words not in opens or is_said_to_be_due(words, said))}


def is_said_to_be_due(day: str, said: str) -> bool:
    """Whether it is called the day by which something is to be done, where it does not open."""
    return re.search(rf"\b(?:due|by|until)(?: on)? {re.escape(day)}", said, re.IGNORECASE) is not None


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


def readers(world: World, case: CaseFile) -> Iterator[tuple[Role, User]]:
    """One of each role that anybody holds on the case."""
    yield from ((role, world.member(role)) for role in READERS)
    for role in APPOINTED:
        if found := Appointment.objects.filter(casefile=case, role=role, status=Appointment.Status.CONFIRMED).first():
            yield role, found.user


def every_running_date_opens_to_its_sum(world: World, stage: str) -> None:
    """On every page that the READERS and the APPOINTED are shown of a case at this stage."""
    case, seen = world.case(stage), 0
    found: set[str] = set()
    hearings = ParallelProcess.objects.filter(casefile=case).values_list("next_on", flat=True)
    for role, reader in readers(world, case):
        running = Deadline.objects.visible_to(reader, case).filter(is_running=True).exclude(due_on__in=hearings)
        days = {words_of(one) for one in running}  # a hearing of the same day is no legal date
        for path, page in pages(case, reader):
            found |= {f"{path} for the {role}: {day}" for day in bare(page, days)}
            seen += 1
    assert not found
    assert seen > 30


@pytest.mark.parametrize("stage", STAGES)
def test_every_running_date_opens_to_its_sum_wherever_it_stands(world: World, stage: str) -> None:
    every_running_date_opens_to_its_sum(world, stage)


def test_the_days_of_what_agencies_write_open_on_the_case_page(world: World) -> None:
    """Each has a day of its own here: on the way of a case they fall on the day of a hearing."""
    case, today = world.case("asked"), timezone.localdate()
    imr, health = today + timedelta(days=11), today + timedelta(days=12)
    with told(case):
        Imr.objects.filter(casefile=case).update(due_on=imr)
        HealthOverview.objects.filter(casefile=case).update(due_on=health)
    deadlines.sync(case)
    client, seen = Client(), set()
    for role, reader in readers(world, case):
        client.force_login(reader)
        page = client.get(reverse("case", args=[case.public_id])).content.decode()
        seen |= {day for day in (imr, health) if day_words(day) in page}
        assert not bare(page, {day_words(imr), day_words(health)}), role
    assert seen == {imr, health}


def test_a_notice_that_runs_opens_too(world: World) -> None:
    """Three days after the copy was sent: it has run long ago where the case was walked on."""
    [sent_on] = {
        one.sent_on for one in Notice.objects.filter(casefile=world.case("approved"), act=Act.BEFORE_PUBLICATION)
    }
    assert sent_on
    world.clock.move_to(datetime.combine(sent_on + timedelta(days=3), time(10), UTC))
    every_running_date_opens_to_its_sum(world, "approved")


def test_a_day_that_somebody_named_opens_too(world: World) -> None:
    """What an agency was asked by, on both its pages, and a peer: the way of a case asks for none of it."""
    case, asked_on, day = world.case("recommended"), timezone.localdate(), timezone.localdate() + timedelta(days=11)
    involved, of_round = AgencyInvolvement.objects.filter(casefile=case), Consideration.objects.get(casefile=case)
    with told(case):
        involved.update(due_on=day, returned_on=None, status="asked")
        request = AgencyRequest.objects.create(
            casefile=case, agency=involved[0].agency, kind="feedback", what="Tell them", asked_on=asked_on, due_on=day
        )
        challenge = PeerChallenge.objects.create(
            casefile=case, peer="A peer", peer_board="Their LSCB", asked_on=asked_on, until=day, audience="office"
        )
    deadlines.sync(case)
    client = Client()
    for role, name, row in (
        (Role.OFFICER, "case", case.public_id),
        (Role.OFFICER, "panels:agencyrequest_answer", request.public_id),
        (Role.CHAIR, "referrals:consideration", of_round.public_id),
        (Role.CHAIR, "referrals:consideration_decide", of_round.public_id),
        (Role.CHAIR, "referrals:peerchallenge_advise", challenge.public_id),
    ):
        client.force_login(world.member(role))
        page = client.get(reverse(name, args=[row])).content.decode()
        assert day_words(day) in page, name
        assert not bare(page, {day_words(day)}), name


def test_a_page_that_prints_a_day_bare_is_found() -> None:
    day = "3 September 2014"
    opens = '<main><details class="portal-clock"><summary>3 September 2014 (in 2 days)</summary></details></main>'
    assert bare("<main><p>Due 3 September 2014.</p></main>", {day}) == {day}
    assert not bare(opens, {day})
    assert bare('<main><p>Due 3 September 2014.</p><a href="/cases/x/dates/">Dates</a></main>', {day}) == {day}
    assert not bare('<main><p>Due <a href="/cases/x/dates/">3 September 2014</a>.</p></main>', {day})
    assert bare(f"{opens}<p>To be answered by 3 September 2014.</p>", {day}) == {day}
    assert not bare(f"{opens}<p>The board met on 3 September 2014.</p>", {day})
