"""Once the chief officer was asked in vain, the letter waits for the LSCB chair, and the officer is told so."""

import html
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from panels.imrs.transitions import waive
from panels.models import Imr
from scr_portal.accounts import Agency, User
from scr_portal.casework.brief import case_brief
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import note_call, send
from scr_portal.clocks import day_words
from scr_portal.deadlines import sync
from scr_portal.letters import transitions
from scr_portal.letters.models import Letter
from scr_portal.letters.voids import void
from scr_portal.roles import Role
from tests import build
from tests.documents.conftest import store
from tests.panels.conftest import Scene, scene
from tests.panels.grid.test_letters import begun, laid_out
from tests.reviews.team import browser

__all__ = ["scene", "store"]
LINE = "Write to the chief officer of Northshire Police: what it owes is late still"
ASKED = "The LSCB chair is asked to write to the chief officer: it stands on the chair’s home"


@pytest.fixture
def chair(scene: Scene) -> Iterator[User]:
    """Who chairs the LSCB, ten days after the police should have submitted their IMR."""
    scene.asked()
    Agency.objects.filter(pk=scene.police.pk).update(chief_officer="The Chief", chief_officer_email="c@example.org")
    scene.police.refresh_from_db()
    person = build.member(Role.CHAIR, scene.review.casefile.board)
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        yield person


def page(person: User, name: str, scene: Scene | None = None) -> str:
    """What somebody reads."""
    path = reverse(name, args=[scene.review.casefile.public_id] if scene else [])
    return html.unescape(browser(person).get(path).content.decode())


def chased(scene: Scene, tier: str) -> Chase:
    """By the officer, for the IMR."""
    return send.run(
        Chase(casefile=scene.review.casefile), User.objects.get(pk=scene.officer.pk),
        agency=scene.police, tier=tier, what="The IMR",
    )  # fmt: skip


def test_it_stands_on_the_chairs_home_from_the_second_tier_until_the_letter_has_gone(scene: Scene, chair: User) -> None:
    chased(scene, "people")
    assert LINE not in page(chair, "home")
    assert ASKED not in page(scene.officer, "panels:grid", scene)
    chased(scene, "chief")
    home = page(chair, "home")
    assert LINE in home
    assert LINE not in page(scene.officer, "home")
    assert ASKED in page(scene.officer, "panels:grid", scene)
    link = re.search(rf'href="([^"]*)">{LINE}', home)
    assert link
    assert f'value="late:{scene.police.public_id}" selected' in browser(chair).get(link[1]).content.decode()
    letter = laid_out(begun(scene, chair), chair)
    assert LINE not in page(chair, "home")
    transitions.record_sent.run(
        letter, chair, route="post", recipient="Them", sent_on=timezone.localdate(), proof="GB123"
    )
    assert LINE not in page(chair, "home")
    assert ASKED not in page(scene.officer, "panels:grid", scene)


def test_once_the_letter_has_gone_it_says_when_and_that_nobody_is_higher(scene: Scene, chair: User) -> None:
    chased(scene, "chief")
    letter, today = laid_out(begun(scene, chair), chair), timezone.localdate()
    transitions.record_sent.run(letter, chair, route="post", recipient="Them", sent_on=today, proof="GB123")
    went = f"The letter of the LSCB chair to the chief officer went on {day_words(today)}: there is nobody higher"
    send_again = f"{reverse('scr_portal:chase_send', args=[scene.review.casefile.public_id])}?agency="
    theirs = page(scene.officer, "panels:grid", scene)
    asked = browser(scene.officer).get(f"{send_again}{scene.police.public_id}").content.decode()
    for said in (theirs, asked):
        assert went in said
        assert "a letter of the LSCB chair" not in said
    assert "Chase its chief officer again" in theirs
    assert "Write another letter of the LSCB chair" in page(chair, "panels:grid", scene)


