"""The steps of an item of an agenda."""

from collections.abc import Mapping

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from referrals.agenda.models import IN_ATTENDANCE, AgendaItem, OnAgenda
from referrals.considerations.interests import CONFLICTED, DECLARED, NOTHING
from referrals.considerations.models import Consideration
from referrals.meetings.models import Meeting
from referrals.meetings.quorum import present, there_for
from referrals.packs import queueing
from scr_portal import documents
from scr_portal.accounts import Board, User
from scr_portal.casefiles import closed
from scr_portal.clocks import day_words
from scr_portal.transitions import Refused, transition
from scr_portal.voids.shown import lock_files

S = AgendaItem.Status
OPEN = AgendaItem.OPEN


def _somebody_meets(item: AgendaItem) -> str | None:
    if item.casefile.board.recommender == Board.Recommender.NOBODY:
        return "On this board nobody recommends to the LSCB chair, so that nobody meets about it."
    return None


def _is_being_considered(item: AgendaItem) -> str | None:
    if item.consideration.status not in (Consideration.Status.OPEN, Consideration.Status.RECOMMENDED):
        return "The case is not being considered now."
    return None


def later_meetings(item: AgendaItem) -> QuerySet[Meeting]:
    """The meetings of the board that took place after that of the item."""
    kind, planned = Meeting.Kind.SUBCOMMITTEE, Meeting.Status.PLANNED
    of_members = Meeting.objects.filter(board=item.casefile.board_id, status=planned, kind=kind)
    return of_members.filter(meets_on__gt=item.meeting.meets_on, meets_on__lte=timezone.localdate())


def _members_met_again(item: AgendaItem) -> str | None:
    return None if later_meetings(item).exists() else "No later meeting has taken place."


def _somebody_was_there(item: AgendaItem) -> str | None:
    if not item.meeting.attendance.exists():
        return "Record first who was at the meeting."
    return None


def left_behind(item: AgendaItem) -> str | None:
    """Guard: no meeting of another board, which led the case when it took place."""
    meeting = item.meeting
    if meeting.board_id == item.casefile.board_id or not meeting.has_begun:
        return None
    return f"This was a meeting of {meeting.board}, which leads the case no longer: what it left stays as it is."


def takes_place(item: OnAgenda) -> str | None:
    """Guard: the meeting is not cancelled."""
    return "The meeting is cancelled." if item.meeting.is_cancelled else None


def is_cancelled(item: OnAgenda) -> str | None:
    """Guard: the meeting is cancelled."""
    return None if item.meeting.is_cancelled else "The meeting takes place."


def _is_recorded(item: AgendaItem) -> str | None:
    return None if item.meeting.attendance.exists() else "It is not recorded who was at the meeting."


@transition(
    AgendaItem,
    opens=True,
    target=S.LISTED,
    when=[closed, _somebody_meets, _is_being_considered],
    sentence="{by} put the case on the agenda of a meeting",
)
def put(item: AgendaItem, by: User, *, meeting: Meeting, position: int) -> None:
    """Put the open round of the case on the agenda of a meeting of its board that is still to come (T3)."""
    if meeting.board_id != item.casefile.board_id or meeting.is_cancelled or meeting.is_of_board:
        who = item.casefile.board.who_recommends
        raise ValidationError({"meeting": f"Select a meeting of this board’s {who} that takes place"})
    if meeting.meets_on < timezone.localdate():
        raise ValidationError({"meeting": "Select a meeting that is still to come"})
    others = AgendaItem.objects.filter(meeting=meeting, consideration=item.consideration)
    if others.exclude(status=S.TAKEN_OFF).exists():
        raise ValidationError({"meeting": "The case is on the agenda of this meeting already: select another"})
    item.meeting, item.position, item.meets_on = meeting, position, meeting.meets_on


@transition(
    AgendaItem, source=[S.LISTED], when=[left_behind], sentence="{by} moved the case on the agenda of a meeting"
)
def move(item: AgendaItem, by: User, *, position: int) -> None:
    """Take it earlier or later in the meeting."""
    item.position = position


