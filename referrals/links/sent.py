"""What somebody has sent through the portal, for them alone: their referrals, and the files that they put to them."""

from datetime import date
from functools import cached_property

from django.utils import timezone

from referrals.considerations.models import Consideration, Decision
from referrals.considerations.transitions import UNDECIDED
from referrals.notifications import OUTCOMES
from referrals.referrals.models import Referral
from referrals.referrals.papers import KINDS
from scr_portal import walls
from scr_portal.access import grants
from scr_portal.accounts import Board, User
from scr_portal.documents import Document
from scr_portal.guidance.base import Outcome
from scr_portal.roles import REFERS


class SentReferral:
    """A referral that a person has sent, in whatever case it goes on now."""

    def __init__(self, by: User, whole: list[Referral]) -> None:
        """As it was sent first, and then as it went on; nothing else of a case is given."""
        self.by, self.whole = by, whole

    @property
    def public_id(self) -> str:
        """Of the referral as it was sent: what is in its address."""
        return self.whole[0].public_id

    @property
    def subject(self) -> str:
        """The referral where it goes on now, as the memory names it."""
        return self.whole[-1].subject

    @property
    def casefile_id(self) -> int:
        """The case in which it goes on now."""
        return self.whole[-1].casefile_id

    @property
    def reference(self) -> str:
        """What the person was given."""
        return self.whole[0].casefile.reference

    @property
    def board(self) -> Board:
        """To which it was sent."""
        return self.whole[0].casefile.board

    @property
    def sent_on(self) -> date:
        """The day on which it was sent, whatever the office corrects later."""
        return timezone.localdate(self.whole[0].casefile.opened_at)

    @property
    def referral(self) -> Referral | None:
        """Where it stands; None when it does not count any more."""
        return self.whole[-1] if self.whole[-1].stands else None

    @cached_property
    def outcome(self) -> str:
        """What the chair decided last, in the words of the mail: without detail. Empty before, or where it is void."""
        with walls.portal():
            last = Decision.objects.filter(casefile=self.casefile_id).order_by("-pk").first()
        return OUTCOMES[Outcome(last.outcome)] if last and self.referral else ""

    @property
    def is_considered_again(self) -> bool:
        """Whether another decision is to come after the last."""
        with walls.portal():
            rounds = Consideration.objects.filter(casefile=self.casefile_id, status__in=UNDECIDED)
            return rounds.exists()

    @property
    def files(self) -> list[Document]:
        """What they put to it themselves, the newest first."""
        about = [one.subject for one in self.whole]
        with walls.portal():
            return list(Document.objects.filter(about__in=about, kept_by=self.by, kind__in=KINDS, locked_at=None))


def all_sent(by: User) -> list[SentReferral]:
    """What a person has sent, the newest first. Who has sent a referral sees no row of its case: one query."""
    mine = Referral.objects.filter(sent_by=by).select_related("casefile__board").order_by("pk")
    with walls.portal():
        rows = list(mine)
    goes_on = {one.came_from_id: one for one in rows if one.came_from_id}
    found = [[one] for one in reversed(rows) if not one.came_from_id]
    for whole in found:
        while later := goes_on.get(whole[-1].pk):
            whole.append(later)
    return [SentReferral(by, whole) for whole in found]


def open_to(by: User) -> list[SentReferral]:
    """Those a person may come back to: of boards to which they may refer, in cases from which they are not barred."""
    held = grants(by)
    boards = held.boards_where(REFERS)
    return [
        sent
        for sent in all_sent(by)
        if sent.board.pk in boards and not any(one.casefile_id in held.barred for one in sent.whole)
    ]