def test_a_letter_that_is_begun_waits_on_the_chairs_home_until_it_is_sent(scene: Scene, chair: User) -> None:
    letter, today = begun(scene, chair), timezone.localdate()
    link = reverse("scr_portal:letter", args=[letter.public_id])
    finish, put = "Finish the letter to the chief officer of Northshire Police", "Send the letter to the chief officer"
    assert f'href="{link}">{finish}' in page(chair, "home"), "though the chief officer was not asked before"
    assert finish not in page(scene.officer, "home")
    Imr.objects.filter(review=scene.review).update(due_on=today + timedelta(days=5))
    sync(scene.review.casefile)
    assert finish in page(chair, "home"), "though the agency is not late any more"
    assert "chief officer is begun: it stands on the chair’s home" in page(scene.officer, "panels:grid", scene)
    assert f'href="{link}">Go on with the letter' in page(chair, "panels:grid", scene)
    letter = laid_out(letter, chair)
    assert f'href="{link}">{put}' in page(chair, "home")
    letter = transitions.record_sent.run(letter, chair, route="post", recipient="Them", sent_on=today, proof="GB1")
    assert link not in page(chair, "home")
    letter = transitions.record_returned.run(letter, scene.officer, returned_on=today, why="Gone away")
    assert f'href="{link}">{put} of Northshire Police again: it came back' in page(chair, "home")
    assert "chief officer came back: it stands on the chair’s home" in page(scene.officer, "panels:grid", scene)
    void.run(letter, scene.officer, because="Another was written")
    assert link not in page(chair, "home")


def test_a_call_meanwhile_takes_the_letter_from_nobodys_home(scene: Scene, chair: User) -> None:
    chased(scene, "chief")
    note_call.run(
        Chase(casefile=scene.review.casefile), User.objects.get(pk=scene.officer.pk), agency=scene.police,
        whom="Reception", what="Next week", called_on=timezone.localdate(),
    )  # fmt: skip
    assert LINE in page(chair, "home")
    assert ASKED in page(scene.officer, "panels:grid", scene)
    said = case_brief(scene.review.casefile, scene.officer, timezone.localdate())
    [owed] = [part for part in said.parts if part.title == "What agencies owe"]
    called = f"Northshire Police. .*[.] Chased last on {day_words(timezone.localdate())}, by telephone"
    assert any(re.fullmatch(called, line) for line in owed.lines), owed.lines


def test_an_agency_that_is_not_late_any_more_is_not_written_to(scene: Scene, chair: User) -> None:
    chased(scene, "chief")
    Imr.objects.filter(review=scene.review).update(due_on=timezone.localdate() + timedelta(days=5))
    sync(scene.review.casefile)
    assert "Write to the chief officer of" not in page(chair, "home")
    assert ASKED not in page(scene.officer, "panels:grid", scene)


def test_the_officer_is_told_whose_letter_it_is(scene: Scene, chair: User) -> None:
    words = "Letter of the LSCB chair about what is late: the LSCB chair writes this one"
    assert words in page(scene.officer, "scr_portal:letter_compose", scene)
    assert "once an agency owes something" not in page(scene.officer, "scr_portal:letter_compose", scene)
    assert words not in page(chair, "scr_portal:letter_compose", scene)


def test_the_letter_says_when_the_agency_was_asked_before(scene: Scene, chair: User) -> None:
    note_call.run(
        Chase(casefile=scene.review.casefile), User.objects.get(pk=scene.officer.pk),
        agency=scene.police, whom="Reception", what="Later", called_on=timezone.localdate(),
    )  # fmt: skip
    assert "reminded" not in begun(scene, User.objects.get(pk=chair.pk)).text
    today = day_words(chased(scene, "people").chased_on)
    chased(scene, "chief")
    text = begun(scene, User.objects.get(pk=chair.pk)).text
    assert f"Your agency’s people were reminded on {today}. We wrote to you about it on {today}." in text


