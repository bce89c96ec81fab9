"""What is asked about a meeting."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.meetings.models import Attendance, Meeting, members_of
from referrals.meetings.quorum import THERE
from scr_portal.accounts import User
from scr_portal.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ModelChoiceField,
    MultipleChoiceField,
    NumberField,
    Radios,
    Rows,
    TextField,
    TimeField,
)
from scr_portal.ids import public_id


class MeetingForm(Form):
    """When, where, who chairs it, and how many must be there."""

    meets_on = DateField(asks="the day of the meeting", label="On which day?")
    meets_at = TimeField(asks="the time", label="At what time?", help_text="For example, 14:30.")
    papers_on = DateField(
        asks="the day by which the members have the papers",
        label="By which day do the members have the papers? (optional)",
        required=False,
        help_text="A rule of your board. Leave it empty if it has none: the papers are then due by the meeting.",
    )
    place = TextField(
        asks="the place", label="Where?", most=150, help_text="For example, Civic Centre, room 4; by telephone; online."
    )
    chair = ModelChoiceField(label="Who chairs it?", asks="the member who chairs it")
    quorum = NumberField(
        asks="how many members must be present",
        label="How many members must be present for a recommendation?",
        least=1,
        most=99,
        width=2,
        help_text="The quorum in your board's own rules. The guidance gives no figure. A deputy counts; a member who "
        "has stepped back from a case does not count for it, nor does a deputy of theirs.",
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        known = ("meets_on", "meets_at", "papers_on", "place", "quorum") if meeting.pk else ("quorum", "place")
        said = {name: getattr(meeting, name) for name in known if getattr(meeting, name)}
        kwargs["initial"] = said | {"chair": meeting.chair_id} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        if meeting.is_of_board:
            self.fields["quorum"].label = "How many members must be present?"
            self.fields["quorum"].help_text = "The quorum in your board's own rules. The guidance gives no figure."
        members = [one.pk for one in members_of(meeting, timezone.localdate())]
        self.fields["chair"].queryset = User.objects.filter(pk__in=members).order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A meeting as the database would have it; one that is planned is still to come."""
        said = super().clean() or self.cleaned_data
        if said.get("meets_on") and said["meets_on"] < timezone.localdate():
            self.add_error("meets_on", "The day of the meeting must be today or a day to come")
        if said.keys() >= self.fields.keys() and not self.errors:
            for name, value in said.items():
                setattr(self.meeting, name, value)
            try:
                self.meeting.full_clean()
            except ValidationError as invalid:
                self.add_error(None, ValidationError(invalid.messages))
        return said


class PlanForm(MeetingForm):
    """The same, and the other days of the year on which they meet in the same way."""

    more = LongTextField(
        asks="the other days",
        label="On which other days do they meet, at the same time and place? (optional)",
        required=False,
        rows=4,
        help_text="One day on each line, for example 12 3 2026. Papers are due as long before each of them.",
    )

    def clean(self) -> dict[str, Any]:
        """Every day is one that can be planned."""
        said = super().clean()
        self.others: list[Meeting] = []
        if not self.errors:
            self.others = list(self._others(str(said.get("more", ""))))
        return said

    def _others(self, more: str) -> Iterator[Meeting]:
        day = DateField(asks="the day")
        for number, line in enumerate(filter(None, map(str.strip, more.splitlines())), 1):
            try:
                yield self._like_it(day.clean(line))
            except ValidationError as invalid:
                self.add_error("more", f"Day {number}, “{line[:40]}”: {' '.join(invalid.messages)}")

    def _like_it(self, day: date | None) -> Meeting:
        """The same meeting on another day. Raises ValidationError where there can be none."""
        if day is None or day < timezone.localdate():
            raise ValidationError("The day of the meeting must be today or a day to come")
        other = copy.copy(self.meeting)
        other.public_id = public_id()
        other.meets_on = day
        if self.meeting.papers_on:
            other.papers_on = day - (self.meeting.meets_on - self.meeting.papers_on)
        other.full_clean()
        return other


class CancelForm(Form):
    """Why."""

    why_cancelled = LongTextField(
        asks="why it does not take place",
        label="Why does it not take place?",
        rows=3,
        help_text="All members read it: name no case.",
    )


