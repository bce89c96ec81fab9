"""The steps of the record of a decision: asked for, and kept once the worker has made it."""

from datetime import date, datetime
from functools import partial

from django.utils import timezone
from django.utils.text import capfirst

from referrals.considerations.models import Consideration
from referrals.records import queueing
from referrals.records.by_hand import corrected_on
from scr_portal import documents, jobs
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.documents.uploads import Checked
from scr_portal.roles import Audience
from scr_portal.transitions import transition
from scr_portal.voids.shown import lock_files

S = Consideration.Status
NOT_BY_HAND = "Nothing is to be signed by hand: a decision is, whose day was corrected after it had been signed."


def _being_drawn_up(consideration: Consideration) -> str | None:
    if jobs.is_asked(consideration, queueing.DRAW_UP):
        return "It is being drawn up: open the page of the round again in a minute."
    return None


@transition(
    Consideration, source=[S.DECIDED], when=[_being_drawn_up], sentence="{by} had the record of the decision drawn up"
)
def draw_up(consideration: Consideration, by: User) -> None:
    """Have the record drawn up anew; those before stay."""
    queueing.ask(consideration)


@transition(
    Consideration,
    sentence="The record of the decision was locked away, and is drawn up anew: something in it is void",
)
def lock_records(consideration: Consideration, by: User) -> None:
    """Let nobody have what was drawn up of the round, older ones and scans too: they show a row that is void since.

    The portal itself takes this step. What is being drawn up is begun again.
    """
    lock_files(consideration, queueing.KINDS)
    queueing.ask(consideration)


def _not_by_hand(consideration: Consideration) -> str | None:
    return None if corrected_on(consideration) else NOT_BY_HAND


@transition(
    Consideration, source=[S.DECIDED], when=[_not_by_hand], sentence="{by} put the record signed by hand on the case"
)
def attach_signed(consideration: Consideration, by: User, *, signed_on: date, file: Checked) -> None:
    """Keep the scan of the record that was signed by hand since the day of the decision was corrected.

    No signature in the portal comes of it. Raises ValidationError.
    """
    check_day("signed_on", signed_on, corrected_on(consideration), "the day of the decision was corrected")
    title = f"Record of the decision, round {consideration.round}, signed by hand on {day_words(signed_on)}"
    file.keep(consideration, kind=queueing.SIGNED, title=title, by=by)


def locked_at(consideration: Consideration, reader: User) -> datetime | None:
    """When its records were locked away last, where they were."""
    events = Event.objects.visible_to(reader, consideration.casefile).filter(about=consideration.subject)
    last = events.filter(kind=lock_records.name).order_by("-seq").first()
    return last.at if last else None


@transition(Consideration, source=[S.DECIDED], sentence="{by} drew up the record of the decision")
def receive_record(consideration: Consideration, by: User, *, pdf: bytes, annex: bytes) -> None:
    """Keep what the worker has made: the record behind the walls of the round, the annex for the board's office.

    The portal itself takes this step.
    """
    now = timezone.localtime()
    record = f"record of the decision, round {consideration.round}, drawn up {day_words(now.date())} at {now:%H:%M}"
    keep = partial(documents.keep, consideration, content_type="application/pdf", extension="pdf", by=by)
    keep(pdf, kind=queueing.KIND, title=capfirst(record))
    keep(annex, kind=queueing.ANNEX, title=f"Annex to the {record}", audience=Audience.OFFICE)
