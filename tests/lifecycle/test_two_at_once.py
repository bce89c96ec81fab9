"""Two people, or one person twice, at the same moment: one thing happens, and the other is told in words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from referrals.considerations import transitions as considerations
from referrals.models import Consideration, Decision, ParallelProcess
from referrals.parallel import transitions as processes
from reviews.models import Review
from scr_portal import audit
from scr_portal.accounts import User
from scr_portal.roles import Role
from scr_portal.transitions import Conflict, Refused
from tests import build
from tests.lifecycle.inputs import arguments, first_right
from tests.world import World


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call gives or raises, all let go at the same moment, each on a connection of its own."""
    gate = Barrier(len(calls))

    def go(call: Callable[[], Any]) -> Any:
        try:
            gate.wait(10)
            return call()
        except (Refused, Conflict) as stop:
            return stop
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(go, calls))


def signed_in(person: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("try_number", range(3))
def test_two_chairs_decide_and_one_decision_stands(own_world: World, try_number: int) -> None:
    case = own_world.case("recommended")
    people = [own_world.member(Role.CHAIR), own_world.member(Role.ACTING_CHAIR)]
    build.away(people[0])

    def decide(person: User) -> Any:
        round_ = Consideration.objects.select_related("casefile__board").get(casefile=case)
        said = arguments(considerations.decide, round_, person, first_right)  # type: ignore[arg-type]
        return considerations.decide.run(round_, person, **said)

    answers = at_once(*(lambda person=person: decide(person) for person in people))
    kinds = sorted(type(answer).__name__ for answer in answers)
    assert kinds in (["Conflict", "Consideration"], ["Consideration", "Refused"])
    assert next(str(answer) for answer in answers if isinstance(answer, Exception))
    assert Decision.objects.filter(casefile=case).count() == Review.objects.filter(casefile=case).count() == 1
    assert audit.broken(case) == []


def process(world: World) -> ParallelProcess:
    """An inquest that runs beside a case."""
    new = ParallelProcess(casefile=world.case("under way"))
    return processes.record.run(
        new, world.member(Role.OFFICER), kind="coroner", lead="The coroner", blocks_publication=False
    )


def form(version: int, lead: str) -> dict[str, Any]:
    """The form of an update as a browser sends it."""
    return {"version": version, "lead": lead, "blocks_publication": "no", "note": f"Said by {lead}"}


def test_the_second_of_two_forms_is_shown_beside_what_the_first_one_changed(own_world: World) -> None:
    row = process(own_world)
    path = reverse("referrals:parallelprocess_update", args=[row.public_id])
    clients = [signed_in(own_world.member(Role.OFFICER)), signed_in(own_world.member(Role.PANEL_CHAIR))]
    leads = ["Mrs Alpha", "Mr Beta"]
    answers = at_once(
        *(
            lambda client=client, lead=lead: client.post(path, form(row.version, lead))
            for client, lead in zip(clients, leads, strict=True)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    page = next(answer.content.decode() for answer in answers if answer.status_code == 409)
    assert all(lead in page for lead in leads)
    row.refresh_from_db()
    assert (row.version, row.lead) == (2, leads[[answer.status_code for answer in answers].index(302)])


def test_a_form_that_opens_something_sent_twice_makes_one(own_world: World) -> None:
    case, officer = own_world.case("under way"), own_world.member(Role.OFFICER)
    path = reverse("referrals:parallelprocess_record", args=[case.public_id])
    before = ParallelProcess.objects.filter(casefile=case).count()
    said = {"once": "abcdefgh12345678", "kind": "coroner", "lead": "The coroner", "blocks_publication": "no"}
    clients = [signed_in(officer), signed_in(officer)]
    answers = at_once(*(lambda client=client: client.post(path, said) for client in clients))
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert "already" in next(answer.content.decode() for answer in answers if answer.status_code == 409)
    assert ParallelProcess.objects.filter(casefile=case).count() == before + 1
