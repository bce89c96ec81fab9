"""The papers of a case: one PDF of what members may read, made by the worker, kept behind the walls of the case."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.test import Client

from referrals.agencies import transitions as agencies
from referrals.agenda import transitions
from referrals.considerations.transitions import reopen
from referrals.meetings import changing
from referrals.models import (
    AgencyInvolvement,
    AgendaItem,
    Consideration,
    ParallelProcess,
    PeerChallenge,
    PersonNamed,
)
from referrals.packs import gathering, queueing, rendering
from referrals.referrals.papers import attach
from scr_portal.audit import Access
from scr_portal.bars.transitions import step_back
from scr_portal.clocks import day_words
from scr_portal.documents import Document, read
from scr_portal.jobs import Job
from scr_portal.people import Bar
from scr_portal.roles import Audience, Role
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.build import told
from tests.documents.feet import at_the_feet
from tests.panels.conftest import a_file
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_reopen import declined
from tests.referrals.meetings.sitting import in_days, meeting, put, sent

pytestmark = pytest.mark.django_db


def listed(place: Place) -> AgendaItem:
    """A case on an agenda, of which the police said what they knew."""
    referral = place.receive(agencies=[place.police])
    involvement = AgencyInvolvement.objects.get(casefile=referral.casefile)
    agencies.return_scoping.run(
        involvement, place.constable, involvement_known="Two calls in May.", returned_by="A sergeant",
        returned_on=days_ago(0),
    )  # fmt: skip
    return put(Consideration.objects.get(casefile=referral.casefile), place, meeting(place, in_days(2)))


def packed(place: Place) -> tuple[AgendaItem, Document]:
    """The same with its papers."""
    item = transitions.make_pack.run(listed(place), place.officer)
    rendering.make(item.pk)
    item.refresh_from_db()
    return item, Document.objects.get(kind=queueing.KIND)


def words(data: bytes) -> Iterator[str]:
    """What stands on each page."""
    with pypdfium2.PdfDocument(data) as papers:
        yield from (" ".join(page.get_textpage().get_text_range().split()) for page in papers)


def bookmarks(data: bytes) -> list[str]:
    """What the outline of a PDF says."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.Root.MarkInfo.Marked
        with opened.open_outline() as outline:
            return [entry.title for top in outline.root for entry in (top, *top.children)]


def test_one_tagged_pdf_with_bookmarks(client: Client) -> None:
    place = Place()
    item, paper = packed(place)
    with read(paper, by=place.member) as file:
        found = bookmarks(file.read())
    for heading in ("Referral", "What the agencies knew", "Parallel processes", "Criteria and recommendation"):
        assert heading in found
    assert paper.download_name == f"{item.casefile.reference}-papers.pdf"
    client.force_login(place.member)
    page = client.get(f"/agenda/{item.public_id}/").content.decode()
    assert f"/documents/{paper.public_id}/" in page
    opened = Access.objects.filter(about=paper.subject, user=place.member)
    before = opened.count()
    assert client.get(f"/documents/{paper.public_id}/file/").status_code == 200
    assert opened.count() == before + 1


def test_the_papers_hold_what_members_may_read_and_nothing_else() -> None:
    place = Place()
    item = listed(place)
    with told(item.casefile):
        for audience, words in ((Audience.PANEL, "Trial in June"), (Audience.OFFICE, "Talk with the chair")):
            ParallelProcess.objects.create(
                casefile=item.casefile, audience=audience, kind="criminal", note=words, lead="Police"
            )
    page = gathering.page(item)
    assert "Two calls in May." in page
    assert "Trial in June" in page
    assert "Talk with the chair" not in page


WHOLE: dict[str, Any] = {
    "agency_concerns": "Nobody called a meeting.",
    "lead_professional": "Elowen Nance",
    "media_interest": "yes",
    "media_note": "A reporter rang.",
    "people": [{"kind": "parent", "name": "Perpetua Applegarth", "relationship": "Mother"}],
    "contacts": [{"which": "Harbour School", "contact_name": "Jory Teague", "still_involved": "yes"}],
    "occurrences": [{"happened_on": days_ago(20), "what": "A home visit."}],
}


