"""Messages that say what to do, questions that an option reveals, and drafts that are not yet wrong."""

from django.http import QueryDict

from scr_portal.forms import error_links
from tests.forms.gallery import Everything

FILLED = (
    "referrer=A+school&happened=Much&known_on-day=3&known_on-month=3&known_on-year=2010&outcome=alternative"
    "&agencies=police&region=london&adults=2&convicted=no&sure=on"
    "&children-count=1&children-0-name=Child+K&children-0-born_on=2008-04-01"
)


def filled(more: str = "") -> Everything:
    data = QueryDict(FILLED, mutable=True)
    for name, values in QueryDict(more).lists():
        data.setlist(name, values)
    return Everything(data)


def test_every_question_left_empty_says_what_to_do() -> None:
    lines = [link.text for link in error_links(Everything({}))]
    assert lines == [
        "Enter who told the board",
        "Enter what happened",
        "Enter the date the board first knew, for example 31 1 2026",
        "Select what you decided",
        "Select the agencies",
        "Select the region",
        "Enter the number of adults",
        "Select yes if there is a conviction",
        "Tick to say that the facts are as given",
        "Child 1: enter the child's name",
        "Child 1: enter the date of birth, for example 31 1 2026",
    ]


def test_a_question_that_is_not_revealed_is_not_asked() -> None:
    form = filled("why=typed+and+then+changed+my+mind&doctor=Dr+X")
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["why"], form.cleaned_data["starts_on"], form.cleaned_data["doctor"]) == ("", None, "")
    assert form.cleaned_data["convicted"] is False


def test_a_question_that_is_revealed_is_asked() -> None:
    assert filled("outcome=none").errors == {"why": ["Enter why there is no review"]}
    assert filled("agencies=police&agencies=health").errors == {"doctor": ["Enter the designated doctor"]}
    assert 'conditional-id_outcome"' in str(filled("outcome=review")["outcome"].as_field_group())


def test_too_much_and_the_wrong_kind_are_refused_in_words() -> None:
    form = filled(f"referrer={'x' * 201}&adults=many&email=nobody&outcome=burn&region=%00&agencies=cia")
    assert form.errors == {
        "referrer": ["Who told the board must be 200 characters or fewer"],
        "adults": ["The number of adults must be a whole number from 0 to 20"],
        "email": ["Enter an e-mail address in the form name@example.org"],
        "outcome": ["Select what you decided"],
        "region": ["Select the region"],
        "agencies": ["Select the agencies"],
    }
    assert "x" * 201 in str(form), "what was typed stays"
    assert filled("adults=-1").errors == {"adults": ["The number of adults must be a whole number from 0 to 20"]}


def test_a_draft_shows_what_was_typed_and_calls_nothing_wrong() -> None:
    draft = Everything(QueryDict("referrer=A+school&known_on-day=31"), checked=False)
    assert not draft.is_valid()
    drawn = str(draft)
    assert 'value="A school"' in drawn
    assert 'value="31"' in drawn
    assert "error" not in drawn


def test_markup_in_what_was_typed_is_only_text() -> None:
    drawn = str(filled("referrer=<script>alert(1)</script>&happened=</textarea><b>"))
    assert "<script>" not in drawn
    assert "</textarea><b>" not in drawn
