"""A draft goes to the SCR panel when every IMR that was asked for is settled."""

import pytest
from django.test import Client
from django.urls import reverse

from panels.imrs.transitions import accept, waive
from panels.overviews.models import Overview
from panels.overviews.transitions import circulate, revise
from scr_portal.audit import Event
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests.build_review import days_ago
from tests.panels.conftest import a_file
from tests.panels.imrs.test_accept import recorded
from tests.panels.overviews.conftest import Report
from tests.reviews.team import on


def test_every_member_is_asked(report: Report) -> None:
    overview = report.circulated()
    assert overview.status == "circulated"
    told = set(Message.objects.filter(body__contains="sign-off").values_list("user", flat=True))
    assert told == {report.scene.panel_chair.pk, report.scene.member.pk}


def test_not_while_an_imr_is_out_and_it_says_whose(report: Report) -> None:
    imr = report.scene.asked()
    overview = report.drafted()
    with pytest.raises(Refused, match="Northshire Police"):
        circulate.run(overview, report.author)
    waive.run(imr, report.scene.panel_chair, why_waived="The agency never met the family.")
    assert circulate.run(overview, report.author).circulated_on


def test_not_where_none_was_asked_for(report: Report) -> None:
    with pytest.raises(Refused, match="has been asked for"):
        circulate.run(report.drafted(), report.author)


def test_without_imrs_by_another_method(report: Report) -> None:
    report.review.method = "other"
    report.review.save()
    assert circulate.run(report.drafted(), report.author).status == "circulated"


def test_of_an_earlier_day_but_not_before_the_last_imr_was_accepted(report: Report, client: Client) -> None:
    imr = recorded(report.scene)
    accept.run(imr, report.scene.panel_chair, accepted_on=days_ago(2))
    overview = report.drafted()
    page, sent = reverse("panels:overview_circulate", args=[overview.public_id]), {"version": str(overview.version)}
    client.force_login(report.author)
    wrong = {3: f"Enter {day_words(days_ago(2))}, the day on which the last IMR was accepted", -1: "in the past"}
    for day, says in wrong.items():
        answer = client.post(page, sent | on(days_ago(day), "circulated_on"))
        assert answer.status_code in (400, 422)
        assert says in answer.content.decode()
    assert client.post(page, sent | on(days_ago(1), "circulated_on")).status_code == 302
    assert Overview.objects.get().circulated_on == days_ago(1)
    assert Event.objects.get(kind="overview.circulate").happened_on == days_ago(1)


def test_a_revised_report_has_to_be_circulated_again(report: Report) -> None:
    overview = revise.run(report.circulated(), report.author, file=a_file("Again."))
    assert (overview.status, overview.circulated_on) == ("draft", None)


def test_only_the_author(report: Report) -> None:
    overview = report.drafted()
    with pytest.raises(PermissionRefused):
        circulate.run(overview, report.scene.panel_chair)
