"""A question to a peer, and the advice."""

from django.utils import timezone

from referrals.peers.models import PeerChallenge
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, TextField, YesNoField


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
    told = LongTextField(
        asks="what the peer is told",
        label="What is the peer told or shown?",
        help_text="No more than the question needs. The portal sends nothing: give it by a secure route.",
    )
    asked_on = DateField(asks="the day you asked", label="When did you ask?", past=True, initial=timezone.localdate)


class AdviseForm(Form):
    """What the peer advised, and what comes of it."""

    advised_on = DateField(
        asks="the day the advice came", label="When did the advice come?", past=True, initial=timezone.localdate
    )
    advice = LongTextField(asks="the advice", label="What did the peer advise?")
    followed = ChoiceField(
        asks="whether you follow it", label="Do you follow the advice?", choices=PeerChallenge.Followed.choices
    )
    why = LongTextField(asks="why", label="Why?")
