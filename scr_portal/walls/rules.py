"""What each table lets through, as two conditions in SQL: who sees a row, and when one may be written.

A `Walled` model needs no line here: its conditions follow from its columns and the tables in roles.py. Any other
table of ours does, or a test fails: in `RULES`, or in `FREE` with what it holds instead of a case.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from scr_portal.casefiles import Walled
from scr_portal.roles import HEARS, OFFICE, OWN_AGENCY_HEARS, OWN_AGENCY_ONLY, UNTOLD, VIEWS, Audience, Role
from scr_portal.walls.functions import listed
from scr_portal.walls.kept import (
    BODIES,
    GUEST_OF,
    HANDED,
    IS_OF_A_PARTNER,
    IS_TO_CHECK,
    NAMED,
    OFFERED,
    OPENED,
    PARTNERED,
    PERSON,
    PORTAL,
    READS_FOR_A_BODY,
    READS_PAPERS,
    RECEIVED_BY,
    REGISTER,
    TO_CHECK,
    held_for,
    held_on,
    mask,
)

OURS = ("scr_portal", "referrals", "reviews", "panels", "publications")
_PUBLIC: dict[str, str] = {}


@dataclass(frozen=True)
class Rule:
    """The conditions of one table. Written is what a step has opened, and what the portal itself writes."""

    see: str
    write: str


def on_the_register(label: str, condition: str) -> None:
    """Let public pages see these rows of a model: what is published, and what it is made of."""
    _PUBLIC[label] = condition


FREE = {
    "scr_portal.User": "accounts, which stand before any case",
    "scr_portal.User_groups": "administrators",
    "scr_portal.User_user_permissions": "administrators",
    "scr_portal.Invitation": "accounts",
    "scr_portal.Board": "organisations",
    "scr_portal.Agency": "organisations",
    "scr_portal.Agency_boards": "organisations",
    "scr_portal.Body": "organisations",
    "scr_portal.Membership": "standing roles: from them follows who sees what",
    "scr_portal.Absence": "days on which the holders of standing roles are away",
    "scr_portal.AddressChange": "accounts",
    "scr_portal.AddressChange_asked_of": "accounts: the boards whose office was asked",
    "scr_portal.Code": "accounts",
    "scr_portal.CalendarFeed": "accounts: what is fetched at the address is asked for behind the walls",
    "scr_portal.RightsEvent": "changes of standing roles and accounts",
    "scr_portal.ChainLength": "how many changes of rights and seals there are",
    "scr_portal.Seal": "digests of the log of who looked",
    "scr_portal.Holiday": "days",
    "scr_portal.EditionFigures": "figures of the guidance",
    "scr_portal.Digest": "days whose reminders have gone out",
    "scr_portal.DemoMark": "one row that says that everybody is invented",
    "scr_portal.LastRun": "when the tasks ran",
    "scr_portal.Sent": "marks of forms, which say nothing",
    "referrals.Meeting": "days on which members meet: the cases of an agenda are rows of those cases",
    "panels.PlanDays": "figures of a board, by which plans are counted back",
    "referrals.ReferralLink": "links by which somebody may refer: of the case that came of one, the reference alone",
    "referrals.Attendance": "who was at a meeting; who had stepped back from a case follows from that case's bars",
}
"""Tables of ours that hold nothing of a case, and what they hold."""

_OF_STEP = f"casefile_id = {OPENED}"


def _holds(roles: Iterable[Role], case: str = "casefile_id") -> str:
    """One of these roles is held on the case."""
    return f"{held_on(case)} & {mask(roles)} <> 0"


_OFFICE = _holds(OFFICE)


def _opens(case: str = "casefile_id") -> str:
    """The page of the case is open."""
    return _holds((role for role in HEARS if "scr_portal.CaseFile" in VIEWS[role]), case)


_OF_THE_CASE = _opens()
_CASES = _holds((role for role in HEARS if VIEWS[role]), "id")
"""Whoever sees something of a case sees its file, with the reference; its page is for fewer."""
_CONCERNED = f"id = ANY ({NAMED}) OR id = ANY ({OFFERED})"
_SENT = (
    f"{READS_FOR_A_BODY} AND EXISTS (SELECT 1 FROM scr_portal_notice one WHERE one.casefile_id = scr_portal_casefile.id"  # noqa: S608
    f" AND one.body_id = ANY ({BODIES}) AND one.status IN ('sent', 'received') AND one.voided_at IS NULL)"
)
"""Something of the case was sent to a body for which the person reads: the database looks it up case by case where a
page has fifty, and lists the cases where they are counted (decision 0087)."""
_PASSED_ON = listed(
    "cases_passed_on",
    "SELECT one.casefile_id FROM {schema}.scr_portal_partnerpaper one"
    " WHERE {is_of_a_partner} AND one.partner_id = ANY ({partnered}) AND one.voided_at IS NULL",
)


def _with(table: str, key: str) -> str:
    """The row that `key` names is seen."""
    return f"EXISTS (SELECT 1 FROM {table} one WHERE one.id = {key})"  # noqa: S608 - names of ours


def _of_step(table: str, key: str) -> str:
    """The row that `key` names belongs to the case that a step has opened."""
    return f"EXISTS (SELECT 1 FROM {table} one WHERE one.id = {key} AND one.{_OF_STEP})"  # noqa: S608


_OF_APPOINTMENT = _of_step("scr_portal_appointment", "appointment_id")
_OF_KEY = f"{_OF_APPOINTMENT} OR {_of_step('scr_portal_fetchlink', 'fetches_id')}"
_OF_EVENT = _of_step("scr_portal_event", "event_id")
_DRAFT = f"board_id IS NULL AND owner_id = {PERSON} OR board_id = ANY ({RECEIVED_BY})"
_OWN = f"user_id = {PERSON}"
_WITH_DRAFT = _with("scr_portal_draft", "draft_id")
_WITH_RISK = _with("referrals_unsentrisk", "risk_id")
RULES = {
    "scr_portal.CaseFile": Rule(
        see=f"id = {OPENED} OR {_CASES} OR {_CONCERNED} OR ({_SENT}) OR {_PASSED_ON}",
        write=f"id = {OPENED}",
    ),
    "scr_portal.CaseAgency": Rule(see=f"{_OF_STEP} OR {_OF_THE_CASE}", write=_OF_STEP),
    "scr_portal.EventPayload": Rule(see=_OF_EVENT, write=_OF_EVENT),
    "scr_portal.Access": Rule(see=_OFFICE, write="false"),
    "scr_portal.Message": Rule(see=_OFFICE, write="false"),
    "scr_portal.Reminder": Rule(see="false", write="false"),
    "scr_portal.Page": Rule(
        see=_with("scr_portal_document", "document_id"), write=_of_step("scr_portal_document", "document_id")
    ),
    "scr_portal.Notice_documents": Rule(
        see=_with("scr_portal_notice", "notice_id"), write=_of_step("scr_portal_notice", "notice_id")
    ),
    "scr_portal.PartnerPaper_documents": Rule(
        see=_with("scr_portal_partnerpaper", "partnerpaper_id"),
        write=_of_step("scr_portal_partnerpaper", "partnerpaper_id"),
    ),
    "scr_portal.Draft": Rule(see=_DRAFT, write=_DRAFT),
    "scr_portal.DraftFile": Rule(see=_WITH_DRAFT, write=_WITH_DRAFT),
    "referrals.UnsentRisk": Rule(see=f"{_OWN} OR board_id = ANY ({RECEIVED_BY})", write=_OWN),
    "referrals.RiskCall": Rule(see=_WITH_RISK, write=_WITH_RISK),
    "scr_portal.Handout_documents": Rule(
        see=_with("scr_portal_handout", "handout_id"), write=_of_step("scr_portal_handout", "handout_id")
    ),
    "scr_portal.GuestKey": Rule(see=_OF_KEY, write=_OF_KEY),
    "reviews.ReviewHold": Rule(see=_OF_APPOINTMENT, write=_OF_APPOINTMENT),
    "referrals.InvolvementHold": Rule(see=_OF_APPOINTMENT, write=_OF_APPOINTMENT),
    "referrals.PeerHold": Rule(see=_OF_APPOINTMENT, write=_OF_APPOINTMENT),
    "panels.ImrHold": Rule(see=_OF_APPOINTMENT, write=_OF_APPOINTMENT),
}
"""Tables that are not `Walled` and hold something of a case. The portal itself sees and writes every row."""


def models() -> list[type[Model]]:
    """Every model of ours that has a table, with those that Django makes for many-to-many fields."""
    return [
        model
        for app in OURS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def rules() -> dict[type[Model], Rule]:
    """The conditions of every table that has walls."""
    found = {model: rule for model in models() if (rule := _rule(model))}
    return {model: _with_portal(model, rule) for model, rule in found.items()}


def _rule(model: type[Model]) -> Rule | None:
    if issubclass(model, Walled):
        return Rule(see=f"{_OF_STEP} OR {_with_other_case(model, _walls(model))}", write=_OF_STEP)
    return RULES.get(model._meta.label)


def _with_portal(model: type[Model], rule: Rule) -> Rule:
    public = _PUBLIC.get(model._meta.label)
    seen = f"{PORTAL} OR {rule.see}" + (f" OR ({REGISTER} AND {public})" if public else "")
    return Rule(see=seen, write=f"{PORTAL} OR {rule.write}")


def _walls(model: type[Walled]) -> str:
    """The same as Grants.walls, with each role a bit: those held, that hear the audience, and are told of the subject.

    What is let through beside the walls is asked first: it is cheap, and all there is for those who read for a body.
    """
    view = [role for role in HEARS if model._meta.label in VIEWS[role]]
    near = [role for role in view if role in OWN_AGENCY_ONLY]
    terms = _beside(model)
    if view:
        terms += [f"{held_on('casefile_id')} & {_hears({role: HEARS[role] for role in view})}{_told(model)} <> 0"]
    if near:
        hears = _hears(dict.fromkeys(near, OWN_AGENCY_HEARS))
        terms += [f"{held_for('casefile_id', 'agency_id')} & {hears}{_told(model)} <> 0"]
    return " OR ".join(f"({term})" for term in terms) or "false"


def _with_other_case(model: type[Walled], walls: str) -> str:
    """And whoever sees a row that names another case may open that one too."""
    return f"({walls}) AND {_opens(model.names_case)}" if model.names_case else walls


def _hears(hears: Mapping[Role, Iterable[Audience]]) -> str:
    """The roles that hear the audience of the row."""
    return _looked_up(
        {audience: mask(role for role, heard in hears.items() if audience in heard) for audience in Audience},
        "audience",
    )


def _told(model: type[Walled]) -> str:
    """And that are told of what the row is about."""
    if not model.tells_of:
        return ""
    field: Field[object, object] = model._meta.get_field(model.tells_of)  # type: ignore[assignment]
    labels = sorted({label for role in HEARS for label in VIEWS[role] - UNTOLD})
    masks = {label.lower(): mask(role for role in HEARS if label in VIEWS[role]) for label in labels}
    return " & " + _looked_up(masks, f"split_part({field.column}, ':', 1)")


def _looked_up(masks: Mapping[str, int], key: str) -> str:
    """One value, which the planner copies with each statement, and not one node a word."""
    return f"('{json.dumps({str(word): bits for word, bits in masks.items() if bits})}'::jsonb -> {key})::int"


def _beside(model: type[Walled]) -> list[str]:
    """What the model lets through beside the walls: the twin in SQL of its `also_visible`."""
    said = model.also_visible_sql
    words = {
        "person": PERSON,
        "guest_of": GUEST_OF,
        "bodies": BODIES,
        "reads_for_a_body": READS_FOR_A_BODY,
        "offered": OFFERED,
        "partnered": PARTNERED,
        "is_of_a_partner": IS_OF_A_PARTNER,
        "handed": HANDED,
        "reads_papers": READS_PAPERS,
        "to_check": TO_CHECK,
        "is_to_check": IS_TO_CHECK,
        "is_peer": _holds([Role.PEER]),
    }
    return [said.format(**words)] if said else []


def unruled() -> list[str]:
    """Tables of ours that are neither walled, nor ruled, nor on the list of those that hold nothing of a case."""
    return sorted(model._meta.label for model in models() if not _rule(model) and model._meta.label not in FREE)


def names_case(model: type[Model]) -> bool:
    """Whether a row points to a case, or to a row that does."""
    walled = set(rules())
    return any(isinstance(f, ForeignKey) and f.related_model in walled for f in model._meta.concrete_fields)
