"""One case on the agenda of one meeting, with its minutes."""

from typing import Any, ClassVar, Self, cast

from django.db import models
from django.db.models import Q
from django.utils import timezone

from referrals.considerations.interests import CONFLICTED, DECLARED
from referrals.considerations.models import Consideration
from referrals.meetings.models import Meeting
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseRecord, CaseRecordQuerySet
from scr_portal.clocks import day_words

IN_ATTENDANCE = "in attendance: "
"""Before the name of who is no member and has no key, among those who declared."""


def _in_words(one: dict[str, str]) -> str:
    said = "nothing to declare"
    if one["interest"] == CONFLICTED:
        said = f"a conflict, and no part in this case: {one['interest_declared']}"
    if one["interest"] == DECLARED:
        said = f"an interest that does not keep from taking part: {one['interest_declared']}"
    recorded = f", recorded by {one['by']}" if one["by"] else ""
    return f"{one['who']}: {said} ({one['on']}{recorded})"


class OnAgenda(CaseRecord):
    """What stands on the agenda of a meeting, and hears by steps of its own what happens to that (following.py)."""

    OPEN: ClassVar[tuple[str, ...]]
    MINUTED: ClassVar[tuple[str, ...]]
    """The states in which the minutes of the meeting tell of it."""
    minutes_template: ClassVar[str]
    """What they say of it; `one` is it, as packs/minutes.py gives it."""
    minutes_read: ClassVar[tuple[str, ...]] = ()
    """The rows beside its own that they name."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        abstract = True

    arranged_by = ""
    """Who has just changed the meeting, for the sentence of the event, which keeps it."""

    @classmethod
    def open_at(cls, meeting: Meeting) -> CaseRecordQuerySet[Self]:
        """Those on the agenda of this meeting that are not done with, of cases that its board leads still."""
        on_it = cast("CaseRecordQuerySet[Self]", cls._default_manager.filter(meeting=meeting))
        on_it = on_it.filter(casefile__board=meeting.board_id)
        return on_it.filter(Q(status__in=cls.OPEN))

    @classmethod
    def minuted_at(cls, meeting: Meeting, reader: User) -> CaseRecordQuerySet[Self]:
        """Those of which the minutes of this meeting tell this reader."""
        seen = cast("CaseRecordQuerySet[Self]", cls._default_manager).visible_to(reader)
        found = seen.filter(Q(status__in=cls.MINUTED), meeting=meeting)
        return found.select_related("casefile", "meeting__board", *cls.minutes_read)

    def in_minutes(self, reader: User) -> dict[str, object]:
        """What the minutes say of it that stands in other rows, as the reader may see them; nothing, unless it says."""
        return {}

    @property
    def minuted_as(self) -> str:
        """How far it came, in a sentence of the minutes."""
        raise NotImplementedError

    @property
    def page(self) -> str:
        """The address of its page."""
        return reverse(f"{self._meta.app_label}:{self._meta.model_name}", args=[self.public_id])

    @property
    def when(self) -> str:
        """The day and the time of the meeting, in words."""
        return f"{day_words(self.meeting.meets_on)} at {self.meeting.meets_at:%H:%M}"


class AgendaItem(OnAgenda):
    """A round of consideration that a meeting looks at: what was said of it, who was there, who had stepped back.

    Items bear no number that anybody sees: a number that is missing would tell of a case that is closed to the reader.
    """

    class Status(models.TextChoices):
        LISTED = "listed", "On the agenda"
        TAKEN_OFF = "taken_off", "Taken off"
        MINUTED = "minuted", "Minutes drafted"
        AGREED = "agreed", "Minutes agreed"

    derived = frozenset({"meets_on"})

    consideration = models.ForeignKey(Consideration, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.LISTED)
    position = models.PositiveSmallIntegerField(default=1, help_text="1 is taken first; of equals, the one put first.")
    meets_on = models.DateField(null=True, blank=True, help_text="The day of the meeting; none when it is cancelled.")
    minutes = models.TextField(blank=True)
    learning = models.TextField(blank=True, help_text="What is to be learnt from it now.")
    attended: Any = models.JSONField(default=dict, blank=True, help_text="Who was there, as it was agreed.")
    declared: Any = models.JSONField(
        default=dict, blank=True, help_text="What each member declared of this case, or a deputy, by the member's key."
    )
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_by_meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    corrections: Any = models.JSONField(default=list, blank=True, help_text="What was wrong in agreed minutes.")
    packed_at_seq = models.PositiveIntegerField(null=True, blank=True, help_text="The newest event the papers know.")
    papers_locked_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Since when its papers are locked away and none asked for."
    )

    class Meta(OnAgenda.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "consideration"],
                condition=~Q(status="taken_off"),
                name="agendaitem_once_a_meeting",
            ),
            models.CheckConstraint(
                name="agendaitem_agreed_minutes_are_whole",
                condition=~Q(status="agreed")
                | Q(agreed_on__isnull=False, agreed_by__isnull=False) & ~Q(minutes="") & ~Q(attended={}),
            ),
            models.CheckConstraint(
                name="agendaitem_minuted_has_minutes", condition=~Q(status="minuted") | ~Q(minutes="")
            ),
        )

    OPEN: ClassVar = (Status.LISTED, Status.MINUTED)
    MINUTED: ClassVar = (Status.MINUTED, Status.AGREED)
    minutes_template = "referrals/packs/minuted.html"
    minutes_read = ("agreed_by", "agreed_by_meeting")
    STANDING: ClassVar = (*OPEN, Status.AGREED)

    def __str__(self) -> str:
        return "Item of a meeting"

    @property
    def state(self) -> str:
        """How it stands today: once the meeting has been, the minutes are what it has not."""
        has_been = self.meets_on is not None and self.meets_on < timezone.localdate()
        waits = has_been and self.status == self.Status.LISTED
        return "No minutes yet" if waits else self.get_status_display()

    @property
    def minuted_as(self) -> str:
        """Whether these minutes are agreed, when and by whom."""
        if self.agreed_on is None:
            return "Draft, not agreed yet."
        later = self.agreed_by_meeting
        how = f" at the meeting on {day_words(later.meets_on)}, recorded by {self.agreed_by}" if later else ""
        return f"Agreed on {day_words(self.agreed_on)}{how or f' by {self.agreed_by}, who chaired it'}."

    @property
    def declarations(self) -> list[str]:
        """What was declared of this case for the meeting, a line for each who did, by name."""
        return [_in_words(one) for one in sorted(self.declared.values(), key=lambda one: str(one["who"]))]

    @property
    def conflicted(self) -> set[str]:
        """Who of those in attendance had no part in the case, by name."""
        said = ((key, one["interest"]) for key, one in self.declared.items() if key.startswith(IN_ATTENDANCE))
        return {key.removeprefix(IN_ATTENDANCE) for key, interest in said if interest == CONFLICTED}

    @property
    def stands(self) -> bool:
        """Whether the case is on that agenda."""
        return self.status in self.STANDING
