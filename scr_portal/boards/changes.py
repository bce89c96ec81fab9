"""Who was given what on a board: the changes outside its cases, and those on them that the reader may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import BigIntegerField, Model, Q, QuerySet, Value

from scr_portal.access import Appointment
from scr_portal.accounts import Absence, Board, Membership, User
from scr_portal.addresses import reverse
from scr_portal.audit import Event, RightsEvent
from scr_portal.boards.views import BoardPage
from scr_portal.casefiles import CaseFile
from scr_portal.pages.counting import Near
from scr_portal.transitions import STEPS

A_PAGE = 50
ON_CASES = ("appointment", "bar", "emergencyaccess", "guestlink", "partnerboard", "transfer")
"""The models whose steps give or take rights on one case."""
OF_A_BOARD = ("referrals.meeting", "referrals.referrallink", "panels.plandays")
"""The models of upper apps whose rows belong to a board and to no case."""


@dataclass(frozen=True)
class Change:
    """One change, with the case where it is of one."""

    at: datetime
    sentence: str
    case: CaseFile | None


class Changes(BoardPage):
    """What was changed, newest first: for the board's officer and chair."""

    template_name = "boards/changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of it."""
        page = Near(self._rows(), A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            title="What was changed on the board",
            back=reverse("scr_portal:board_office", args=[self.board.public_id]),
            page_obj=page,
            changes=list(self._changes(list(page))),
            **kwargs,
        )

    def _rows(self) -> QuerySet[Any, Any]:
        outside = RightsEvent.objects.filter(about__in=subjects(self.board, self.user)).order_by()
        steps = sorted(name for name in STEPS if name.partition(".")[0] in ON_CASES)
        inside = Event.objects.visible_to(self.user).filter(casefile__board=self.board, kind__in=steps).order_by()
        no_case = Value(None, output_field=BigIntegerField())
        return (
            outside.values_list("at", "sentence", no_case)
            .union(inside.values_list("at", "sentence", "casefile_id"), all=True)
            .order_by("-at")
        )

    def _changes(self, page: list[tuple[datetime, str, int | None]]) -> Iterator[Change]:
        cases = CaseFile.objects.visible_to(self.user).in_bulk({pk for _, _, pk in page if pk})
        for at, sentence, pk in page:
            yield Change(at, sentence, cases.get(pk) if pk else None)


def subjects(board: Board, reader: User) -> list[str]:
    """What the changes of a board are about, as the chain names it: a query for each kind of thing.

    Also the accounts of those who are, or were, appointed to its cases, where the reader may see it.
    """
    of_board = Q(board=board) | Q(agency__boards=board)
    roles = list(Membership.objects.filter(of_board).values_list("pk", "user").distinct())
    appointed = Appointment.objects.visible_to(reader).filter(casefile__board=board)
    found = {
        ("scr_portal.board", board.pk),
        *(("scr_portal.membership", pk) for pk, _ in roles),
        *(("scr_portal.user", user) for _, user in roles),
        *(("scr_portal.user", user) for user in appointed.values_list("user", flat=True)),
        *(("scr_portal.agency", pk) for pk in board.agencies.values_list("pk", flat=True)),
        *(("scr_portal.absence", pk) for pk in _keys(Absence, membership__board=board)),
        *((label, pk) for label in OF_A_BOARD for pk in _keys(apps.get_model(label), board=board)),
    }
    return sorted(f"{label}:{pk}" for label, pk in found)


def _keys(model: type[Model], **of: object) -> Iterator[int]:
    yield from model._default_manager.filter(**of).values_list("pk", flat=True)
