"""Of which boards an agency is a member: a present board's office says so, and no administrator (decision 0053)."""

from collections.abc import Mapping
from typing import Any

from django import forms as django_forms
from django.db import transaction

from scr_portal.accounts import Agency, Board
from scr_portal.accounts.following import JOINED
from scr_portal.audit import rights_changed
from scr_portal.boards.forms import AgencyForm
from scr_portal.boards.views import OfOne


class AgencyBoards(OfOne):
    """An agency of the board comes to one more board, or leaves this one."""

    template_name = "boards/agency.html"
    form_class = AgencyForm
    title = "Change the boards of an agency"
    button = "Change its boards"
    starts = (
        "The agency's people may refer to each of its boards, and each board's office confirms who they are.",
        "Cases that the agency has a part in stay as they are.",
    )
    done = "The boards of the agency are changed."
    called = "agency"
    found: Agency

    def find(self) -> Agency | None:
        """Only an agency of this board."""
        return Agency.objects.filter(boards=self.board, public_id=self.kwargs["agency"]).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        """The agency."""
        return super().get_form_kwargs() | {"agency": self.found}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its boards as they are."""
        return super().get_context_data(**kwargs | {"boards": self.found.boards.all()})

    def take(self, form: django_forms.Form) -> bool:
        """One change at a time of an agency; False where the board is in or out already, or would be the last to go."""
        joins: Board | None = form.cleaned_data["joins"] if form.cleaned_data["change"] == "joins" else None
        with transaction.atomic():
            agency = Agency.objects.select_for_update(no_key=True).get(pk=self.found.pk)
            was = list(agency.boards.all())
            if self.board not in was or joins in was or (joins is None and len(was) < 2):
                return False
            if joins:
                agency.boards.add(joins)
                for follow in JOINED:
                    follow(agency, joins)
            else:
                agency.boards.remove(self.board)
            self._remember(agency, joins, {"was": was, "is": list(agency.boards.all())})
        return True

    def _remember(self, agency: Agency, joins: Board | None, change: Mapping[str, object]) -> None:
        """Each board of the agency reads of one that joins; one that goes reads of it itself."""
        said = f"{self.user} for {self.board} made {agency}"
        if joins:
            rights_changed("agency.join", agency, self.user, f"{said} a member of {joins} too", change)
        else:
            rights_changed("board.release", self.board, self.user, f"{said} no member of {self.board}", change)
