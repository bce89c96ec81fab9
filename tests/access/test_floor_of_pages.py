"""The second floor under pages: what a reader gets of a page whose author forgot to ask what the reader may see."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from scr_portal import answers, shelf, walls
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseFileQuerySet, CaseRecordQuerySet
from scr_portal.floor import Floor
from scr_portal.pages import finding
from scr_portal.people import Person
from scr_portal.roles import Role
from tests import build
from tests.access.test_guests import guest_of
from tests.addresses import Address, addresses
from tests.world import ASHBY, ELMTON, World

WRITTEN = (shelf._question, answers._asked, finding._asked)
"""The questions that are written once for all who hold alike."""


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every `visible_to` lets everything through, also in the questions that are kept."""
    for rows in (CaseFileQuerySet, CaseRecordQuerySet):
        monkeypatch.setattr(rows, "visible_to", lambda found, *_: found.all())
    for written in WRITTEN:
        written.cache_clear()
    yield
    for written in WRITTEN:
        written.cache_clear()


def signed_in(person: User) -> Client:
    """Their browser."""
    client = Client()
    client.force_login(person)
    return client


def of_cases() -> list[Address]:
    """The portal's own pages that hang on a case."""
    return [one for one in addresses() if one.is_ours and not one.is_public and one.names & {"case", "id"}]


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR, Role.SENIOR])
def test_no_page_of_another_boards_case_opens(world: World, role: Role) -> None:
    client, other = signed_in(world.member(role)), world.case("published", ELMTON)
    paths = [path for address in of_cases() for path in address.of(other)]
    assert len(paths) > 50
    assert [path for path in paths if client.get(path).status_code != 404] == []


@pytest.mark.usefixtures("forgotten")
def test_a_list_holds_the_readers_own_cases_only(world: World) -> None:
    page = signed_in(world.member(Role.OFFICER)).get(reverse("cases")).content.decode()
    for case in CaseFile.objects.select_related("board"):
        assert (case.reference in page) is (case.board.short_name == ASHBY)


@pytest.mark.usefixtures("forgotten")
def test_a_page_of_a_case_says_nothing_of_the_rows_of_others(world: World) -> None:
    senior, case = world.member(Role.SENIOR), world.case("published")
    with walls.entered(senior.pk, timezone.localdate()):
        seen = {person.name for person in Person.objects.filter(casefile=case)}
    every = {person.name for person in Person.objects.filter(casefile=case)}
    page = signed_in(senior).get(reverse("case", args=[case.public_id])).content.decode()
    assert every - seen
    assert not [name for name in every - seen if name in page]


@pytest.mark.usefixtures("forgotten")
def test_a_page_for_a_guest_holds_the_case_of_the_link_only(world: World) -> None:
    own = world.case("published")
    held = Appointment.objects.filter(casefile=own, role=Role.PANEL_MEMBER, status="confirmed").select_related("user")
    person, today = held[0].user, timezone.localdate()
    with walls.entered(person.pk, today):
        others = CaseFile.objects.exclude(pk=own.pk)
        assert others
    for place in ("home", "cases"):
        page = guest_of(held[0]).get(reverse(place)).content.decode()
        assert own.reference in page
        assert not [case for case in others if case.reference in page]


def test_a_guest_reaches_by_the_one_appointment_of_the_link(world: World) -> None:
    own = world.case("published")
    held = Appointment.objects.filter(casefile=own, role=Role.PANEL_MEMBER, status="confirmed").select_related("user")[
        0
    ]
    person, today = held.user, timezone.localdate()
    with walls.entered(person.pk, today):
        as_holder, cases = set(Person.objects.values_list("pk", flat=True)), CaseFile.objects.count()
        assert Appointment.objects.filter(user=person).count() > 1
    with walls.entered(person.pk, today, guest_of=held.pk):
        seen = Person.objects.values_list("pk", "casefile")
        assert {pk for pk, _ in seen} <= as_holder
        assert {case for _, case in seen} == {own.pk}
        assert list(CaseFile.objects.all()) == [own]
        assert list(Appointment.objects.filter(user=person)) == [held]
    assert cases > 1


def test_what_is_streamed_is_read_while_the_walls_stand(world: World) -> None:
    officer, case = world.member(Role.OFFICER), world.case("published")
    response = signed_in(officer).get(reverse("panels:chronology_export", args=[case.public_id]))
    assert response.streaming
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL walls.portal TO ''")
        lines = b"".join(response).decode().splitlines()
        cursor.execute("SET LOCAL walls.portal TO 'on'")
    assert len(lines) > 1


def test_what_the_database_refuses_at_the_end_is_no_answer(own_database: str) -> None:
    case, officer = build.casefile(build.board()), build.user()

    def page(request: HttpRequest) -> HttpResponse:
        floor.process_view(request, page)
        with walls.opened(case.pk):
            Person.objects.create(casefile=case, kind="child", name="Without an event")
        return HttpResponse("Done")

    floor, request = Floor(page), RequestFactory().get("/")
    request.user = officer
    with pytest.raises(IntegrityError, match="without an event"):
        floor(request)
    assert not Person.objects.exists()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('walls.person', true), current_setting('walls.opened', true)")
        assert not any(cursor.fetchone())
