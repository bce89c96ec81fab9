"""A warning stands at the head of the case for those it is meant for, until it is lifted."""

from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from scr_portal.accounts import User
from scr_portal.alerts.models import Alert
from scr_portal.alerts.transitions import lift, record
from scr_portal.audit import broken
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.people import Bar, Person
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db
WORDS = "Nobody speaks with the stepfather before the police have."


@pytest.fixture
def team() -> Team:
    return Team()


def head(person: User, casefile: CaseFile) -> str:
    """The head of the case page as this person sees it."""
    page: str = browser(person).get(reverse("case", args=[casefile.public_id])).content.decode()
    return page.partition("What is done and what is next")[0]


def test_it_is_recorded_in_the_browser_and_lifted_with_a_reason(team: Team) -> None:
    officer: Client = browser(team.officer)
    page = officer.get(reverse("case", args=[team.casefile.public_id])).content.decode()
    address = reverse("scr_portal:alert_record", args=[team.casefile.public_id])
    assert address in page
    assert officer.post(address, {"kind": "", "text": ""}).status_code == 422
    said = {"kind": "no_contact", "text": WORDS, "audience": "shared"}
    assert officer.post(address, said).status_code == 302
    assert f"Do not contact: {WORDS}" in head(team.senior, team.casefile)
    lifting = reverse("scr_portal:alert_lift", args=[Alert.objects.get().public_id])
    assert lifting in head(team.officer, team.casefile)
    assert lifting not in head(team.senior, team.casefile)
    assert officer.post(lifting, {"why_lifted": "They have spoken.", "version": "1"}).status_code == 302
    assert WORDS not in head(team.officer, team.casefile)
    assert broken(team.casefile) == []


def page_of(person: User, casefile: CaseFile) -> str:
    """The words of the whole case page, as this person sees it."""
    page = browser(person).get(reverse("case", args=[casefile.public_id])).content.decode()
    return " ".join(unescape(strip_tags(page)).split())


def test_who_recorded_it_stands_with_it_and_who_lifted_it_and_why_afterwards(team: Team) -> None:
    today = day_words(timezone.localdate())
    alert = record.run(Alert(casefile=team.casefile), team.chair, kind="order", text=WORDS, audience="shared")
    said = f"Recorded by {team.chair.name}, {today}."
    assert f"Injunction or court order: {WORDS} {said}" in page_of(team.senior, team.casefile)
    lifting = browser(team.officer).get(reverse("scr_portal:alert_lift", args=[alert.public_id])).content.decode()
    assert f"Recorded by {team.chair.name}, {today}" in unescape(lifting)
    lift.run(alert, team.officer, why_lifted="The order has ended.")
    for reader in (team.officer, team.senior):
        words = page_of(reader, team.casefile).rpartition("Warnings that were lifted, newest first")[2]
        assert f"{WORDS} {team.chair.name}, {today} {team.officer.name}, {today} The order has ended." in words


STANDS = "A warning stands on this case now"


def told(line: str) -> set[str]:
    """The addresses to which a mail with this line went."""
    return set(Message.objects.filter(body__contains=line).values_list("address", flat=True))


def test_whoever_works_on_the_case_and_may_read_it_is_told_and_nothing_of_it_is_said(team: Team) -> None:
    nurse = User.objects.get(pk=team.nurse.pk)
    step_back.run(Bar(casefile=team.casefile, agency=team.health), nurse, reason="I know the family.")
    address = reverse("scr_portal:alert_record", args=[team.casefile.public_id])
    page = browser(team.officer).get(address).content.decode()
    assert "is told by an e-mail that says nothing of it" in page
    said = {"kind": "no_contact", "text": WORDS, "audience": "shared", "once": "q"}
    browser(team.officer).post(address, said)
    everybody = {team.chair.email, team.second_officer.email, team.panel_chair.email, team.senior.email}
    assert everybody <= told(STANDS)
    assert not {team.officer.email, team.nurse.email} & told(STANDS)
    for mail in Message.objects.filter(body__contains=STANDS):
        assert WORDS not in mail.body
        assert team.casefile.label not in mail.body + mail.subject
    lift.run(Alert.objects.get(), User.objects.get(pk=team.chair.pk), why_lifted="They have spoken.")
    heard = told("A warning on this case was lifted")
    assert {team.officer.email, team.panel_chair.email, team.senior.email} <= heard
    assert team.chair.email not in heard


def test_no_agency_is_told_of_one_that_it_may_not_read(team: Team) -> None:
    record.run(Alert(casefile=team.casefile), team.chair, kind="order", text=WORDS, audience="panel")
    assert {team.officer.email, team.panel_chair.email} <= told(STANDS)
    assert not {team.senior.email, team.nurse.email} & told(STANDS)


def test_one_that_was_lifted_is_shown_to_none_but_those_who_could_read_it(team: Team) -> None:
    alert = record.run(Alert(casefile=team.casefile), team.chair, kind="order", text=WORDS, audience="panel")
    lift.run(alert, team.officer, why_lifted="The order has ended.")
    assert "Warnings that were lifted" in page_of(team.panel_chair, team.casefile)
    assert "Warnings that were lifted" not in page_of(team.senior, team.casefile)


def test_one_that_is_not_for_agencies_is_not_shown_to_them(team: Team) -> None:
    record.run(Alert(casefile=team.casefile), team.chair, kind="order", text=WORDS, audience="panel")
    assert WORDS in head(team.panel_chair, team.casefile)
    assert WORDS not in head(team.senior, team.casefile)
    timeline = browser(team.senior).get(reverse("case_timeline", args=[team.casefile.public_id])).content.decode()
    assert "recorded a warning" not in timeline


@pytest.mark.parametrize("audience", ["office", "", "everybody"])
def test_it_is_for_those_who_can_read_it(team: Team, audience: str) -> None:
    with pytest.raises(ValidationError, match="who is to read it"):
        record.run(Alert(casefile=team.casefile), team.chair, kind="order", text=WORDS, audience=audience)
    assert not Alert.objects.exists()


def test_agencies_read_no_name_in_it(team: Team) -> None:
    with build.told(team.casefile):
        Person.objects.create(casefile=team.casefile, kind=Person.Kind.CHILD, name="Tamsin Applegarth")
    said = {"kind": "risk", "text": "The uncle of Tamsin threatens staff."}
    with pytest.raises(ValidationError, match="Take out the names"):
        record.run(Alert(casefile=team.casefile), team.officer, **said, audience="shared")
    record.run(Alert(casefile=team.casefile), team.officer, **said, audience="panel")


def test_not_by_agencies_and_not_lifted_twice(team: Team) -> None:
    with pytest.raises(PermissionRefused):
        record.run(Alert(casefile=team.casefile), team.senior, kind="risk", text="A dog.", audience="shared")
    alert = record.run(Alert(casefile=team.casefile), team.officer, kind="risk", text="A dog.", audience="shared")
    alert = lift.run(alert, team.panel_chair, why_lifted="It is gone.")
    with pytest.raises(Refused, match="Lifted"):
        lift.run(alert, team.officer, why_lifted="Again.")
