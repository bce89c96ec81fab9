"""The criteria in the papers of a case, with what helps to answer them."""

import html

import pytest

from referrals.packs import gathering
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import in_days, meeting, put

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("answered", [False, True])
def test_the_criteria_stand_with_what_their_words_mean_and_the_questions_to_weigh(answered: bool) -> None:
    place = Place()
    round_ = place.recommended() if answered else place.consideration()
    page = html.unescape(gathering.page(put(round_, place, meeting(place, in_days(2)))))
    edition = round_.casefile.edition
    meanings = [meaning for criterion in edition.criteria for meaning in criterion.meanings]
    questions = [one for one in edition.questions if one.source.seen]
    assert meanings
    assert questions
    for meaning in meanings:
        assert f"What “{meaning.word}” means: {meaning.says}" in page
    sources = [one.source for rows in (edition.criteria, meanings, questions) for one in rows]
    assert all(f"Source: {source}" in page for source in sources)
    for question in questions:
        assert question.asks in page
    assert f"{place.board.name} leads." in page, "what the case says to them already"
    assert ("Nobody has answered yet" in page) is not answered
