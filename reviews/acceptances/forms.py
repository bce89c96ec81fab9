"""What is asked about a review before a meeting of the full LSCB."""

from typing import Any, cast

from django.db.models import QuerySet
from django.utils import timezone

from referrals.meetings.choosing import MemberField
from referrals.meetings.models import Meeting
from reviews.acceptances.models import Acceptance, Vote
from reviews.acceptances.transitions import who_may_vote
from scr_portal.documents import Document
from scr_portal.forms import ChoiceField, Form, LongTextField, ModelChoiceField, Radios
from scr_portal.notices.forms import Enclosures


class PutForm(Form):
    """At which meeting."""

    wants_record = True
    meeting = ModelChoiceField(
        label="Which meeting of the LSCB?", asks="a meeting", to_field_name="public_id", widget=Radios()
    )

    def __init__(self, *args: Any, record: Acceptance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        planned = Meeting.objects.filter(
            board=record.casefile.board_id, kind=Meeting.Kind.BOARD, status=Meeting.Status.PLANNED
        )
        to_come = planned.filter(meets_on__gte=timezone.localdate()).order_by("meets_on", "meets_at")
        self.fields["meeting"].queryset = to_come  # type: ignore[attr-defined]


class HandOutForm(Form):
    """What goes out beside the report and the plan."""

    documents = Enclosures(
        asks="the documents to hand out",
        label="What else do the members read?",
        help_text="The executive summary, or another document that is made to be published. Tick the newest of each.",
        required=False,
    )

    def __init__(self, *args: Any, offered: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].queryset = offered  # type: ignore[attr-defined]
        if not offered.exists():
            del self.fields["documents"]


class VoteForm(Form):
    """A member's own word."""

    position = ChoiceField(
        asks="how you vote",
        label="Do you accept the review?",
        choices=[
            (Vote.Position.ACCEPTS, "I accept it"),
            (Vote.Position.DISSENTS, "I do not accept it"),
            (Vote.Position.ABSTAINS, "I abstain"),
        ],
        widget=Radios(),
    )
    reason = LongTextField(
        asks="why",
        label="Why?",
        required=False,
        help_text="Required unless you accept it. Names of the family are not needed.",
    )


class NoteVoteForm(Form):
    """Who voted in the meeting, and how."""

    wants_record = True
    member = MemberField(asks="whose vote it is", label="Whose vote is it?", widget=Radios())
    position = ChoiceField(asks="how they voted", label="How did they vote?", choices=Vote.Position.choices)
    reason = LongTextField(
        asks="why", label="Why, in their words?", required=False, help_text="Required unless they accept the review."
    )

    def __init__(self, *args: Any, record: Acceptance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(MemberField, self.fields["member"]).offer(who_may_vote(record))
