"""The SCR panel chair confirms that an executive summary represents the report, for these bytes, before approval."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from publications.publications import transitions
from publications.publications.checklist import REPRESENTS
from publications.publications.models import Publication
from publications.publications.ready import lines
from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build_review
from tests.build import PASSWORD
from tests.publications import build_publication as build
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
STANDS = [key for key, _ in REPRESENTS]


def summary() -> Publication:
    """An executive summary whose documents are made."""
    return build.rendered(build.prepared(build.review("wt2010"), "summary"))


def panel_chair() -> User:
    """The one of the case."""
    return Appointment.objects.get(role=Role.PANEL_CHAIR).user


def line(publication: Publication) -> tuple[str, str]:
    """Of the list “Ready to publish”."""
    return next((one.tag, one.words) for one in lines(publication) if "confirmation" in one.title)


def test_it_is_not_approved_before_and_it_is_after() -> None:
    publication = build.checked(summary())
    assert line(publication)[0] == "To do"
    with pytest.raises(Refused, match="has not confirmed"):
        build.approved(publication)
    publication = transitions.confirm.run(publication, panel_chair(), stands=STANDS, note="")
    assert line(publication)[0] == "Done"
    assert "Pauline Thorne" in line(publication)[1]
    assert build.approved(publication).status == "approved"


def test_it_counts_for_these_bytes_alone_and_not_as_one_of_the_two_who_check() -> None:
    publication = transitions.confirm.run(summary(), panel_chair(), stands=STANDS, note="")
    assert build.signed(publication).status == "preparing"
    publication = build.fresh(publication)
    transitions.write.run(publication.sections.all()[0], build.officer(publication.review), text="Quite other.")
    assert line(build.fresh(publication))[0] == "To do"


def test_once_only_all_of_it_and_by_nobody_else() -> None:
    publication = summary()
    for person in (build.officer(publication.review), build.chair(publication.review)):
        with pytest.raises(PermissionRefused):
            transitions.confirm.run(publication, person, stands=STANDS, note="")
    with pytest.raises(ValidationError, match="when all of it stands"):
        transitions.confirm.run(publication, panel_chair(), stands=STANDS[1:], note="")
    publication = transitions.confirm.run(publication, panel_chair(), stands=STANDS, note="")
    with pytest.raises(Refused, match="already"):
        transitions.confirm.run(publication, panel_chair(), stands=STANDS, note="Again.")


def test_no_report_waits_for_it() -> None:
    report = build.rendered()
    with pytest.raises(Refused, match="Not needed"):
        transitions.confirm.run(report, panel_chair(), stands=STANDS, note="")
    assert not any("confirmation" in one.title for one in lines(report))


def test_a_closed_review_has_no_panel_to_confirm_anything() -> None:
    publication = build.checked(summary())
    Review.objects.update(status=Review.Status.CLOSED, publication_settled_on=build.today())
    publication = build.fresh(publication)
    assert line(publication)[0] == "Done"
    assert build.approved(publication).status == "approved"


def test_the_panel_chair_is_asked_by_mail_and_takes_the_step_on_its_page() -> None:
    publication = summary()
    asked = Message.objects.get(address=panel_chair().email, body__contains="represents the overview report")
    address = reverse("publications:publication", args=[publication.public_id])
    assert address in asked.body
    page = browser(panel_chair())
    assert "Confirm that the summary represents the report" in page.get(address).content.decode()
    confirm = reverse("publications:publication_confirm", args=[publication.public_id])
    said = {"note": "", "version": publication.version, "password": PASSWORD}
    assert page.post(confirm, said | {"stands": STANDS[:2]}).status_code == 422
    assert page.post(confirm, said | {"stands": STANDS}).status_code == 302
    assert line(build.fresh(publication))[0] == "Done"


def test_the_checker_finds_it_and_can_open_its_page_all_the_way() -> None:
    publication = summary()
    checker = build_review.appointed(publication.review, Role.CHECKER)
    case, page = (
        reverse("case", args=[publication.casefile.public_id]),
        reverse("publications:publication", args=[publication.public_id]),
    )
    for go_on in (
        lambda it: it,
        lambda it: build.fresh(build.signed(it, checker)),
        lambda it: build.fresh(build.signed(it)),
        lambda it: transitions.confirm.run(it, panel_chair(), stands=STANDS, note=""),
        build.approved,
        build.published,
    ):
        publication = go_on(publication)
        assert page in browser(checker).get(case).content.decode(), publication.status
        assert browser(checker).get(page).status_code == 200, publication.status
    assert publication.status == "published"
