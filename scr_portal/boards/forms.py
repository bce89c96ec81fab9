"""The questions a board's office answers about its people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import Absence, Agency, Board, Membership, User
from scr_portal.forms import ChoiceField, DateField, Form, ModelChoiceField, Radios, YesNoField
from scr_portal.roles import Role

ONLY_BOARD = "This is the only board of the agency: make it a member of another board first"


class RoleForm(Form):
    """Whether somebody takes the role."""

    confirmed = YesNoField(
        label="Does this person take the role?", asks="yes if the person takes the role", yes="Yes, confirm the role",
        no="No, refuse it",
    )  # fmt: skip


class AddressForm(Form):
    """Whether the address is the person's."""

    confirmed = YesNoField(
        label="Is this the person's e-mail address?", asks="yes if you know that the address is the person's",
        yes="Yes, I have asked the person and confirm it", no="No, refuse it",
        help_text="Ask the person, on a number or in a place you know. Whoever reads that address's mail can then "
        "open the account.",
    )  # fmt: skip


class AgencyForm(Form):
    """Whether an agency comes to one more board, or leaves the one that is asked."""

    change = ChoiceField(
        label="What changes?", asks="what changes",
        choices=[("joins", "It is a member of another board too"), ("leaves", "It is no member of our board any more")],
        widget=Radios(reveals={"joins": ["joins"]}),
    )  # fmt: skip
    joins = ModelChoiceField(
        label="Which other board?", asks="the other board", to_field_name="public_id",
        help_text="That board's office will also confirm who works for this agency. Those people see the agency's part "
        "of your board's cases too.",
    )  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        others = Board.objects.exclude(agencies=agency)
        self.fields["joins"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Some board's office is there to confirm its roles."""
        said = super().clean() or self.cleaned_data
        if said.get("change") == "leaves" and self.agency.boards.count() < 2:
            self.add_error("change", ONLY_BOARD)
        return said


class AbsenceForm(Form):
    """Who is away, from when, until when."""

    chair = ModelChoiceField(label="LSCB chair", asks="the LSCB chair who is away")
    since = DateField(label="First day away", asks="the first day away")
    until = DateField(label="First day back", asks="the first day back")

    def __init__(self, *args: Any, board: Board, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        chairs = Membership.objects.on(timezone.localdate()).filter(board=board, role=Role.CHAIR)
        self.fields["chair"].queryset = chairs.select_related("user", "board")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An absence as the database would have it; not one that has begun before today."""
        said = super().clean() or self.cleaned_data
        if {"chair", "since", "until"} <= said.keys():
            if said["since"] < timezone.localdate():
                self.add_error("since", "The first day away must be today or a day to come")
            elif said["until"] <= said["since"]:
                self.add_error("until", "The first day back must be after the first day away")
            else:
                self._try(said)
        return said

    def _try(self, said: dict[str, Any]) -> None:
        self.absence = Absence(membership=said["chair"], since=said["since"], until=said["until"], recorded_by=self.by)
        try:
            self.absence.full_clean()
        except ValidationError as invalid:
            self.add_error(None, ValidationError(invalid.messages))
