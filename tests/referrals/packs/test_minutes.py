"""The minutes of a whole meeting in one PDF: a draft until those of each case in it are agreed."""

import re

import pypdfium2
import pytest
from django.test import Client

from referrals.agenda import transitions
from referrals.meetings import changing
from referrals.models import AgendaItem
from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import in_days, meeting, put

pytestmark = pytest.mark.django_db


def two_minuted(place: Place) -> tuple[AgendaItem, AgendaItem]:
    """Two cases of one meeting, of each of which minutes are drafted."""
    held = meeting(place)
    rounds = [place.consideration(label=label) for label in ("Child K", "Child L")]
    items = [put(one, place, held, position=number) for number, one in enumerate(rounds, 1)]
    said = [(place.member, "present", ""), (place.second_member, "present", "")]
    changing.attend(held, place.officer, said, [{"name": "Ada Finch", "capacity": "legal adviser"}])
    for item, words in zip(items, ("Letters need an answer.", "The school was not asked."), strict=True):
        item.refresh_from_db()
        transitions.minute.run(item, place.officer, minutes=words, learning="")
        item.refresh_from_db()
    first, second = items
    return first, second


def read(client: Client, reader: User, item: AgendaItem) -> str:
    """What the PDF says to that reader, in one line."""
    client.force_login(reader)
    answer = client.get(f"/meetings/{item.meeting.public_id}/minutes/")
    assert answer["Content-Disposition"] == f'attachment; filename="meeting-{item.meeting.meets_on}-minutes.pdf"'
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    with pypdfium2.PdfDocument(data) as pages:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pages))


def test_it_is_a_draft_until_the_minutes_of_each_case_are_agreed(client: Client) -> None:
    place = Place()
    items = two_minuted(place)
    said = read(client, place.member, items[0])
    for words in (
        "Draft: the minutes of 2 of 2 cases are not agreed yet.", "Letters need an answer.",
        "The school was not asked.", place.member.name, "Ada Finch (legal adviser)",
        items[1].casefile.reference,
    ):  # fmt: skip
        assert words in said, words
    transitions.agree.run(items[0], place.member)
    assert "Draft: the minutes of 1 of 2 cases" in read(client, place.member, items[0])
    transitions.agree.run(items[1], place.member)
    said = read(client, place.member, items[0])
    assert "Draft" not in said
    assert said.count(f"by {place.member.name}, who chaired it") == 2


def test_who_has_stepped_back_from_a_case_reads_nothing_of_it_and_is_not_told_that_it_is_there(client: Client) -> None:
    place = Place()
    first, second = two_minuted(place)
    step_back.run(Bar(casefile=second.casefile), place.second_member, reason="I know the family.")
    said = read(client, place.second_member, first)
    assert "the minutes of 1 of 1 case are" in said
    assert second.casefile.reference not in said
    assert "The school was not asked." not in said
    page = client.get(f"/meetings/{first.meeting.public_id}/").content.decode()
    assert "minuted of 1 of 1 case," in page


def test_it_is_logged_in_each_case_and_there_is_none_before_anything_is_minuted(client: Client) -> None:
    place = Place()
    items = two_minuted(place)
    read(client, place.member, items[0])
    about = f"referrals.meeting:{items[0].meeting.pk}"
    seen = Access.objects.filter(user=place.member, about=about).values_list("casefile_id", flat=True)
    assert set(seen) == {one.casefile_id for one in items}
    later = meeting(place, in_days(9))
    put(place.consideration(label="Child M"), place, later)
    for reader, code in ((place.member, 409), (place.constable, 404), (Place().member, 404)):
        client.force_login(reader)
        assert client.get(f"/meetings/{later.public_id}/minutes/").status_code == code