def test_the_referral_stands_in_them_whole_as_it_was_sent() -> None:
    place = Place()
    referral = place.receive(**WHOLE)
    with told(referral.casefile):
        PersonNamed.objects.filter(person__kind="parent").update(ethnicity="Cornish")
        hidden = PersonNamed.objects.filter(person__kind="child")
        hidden.update(audience=Audience.OFFICE, immigration_status="Not for members")
    attach.run(referral, place.officer, paper="notification", file=a_file("Bruises."))
    page = gathering.page(put(Consideration.objects.get(casefile=referral.casefile), place, meeting(place, in_days(2))))
    for words in (
        "Nobody called a meeting.", "Elowen Nance", "A reporter rang.", "Perpetua Applegarth", "Mother", "Cornish",
        "Harbour School", "Jory Teague", "A home visit.", "Robin Carter", "robin.carter@example.org",
        "Notification of the incident by the local authority (PDF)", "There is none: this is the first round.",
    ):  # fmt: skip
        assert words in page, words
    assert "Not for members" not in page


def test_what_was_advised_and_decided_before_stands_in_them_and_not_what_peers_said() -> None:
    place = Place()
    first = declined(place)
    PeerChallenge.objects.create(
        casefile=first.casefile, peer="Lee Marsh", peer_board="Fenland LSCB", asked_on=days_ago(1),
        question="For the office alone", audience=Audience.OFFICE,
    )  # fmt: skip
    again = reopen.run(
        Consideration(casefile=first.casefile), place.chair, attention_on=days_ago(0),
        reopened_because="The national panel advised it.",
    )  # fmt: skip
    page = gathering.page(put(again, place, meeting(place, in_days(2))))
    for words in (
        "Round 1",
        "The sub-committee was of one mind.",
        first.decision.rationale,
        "The national panel advised",
        f"Round 2; new facts or advice came on {day_words(days_ago(0))}.",
    ):
        assert words in page, words
    assert page.count(first.decision.rationale) == 1
    assert "For the office alone" not in page


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    place = Place()
    children = [{"name": f"{name} Applegarth", "born_on": days_ago(900)} for name in ("Tamsin", "Rowan", "Bron", "Ia")]
    item = put(place.consideration(**WHOLE, children=children), place, meeting(place, in_days(2)))
    html = gathering.page(item)
    headings = set(re.findall(r"<h[2-5][^>]*>([^<]*)</h[2-5]>", html))
    assert {"Child 4", "The dates that count"} <= headings
    assert not at_the_feet(html, '<section class="new" aria-labelledby="referral">', range(0, 64, 4)) & headings


def test_what_is_said_of_one_person_stands_on_one_page() -> None:
    place = Place()
    people: list[dict[str, Any]] = [
        {"kind": "parent", "name": f"Perpetua{number} Hale", "relationship": "Aunt", "born_on": days_ago(9000 + number)}
        for number in range(100, 116)
    ]
    item = put(place.consideration(**WHOLE | {"people": people}), place, meeting(place, in_days(2)))
    rendering.make(transitions.make_pack.run(item, place.officer).pk)
    with read(Document.objects.get(kind=queueing.KIND), by=place.member) as file:
        pages = list(words(file.read()))
    for number, one in enumerate(people, start=100):
        [on] = [page for page in pages if f"Perpetua{number} Hale" in page]
        assert day_words(one["born_on"]) in on


def test_beside_the_criteria_they_say_who_is_which_of_several_children() -> None:
    place = Place()
    children = [{"name": "Tamsin Applegarth", "died_on": days_ago(12)}, {"name": "Rowan Applegarth"}]
    item = put(place.recommended(children=children), place, meeting(place, in_days(2)))
    cover, _, criteria = gathering.page(item).partition('<h2 id="criteria">')
    for who in (f"Child K: Tamsin Applegarth, died {day_words(days_ago(12))}", "Child K (2): Rowan Applegarth"):
        assert f"<li>{who}</li>" in criteria
        assert who not in cover, "the cover asks who knows the family to read no further"
    assert criteria.index("Who is which") < criteria.index("Which children: Child K; Child K (2)")
    with told(item.casefile):
        PersonNamed.objects.filter(person__name="Rowan Applegarth").update(audience=Audience.OFFICE)
    assert "Who is which" not in gathering.page(item), "who does not read the names is not given them"
    assert "Who is which" not in gathering.page(
        put(place.consideration(label="Child L"), place, meeting(place, in_days(3)))
    )


