"""A question to a peer, and the advice."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from referrals.peers.models import PeerChallenge
from scr_portal.documents import Document
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, ModelChoiceField, TextField, YesNoField
from scr_portal.guests import forms as guests


class OneDocument(ModelChoiceField):
    """One document, told apart from others of its name."""

    def label_from_instance(self, obj: Document) -> str:
        """Its title, its kind of file, and when it was kept."""
        return obj.told_apart


class AskForm(Form):
    """Who is asked what, and what they are told."""

    peer = TextField(asks="the name of the peer", label="Who is asked?", most=150)
    peer_board = TextField(asks="the LSCB that the peer chairs", label="Which LSCB does the peer chair?", most=150)
    independent = YesNoField(
        asks="yes if the peer has no share in the case",
        label="Has the peer confirmed having no share in this case?",
        help_text="Neither the peer nor the peer's agencies took part in what is reviewed.",
    )
    question = LongTextField(asks="your question", label="Your question")
    document = OneDocument(
        asks="a document",
        label="Is it about one document?",
        help_text="Then give the peer this one, and nothing else of the case. You find here what you may read and no "
        "agency wrote.",
        empty_label="No, about the case as a whole",
        required=False,
    )
    told = LongTextField(
        asks="what the peer is told",
        label="What is the peer told or shown?",
        help_text="No more than the question needs. The portal sends nothing: give it by a secure route, or let the "
        "peer read of the case here afterwards.",
    )
    asked_on = DateField(asks="the day you asked", label="When did you ask?", past=True, initial=timezone.localdate)
    until = DateField(
        asks="the day by which you want the advice",
        label="By when do you want the advice?",
        help_text="You are reminded of it. The day by which you decide stays as it is.",
    )

    def __init__(self, *args: Any, offered: QuerySet[Document], **kwargs: Any) -> None:
        """What may be shown to a peer."""
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = offered  # type: ignore[attr-defined]


class InviteForm(guests.InviteForm):
    """The day is that of the reading: who has an account comes by no link."""

    expires_on = DateField(
        label="Last day on which the peer may read",
        asks="the last day on which the peer may read",
        help_text="No more than 180 days from today. It ends earlier when you revoke it or the advice comes.",
    )


class AdviseForm(Form):
    """What the peer advised by letter or word, or why nothing."""

    advised_on = DateField(
        asks="the day the advice came", label="When did the advice come?", past=True, initial=timezone.localdate,
        help_text="Where none came: the day on which you stopped waiting.",
    )  # fmt: skip
    advice = LongTextField(
        asks="the advice", label="What did the peer advise?", required=False,
        help_text="In the words of the peer where you can. Leave this empty only where no advice came.",
    )  # fmt: skip
    why = LongTextField(asks="why none came", label="If no advice came, why not?", required=False, rows=3)


class OwnAdviceForm(Form):
    """The advice, by the peer."""

    advice = LongTextField(
        asks="your advice", label="What do you advise?", rows=12,
        help_text="Say what you would do, and why. You cannot change it after you have sent it.",
    )  # fmt: skip


class RegardForm(Form):
    """Whether the advice is followed."""

    followed = ChoiceField(
        asks="whether you follow it", label="Do you follow the advice?",
        choices=[one for one in PeerChallenge.Followed.choices if one[0] != PeerChallenge.Followed.NO_ADVICE],
    )  # fmt: skip
    why = LongTextField(asks="why", label="Why?")
