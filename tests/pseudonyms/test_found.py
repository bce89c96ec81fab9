"""What a reader would recognise is found, however it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr_portal.pseudonyms import Certainty, Found, Known, Passage, found

CHILD = Known(
    ("Siân O’Brien-Hughes", "Annie Marie"),
    "Child K",
    (date(2010, 3, 3), date(2012, 11, 21)),
    "12 Acacia Avenue, Trowbridge, BA14 8JN",
)
SAID = "The health visitor said that {} was well. She came again."


def look(text: str, *people: Known) -> list[Found]:
    """What is found of these people, or of the child."""
    return found([Passage("Analysis, paragraph 3.1", text)], people or (CHILD,))


def certain(text: str, *people: Known) -> list[str]:
    """The words for which a text is refused."""
    return [one.excerpt for one in look(text, *people) if one.certainty is Certainty.CERTAIN]


@pytest.mark.parametrize(
    "written",
    [
        "Siân O’Brien-Hughes", "SIAN OBRIEN HUGHES", "sian o'brien hughes", "Hughes, Siân", "Siân’s", "the O'Briens'",
        "the Hugheses", "O’Brien", "O Brien", "OBrienHughes", "Sia\u0301n", "Annie", "Annie-Marie", "AnnieMarie",
        "Marie's", "S.O.H.", "S. O-H.", "S.H.", "S.O.",
        "3 March 2010", "3rd March, 2010", "March 3rd 2010", "the third of March 2010", "03/03/2010", "3.3.10",
        "2010-03-03", "3 Mar 2010", "21/11/12", "21st of November, 2012", "11/21/2012",
        "BA14 8JN", "ba148jn", "Acacia Avenue", "99 acacia ave", "Acacia Ave.",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_known_thing_is_refused(written: str) -> None:
    assert certain(SAID.format(written))


@pytest.mark.parametrize("written", ["SOH", "S H", "3 March", "BA14", "Trowbridge", "Hughs", "Hughies", "Maree"])
def test_what_only_may_be_a_known_thing_is_shown_to_the_two_who_check(written: str) -> None:
    text = SAID.format(written)
    assert look(text)
    assert not certain(text)


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Ffion", "Fion"),
        ("Dylan", "Dilan"),
        ("Catherine", "Katherin"),
        ("Rhys", "Reece"),
        ("Huw", "Hugh"),
        ("Siôn", "Sean"),
    ],
)
def test_welsh_and_other_spellings_are_shown(known: str, written: str) -> None:
    assert [one.excerpt for one in look(SAID.format(written), Known((known,)))] == [written]


def test_a_plain_text_passes() -> None:
    text = (
        "The child was seen by the health visitor in week three. Nobody asked what life was like at home. Child K "
        "was too young to say. By March the police, the school and the surgery each held a part of the picture."
    )
    assert look(text) == []


def test_a_name_that_is_also_a_word_is_refused_where_it_can_only_be_the_name() -> None:
    grace = Known(("Grace Will",))
    text = "By the grace of fortune it will pass. Will it? They saw Grace there. Grace Will was seen."
    assert [(one.sentence, one.certainty) for one in look(text, grace)] == [
        (1, Certainty.POSSIBLE),
        (1, Certainty.POSSIBLE),
        (2, Certainty.POSSIBLE),
        (3, Certainty.CERTAIN),
        (4, Certainty.CERTAIN),
    ]


def test_what_a_newborn_child_is_called_before_it_has_a_name_is_no_name_for_itself() -> None:
    baby = Known(("Baby Ascwyth",))
    assert certain("A baby sister, six months. The twin boy lives. Baby weighed little.", baby) == []
    assert certain("They saw Baby Ascwyth. The Ascwyth family moved.", baby) == ["Baby Ascwyth", "Ascwyth"]


def test_the_label_of_the_child_is_not_a_name() -> None:
    assert look("Child K was seen.", Known(("Child K",), "Child K")) == []


def test_a_professional_is_refused_by_the_whole_name_only() -> None:
    nurse = Known(("Helen Ashworth",), is_professional=True)
    assert certain("The nurse, Helen Ashworth, called.", nurse) == ["Helen Ashworth"]
    assert certain("The Ashworth ward was full.", nurse) == []


def test_the_place_is_given_and_never_the_word() -> None:
    [one] = look("The plan was late. Nobody told Annie. It went on.")
    assert str(one) == "Analysis, paragraph 3.1, sentence 2: a name"
    assert one.before.endswith("Nobody told ")
    assert one.after.startswith(". It went on")


LETTERS = "abcdefghijklmnoprstuvwyzáéíôûŵŷñüčß"
name = st.text(LETTERS, min_size=3, max_size=12).map(str.capitalize)
names = st.lists(name, min_size=1, max_size=3).map(" ".join)
filler = st.lists(
    st.sampled_from(
        ["the", "nurse", "saw", "that", "late,", "nobody", "asked.", "Then", "again;", "(as", "before)", "–"]
    ),
    max_size=12,
).map(" ".join)
ways = st.sampled_from([str, str.upper, str.lower, lambda text: f"{text}’s", lambda text: text.replace(" ", "-")])


@given(names, filler, filler, ways)
def test_any_known_name_put_anywhere_is_found(known: str, before: str, after: str, way: "type[str]") -> None:
    assert look(f"{before} {way(known)} {after}", Known((known,)))


@given(names, filler, filler, st.data())
def test_any_part_of_a_name_put_anywhere_is_found(known: str, before: str, after: str, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(known.split()))
    assert look(f"{before} {part}, {after}", Known((known,)))


@given(st.dates(date(1950, 1, 1), date(2030, 1, 1)), filler, st.data())
def test_any_known_date_in_any_figures_is_refused(day: date, before: str, data: st.DataObject) -> None:
    form = data.draw(
        st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%d-%m-%Y"])
    )
    assert certain(f"{before} {day.strftime(form)}", Known(("Aa Bb",), dates=(day,)))


@given(st.text(max_size=300), names)
def test_no_text_whatever_breaks_the_search(text: str, known: str) -> None:
    for one in look(text, Known((known, ""), address=text[:50], dates=(date(2010, 1, 31),))):
        assert one.excerpt in text
