"""Whether two children may be one: in other spellings, in Welsh, with days turned round."""

from datetime import date

import pytest

from referrals.likenesses.comparing import Child, grounds

BORN, DIED = date(2009, 3, 4), date(2013, 8, 1)
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
    ],
)
def test_it_may_be_the_same_child(other: Child) -> None:
    assert grounds(ONE, other)
    assert grounds(other, ONE) == grounds(ONE, other)


@pytest.mark.parametrize(
    "other",
    [
        Child(("Rowan Applegarth",), BORN, DIED),
        Child(("Siân Hughes",), date(2001, 12, 25)),
        Child(("Megan Hughes",), date(2012, 5, 6)),
        Child(("Megan Hughes",)),
        Child(("Hughes",)),
        Child(("Baby of the family",), BORN),
    ],
)
def test_it_is_another_child(other: Child) -> None:
    assert grounds(ONE, other) == ""


def test_the_grounds_name_nobody() -> None:
    said = {grounds(ONE, other) for other in (ONE, Child(("Sian Hughes",)), Child(("Baby Hughes",), BORN))}
    assert len(said) == 3
    assert not any(word in line for line in said for word in ("Si", "Hughes", "2009"))
