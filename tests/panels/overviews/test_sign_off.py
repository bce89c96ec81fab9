"""Every member gives a word on the version before the panel; then the panel chair signs off for all."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from panels.overviews.models import Overview, SignOff
from panels.overviews.transitions import circulate, close, revise, sign_off
from reviews.models import Review
from scr_portal.audit import Event
from scr_portal.clocks import day_words
from scr_portal.transitions import PermissionRefused, Refused
from tests.build import PASSWORD
from tests.build_review import days_ago
from tests.panels.conftest import a_file
from tests.panels.overviews.conftest import Report
from tests.reviews.team import on


def signed(report: Report) -> Overview:
    """A report on which both have spoken, the member against it."""
    overview = sign_off.run(report.circulated(), report.scene.panel_chair, position="agrees")
    return sign_off.run(overview, report.scene.member, position="dissents", reason="Recommendation 3 is not supported.")


def test_a_dissent_stays_with_its_reasons_and_does_not_stop_the_report(report: Report) -> None:
    overview = close.run(signed(report), report.scene.panel_chair)
    assert overview.status == "signed_off"
    assert SignOff.objects.get(position="dissents").reason == "Recommendation 3 is not supported."


def test_signed_off_it_is_received_by_the_review(report: Report) -> None:
    close.run(signed(report), report.scene.panel_chair)
    review = Review.objects.get()
    assert review.status == "reported"
    assert review.overview_received_on


def test_of_an_earlier_day_the_review_has_it_from_then_but_not_before_it_was_circulated(
    report: Report, client: Client
) -> None:
    overview = signed(report)
    Overview.objects.update(circulated_on=days_ago(9))
    page, sent = reverse("panels:overview_close", args=[overview.public_id]), {"version": str(overview.version)}
    client.force_login(report.scene.panel_chair)
    assert f'value="{days_ago(0).year}"' in client.get(page).content.decode()
    wrong = {10: f"Enter {day_words(days_ago(9))}, the day on which it was circulated", -1: "in the past"}
    for day, says in wrong.items():
        answer = client.post(page, sent | on(days_ago(day), "signed_off_on"))
        assert answer.status_code in (400, 422)
        assert says in answer.content.decode()
    assert client.post(page, sent | on(days_ago(8), "signed_off_on")).status_code == 302
    assert Review.objects.get().overview_received_on == days_ago(8)
    later = {one.kind: one.happened_on for one in Event.objects.all() if one.is_recorded_later}
    assert later["overview.close"] == later["review.receive_overview"] == days_ago(8)


def test_not_while_a_member_is_silent_and_it_says_who(report: Report) -> None:
    overview = sign_off.run(report.circulated(), report.scene.panel_chair, position="agrees")
    with pytest.raises(Refused, match=report.scene.member.name):
        close.run(overview, report.scene.panel_chair)
    assert Review.objects.get().status == "under_way"


@pytest.mark.parametrize("position", ["dissents", "abstains"])
def test_who_does_not_agree_says_why(report: Report, position: str) -> None:
    with pytest.raises(ValidationError, match="Enter why"):
        sign_off.run(report.circulated(), report.scene.member, position=position, reason=" ")


def test_once_a_version_and_anew_on_the_next(report: Report) -> None:
    overview = sign_off.run(report.circulated(), report.scene.member, position="agrees")
    with pytest.raises(Refused, match="already"):
        sign_off.run(overview, report.scene.member, position="agrees")
    again = circulate.run(revise.run(overview, report.author, file=a_file("Again.")), report.author)
    sign_off.run(again, report.scene.member, position="abstains", reason="I was away.")
    assert SignOff.objects.count() == 2


def test_not_the_author_nor_anybody_outside_the_panel(report: Report) -> None:
    overview = report.circulated()
    for by in (report.author, report.scene.officer, report.scene.senior):
        with pytest.raises(PermissionRefused):
            sign_off.run(overview, by, position="agrees")


def test_only_the_panel_chair_signs_off_for_the_panel(report: Report) -> None:
    overview = signed(report)
    with pytest.raises(PermissionRefused):
        close.run(overview, report.scene.member)


def test_the_pages_take_the_word_and_show_where_each_stands(report: Report, client: Client) -> None:
    overview = report.circulated()
    client.force_login(report.scene.member)
    page = reverse("panels:overview_sign_off", args=[overview.public_id])
    refused = client.post(page, {"position": "abstains", "version": str(overview.version), "password": PASSWORD})
    assert "Enter why you do not agree" in refused.content.decode()
    word = {"position": "dissents", "reason": "Not supported.", "version": str(overview.version), "password": PASSWORD}
    shown = client.post(page, word, follow=True).content.decode()
    assert "Does not agree" in shown
    assert "Not supported." in shown
    client.force_login(report.scene.panel_chair)
    shown = client.get(reverse("panels:overview", args=[overview.public_id])).content.decode()
    assert f"These have not signed off this version: {report.scene.panel_chair.name}" in shown
