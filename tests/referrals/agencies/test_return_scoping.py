"""The agency says what it knew, or the officer on its behalf."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from referrals.agencies import transitions
from referrals.agencies.models import AgencyInvolvement
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.documents import files
from tests.documents.conftest import store
from tests.referrals.agencies.test_ask import asked
from tests.referrals.case import Place, days_ago

__all__ = ["store"]

pytestmark = pytest.mark.django_db

KNEW: dict[str, Any] = {
    "involvement_known": "Two calls to the house.",
    "returned_by": "Inspector A. Example",
    "returned_on": days_ago(0),
}


def test_the_agency_returns_and_the_officer_is_told() -> None:
    place = Place()
    returned = transitions.return_scoping.run(asked(place), place.constable, **KNEW)
    assert (returned.status, returned.involvement) == (AgencyInvolvement.Status.RETURNED, "Two calls to the house.")
    assert Message.objects.filter(address=place.officer.email, body__contains="said what it knew").exists()


def test_the_officer_records_it_on_their_behalf() -> None:
    place = Place()
    assert transitions.return_scoping.run(asked(place), place.officer, **KNEW).returned_by == "Inspector A. Example"


def test_not_another_agencys_not_twice_and_not_before_it_was_asked() -> None:
    place = Place()
    row = asked(place)
    nurse = build.member(Role.SENIOR, place.health)
    for somebody in (nurse, place.member, place.chair):
        with pytest.raises(PermissionRefused):
            transitions.return_scoping.run(row, somebody, **KNEW)
    with pytest.raises(ValidationError, match="was asked on"):
        transitions.return_scoping.run(row, place.constable, **KNEW | {"returned_on": days_ago(1)})
    returned = transitions.return_scoping.run(row, place.constable, **KNEW)
    with pytest.raises(Refused, match="Returned"):
        transitions.return_scoping.run(returned, place.constable, **KNEW)


def test_the_page_is_the_agencys_own(client: Client) -> None:
    place = Place()
    row = asked(place)
    address = f"/involvements/{row.public_id}/return-scoping/"
    client.force_login(build.member(Role.SENIOR, place.health))
    assert client.get(address).status_code == 404
    client.force_login(place.constable)
    assert client.get(address).status_code == 200
    assert client.post(address, {"version": "1", "returned_by": "Inspector"}).status_code == 422
    day = days_ago(0)
    sent = {"version": "1", "involvement_known": "Nothing.", "returned_by": "Inspector", "returned_on": str(day)}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 409


def test_the_officer_says_how_it_came_and_keeps_the_scan(client: Client) -> None:
    place = Place()
    row = asked(place)
    address = f"/involvements/{row.public_id}/return-scoping/"
    client.force_login(place.constable)
    assert "How did it reach you?" not in client.get(address).content.decode()
    client.force_login(place.officer)
    assert "How did it reach you?" in client.get(address).content.decode()
    sent = {"version": "1", "involvement_known": "Nothing.", "returned_by": "The GP", "returned_on": str(days_ago(0))}
    assert client.post(address, sent).status_code == 422
    scan = SimpleUploadedFile("letter.pdf", files.pdf("Nothing known."))
    assert client.post(address, sent | {"route": "post", "file": scan}).status_code == 302
    row.refresh_from_db()
    assert (row.returned_route, row.returned_by) == ("post", "The GP")
    kept = Document.objects.get(about=row.subject)
    assert (kept.agency, kept.kind) == (place.police, "agency_return")
    case = f"/cases/{row.casefile.public_id}/"
    page = client.get(case).content.decode()
    assert "The GP (Post)" in page
    assert f"/documents/{kept.public_id}/" in page
    client.force_login(build.member(Role.SENIOR, place.health))
    assert kept.public_id not in client.get(case).content.decode()
