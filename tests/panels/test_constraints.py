"""What the database itself refuses, whoever writes to it."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError

from panels.health.models import HealthOverview
from panels.imrs.models import Imr
from panels.overviews.models import Overview, SignOff
from scr_portal.access import Appointment
from scr_portal.roles import Role
from tests import build_review
from tests.panels.conftest import Scene
from tests.panels.overviews.conftest import Report, report

__all__ = ["report"]


def second_panel_chair(report: Report) -> object:
    """Confirmed from a day on which the first one, whose appointment nobody has ended, has none any more."""
    first = Appointment.objects.filter(casefile=report.review.casefile, role=Role.PANEL_CHAIR)
    first.update(until=build_review.days_ago(14))
    return build_review.appointed(report.review, Role.PANEL_CHAIR)


def two_panel_chairs_on_the_days_of_one_that_has_ended(report: Report) -> object:
    ended = Appointment.objects.filter(casefile=report.review.casefile, role=Role.PANEL_CHAIR)
    ended.update(status="ended", until=build_review.days_ago(2))
    return build_review.appointed(report.review, Role.PANEL_CHAIR)


def same_role_twice(report: Report) -> object:
    return build_review.appointed(report.review, Role.PANEL_MEMBER, report.scene.member)


def confirmed_from_no_day(report: Report) -> object:
    return Appointment.objects.filter(user=report.scene.member).update(since=None)


def second_imr_of_an_agency(report: Report) -> object:
    imr = report.scene.asked()
    again = Imr(casefile=imr.casefile, review=imr.review, agency=imr.agency, terms_version=1)
    again.commissioned_on, again.due_on = imr.commissioned_on, imr.due_on
    again.save()
    return again


def imr_of_no_agency(report: Report) -> object:
    report.scene.asked()
    return Imr.objects.update(agency=None)


def submitted_without_a_file(report: Report) -> object:
    report.scene.asked()
    return Imr.objects.update(status="submitted", submitted_on=build_review.days_ago(0))


def health_overview(report: Report, **more: object) -> HealthOverview:
    """One that the health agency is asked for."""
    usual = {"asked_on": build_review.days_ago(0), "due_on": build_review.days_ago(-9), "agency": report.scene.health}
    return HealthOverview.objects.create(casefile=report.review.casefile, review=report.review, **(usual | more))


def second_health_overview(report: Report) -> object:
    return health_overview(report) and health_overview(report)


def health_overview_of_no_trust(report: Report) -> object:
    return health_overview(report, agency=None)


def health_overview_handed_in_by_nobody(report: Report) -> object:
    return health_overview(report, status="handed_in", handed_in_on=build_review.days_ago(0))


def health_overview_sent_back_without_a_word(report: Report) -> object:
    return health_overview(report, status="returned", returned_on=build_review.days_ago(0))


def signed_off_on_no_day(report: Report) -> object:
    report.drafted()
    return Overview.objects.update(status="signed_off")


def word(report: Report, position: str) -> SignOff:
    """A word of the panel chair on the draft."""
    overview = Overview.objects.first() or report.drafted()
    assert overview.document
    member = Appointment.objects.get(user=report.scene.panel_chair)
    return SignOff.objects.create(
        casefile=overview.casefile, overview=overview, document=overview.document, member=member, position=position,
        signed_on=build_review.days_ago(0),
    )  # fmt: skip


def dissent_without_reason(report: Report) -> object:
    return word(report, "dissents")


def two_words_on_one_version(report: Report) -> object:
    return word(report, "agrees") and word(report, "agrees")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (second_panel_chair, "appointment_one_chair_one_author"),
        (two_panel_chairs_on_the_days_of_one_that_has_ended, "appointment_one_holder_a_day"),
        (same_role_twice, "appointment_once_at_a_time"),
        (confirmed_from_no_day, "appointment_confirmed_from_a_day"),
        (second_imr_of_an_agency, "imr_once_an_agency"),
        (imr_of_no_agency, "imr_of_an_agency"),
        (submitted_without_a_file, "imr_submitted_as_a_document_on_a_day"),
        (second_health_overview, "healthoverview_once_a_review"),
        (health_overview_of_no_trust, "healthoverview_of_a_trust"),
        (health_overview_handed_in_by_nobody, "healthoverview_handed_in_by_its_author"),
        (health_overview_sent_back_without_a_word, "healthoverview_sent_back_with_what_to_change"),
        (signed_off_on_no_day, "overview_signed_off_as_a_document_on_a_day"),
        (dissent_without_reason, "signoff_says_why_not"),
        (two_words_on_one_version, "signoff_once_a_version"),
    ],
)
def test_the_database_refuses_it_by_name(
    scene: Scene, report: Report, wrong: Callable[[Report], object], named: str
) -> None:
    with pytest.raises(IntegrityError, match=named):
        wrong(report)