def test_before_it_goes_the_chair_is_warned_of_what_came_in_since(scene: Scene, chair: User) -> None:
    letter = begun(scene, User.objects.get(pk=chair.pk))
    there = reverse("scr_portal:letter", args=[letter.public_id])
    warned = "No longer waited for: your individual management review"
    assert warned not in html.unescape(browser(chair).get(there).content.decode())
    waive.run(Imr.objects.get(), User.objects.get(pk=scene.panel_chair.pk), why_waived="It had no part in it.")
    assert warned in html.unescape(browser(chair).get(there).content.decode())


def test_in_the_portal_it_says_who_reads_it_instead_of_the_chief_officer(scene: Scene, chair: User) -> None:
    letter = laid_out(begun(scene, User.objects.get(pk=chair.pk)), User.objects.get(pk=chair.pk))
    ways = html.unescape(browser(chair).get(reverse("scr_portal:letter", args=[letter.public_id])).content.decode())
    assert ways.index("Send it by a link and a code") < ways.index("Send it in the portal")
    there = reverse("scr_portal:letter_send", args=[letter.public_id])
    instead = f"It is addressed to “The Chief”, who does not read it here. Who reads it: {scene.senior.name}."
    assert instead in html.unescape(browser(chair).get(there).content.decode())
    Agency.objects.filter(pk=scene.police.pk).update(chief_officer_email=scene.senior.email)
    assert instead not in html.unescape(browser(chair).get(there).content.decode())


def test_a_call_noted_days_later_is_not_the_last_chase(scene: Scene, chair: User) -> None:
    today, case = timezone.localdate(), scene.review.casefile
    chased(scene, "people")
    there = reverse("scr_portal:chase_note_call", args=[case.public_id])
    day = today - timedelta(days=3)
    said = {"agency": scene.police.public_id, "whom": "Reception", "what": "Later", "once": "q"}
    on = {"called_on-day": day.day, "called_on-month": day.month, "called_on-year": day.year}
    assert browser(User.objects.get(pk=scene.officer.pk)).post(there, said | on).status_code == 302
    grid = page(scene.officer, "panels:grid", scene)
    assert f"E-mail, {day_words(today)} (today)" in grid
    assert f"Telephone, {day_words(day)} (" not in grid
    newest_first = grid.partition("How agencies were chased")[2]
    assert newest_first.index(f"E-mail, {day_words(today)}") < newest_first.index(f"Telephone, {day_words(day)}")
    week = page(scene.officer, "home")
    assert f"E-mail, {day_words(today)} (today)" in week
    assert f"Telephone, {day_words(day)}" not in week


def test_a_call_is_not_noted_for_a_day_before_the_agency_was_asked(scene: Scene, chair: User) -> None:
    asked_on = Imr.objects.get().commissioned_on
    day = asked_on - timedelta(days=1)
    there = reverse("scr_portal:chase_note_call", args=[scene.review.casefile.public_id])
    said = {"agency": scene.police.public_id, "whom": "Reception", "what": "Later", "once": "q"}
    on = {"called_on-day": day.day, "called_on-month": day.month, "called_on-year": day.year}
    answer = browser(User.objects.get(pk=scene.officer.pk)).post(there, said | on)
    assert answer.status_code == 422
    words = f"Enter {day_words(asked_on)}, the day on which the agency was first asked for something, or a later day"
    assert words in html.unescape(answer.content.decode())
    assert not Chase.objects.exists()


def test_a_letter_that_only_puts_a_date_right_is_not_the_chairs_to_send(scene: Scene, chair: User) -> None:
    letter = transitions.record_sent.run(
        laid_out(begun(scene, chair), chair), chair, route="post", recipient="Them", sent_on=timezone.localdate(),
        proof="GB1",
    )  # fmt: skip
    again = Letter.objects.create(
        casefile=letter.casefile, agency=letter.agency, audience=letter.audience, kind=letter.kind, to=letter.to,
        text=letter.text, corrects=letter,
    )  # fmt: skip
    assert reverse("scr_portal:letter", args=[again.public_id]) not in page(chair, "home")
    for reader in (chair, scene.officer):
        assert "is begun" not in page(reader, "panels:grid", scene)
