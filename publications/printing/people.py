"""The table of people: names where the edition has them printed, positions where it does not (guidance.md 5.1)."""

from publications.printing.report import NOT_STATED, Row
from publications.publications.facts import facts_of
from publications.publications.models import Publication
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role

PRINTED_ONCE = (Role.CHAIR, Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)


def rows(publication: Publication) -> tuple[Row, ...]:
    """The chair of the board, of the SCR panel, the author; then the members by position and organisation."""
    casefile = publication.casefile
    named = casefile.edition.named_in_publication
    served = facts_of(publication).served
    return (
        *(_named(publication, role, served) for role in PRINTED_ONCE if role in named),
        *_members(casefile, [one for one in served if one.role == Role.PANEL_MEMBER]),
    )


def missing(publication: Publication) -> str | None:
    """The sentence that says whose name must be printed but is not known; a reconstruction may lack them."""
    if publication.casefile.board.reconstruction:
        return None
    unnamed = [row.part for row in rows(publication) if row.name == NOT_STATED]
    if not unnamed:
        return None
    return f"Not yet: the report must name the {' and the '.join(unnamed)}, and nobody is recorded."


def _named(publication: Publication, role: Role, served: list[Appointment]) -> Row:
    if publication.casefile.board.reconstruction:
        return Row(role.label, NOT_STATED)
    holder = _chair(publication) if role is Role.CHAIR else _last(role, served)
    return Row(role.label, holder.name if holder else NOT_STATED)


def _chair(publication: Publication) -> User | None:
    """The LSCB chair on the day the board accepted the review, or as yet."""
    chairs = facts_of(publication).chairs
    if accepted := publication.review.accepted_on:
        chairs = [one for one in chairs if one.since <= accepted and not (one.until and one.until <= accepted)]
    return chairs[-1].user if chairs else None


def _last(role: Role, served: list[Appointment]) -> User | None:
    return next((one.user for one in reversed(served) if one.role == role), None)


def _members(casefile: CaseFile, members: list[Appointment]) -> list[Row]:
    """Position and organisation, never a name."""
    if casefile.board.reconstruction or not members:
        return [Row(Role.PANEL_MEMBER.label, position=NOT_STATED)]
    return [Row(Role.PANEL_MEMBER.label, position=one.position, organisation=one.organisation) for one in members]
