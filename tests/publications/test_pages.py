"""The pages inside: who sees them, what they offer, and what goes wrong in words."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from publications.publications.models import Publication, Section
from scr_portal.mail import Message
from scr_portal.people import Person
from scr_portal.roles import Role
from tests import build as people
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db


def page(client: Client, publication: Publication) -> str:
    """What the page of a publication says."""
    response = client.get(reverse("publications:publication", args=[publication.public_id]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_product_is_begun_and_a_section_written_in_the_browser(client: Client) -> None:
    review = build.review()
    client.force_login(build.officer(review))
    case = client.get(reverse("case", args=[review.casefile.public_id])).content.decode()
    begin = reverse("publications:publication_prepare", args=[review.casefile.public_id, "report"])
    assert begin in case
    response = client.post(begin, {"title": "Learning together", "once": "one"})
    publication = Publication.objects.get()
    assert response.url == reverse("publications:publication", args=[publication.public_id])  # type: ignore[attr-defined]
    section = Section.objects.order_by("order")[0]
    write = reverse("publications:section_write", args=[section.public_id])
    assert "terms of reference" in client.get(write).content.decode()
    client.post(write, {"text": "A text.", "version": section.version})
    section.refresh_from_db()
    assert section.text == "A text."


def test_no_title_names_anybody(client: Client) -> None:
    publication = build.prepared()
    client.force_login(build.officer(publication.review))
    retitle = reverse("publications:publication_retitle", args=[publication.public_id])
    refused = client.post(retitle, {"title": f"What we learned from {build.MOTHER}", "version": publication.version})
    assert refused.status_code == 422
    assert "Take out the words that identify somebody" in refused.content.decode()
    assert client.post(retitle, {"title": "What we learned", "version": publication.version}).status_code == 302


def test_two_at_once_on_a_section_see_both_versions(client: Client) -> None:
    publication = build.prepared()
    client.force_login(build.officer(publication.review))
    section = publication.sections.all()[0]
    response = client.post(
        reverse("publications:section_write", args=[section.public_id]), {"text": "My text.", "version": 1}
    )
    assert response.status_code == 409
    assert "My text." in response.content.decode()
    assert "nobody asked what a day" in response.content.decode()


def test_one_button_for_whose_step_it_is_and_else_why_not(client: Client) -> None:
    publication = build.notified()
    client.force_login(build.chair(publication.review))
    approve = reverse("publications:publication_approve", args=[publication.public_id])
    assert approve in page(client, publication)
    client.force_login(build.officer(publication.review))
    assert approve not in page(client, publication)
    build.blocking(publication)
    assert "is open and blocks publication" in page(client, publication)


def test_the_chair_approves_in_the_browser(client: Client) -> None:
    publication = build.notified()
    client.force_login(build.chair(publication.review))
    url = reverse("publications:publication_approve", args=[publication.public_id])
    day = build.today()
    form = {
        **build.WEIGHED, "approved_on_0": day.day, "approved_on_1": day.month, "approved_on_2": day.year,
        "approved_on-day": day.day, "approved_on-month": day.month, "approved_on-year": day.year,
        "version": publication.version, "password": people.PASSWORD,
    }  # fmt: skip
    response = client.post(url, form)
    assert response.status_code == 302, response.content.decode()
    assert build.fresh(publication).status == "approved"


def test_what_is_found_is_shown_inside_only(client: Client) -> None:
    publication = build.prepared()
    Person.objects.create(casefile=publication.casefile, kind="other", name="Side Neighbour")
    client.force_login(build.officer(publication.review))
    shown = client.get(reverse("publications:publication_names", args=[publication.public_id])).content.decode()
    assert "<mark>side</mark>" in shown
    assert "paragraph 1.3" in shown
    assert not Message.objects.filter(body__icontains="side").exists()


def test_another_board_and_the_panels_author_and_nobody(client: Client) -> None:
    publication = build.prepared()
    url = reverse("publications:publication", args=[publication.public_id])
    assert client.get(url).status_code == 302
    client.force_login(people.member(Role.OFFICER, people.board()))
    assert client.get(url).status_code == 404
    client.force_login(people.member(Role.SUBCOMMITTEE, publication.casefile.board))
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("product", ["summary", "nonsense"])
def test_a_product_the_edition_does_not_publish_is_not_there(client: Client, product: str) -> None:
    review = build.review("wt2013")
    client.force_login(build.officer(review))
    url = reverse("publications:publication_prepare", args=[review.casefile.public_id, product])
    assert client.get(url).status_code == 404


def test_the_page_asks_little(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    publication = build.approved()
    client.force_login(build.officer(publication.review))
    page(client, publication)
    with django_assert_max_num_queries(60):
        page(client, publication)