class PacksForm(Form):
    """For which cases."""

    items = MultipleChoiceField(asks="the cases whose papers are made", label="The papers of which cases?")

    def __init__(self, *args: Any, listed: list[AgendaItem], **kwargs: Any) -> None:
        choices = [(one.public_id, f"{one.casefile.label}, {one.casefile.reference}") for one in listed]
        kwargs["initial"] = {"items": [key for key, _ in choices]} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = choices  # type: ignore[attr-defined]


class OtherForm(Form):
    """Somebody who is no member."""

    name = TextField(asks="the name", label="Name", most=150)
    capacity = TextField(
        asks="in what capacity they were there", label="In what capacity?", most=100,
        help_text="For example, legal adviser, designated doctor as adviser, or minute-taker.",
    )  # fmt: skip


class Others(Rows):
    """Whoever was in attendance beside the members."""

    row = OtherForm
    title = "In attendance: who is no member, has no vote and does not count towards the quorum"
    item = "person in attendance"
    at_least = 0


class AttendanceForm(Form):
    """Member by member: there, a deputy, apologies, or neither; then who else was there."""

    row_groups: ClassVar = {"others": Others}

    def __init__(
        self,
        *args: Any,
        members: list[User],
        known: dict[int, Attendance],
        others: list[dict[str, str]],
        chair: User,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"others": others} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.members, self.chair = members, chair
        for member in members:
            there, deputy = f"attended_{member.pk}", f"deputy_{member.pk}"
            kept = known.get(member.pk)
            self.fields[there] = ChoiceField(
                asks=f"whether {member} was there",
                label=str(member),
                choices=Attendance.Attended.choices,
                initial=kept.attended if kept else None,
                widget=Radios(reveals={Attendance.Attended.DEPUTY: [deputy]}),
            )
            self.fields[deputy] = TextField(
                asks=f"who was there for {member}",
                label="Who was there in this member’s place?",
                most=150,
                initial=kept.deputy if kept else "",
            )
        self._ask_who_chaired(next((pk for pk, one in known.items() if one.chaired), None))

    def _ask_who_chaired(self, known: int | None) -> None:
        self.fields["chaired"] = ChoiceField(
            asks="who chaired it",
            label="Who chaired it?",
            help_text="If a deputy chaired it, select the member in whose place the deputy was there.",
            choices=[("", f"{self.chair}, as planned"), *((str(one.pk), self._called(one)) for one in self.members)],
            initial="" if known in (None, self.chair.pk) else str(known),
            required=False,
        )

    def _called(self, member: User) -> str:
        return f"A deputy of {member}" if member == self.chair else f"{member}, or a deputy of theirs"

    def clean(self) -> dict[str, Any]:
        """Nobody is in attendance who is a member, and nobody twice."""
        members = {one.name.casefold() for one in self.members}
        names = [one["name"].casefold() for one in self.cleaned_data["others"]]
        for one in self.cleaned_data["others"]:
            if one["name"].casefold() in members:
                self.add_error(None, f"{one['name']} is a member: say above whether they were there")
            elif names.count(one["name"].casefold()) > 1:
                self.add_error(None, f"{one['name']} stands here twice: remove one of them")
        if not self.errors:
            self._settle_who_chaired()
        return self.cleaned_data

    def _settle_who_chaired(self) -> None:
        """One of those who were there, members or deputies."""
        attended = {str(one.pk): self.cleaned_data[f"attended_{one.pk}"] for one in self.members}
        there = {pk for pk, how in attended.items() if how in THERE}
        chosen, planned = self.cleaned_data["chaired"], str(self.chair.pk)
        if chosen and chosen not in there:
            self.add_error("chaired", "Neither this member was there nor a deputy: select who chaired it")
        elif there and not chosen and attended.get(planned) != Attendance.Attended.PRESENT:
            self.add_error("chaired", f"Select who chaired it: {self.chair} was not there")

    def chaired(self) -> User | None:
        """The member who chaired it, or whose deputy did; nobody where it was who was to."""
        return next((one for one in self.members if str(one.pk) == self.cleaned_data["chaired"]), None)

    def said(self) -> list[tuple[User, str, str]]:
        """Each member, whether there, and the deputy."""
        answers = self.cleaned_data
        return [(one, answers[f"attended_{one.pk}"], answers[f"deputy_{one.pk}"]) for one in self.members]
