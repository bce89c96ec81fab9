"""What follows for the agenda of the LSCB from a step on the review, and which members are told of what."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from reviews.acceptances import transitions
from reviews.acceptances.models import Acceptance, Vote
from reviews.reviews.models import Review
from scr_portal import mail
from scr_portal.access.handouts import members_for
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.clocks import day_words
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after

OUT = "Papers for a meeting of your LSCB wait for you. You can read them, and vote, up to {}."
BACK = "Papers that you had for a meeting of your LSCB are open to you no longer."
NOTED = "A vote that was given in a meeting of your LSCB is recorded in your name."


@after("review.accept")
def nobody_votes_more(review: Review, by: User) -> None:
    """The word of the LSCB chair ends the vote."""
    for acceptance in _on_an_agenda(review):
        transitions.settle.run(acceptance, User.objects.system())


@after("review.discontinue")
@after("review.fall_back")
def nothing_to_accept(review: Review, by: User) -> None:
    """No meeting accepts a review that has ended, or whose report is to be handed over again."""
    for acceptance in _on_an_agenda(review):
        transitions.take_off.run(acceptance, User.objects.system())


@after("transfer.accept")
def the_members_who_were_to_accept_it_do_so_no_more(transfer: Transfer, by: User) -> None:
    """No meeting of the board that led accepts a review that another leads; how members voted there stays."""
    for acceptance in Acceptance.objects.filter(casefile=transfer.casefile, status__in=Acceptance.OPEN).order_by("pk"):
        transitions.take_off.run(acceptance, User.objects.system())


def _on_an_agenda(review: Review) -> Iterable[Acceptance]:
    return Acceptance.objects.filter(review=review, status__in=Acceptance.OPEN).select_related("casefile")


@after("acceptance.hand_out")
def tell_that_papers_wait(acceptance: Acceptance, by: User) -> None:
    """Every member who can read them, in words that tell of no case."""
    if acceptance.handout:
        _tell(acceptance, OUT.format(day_words(acceptance.handout.last_day)), _readers(acceptance), by)


@after("acceptance.take_off")
@after("acceptance.call_off")
def tell_that_they_wait_no_longer(acceptance: Acceptance, by: User) -> None:
    """Those who had something to read."""
    if acceptance.handout:
        _tell(acceptance, BACK, _readers(acceptance), by)


@after("acceptance.note_vote")
def tell_the_member(acceptance: Acceptance, by: User) -> None:
    """Who stands in the record with a word that somebody else wrote down can say so if it is wrong."""
    noted = Vote.objects.filter(acceptance=acceptance).select_related("member").latest("pk")
    _tell(acceptance, NOTED, [noted.member], by)


def _readers(acceptance: Acceptance) -> list[User]:
    meeting, today = acceptance.meeting, timezone.localdate()
    return members_for(acceptance.casefile, meeting.board, today, today, meeting.meets_on)


def _tell(acceptance: Acceptance, line: str, members: Iterable[User], by: User) -> None:
    """The case is known to the outbox, and not to the mail."""
    home = settings.PORTAL_ADDRESS + reverse("home")
    body = f"{line}\n\nSign in: {home}\n\nThis mail names nobody on purpose. Do not reply to it.\n"
    subject = "A meeting of your LSCB: something needs you"
    told = (one for one in members if one != by)
    mail.post(mail.letter(one.email, subject, body, user=one, casefile=acceptance.casefile) for one in told)
