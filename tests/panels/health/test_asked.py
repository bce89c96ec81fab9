"""Where a health overview report must be written, and how it is asked for."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from panels.health.models import HealthOverview
from panels.imrs.models import Imr
from panels.overviews.transitions import circulate
from scr_portal.access import Appointment, forget, grants
from scr_portal.accounts import User
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from scr_portal.waiting import waiting
from tests import build
from tests.panels.health.conftest import Health, day

ASK, APPOINT = "Ask for the health overview report", "Appoint a designated professional"
RULE = "Two health trusts give IMRs: a health overview report must be written, by a designated professional."
SOURCE = "Source: Wakefield &amp; District SCB, policy briefing on the revised Chapter 8; Government response"


def at_home(person: User) -> str:
    forget([person])
    return " | ".join(one.words for one in waiting(grants(person)))


def case_page(health: Health, client: Client, person: User) -> str:
    client.force_login(person)
    return client.get(reverse("case", args=[health.scene.review.casefile.public_id])).content.decode()


def test_with_the_imr_of_a_second_trust_the_office_is_to_ask_for_it_by_the_rule_with_its_source(
    health: Health, client: Client
) -> None:
    officer = health.scene.officer
    health.imr_of(health.pct)
    assert ASK not in at_home(officer) + case_page(health, client, officer)
    health.imr_of(health.scene.health)
    assert ASK in at_home(officer)
    page = case_page(health, client, officer)
    assert ASK in page
    assert RULE in page
    form = client.get(reverse("panels:healthoverview_ask", args=[health.scene.review.casefile.public_id]))
    assert f"{RULE} {SOURCE}" in form.content.decode()
    assert "not quoted guidance" not in form.content.decode()
    for other in (health.scene.panel_chair, health.scene.member, health.senior, health.nurse):
        assert ASK not in at_home(other) + case_page(health, client, other)
    health.asked()
    assert ASK not in at_home(officer) + case_page(health, client, officer)


def test_a_gp_practice_is_no_trust_and_a_waived_imr_none_that_is_given(health: Health, client: Client) -> None:
    officer, practice = health.scene.officer, build.agency(health.pct.boards.get(), "health", "Harbour Practice")
    with build.told(health.scene.review.casefile):
        health.scene.review.casefile.agencies.add(practice)
    overview = health.drafted()

    def is_asked_for() -> bool:
        said = {
            ASK in at_home(officer),
            ASK in case_page(health, client, officer),
            RULE in (circulate.why_not(overview) or ""),
        }
        assert len(said) == 1
        return said.pop()

    health.imr_of(practice)
    health.imr_of(health.pct)
    assert not is_asked_for()
    imr = health.imr_of(health.scene.health)
    assert is_asked_for()
    with build.told(imr.casefile):
        Imr.objects.filter(pk=imr.pk).update(status="waived", why_waived="It never met the child.")
    assert not is_asked_for()


@pytest.mark.parametrize("slug", ["wt2006", "wt2013", "wt2015"])
def test_no_other_edition_asks_for_it_and_the_officer_may_all_the_same(
    health: Health, client: Client, slug: str
) -> None:
    case = health.scene.review.casefile
    with build.told(case):
        case.edition_slug = slug
        case.save(update_fields=["edition_slug"])
    overview = health.drafted()
    for trust in (health.pct, health.scene.health):
        health.imr_of(trust)
    page = case_page(health, client, health.scene.officer)
    assert ASK not in at_home(health.scene.officer) + page
    assert "Two health trusts" not in page
    asks = reverse("panels:healthoverview_ask", args=[case.public_id])
    assert asks in page
    form = client.get(asks).content.decode()
    assert "No rule was seen that asks for it in this case" in form
    assert "Source:" not in form
    assert "several health trusts" not in Deadline.objects.get(subject_key=health.asked().subject).source
    author = Appointment.objects.get(casefile=case, role="overview_author").user
    assert circulate.run(overview, author).status == "circulated"


def test_without_a_designated_professional_the_office_is_led_to_propose_one_first(
    health: Health, client: Client
) -> None:
    Appointment.objects.filter(user=health.nurse).update(status="ended", until=day(0))
    for trust in (health.pct, health.scene.health):
        health.imr_of(trust)
    with pytest.raises(Refused, match="Nobody is designated professional on this case"):
        health.asked()
    proposing = reverse("panels:appointment_propose", args=[health.scene.review.casefile.public_id])
    assert APPOINT in at_home(health.scene.officer)
    page = case_page(health, client, health.scene.officer)
    assert f'href="{proposing}?role=designated"' in page
    assert ASK not in page
    Appointment.objects.filter(user=health.nurse).update(status="declared", until=None)
    assert APPOINT not in at_home(health.scene.officer)
    assert "No designated professional has been confirmed." in case_page(health, client, health.scene.officer)


def test_its_author_and_the_trust_are_told_and_its_day_is_a_clock_that_says_who_set_it(
    health: Health, client: Client
) -> None:
    overview = health.asked()
    told = Message.objects.filter(body__contains="health overview report is asked for").values_list("user", flat=True)
    assert set(told) == {health.nurse.pk, health.senior.pk}
    clock = Deadline.objects.get(subject_key=overview.subject)
    assert (clock.name, clock.due_on, clock.waits_on) == (
        "Submission of the health overview report",
        day(21),
        "designated",
    )
    assert clock.source.startswith("The day was said when it was asked for: no guidance was seen that lays one down.")
    assert "policy briefing on the revised Chapter 8" in clock.source
    assert "Write and hand in the health overview report" in at_home(health.nurse)
    client.force_login(health.nurse)
    home = client.get(reverse("home")).content.decode()
    assert home.count("how Submission of the health overview report was worked out") == 1


def test_the_page_asks_a_health_agency_of_the_case_by_a_day_to_come(health: Health, client: Client) -> None:
    client.force_login(health.scene.officer)
    case = health.scene.review.casefile
    page = reverse("panels:healthoverview_ask", args=[case.public_id])
    shown = client.get(page).content.decode()
    assert "Northshire Primary Care Trust" in shown
    assert "Northshire Police" not in shown.partition("<form")[2]
    said = {"agency": health.pct.public_id, "asked_on": str(day(0)), "due_on": str(day(9))}
    done = client.post(page, said, follow=True).content.decode()
    assert "The health overview report is asked for." in done
    assert HealthOverview.objects.get().due_on == day(9)
    assert "It has been asked for already." in client.get(page).content.decode()


def test_by_nobody_but_the_officer_of_no_other_agency_and_once(health: Health) -> None:
    for wrong in ({"agency": health.scene.police}, {"due_on": day(0)}, {"asked_on": day(1)}, {"asked_on": day(-31)}):
        with pytest.raises(ValidationError):
            health.asked(**wrong)
    scene, officer = health.scene, health.scene.officer
    for by in (scene.panel_chair, scene.member, health.senior, health.nurse):
        scene.officer = by
        with pytest.raises(PermissionRefused):
            health.asked()
    scene.officer = officer
    health.asked()
    with pytest.raises(Refused, match="asked for already"):
        health.asked()


def test_the_overview_report_goes_to_the_panel_only_with_the_health_overview_accepted(health: Health) -> None:
    for trust in (health.pct, health.scene.health):
        health.imr_of(trust)
    overview = health.drafted()
    author = Appointment.objects.get(role="overview_author").user
    assert circulate.why_not(overview) == f"{RULE} Nobody has asked for it yet."
    submitted = health.submitted()
    with pytest.raises(Refused, match="It is “Submitted”, and not accepted yet"):
        circulate.run(overview, author)
    health.accepted(submitted)
    assert circulate.run(overview, author).status == "circulated"