def test_they_say_who_is_to_chair_and_afterwards_who_did() -> None:
    place = Place()
    round_, held = place.consideration(), meeting(place)
    item = put(round_, place, held)
    assert f"To chair it: {place.member}." in gathering.page(item)
    there = [(place.member, "apologies", ""), (place.second_member, "present", "")]
    changing.attend(held, place.officer, there, chaired=place.second_member)
    item.refresh_from_db()
    page = gathering.page(item)
    assert f"Chair: {place.second_member}." in page
    assert str(place.member) not in page
    item = transitions.minute.run(item, place.officer, minutes="Letters need an answer.", learning="")
    transitions.agree.run(item, place.second_member)
    later = gathering.page(put(round_, place, meeting(place, in_days(2))))
    assert f"To chair it: {place.member}." in later
    assert f"<p>Chair: {place.second_member}.</p>" in later


def test_who_is_barred_has_no_papers(client: Client) -> None:
    place = Place()
    item, paper = packed(place)
    step_back.run(Bar(casefile=item.casefile), place.member, reason="I know the family.")
    for reader, code in ((place.member, 404), (place.second_member, 200), (place.constable, 404), (place.chair, 200)):
        client.force_login(reader)
        assert client.get(f"/documents/{paper.public_id}/file/").status_code == code


def test_the_officer_sees_how_far_they_are_and_that_something_came_in_since(client: Client) -> None:
    place = Place()
    item = transitions.make_pack.run(listed(place), place.officer)
    client.force_login(place.officer)
    page = f"/agenda/{item.public_id}/"
    assert "The papers are being made." in client.get(page).content.decode()
    rendering.make(item.pk)
    rendering.make(item.pk)
    assert Document.objects.filter(kind=queueing.KIND).count() == 1
    assert "Papers ready" in client.get("/home/").content.decode()
    since = "Something was recorded on the case after these papers were made."
    assert since not in client.get(page).content.decode()
    agencies.ask.run(
        AgencyInvolvement(casefile=item.casefile), place.officer, agency=place.health, asked_on=days_ago(0)
    )
    assert since in client.get(page).content.decode()


def test_what_cannot_be_laid_out_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place()
    item = transitions.make_pack.run(listed(place), place.officer)

    def fails(html: bytes) -> bytes:
        raise ValueError("stop")

    monkeypatch.setattr(rendering, "pdf", fails)
    rendering.make(item.pk)
    assert Job.objects.get(kind=queueing.MAKE).status == Job.Status.FAILED
    client.force_login(place.officer)
    assert "The papers could not be made." in client.get(f"/agenda/{item.public_id}/").content.decode()


def test_all_of_an_agenda_at_once_as_far_as_it_is_open_to_the_officer(client: Client) -> None:
    place = Place()
    build.member(Role.OFFICER, place.board)
    item = listed(place)
    other = put(place.consideration(label="Child L"), place, item.meeting)
    step_back.run(Bar(casefile=other.casefile), place.officer, reason="My neighbour.")
    client.force_login(place.officer)
    address = f"/meetings/{item.meeting.public_id}/packs/"
    assert "Child L" not in client.get(address).content.decode()
    assert sent(client, address, {"items": [other.public_id]}) == 422
    assert sent(client, address, {"items": [item.public_id]}) == 302
    assert list(Job.objects.filter(kind=queueing.MAKE).values_list("about", flat=True)) == [item.subject]


def test_by_the_officer_alone_and_kept_by_the_portal_alone() -> None:
    place = Place()
    item = listed(place)
    for somebody in (place.member, place.chair, place.constable):
        with pytest.raises(PermissionRefused):
            transitions.make_pack.run(item, somebody)
    with pytest.raises(PermissionRefused):
        transitions.receive_pack.run(item, place.officer, pdf=b"%PDF-1.7")
