"""What is asked about an item of an agenda."""

from typing import Any

from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import later_meetings
from referrals.meetings.models import Meeting
from scr_portal.forms import Form, LongTextField, ModelChoiceField, NumberField


class MoveForm(Form):
    """When it is taken."""

    wants_record = True
    position = NumberField(
        asks="the place on the agenda",
        label="Which place does it have on the agenda?",
        least=1,
        most=99,
        width=2,
        initial=1,
        help_text="1 is taken first. Cases with the same place are taken in the order in which they were put on. "
        "Nobody sees the number: members who have stepped back from a case would see that one is missing.",
    )

    def __init__(self, *args: Any, record: AgendaItem, **kwargs: Any) -> None:
        kwargs["initial"] = {"position": record.position} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class PutForm(MoveForm):
    """At which meeting, and when it is taken."""

    meeting = ModelChoiceField(label="Which meeting?", asks="a meeting", to_field_name="public_id")
    field_order = ("meeting", "position")

    def __init__(self, *args: Any, record: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        to_come = Meeting.objects.filter(board=record.casefile.board_id, meets_on__gte=timezone.localdate())
        offered = to_come.filter(status=Meeting.Status.PLANNED, kind=Meeting.Kind.SUBCOMMITTEE).order_by(
            "meets_on", "meets_at"
        )
        self.fields["meeting"].queryset = offered  # type: ignore[attr-defined]


class MinuteForm(Form):
    """What was said of the case, and what is learnt."""

    wants_record = True
    minutes = LongTextField(
        asks="the minutes",
        label="Minutes",
        rows=12,
        help_text="What was discussed about this case and what comes of it. Who was there, and who had stepped back "
        "from the case, is added by the portal. The recommendation is recorded by a member on a page of its own.",
    )
    learning = LongTextField(
        asks="the learning",
        label="What is to be learnt from it now?",
        rows=4,
        required=False,
        help_text="What agencies should know at once is also recorded as an early lesson, from the case.",
    )

    def __init__(self, *args: Any, record: AgendaItem, **kwargs: Any) -> None:
        drafted = {"minutes": record.minutes, "learning": record.learning}
        kwargs["initial"] = drafted | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class RecordAgreedForm(Form):
    """Which meeting agreed the minutes."""

    wants_record = True
    meeting = ModelChoiceField(label="Which meeting agreed the minutes?", asks="a meeting", to_field_name="public_id")

    def __init__(self, *args: Any, record: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = later_meetings(record)  # type: ignore[attr-defined]


class AmendForm(Form):
    """What was wrong."""

    correction = LongTextField(asks="what was wrong", label="What was wrong, and what is right?", rows=4)
