"""An agency is asked for something besides its IMR, by a day, and answers; the officer may do it on its behalf."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.models import AgencyRequest, Imr
from panels.requests import transitions, voids
from panels.requests.corrections import correct
from scr_portal.access import forget, grants
from scr_portal.dates import due_words
from scr_portal.deadlines import Deadline, sync
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from scr_portal.waiting import waiting
from tests import build
from tests.casework.home import lines
from tests.documents import files
from tests.documents.conftest import store
from tests.panels.conftest import Scene, scene

__all__ = ["scene", "store"]


def day(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def asked(scene: Scene, **said: Any) -> AgencyRequest:
    usual: dict[str, Any] = {
        "agency": scene.police,
        "kind": "fact_check",
        "what": "Is page 4 right?",
        "asked_on": day(0),
    }
    new = AgencyRequest(casefile=scene.review.casefile)
    return transitions.ask.run(new, scene.officer, **(usual | {"due_on": day(9)} | said))


def answered(request: AgencyRequest, by: Any, **said: Any) -> AgencyRequest:
    usual: dict[str, Any] = {"answer": "It is right.", "answered_by": "The superintendent", "answered_on": day(0)}
    return transitions.answer.run(request, by, **(usual | said))


def test_the_agency_is_told_by_mail_that_says_nothing_and_it_waits_for_its_people(scene: Scene) -> None:
    row = asked(scene, what="Is what page 4 says of Child A right?")
    message = Message.objects.get(body__contains="asked for something", user=scene.senior)
    assert "Child A" not in message.body + message.subject
    assert not Message.objects.filter(user=scene.other_senior).exists()
    forget([scene.senior])
    assert "Check the facts about your agency" in [one.words for one in waiting(grants(scene.senior))]
    due = Deadline.objects.get(subject_key=row.subject)
    assert (due.name, due.due_on, due.is_running) == ("Fact-check", day(9), True)
    answered(row, scene.senior)
    forget([scene.senior])
    assert "Check the facts about your agency" not in [one.words for one in waiting(grants(scene.senior))]
    assert not Deadline.objects.get(subject_key=row.subject).is_running
    assert Message.objects.filter(user=scene.officer, body__contains="has answered").exists()


def test_what_the_agency_owes_stands_once_at_home_with_its_day_and_sum_however_far_away(
    scene: Scene, client: Client
) -> None:
    asked(scene, due_on=day(3))
    imr = scene.asked()
    Imr.objects.filter(pk=imr.pk).update(due_on=day(90), chronology_due_on=day(1))
    sync(imr.casefile)
    client.force_login(scene.senior)
    home = client.get(reverse("home")).content.decode().split("Open cases</caption>")[0]
    found = {
        f"Read in the chronology of {scene.police}": 1,
        "Check the facts about your agency": 3,
        f"Name the author of the {imr}": 90,
    }
    today = timezone.localdate()
    assert {words: lines(home, words) for words in found} == {
        words: [due_words(day(number), today)] for words, number in found.items()
    }
    assert sorted(found, key=home.index) == list(found)
    for clock in ("Chronology", "Fact-check", "Individual management review"):
        assert home.count(f"how {clock} was worked out") == 1
    assert "how it was worked out" not in home


def test_its_day_leads_to_where_it_is_answered(scene: Scene, client: Client) -> None:
    row = asked(scene)
    client.force_login(scene.senior)
    page = client.get(reverse("case", args=[row.casefile.public_id])).content.decode()
    part = "asked-of-agencies-besides-their-reviews"
    assert f'href="/cases/{row.casefile.public_id}/#{part}">Fact-check<' in page
    assert reverse("panels:agencyrequest_answer", args=[row.public_id]) in page[page.index(f'id="{part}"') :]


def test_another_agency_does_not_see_it_and_the_officer_may_answer_for_it(scene: Scene, client: Client) -> None:
    row = asked(scene)
    for somebody in (scene.other_senior, scene.member, scene.panel_chair):
        with pytest.raises(PermissionRefused):
            answered(row, somebody)
    client.force_login(scene.other_senior)
    assert client.get(reverse("panels:agencyrequest_answer", args=[row.public_id])).status_code == 404
    assert "Is page 4 right?" not in client.get(reverse("case", args=[row.casefile.public_id])).content.decode()
    assert answered(row, scene.officer).answered_by == "The superintendent"
    with pytest.raises(Refused, match="Answered"):
        answered(AgencyRequest.objects.get(), scene.senior)


def test_of_agencies_of_the_case_by_a_day_that_is_not_over_when_it_is_asked(scene: Scene) -> None:
    with pytest.raises(ValidationError, match="Select an agency of this case"):
        asked(scene, agency=build.agency(scene.review.casefile.board))
    with pytest.raises(ValidationError, match="enter that day or a later one"):
        asked(scene, due_on=day(-1))
    with pytest.raises(ValidationError, match="not come yet"):
        asked(scene, asked_on=day(1))
    row = asked(scene, asked_on=day(-5))
    with pytest.raises(ValidationError, match="the day on which it was asked"):
        answered(row, scene.senior, answered_on=day(-6))
    for somebody in (scene.senior, scene.member):
        with pytest.raises(PermissionRefused):
            transitions.ask.run(
                AgencyRequest(casefile=row.casefile), somebody, agency=scene.police, kind="feedback", what="Do",
                asked_on=day(0), due_on=day(1),
            )  # fmt: skip
    assert AgencyRequest.objects.count() == 1


def test_a_day_that_moves_keeps_the_old_one_in_its_sum(scene: Scene) -> None:
    row = asked(scene)
    with pytest.raises(ValidationError, match="must not be before"):
        correct.run(row, scene.officer, field="due_on", day=day(-1), reason="They asked for time.")
    correct.run(row, scene.officer, field="due_on", day=day(20), reason="They asked for time.")
    due = Deadline.objects.get(subject_key=row.subject)
    assert due.due_on == day(20)
    assert any("They asked for time." in step for step in due.steps)


def test_what_was_asked_by_mistake_is_owed_no_more(scene: Scene) -> None:
    row = asked(scene)
    voids.void.run(row, scene.officer, because="It was for the other agency.")
    assert not Deadline.objects.get(subject_key=row.subject).counts
    assert Message.objects.filter(user=scene.senior, body__contains="by mistake").exists()


def test_the_pages_from_the_grid_to_the_answer(scene: Scene, client: Client) -> None:
    case = scene.review.casefile
    client.force_login(scene.officer)
    page = reverse("panels:agencyrequest_ask", args=[case.public_id])
    assert page in client.get(reverse("panels:grid", args=[case.public_id])).content.decode()
    said = {"agency": scene.police.public_id, "kind": "feedback", "what": "Tell your staff", "once": "q"}
    days = {"asked_on": str(day(0)), "due_on": str(day(14))}
    assert client.post(page, said | {"asked_on": str(day(0))}).status_code == 422
    assert client.post(page, said | days)["Location"] == reverse("panels:grid", args=[case.public_id])
    row = AgencyRequest.objects.get()
    client.force_login(scene.senior)
    answer = reverse("panels:agencyrequest_answer", args=[row.public_id])
    assert answer in client.get(reverse("case", args=[case.public_id])).content.decode()
    assert "Tell your staff" in client.get(answer).content.decode()
    told = {"version": "1", "answer": "All were told.", "answered_by": "The head", "answered_on": str(day(0))}
    assert client.post(answer, told).status_code == 302
    assert AgencyRequest.objects.get().status == "answered"


def test_an_answer_on_behalf_says_how_it_came_and_keeps_the_scan(scene: Scene, client: Client) -> None:
    row = asked(scene)
    address = reverse("panels:agencyrequest_answer", args=[row.public_id])
    client.force_login(scene.officer)
    said = {"version": "1", "answer": "It is right.", "answered_by": "The head", "answered_on": str(day(0))}
    assert client.post(address, said).status_code == 422
    scan = SimpleUploadedFile("letter.pdf", files.pdf("It is right."))
    assert client.post(address, said | {"route": "telephone", "file": scan}).status_code == 302
    kept = Document.objects.get(about=row.subject)
    page = client.get(reverse("case", args=[row.casefile.public_id])).content.decode()
    assert "The head (Telephone)" in page
    assert f"/documents/{kept.public_id}/" in page