@transition(
    AgendaItem,
    source=[S.LISTED],
    target=S.TAKEN_OFF,
    when=[left_behind],
    sentence="{by} took the case off the agenda of a meeting",
)
def take_off(item: AgendaItem, by: User) -> None:
    """Not at this meeting after all."""


@transition(
    AgendaItem,
    source=OPEN,
    target=S.MINUTED,
    when=[left_behind, _somebody_was_there],
    sentence="{by} drafted the minutes of the meeting about this case",
)
def minute(item: AgendaItem, by: User, *, minutes: str, learning: str) -> None:
    """Write down what was said of this case, and what is learnt from it now; a draft until it is agreed."""
    item.minutes, item.learning = minutes, learning


@transition(
    AgendaItem, source=OPEN, when=[left_behind, takes_place], sentence="{by} declared for a meeting about this case"
)
def declare(item: AgendaItem, by: User, *, interest: str, interest_declared: str = "") -> None:
    """A member's own word (T3): nothing to declare, or an interest that does not keep from taking part.

    Whoever has one that does steps back from the case instead (`bar.step_back`).
    """
    if by not in item.meeting.members():
        raise Refused("You are not a member on the day of this meeting.")
    said = {"interest": interest, "interest_declared": interest_declared}
    item.declared = {**item.declared, str(by.pk): _declaration(by.name, said, "")}


@transition(
    AgendaItem,
    source=OPEN,
    when=[left_behind, _somebody_was_there],
    sentence="{by} recorded what members declared at a meeting about this case",
)
def note_declared(item: AgendaItem, by: User, *, declared: Mapping[str, Mapping[str, str]]) -> None:
    """What members and deputies who took part declared at the meeting, by the member's key; their own word stays.

    And those in attendance, by name: who of them is conflicted has no part in the case, and is recorded as recused.
    """
    there = who_could_declare(item)
    if not declared or not there.keys() >= declared.keys():
        raise ValidationError({NON_FIELD_ERRORS: "Select what at least one of those declared who were there"})
    noted = {key: _declaration(there[key], said, by.name, key) for key, said in declared.items()}
    item.declared = {**item.declared, **{key: one for key, one in noted.items() if _is_new(item.declared, key, one)}}


def who_could_declare(item: AgendaItem) -> dict[str, str]:
    """Who was there for the case, members and their deputies, then those in attendance, by the key that is kept."""
    members = {str(pk): row.who for pk, row in there_for(item.meeting, item.casefile).items()}
    return members | {f"{IN_ATTENDANCE}{name}": called for name, called in item.meeting.in_attendance.items()}


@transition(
    AgendaItem,
    source=[S.MINUTED],
    target=S.AGREED,
    when=[left_behind],
    sentence="{by} agreed the minutes about this case",
)
def agree(item: AgendaItem, by: User) -> None:
    """The word of who chaired the meeting, between two meetings."""
    if item.meeting.chaired_by != by:
        who = present(item.meeting).chair or item.meeting.chair
        raise Refused(f"Whoever chaired the meeting agrees its minutes ({who}), or a later meeting does.")
    _settle(item, by)


@transition(
    AgendaItem,
    source=[S.MINUTED],
    target=S.AGREED,
    when=[left_behind, _members_met_again],
    sentence="{by} recorded that a later meeting agreed the minutes about this case",
)
def record_agreed(item: AgendaItem, by: User, *, meeting: Meeting) -> None:
    """The word of the next meeting, or a later one."""
    if not later_meetings(item).filter(pk=meeting.pk).exists():
        raise ValidationError({"meeting": "Select a later meeting of this board that has taken place"})
    item.agreed_by_meeting = meeting
    _settle(item, by)


@transition(AgendaItem, source=[S.AGREED], sentence="{by} noted what was wrong in agreed minutes about this case")
def amend(item: AgendaItem, by: User, *, correction: str) -> None:
    """Agreed minutes stay as they are: what was wrong stands below them."""
    note = {"on": day_words(timezone.localdate()), "by": by.name, "text": correction}
    item.corrections = [*item.corrections, note]


