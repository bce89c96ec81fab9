"""One review on the agenda of one meeting of the full LSCB, and how its members voted."""

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from referrals.agenda.models import OnAgenda
from referrals.meetings.models import spoke
from reviews.reviews.models import Review
from scr_portal.access.handouts import Handout
from scr_portal.accounts import User
from scr_portal.casefiles import Voidable
from scr_portal.clocks import day_words
from scr_portal.documents import Document


class Acceptance(OnAgenda):
    """A review that one meeting of the LSCB is to accept; while `handout` lasts its members read and vote."""

    class Status(models.TextChoices):
        LISTED = "listed", "On the agenda"
        HANDED_OUT = "handed_out", "Papers out"
        SETTLED = "settled", "Review accepted"
        TAKEN_OFF = "taken_off", "Taken off"
        CALLED_OFF = "called_off", "Meeting cancelled"

    OPEN: ClassVar = (Status.LISTED, Status.HANDED_OUT)
    MINUTED: ClassVar = (Status.HANDED_OUT, Status.SETTLED)
    minutes_template = "reviews/acceptances/minuted.html"
    minutes_read = ("review", "handout")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="acceptances")
    status = models.CharField(max_length=10, choices=Status, default=Status.LISTED)
    handout = models.OneToOneField(
        Handout, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The papers as they were handed out last.",
    )  # fmt: skip

    class Meta(OnAgenda.Meta):
        verbose_name = "acceptance by the LSCB"
        constraints = (
            models.UniqueConstraint(
                fields=["review"], condition=Q(status__in=["listed", "handed_out"]), name="acceptance_one_at_a_time",
                violation_error_message="The review is on the agenda of a meeting already: take it off first.",
            ),
            models.CheckConstraint(
                condition=~Q(status="handed_out") | Q(handout__isnull=False), name="acceptance_handed_out_has_papers"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Acceptance at the {self.meeting}"

    @property
    def minuted_as(self) -> str:
        """Whether the LSCB has accepted the review, at this meeting or since."""
        accepted_on = self.review.accepted_on
        if accepted_on is None:
            return "The LSCB had not accepted the review when this was put together."
        return f"The LSCB accepted the review on {day_words(accepted_on)}."

    def in_minutes(self, reader: User) -> dict[str, object]:
        """The papers that were handed out last, and every vote at this meeting: two queries."""
        votes = Vote.objects.visible_to(reader).filter(acceptance=self).select_related("member", "recorded_by")
        counted = Counter(one.get_position_display() for one in votes)
        papers = Document.objects.visible_to(reader).filter(handouts=self.handout_id) if self.handout_id else []
        return {
            "papers": [f"{one}, SHA-256 {one.sha256}" for one in papers],
            "votes": dissents_first(votes),
            "counted": "; ".join(f"{words}: {counted[words]}" for words in sorted(counted)),
        }


class Vote(Voidable):
    """One member's word on the review at one meeting; who does not accept it says why, and it is not averaged away."""

    class Position(models.TextChoices):
        ACCEPTS = "accepts", "Accepts"
        DISSENTS = "dissents", "Does not accept"
        ABSTAINS = "abstains", "Abstains"

    acceptance = models.ForeignKey(Acceptance, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=10, choices=Position)
    reason = models.TextField(blank=True)
    given_on = models.DateField()
    deputy = models.CharField(max_length=150, blank=True, help_text="Who gave it in the member's place.")
    recorded_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Who recorded what was given in the meeting; none where the member did.",
    )  # fmt: skip

    class Meta(Voidable.Meta):
        constraints = (
            models.UniqueConstraint(fields=["acceptance", "member"], condition=Q(voided_at=None), name="vote_once"),
            models.CheckConstraint(condition=Q(position="accepts") | ~Q(reason=""), name="vote_says_why_not"),
            models.CheckConstraint(
                condition=Q(deputy="") | Q(recorded_by__isnull=False), name="vote_of_a_deputy_is_noted"
            ),
        )

    def __str__(self) -> str:
        return f"vote of {self.who}"

    @property
    def who(self) -> str:
        """Who voted, by name: the member, or who was there in the member's place."""
        return spoke(self.member, self.deputy)

    @property
    def own_id(self) -> int | None:
        """Whose alone it is to put away: the member's; nobody's in particular where the office has noted it."""
        return None if self.recorded_by_id else self.member_id


def votes_on(review: Review, reader: User | None = None) -> list[Vote]:
    """The votes that count on a review, as far as the reader may see them, dissents first: one query."""
    found = Vote.objects.all() if reader is None else Vote.objects.visible_to(reader)
    of_review = found.filter(acceptance__review=review)
    return dissents_first(of_review.select_related("acceptance__meeting", "member", "recorded_by"))


def dissents_first(votes: Iterable[Vote]) -> list[Vote]:
    """In the order in which they are read: the newest meeting first, in it dissents, abstentions, the rest by name."""
    order = (Vote.Position.DISSENTS, Vote.Position.ABSTAINS, Vote.Position.ACCEPTS)
    return sorted(votes, key=lambda one: (-one.acceptance_id, order.index(one.position), one.member.name, one.pk))
