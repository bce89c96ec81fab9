"""What is asked about an item of an agenda."""

from typing import Any

from django.utils import timezone

from referrals.agenda.models import IN_ATTENDANCE, AgendaItem
from referrals.agenda.transitions import later_meetings, who_could_declare
from referrals.considerations.interests import CONFLICTED, DECLARED, NOTHING
from referrals.meetings.models import Meeting
from scr_portal.forms import ChoiceField, Form, LongTextField, ModelChoiceField, NumberField, Radios

INTEREST, WORDS, CONFLICT, UNSAID = "interest_", "declared_", "conflict_", "unsaid"


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
        help_text="What was discussed about this case and what comes of it. Who was there, who had stepped back "
        "from the case and what was declared is added by the portal. The recommendation is recorded by a member on a "
        "page of its own.",
    )
    learning = LongTextField(
        asks="the learning",
        label="What is to be learnt from it now? (optional)",
        rows=4,
        required=False,
        help_text="What agencies should know at once is also recorded as an early lesson, from the case.",
    )

    def __init__(self, *args: Any, record: AgendaItem, **kwargs: Any) -> None:
        drafted = {"minutes": record.minutes, "learning": record.learning}
        kwargs["initial"] = drafted | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class DeclareForm(Form):
    """A member's own declaration."""

    interest = ChoiceField(
        asks="whether you have an interest in this case",
        label="Have you an interest in this case to declare?",
        help_text="A part in what happened, a tie to the family or to somebody whose work is looked at. If it keeps "
        "you from taking part, step back from the case instead.",
        choices=[
            (NOTHING, "I have nothing to declare"),
            (DECLARED, "I declare an interest that does not keep me from taking part"),
        ],
        widget=Radios(reveals={DECLARED: ["interest_declared"]}),
    )
    interest_declared = LongTextField(
        asks="what the interest is", label="What is it, and why does it not keep you from taking part?", rows=3
    )


class NoteDeclaredForm(Form):
    """What each of those who took part declared at the meeting."""

    wants_record = True

    def __init__(self, *args: Any, record: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys: dict[str, str] = {}
        for number, (kept, who) in enumerate(who_could_declare(record).items()):
            is_member = not kept.startswith(IN_ATTENDANCE)
            key = kept if is_member else f"other_{number}"
            self.keys[key], known = kept, record.declared.get(kept, {})
            reveals = {DECLARED: [f"{WORDS}{key}"]} | ({} if is_member else {CONFLICTED: [f"{CONFLICT}{key}"]})
            self.fields[f"{INTEREST}{key}"] = ChoiceField(
                asks=f"what {who} declared",
                label=who,
                choices=[
                    (NOTHING, "Nothing to declare"),
                    (DECLARED, "An interest that does not keep from taking part"),
                    *([] if is_member else [(CONFLICTED, "A conflict: they had no part in this case")]),
                    (UNSAID, "Nothing was said"),
                ],
                initial=known.get("interest"),
                widget=Radios(reveals=reveals),
            )
            self.fields[f"{WORDS}{key}"] = LongTextField(
                asks=f"what the interest of {who} is", label="What is it, and why does it not matter here?", rows=2,
                initial=known.get("interest_declared"),
            )  # fmt: skip
            if not is_member:
                self.fields[f"{CONFLICT}{key}"] = LongTextField(
                    asks=f"what the conflict of {who} is", label="What is the conflict?", rows=2,
                    initial=known.get("interest_declared"),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """By the key that is kept; whoever said nothing is left out."""
        said, declared = self.cleaned_data, {}
        for key, kept in self.keys.items():
            interest = said.pop(f"{INTEREST}{key}", "")
            words = {DECLARED: said.pop(f"{WORDS}{key}", ""), CONFLICTED: said.pop(f"{CONFLICT}{key}", "")}
            if interest in (NOTHING, *words):
                declared[kept] = {"interest": interest, "interest_declared": words.get(interest, "")}
        said["declared"] = declared
        return said


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
