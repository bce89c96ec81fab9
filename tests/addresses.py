"""Every address of the portal, filled in for one case."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from panels.models import Imr
from publications.publications.models import Publication
from referrals.models import Meeting, Referral, ReferralLink, UnsentRisk
from reviews.models import Recommendation
from scr_portal.access import Appointment
from scr_portal.accounts import Absence, Agency, Membership
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents import Document
from scr_portal.drafts import Draft
from scr_portal.pages import OpenStepPage, PublicPage, StepPage
from scr_portal.quarantines.transitions import MADE_HERE
from scr_portal.roles import Audience

PUT_UP = ~Q(kind__in=MADE_HERE) & Q(audience__in=[Audience.PANEL, Audience.SHARED])
"""Files that somebody has put up, and that the board's office and the SCR panel see."""
PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)+")
NOBODY_S = "nobodysnobodys12"
"""A public id that no row has."""


@dataclass(frozen=True)
class Address:
    """One pattern of the portal: `route` with the names of its parts, and the view behind it, if it is a class."""

    route: str
    view: Any

    @property
    def names(self) -> set[str]:
        """The parts to fill in."""
        return {first or second for first, second in PART.findall(self.route)}

    @property
    def is_public(self) -> bool:
        """Whether it is for everybody."""
        return isinstance(self.view, type) and issubclass(self.view, PublicPage)

    @property
    def is_ours(self) -> bool:
        """Whether it is a page of the portal rather than of a library."""
        return isinstance(self.view, type) and not self.view.__module__.startswith(("allauth.", "django."))

    @property
    def model(self) -> type[CaseRecord] | None:
        """The model whose rows have this address."""
        if "id" not in self.names:
            return None
        if self.is_public:
            return Publication
        of_step = self.view.step.model if self.is_step else None
        return getattr(self.view, "found_by", None) or of_step or getattr(self.view, "record", None)

    @property
    def is_step(self) -> bool:
        """Whether a step is taken there."""
        return isinstance(self.view, type) and issubclass(self.view, StepPage | OpenStepPage)

    def path(self, **parts: object) -> str:
        """The address with its parts filled in; parts not said are such that nothing has them."""
        known = {"number": 1, "product": "report", "app_label": "scr_portal", "object_id": 1, "content_type_id": 1}
        filled = {name: str(parts.get(name, known.get(name, NOBODY_S))) for name in self.names}
        return "/" + PART.sub(lambda part: filled[part[1] or part[2]], self.route)

    def of(self, casefile: CaseFile, *, by_status: bool = False) -> Iterator[str]:
        """This address for the newest row of the case, or of each status; once where no row is in it.

        A row of the first agency of the case goes before others, and what is published on public pages.
        """
        parts = _kept(casefile)
        if self.model is None:
            yield self.path(**parts)
            return
        found = self.model._default_manager.filter(casefile=casefile).order_by("pk")
        if self.model is Document:
            found = found.exclude(audience=Audience.NOBODY)
        rows = sorted(found, key=self._goes_before(casefile))
        newest = {getattr(row, "status", "") if by_status else "": row for row in rows}
        for row in newest.values():
            register = {"id": row.register_id} if isinstance(row, Publication) and self.is_public else {}
            yield self.path(**parts, **({"id": row.public_id} | register))

    def _goes_before(self, casefile: CaseFile) -> Callable[[CaseRecord], bool]:
        if self.is_public:
            return lambda row: bool(getattr(row, "status", "") == Publication.Status.PUBLISHED)
        first = _kept(casefile).get("first")
        return lambda row: first is not None and row.agency_id == first


def addresses() -> list[Address]:
    """All of them, in the order in which they are tried."""
    return list(_walk(get_resolver(), ""))


def _kept(casefile: CaseFile) -> dict[str, object]:
    """What fills the addresses of a case, looked up once for an object: most of its addresses are asked together."""
    kept: dict[str, object] = vars(casefile).setdefault("of_addresses", {})
    if not kept:
        kept.update(_of(casefile))
    return kept


def _of(casefile: CaseFile) -> dict[str, object]:
    parts: dict[str, object] = {
        "case": casefile.public_id,
        "board": casefile.board.public_id,
        "product": min(casefile.edition.publish, default=""),
    }
    if proposed := Membership.objects.filter(board=casefile.board_id, status="proposed").first():
        parts["proposed"] = proposed.public_id
    if away := Absence.objects.filter(membership__board=casefile.board_id).first():
        parts["absence"] = away.public_id
    if meeting := Meeting.objects.filter(board=casefile.board_id).first():
        parts["meeting"] = meeting.public_id
    if link := ReferralLink.objects.filter(board=casefile.board_id).first():
        parts["link"] = link.public_id
    if unsent := Draft.objects.filter(board=casefile.board_id).first():
        parts["unsent"] = unsent.public_id
    if risk := UnsentRisk.objects.filter(board=casefile.board_id).first():
        parts["risk"] = risk.public_id
    if referral := Referral.objects.filter(casefile=casefile).first():
        parts["sent"] = referral.public_id
    first = casefile.agencies.order_by("pk").first()
    found = {
        "agency": first,
        "recommendation": _newest(Recommendation, casefile),
        "appointment": _newest(Appointment, casefile),
        "document": _file(casefile, first),
    }
    for name, row in found.items():
        if row:
            parts[name] = row.public_id
    return parts | {"first": first.pk if first else None}


def _file(casefile: CaseFile, first: Agency | None) -> CaseRecord | None:
    """A file of the first agency of the case that somebody has put up, as its representatives see it too."""
    known = Imr.objects.filter(casefile=casefile, document__in=Document.objects.filter(PUT_UP))
    imr = known.filter(agency=first).first() or known.first()
    return imr.document if imr else Document.objects.filter(PUT_UP, casefile=casefile).first()


def _newest(model: type[CaseRecord], casefile: CaseFile) -> CaseRecord | None:
    return model._default_manager.filter(casefile=casefile).order_by("pk").last()


def _walk(resolver: URLResolver, before: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + _plain(entry)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route)
        else:
            view = getattr(entry.callback, "view_class", None)
            yield Address(route, view)


def _plain(entry: URLPattern | URLResolver) -> str:
    said = str(entry.pattern)
    return said.strip("^$") if isinstance(entry.pattern, RegexPattern) else said
