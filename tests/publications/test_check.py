"""Two different people sign for the very bytes, and neither is the overview author."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from publications.publications import transitions
from reviews.models import Action
from scr_portal import documents
from scr_portal.access import Appointment
from scr_portal.people import Person
from scr_portal.roles import Role
from scr_portal.signatures import Signature
from scr_portal.transitions import PermissionRefused, Refused
from tests import build_review
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db


def test_the_second_person_makes_it_checked() -> None:
    publication = build.signed(build.rendered())
    assert publication.status == "preparing"
    publication = build.signed(publication)
    assert publication.status == "checked"
    assert publication.pdf is not None
    signed = Signature.objects.filter(about=publication.subject, sha256=publication.pdf.sha256)
    assert len({one.by_id for one in signed}) == 2


def test_nobody_signs_twice() -> None:
    publication = build.rendered()
    by = build.officer(publication.review)
    publication = build.signed(publication, by)
    with pytest.raises(Refused, match="somebody else"):
        build.signed(publication, by)


def test_the_overview_author_does_not_sign() -> None:
    publication = build.rendered()
    by = build.officer(publication.review)
    Appointment.objects.filter(role=Role.OVERVIEW_AUTHOR).update(user=by)
    publication = build.rendered(publication)
    with pytest.raises(Refused, match="K13"):
        build.signed(publication, by)


def test_the_author_without_the_office_may_not() -> None:
    publication = build.rendered()
    author = Appointment.objects.get(role=Role.OVERVIEW_AUTHOR).user
    with pytest.raises(PermissionRefused):
        build.signed(publication, author)


def test_what_was_not_looked_for_needs_a_reason() -> None:
    publication = build.rendered()
    with pytest.raises(ValidationError, match="not ticked"):
        transitions.check.run(
            publication, build.officer(publication.review), looked_for=["names"], note=" ", checked_on=build.today()
        )
    assert not Signature.objects.exists()


def test_a_person_who_became_known_later_is_found_at_the_check() -> None:
    publication = build.rendered()
    Person.objects.create(casefile=publication.casefile, kind="other", name="Side")
    with pytest.raises(Refused, match=r"paragraph 1\.3, sentence 1"):
        build.signed(publication)


def test_a_plan_that_changed_since_needs_new_documents() -> None:
    publication = build.rendered()
    Action.objects.update(progress="Quite other.")
    with pytest.raises(Refused, match="Make them again"):
        build.signed(publication)


def test_not_before_acceptance_and_not_before_the_documents() -> None:
    publication = build.prepared()
    with pytest.raises(Refused, match="have not been made"):
        build.signed(publication)
    publication = build.rendered(publication)
    build.not_accepted(publication)
    with pytest.raises(Refused, match="not accepted"):
        build.signed(publication)


def test_not_in_the_future_and_not_before_acceptance() -> None:
    publication = build.rendered()
    for day, said in (
        (build.today() + timedelta(days=1), "not come yet"),
        (build.today() - timedelta(days=99), "the board accepted the review"),
    ):
        with pytest.raises(ValidationError, match=said):
            transitions.check.run(
                publication, build.officer(publication.review), looked_for=["names"], note="x", checked_on=day
            )


def test_an_appointed_checker_reads_what_is_to_be_signed_and_no_other_document(client: Client) -> None:
    publication = build.rendered()
    checker = build_review.appointed(publication.review, Role.CHECKER)
    other = documents.keep(
        publication.review, b"An agency's own words", kind="imr", title="IMR", content_type="text/csv",
        extension="csv", by=checker,
    )  # fmt: skip
    client.force_login(checker)
    assert publication.pdf is not None
    assert client.get(reverse("document", args=[publication.pdf.public_id])).status_code == 200
    assert client.get(reverse("document", args=[other.public_id])).status_code == 404
    assert build.signed(publication, checker).status == "preparing"
