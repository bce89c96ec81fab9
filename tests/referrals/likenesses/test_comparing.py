"""Whether two children may be one: in other spellings, in Welsh, with days turned round."""

from datetime import date

import pytest

from referrals.likenesses.comparing import INCIDENT, TWO_DAYS, Child, grounds

BORN, DIED = date(2009, 3, 4), date(2013, 8, 1)
FELL = frozenset({date(2013, 7, 30)})
ONE = Child(("Siân Llewellyn Hughes", "Shan"), BORN, DIED)


@pytest.mark.parametrize(
    "other",
    [
        Child(("Sian Hughes",), BORN),
        Child(("HUGHES, Siân",), BORN),
        Child(("Sian Huges",), BORN),
        Child(("Siân Hughes",), date(2009, 4, 3)),
        Child(("Siân Hughes",), date(2008, 3, 4)),
        Child(("Sian Llewelyn",), BORN),
        Child(("Sian Hughes",)),
        Child(("Baby Hughes",), BORN),
        Child(("Unnamed Hughes",), None, DIED),
        Child(("Shan Williams", "Sian Hughes"), BORN),
        Child(("Rowan Applegarth",), BORN, DIED),
        Child(("Rowan Applegarth",), BORN, None, frozenset({DIED})),
        Child(("Megan Hughes",), None, None, frozenset({DIED})),
    ],
)
def test_it_may_be_the_same_child(other: Child) -> None:
    assert grounds(ONE, other)
    assert grounds(other, ONE) == grounds(ONE, other)


@pytest.mark.parametrize(
    "other",
    [
        Child(("Rowan Applegarth",), BORN),
        Child(("Rowan Applegarth",), None, DIED),
        Child(("Rowan Applegarth",), date(2009, 4, 3), DIED),
        Child(("Siân Hughes",), date(2001, 12, 25)),
        Child(("Megan Hughes",), date(2012, 5, 6)),
        Child(("Megan Hughes",)),
        Child(("Hughes",)),
        Child(("Baby of the family",), BORN),
    ],
)
def test_it_is_another_child(other: Child) -> None:
    assert grounds(ONE, other) == ""


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Rhys", "Reece"), ("Siân", "Shan"), ("Siôn", "Sean"), ("Siôn", "Shaun"), ("Mohammed", "Muhammad"),
        ("Jona", "Jonah"), ("Owain", "Owen"), ("Rees", "Rhys"), ("Huw", "Hugh"), ("Ifan", "Evan"), ("Efa", "Eva"),
        ("Dafydd", "David"), ("Ceri", "Kerry"), ("Ffion", "Fion"), ("Zoë", "Zoe"), ("Llŷr", "Lyr"), ("Jon", "John"),
        ("Hussain", "Hussein"), ("Catrin", "Kathryn"), ("Gruffydd", "Griffith"),
    ],
)  # fmt: skip
def test_first_names_in_other_spellings_are_one_without_a_date_of_birth(known: str, written: str) -> None:
    for surnames in (("Applegarth", "Applegarth"), ("Asquith", "Askwith"), ("McDonald", "Macdonald")):
        one, other = Child((f"{known} {surnames[0]}",)), Child((f"{surnames[1]}, {written}",))
        assert grounds(one, other) == grounds(other, one) != ""


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Siân", "Sean"), ("Siân", "Shane"), ("Megan", "Morgan"), ("Rhys", "Ross"), ("Owen", "Evan"), ("Tom", "Tim"),
        ("Jonah", "Joan"), ("Mohammed", "Mahmoud"), ("Ian", "Ann"), ("Ellie", "Ella"), ("Jac", "Jake"), ("Ali", "Alys"),
        ("Lewis", "Lois"), ("Ioan", "Owen"), ("Mair", "Maya"), ("Elin", "Alun"), ("Bryn", "Brian"),
    ],
)  # fmt: skip
def test_other_first_names_with_one_surname_are_two_children(known: str, written: str) -> None:
    for surname in ("Jones", "Khan"):
        one, other = Child((f"{known} {surname}",)), Child((f"{written} {surname}",))
        assert grounds(one, other) == grounds(other, one) == ""


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Rhys Jones", "Rees Jenkins"), ("Mohammed Khan", "Muhammad Ali"), ("John Smith", "Jon Williams"),
        ("Rhys Rees", "Rhys Jones"), ("Mohammed Mohamed", "Mohammed Hussain"), ("David", "David Davies"),
    ],
)  # fmt: skip
def test_a_common_name_alone_makes_nobody_one(known: str, written: str) -> None:
    assert grounds(Child((known,)), Child((written,))) == grounds(Child((written,)), Child((known,))) == ""
    assert grounds(Child((known,), BORN), Child((written,), DIED)) == ""


def test_the_day_of_the_incident_counts_like_that_of_death() -> None:
    one, other = Child(("Rhys Jones",), None, None, FELL), Child(("Megan Jones",), None, None, FELL)
    assert grounds(one, other) == INCIDENT.format("with a part of the name in common")
    assert grounds(one, Child(("Reece Jones",), None, None, FELL)) == INCIDENT.format("of a like name")
    assert grounds(one, Child(("Megan Price",), None, None, FELL)) == ""
    assert grounds(one, Child(("Megan Jones",), None, None, frozenset({DIED}))) == ""


def test_what_is_compared_is_said_for_who_may_open_the_case() -> None:
    child = Child(("Siân Hughes", "Shan"), BORN, DIED, FELL)
    assert str(child) == "Siân Hughes (also Shan), born 4 March 2009, died 1 August 2013, incident 30 July 2013"


def test_the_grounds_name_nobody() -> None:
    said = {grounds(ONE, other) for other in (ONE, Child(("Sian Hughes",)), Child(("Baby Hughes",), BORN))}
    said.add(grounds(ONE, Child(("Rowan Applegarth",), BORN, DIED)))
    assert TWO_DAYS in said
    assert len(said) == 4
    assert not any(word in line for line in said for word in ("Si", "Hughes", "2009"))
