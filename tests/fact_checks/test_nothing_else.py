"""Who is asked to check a text reaches that text, and nothing else of the case: by no page, and by no raw query."""

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal import walls
from scr_portal.access import Grants, has_a_place
from scr_portal.accounts import User
from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.casefiles import CaseFile, Walled
from scr_portal.documents import Document, Page
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import lock
from tests import build
from tests.addresses import addresses
from tests.fact_checks.conftest import asked, barred, page, scene, shown, store
from tests.feeds.conftest import entries, made_by
from tests.lifecycle.rights import parts, seen, walled_models
from tests.panels.conftest import Scene, a_file

__all__ = ["scene", "store"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
OWN = {"scr_portal.factcheck", "scr_portal.document", "scr_portal.bar", "scr_portal.casefile"}


def reached(person: User) -> dict[str, set[int]]:
    """The rows of every table with walls that a raw query gives the person."""
    found: dict[str, set[int]] = {}
    with walls.entered(person.pk, timezone.localdate(), guest_of=person.guest_of):
        for model in walls_of_cases():
            rows = model.everything if issubclass(model, Walled) else model._default_manager
            if keys := set(rows.values_list("pk", flat=True)):
                found[model._meta.label_lower] = keys
    return found


def walls_of_cases() -> list[type[Model]]:
    """Every model that says something of a case."""
    return [CaseFile, Page, *walled_models()]


@pytest.mark.parametrize("is_barred", [True, False])
def test_both_floors_show_the_text_and_its_file_and_nothing_else(scene: Scene, is_barred: bool) -> None:
    scene.submitted()
    person = barred(scene) if is_barred else build.user()
    check = asked(scene, person, file=a_file())
    other = asked(scene, build.user(), file=a_file())
    person = User.objects.get(pk=person.pk)
    found = reached(person)
    assert set(found) == OWN - (set() if is_barred else {"scr_portal.bar"})
    assert found["scr_portal.factcheck"] == {check.pk}
    assert found["scr_portal.document"] == {check.document_id}
    assert other.document_id not in found["scr_portal.document"]
    case = scene.review.casefile
    for model in walled_models():
        rows = set(model.objects.visible_to(person, case).values_list("pk", flat=True))
        every = list(model.everything.filter(casefile=case))
        assert rows == seen(person, parts(person, case), case, model, every), model
        assert rows == found.get(model._meta.label_lower, set()), model
    assert not CaseFile.objects.visible_to(person).exists()
    assert not has_a_place(person, case.pk, timezone.localdate()) or is_barred
    assert Grants(person, timezone.localdate()).casefile_ids() == []


def test_no_page_of_the_case_answers_otherwise_than_one_that_does_not_exist(scene: Scene, client: Client) -> None:
    scene.submitted()
    person = barred(scene)
    check = asked(scene, person, file=a_file())
    case = scene.review.casefile
    client.force_login(person)
    missing = client.get(reverse("case", args=["a" * 12]))
    asked_for = 0
    for one in addresses():
        if "<str:case>" not in one.route or one.route.count("<") > 1:
            continue
        path = "/" + one.route.replace("<str:case>", case.public_id)
        answer = client.get(path)
        assert answer.status_code in (404, 405), path
        asked_for += 1
        if answer.status_code == 404:
            assert len(answer.content) == len(missing.content), path
    assert asked_for > 30
    for document in Document.objects.all():
        if document == check.document:
            continue
        for name in ("document", "document_file"):
            assert client.get(reverse(name, args=[document.public_id])).status_code == 404
    for path in (reverse("home"), reverse("cases"), reverse("scr_portal:calendar")):
        read = client.get(path).content.decode()
        assert case.label not in read
        assert f"/cases/{case.public_id}" not in read
    assert entries(made_by(person)) == []


def test_the_file_is_locked_away_for_them_too(scene: Scene) -> None:
    person = barred(scene)
    check = asked(scene, person, file=a_file())
    assert check.document
    lock.run(Quarantine(casefile=check.casefile, document=check.document), scene.officer, reason="Another family.")
    assert shown(person, reverse("document", args=[check.document.public_id]))[0] == 404
    status, read = shown(person, page(check))
    assert status == 200
    assert reverse("document", args=[check.document.public_id]) not in read
    assert "scr_portal.document" not in reached(User.objects.get(pk=person.pk))


@pytest.mark.parametrize(("appointment", "sees"), [(NO_APPOINTMENT, False), (1, True)])
def test_a_guest_who_has_come_to_fetch_or_refer_sees_nothing_of_it(scene: Scene, appointment: int, sees: bool) -> None:
    check = asked(scene, build.user(), file=a_file())
    guest = User.objects.get(pk=check.of_id)
    guest.guest_of = appointment
    assert set(reached(guest)) == (OWN - {"scr_portal.bar"} if sees else set())
    assert Grants(guest, timezone.localdate()).to_check == ({check.pk} if sees else set())