@transition(AgendaItem, source=OPEN, when=[left_behind], sentence="{by} had the papers of this case made for a meeting")
def make_pack(item: AgendaItem, by: User) -> None:
    """Have the worker make one PDF of what members may read of the case as it stands."""
    item.papers_locked_at = None
    queueing.ask(item)


@transition(AgendaItem, source=OPEN, when=[left_behind], sentence="{by} made the papers of this case for a meeting")
def receive_pack(item: AgendaItem, by: User, *, pdf: bytes) -> None:
    """Keep what the worker has made, behind the walls of the case; the portal itself takes this step."""
    documents.keep(
        item, pdf, kind=queueing.KIND, title=f"Papers for the meeting on {day_words(item.meeting.meets_on)}",
        content_type="application/pdf", extension="pdf", by=by,
    )  # fmt: skip
    item.packed_at_seq = item.casefile.last_seq + 1  # the event of this step
    item.papers_locked_at = None


@transition(AgendaItem, sentence="The papers of this case for a meeting were locked away: something in them is void")
def lock_pack(item: AgendaItem, by: User) -> None:
    """Let nobody have what was made for the item, nor what is being made: it shows a row that is void since.

    The portal itself takes this step. The worker finds that the item has changed, and begins again.
    """
    lock_files(item, [queueing.KIND])
    item.packed_at_seq, item.papers_locked_at = None, timezone.now()


@transition(
    AgendaItem,
    source=OPEN,
    when=[takes_place],
    sentence="{it.arranged_by} moved the meeting that looks at this case, now on {it.when}",
)
def reschedule(item: AgendaItem, by: User, *, arranged_by: User, change: Mapping[str, object]) -> None:
    """Its meeting was moved to another day, time or place; `change` has what stood before and what stands now."""
    item.arranged_by, item.meets_on = arranged_by.name, item.meeting.meets_on


@transition(
    AgendaItem,
    source=OPEN,
    when=[is_cancelled],
    sentence="{it.arranged_by} cancelled the meeting on {it.when} about this case",
)
def call_off(item: AgendaItem, by: User, *, arranged_by: User, change: Mapping[str, object]) -> None:
    """Its meeting does not take place."""
    item.arranged_by, item.meets_on = arranged_by.name, None


@transition(
    AgendaItem,
    source=OPEN,
    when=[_is_recorded],
    sentence="{it.arranged_by} recorded who was at the meeting on {it.when} about this case",
)
def note_attendance(item: AgendaItem, by: User, *, arranged_by: User, change: Mapping[str, object]) -> None:
    """Who was there is recorded, or put right; minutes that are agreed have kept for good what was known then."""
    item.arranged_by = arranged_by.name


def _declaration(who: str, said: Mapping[str, str], by: str, key: str = "") -> dict[str, str]:
    """As the item keeps it: a member who is conflicted steps back instead.

    Raises ValidationError where an interest is not said in words.
    """
    interest, words = said.get("interest"), said.get("interest_declared", "").strip()
    if interest not in (NOTHING, DECLARED, *([CONFLICTED] if key.startswith(IN_ATTENDANCE) else [])):
        raise ValidationError({"interest": "Select whether there is an interest to declare"})
    if interest != NOTHING and not words:
        raise ValidationError({"interest_declared": "Enter what the interest is, and why it does not matter here"})
    kept, on = words if interest != NOTHING else "", day_words(timezone.localdate())
    return {"who": who, "interest": interest, "interest_declared": kept, "by": by, "on": on}


def _is_new(known: Mapping[str, Mapping[str, str]], key: str, one: Mapping[str, str]) -> bool:
    asked = ("who", "interest", "interest_declared")
    return key not in known or any(known[key][name] != one[name] for name in asked)


def _settle(item: AgendaItem, by: User) -> None:
    """From now on they say for good who was there and who had no part in the case."""
    item.attended = present(item.meeting, item.casefile, item.conflicted).kept()
    item.agreed_on, item.agreed_by = timezone.localdate(), by
