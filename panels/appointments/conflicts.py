"""Who may not be what on a case, and how much it matters: rules K1 to K16 of guidance.md 6.3, with 7.11.

Facts in, findings out. What a rule does is the edition's to say; rules that are good housekeeping in every
edition (K10, K13, K16) always stop the appointment.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from scr_portal.guidance.base import Severity
from scr_portal.roles import OF_BOARD, Role

ON_THE_PANEL = frozenset({Role.PANEL_CHAIR, Role.PANEL_MEMBER})
LEADING = frozenset({Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR})
DECIDING = frozenset({Role.CHAIR, Role.ACTING_CHAIR, Role.SUBCOMMITTEE})


@dataclass(frozen=True)
class Declared:
    """The answers of a declaration of independence."""

    employed_by_lscb: bool
    employed_by_member_agency: bool
    employed_by_involved_agency: bool
    directly_involved: bool
    line_manager: bool
    decided_in_case: bool

    @property
    def part_in_the_case(self) -> bool:
        """Whether the person had a part in the case itself; only immediate line management counts (7.11)."""
        return self.directly_involved or self.line_manager or self.decided_in_case


@dataclass(frozen=True)
class Facts:
    """What is declared, and what the portal knows, of somebody proposed for `role`."""

    role: Role
    declared: Declared
    board_roles: frozenset[Role] = frozenset()
    case_roles: frozenset[Role] = frozenset()
    of_member_agency: bool = False
    of_involved_agency: bool = False
    lscb_chair_is_independent: bool = False
    is_administrator: bool = False
    management_reviews: bool = True


@dataclass(frozen=True)
class Finding:
    """One rule that is broken: what that does, and the sentence that says so."""

    rule: str
    severity: Severity
    sentence: str


Rule = Callable[[Facts], str | None]


def findings(facts: Facts, independence: Mapping[str, Severity]) -> list[Finding]:
    """Every rule that `facts` break, under the severities of one edition; a rule the edition lacks is not asked."""
    found = [(rule, _severity(rule, facts, independence), ask(facts)) for rule, ask in RULES.items()]
    return [Finding(rule, severity, sentence) for rule, severity, sentence in found if severity and sentence]


def _severity(rule: str, facts: Facts, independence: Mapping[str, Severity]) -> Severity | None:
    if rule in ALWAYS:
        return Severity.BLOCK
    severity = independence.get(rule)
    if rule == "K4" and severity is Severity.WARN and not facts.lscb_chair_is_independent:
        return Severity.BLOCK
    return severity


def _k1(facts: Facts) -> str | None:
    declared = facts.declared
    tied = declared.employed_by_lscb or declared.employed_by_involved_agency or facts.of_involved_agency
    if facts.role is Role.OVERVIEW_AUTHOR and (tied or facts.board_roles & OF_BOARD):
        return "The overview author may not belong to this LSCB, or to an agency that was involved in the case."
    return None


def _k2(facts: Facts) -> str | None:
    others = facts.case_roles | (facts.board_roles & DECIDING)
    if not facts.management_reviews:
        others -= ON_THE_PANEL
    barred = {*ON_THE_PANEL, *DECIDING, Role.IMR_AUTHOR} & others
    if facts.role is Role.OVERVIEW_AUTHOR and barred:
        return f"The overview author may not also be {_named(barred)}."
    writes = Role.OVERVIEW_AUTHOR in others and facts.role in (*ON_THE_PANEL, Role.IMR_AUTHOR)
    if writes and (facts.management_reviews or facts.role is Role.IMR_AUTHOR):
        return f"The overview author may not also be {facts.role.label}."
    return None


def _k3(facts: Facts) -> str | None:
    employed = facts.declared.employed_by_member_agency or facts.of_member_agency
    if facts.role is Role.PANEL_CHAIR and employed:
        return "The SCR panel chair may not be employed by an agency that is a member of the LSCB."
    return None


def _k4(facts: Facts) -> str | None:
    if facts.role is not Role.PANEL_CHAIR or not facts.board_roles & {Role.CHAIR, Role.ACTING_CHAIR}:
        return None
    if facts.lscb_chair_is_independent:
        return "The LSCB chair would decide on the review and also chair its panel."
    return "An LSCB chair who is not independent of the member agencies may not chair the SCR panel."


def _k5(facts: Facts) -> str | None:
    declared = facts.declared
    if facts.role is Role.IMR_AUTHOR and (declared.directly_involved or declared.line_manager):
        return "The author of an IMR may not have had a part in the case, nor have managed anybody who had one."
    return None


def _k7(facts: Facts) -> str | None:
    if facts.role is Role.DESIGNATED and facts.declared.part_in_the_case:
        return "A designated professional with a part in the case does not work on it: ask one of another trust."
    return None


def _k9(facts: Facts) -> str | None:
    if facts.role in ON_THE_PANEL and facts.declared.part_in_the_case:
        return "Nobody with a part in the case, or who managed those who had one, may be on the SCR panel."
    return None


def _k10(facts: Facts) -> str | None:
    writes_and_sits = facts.role in ON_THE_PANEL and Role.IMR_AUTHOR in facts.case_roles
    sits_and_writes = facts.role is Role.IMR_AUTHOR and facts.case_roles & ON_THE_PANEL
    if writes_and_sits or sits_and_writes:
        return "The author of an IMR may not be on the SCR panel of the same case."
    return None


def _k12(facts: Facts) -> str | None:
    declared = facts.declared
    tied = declared.employed_by_involved_agency or facts.of_involved_agency or declared.part_in_the_case
    if facts.role in LEADING and tied:
        return "A reviewer must be independent of the case and of the organisations under review."
    return None


def _k13(facts: Facts) -> str | None:
    pair = facts.case_roles | {facts.role}
    if {Role.CHECKER, Role.OVERVIEW_AUTHOR} <= pair:
        return "The overview author may not check that the report is anonymous."
    return None


def _k16(facts: Facts) -> str | None:
    return "An administrator may not hold a role on a case." if facts.is_administrator else None


RULES: dict[str, Rule] = {
    "K1": _k1, "K2": _k2, "K3": _k3, "K4": _k4, "K5": _k5, "K7": _k7, "K9": _k9, "K10": _k10, "K12": _k12,
    "K13": _k13, "K16": _k16,
}  # fmt: skip
ALWAYS = frozenset({"K10", "K13", "K16"})


def _named(roles: set[Role]) -> str:
    return " or ".join(sorted(role.label for role in roles))


def of_severity(found: list[Finding], severity: Severity) -> Iterator[str]:
    """The sentences of one severity."""
    return (finding.sentence for finding in found if finding.severity is severity)
