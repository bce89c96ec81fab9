"""The rules on independence, rule by rule, under the editions' own severities."""

from dataclasses import replace

import pytest

from panels.appointments.conflicts import Declared, Facts, findings
from scr_portal.guidance import edition
from scr_portal.roles import Role

NOTHING = Declared(False, False, False, False, False, False)


def facts(role: Role, **more: object) -> Facts:
    """Somebody with no tie to anything, but for what is said in `more`."""
    answers = {name: more.pop(name) for name in list(more) if hasattr(NOTHING, name)}
    return Facts(role=role, declared=replace(NOTHING, **answers), **more)  # type: ignore[arg-type]


def broken(slug: str, given: Facts) -> dict[str, str]:
    """The rules that are broken under an edition, with what that does."""
    return {found.rule: found.severity.value for found in findings(given, edition(slug).independence)}


@pytest.mark.parametrize(
    "role", [Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.DESIGNATED, Role.CHECKER]
)
@pytest.mark.parametrize("slug", ["wt2006", "wt2010", "wt2010j", "wt2013", "wt2015"])
def test_somebody_with_no_tie_breaks_no_rule(role: Role, slug: str) -> None:
    assert broken(slug, facts(role)) == {}


def test_the_author_belongs_neither_to_the_board_nor_to_an_agency_involved() -> None:
    author = Role.OVERVIEW_AUTHOR
    assert broken("wt2010", facts(author, employed_by_lscb=True)) == {"K1": "block"}
    assert broken("wt2010", facts(author, board_roles=frozenset({Role.BOARD_MEMBER}))) == {"K1": "block"}
    assert broken("wt2010", facts(author, of_involved_agency=True)) == {"K1": "block"}
    assert broken("wt2010", facts(author, employed_by_member_agency=True)) == {}


@pytest.mark.parametrize("other", [Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.IMR_AUTHOR])
def test_before_2013_the_author_holds_no_other_role_on_the_case(other: Role) -> None:
    assert "K2" in broken("wt2010", facts(Role.OVERVIEW_AUTHOR, case_roles=frozenset({other})))
    assert "K2" in broken("wt2010", facts(other, case_roles=frozenset({Role.OVERVIEW_AUTHOR})))


def test_from_2013_one_lead_reviewer_may_chair_and_write() -> None:
    assert broken("wt2013", facts(Role.OVERVIEW_AUTHOR, case_roles=frozenset({Role.PANEL_CHAIR}))) == {}


def test_without_management_reviews_the_author_may_chair_before_2013_too() -> None:
    chairs = frozenset({Role.PANEL_CHAIR})
    assert broken("wt2010", facts(Role.OVERVIEW_AUTHOR, case_roles=chairs, management_reviews=False)) == {}


def test_the_panel_chair_of_a_member_agency_is_stopped_in_2010_and_noted_in_2006() -> None:
    employed = facts(Role.PANEL_CHAIR, of_member_agency=True)
    assert broken("wt2010", employed) == {"K3": "block"}
    assert broken("wt2006", employed) == {"K3": "record"}
    assert broken("wt2013", employed) == {}


def test_only_an_independent_lscb_chair_may_chair_the_panel_and_that_with_a_warning() -> None:
    chair = facts(Role.PANEL_CHAIR, board_roles=frozenset({Role.CHAIR}))
    assert broken("wt2010", chair) == {"K4": "block"}
    assert broken("wt2010", replace(chair, lscb_chair_is_independent=True)) == {"K4": "warn"}
    assert broken("wt2006", chair) == {"K4": "record"}


def test_a_designated_professional_with_a_part_in_the_case_is_stopped_in_2010_and_may_sit_on_the_panel() -> None:
    designated = facts(Role.DESIGNATED, directly_involved=True)
    assert broken("wt2010", designated) == {"K7": "block"}
    assert broken("wt2013", designated) == {}
    assert broken("wt2010", facts(Role.DESIGNATED, case_roles=frozenset({Role.PANEL_MEMBER}))) == {}


@pytest.mark.parametrize("part", ["directly_involved", "line_manager", "decided_in_case"])
def test_nobody_with_a_part_in_the_case_sits_on_the_panel(part: str) -> None:
    assert broken("wt2010", facts(Role.PANEL_MEMBER, **{part: True})) == {"K9": "block"}


@pytest.mark.parametrize("slug", ["wt2006", "wt2010", "wt2010j", "wt2013", "wt2015"])
def test_nobody_with_a_part_in_the_case_writes_an_imr_though_its_author_works_for_the_agency(slug: str) -> None:
    for part in ("directly_involved", "line_manager"):
        assert broken(slug, facts(Role.IMR_AUTHOR, **{part: True})) == {"K5": "block"}
    assert broken(slug, facts(Role.IMR_AUTHOR, employed_by_involved_agency=True, of_involved_agency=True)) == {}


def test_who_wrote_an_imr_does_not_judge_it_in_any_edition() -> None:
    assert broken("wt2013", facts(Role.PANEL_MEMBER, case_roles=frozenset({Role.IMR_AUTHOR}))) == {"K10": "block"}
    assert broken("wt2013", facts(Role.IMR_AUTHOR, case_roles=frozenset({Role.PANEL_MEMBER}))) == {"K10": "block"}


def test_from_2013_a_reviewer_is_independent_of_the_organisations_under_review() -> None:
    assert broken("wt2013", facts(Role.PANEL_CHAIR, of_involved_agency=True)) == {"K12": "block"}
    assert broken("wt2010", facts(Role.PANEL_CHAIR, of_involved_agency=True)) == {}


def test_the_author_does_not_check_that_the_report_is_anonymous() -> None:
    assert broken("wt2013", facts(Role.CHECKER, case_roles=frozenset({Role.OVERVIEW_AUTHOR}))) == {"K13": "block"}


def test_an_administrator_holds_no_role_on_a_case() -> None:
    assert broken("wt2010", facts(Role.PANEL_MEMBER, is_administrator=True)) == {"K16": "block"}
