"""What somebody has sent through the portal, for them alone: their referral, and the files that they put to it."""

from referrals.referrals.models import Referral
from referrals.referrals.papers import KIND
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.documents import Document


class SentReferral:
    """The referral that a person has sent under a reference, in whatever case it goes on now."""

    def __init__(self, by: User, reference: str) -> None:
        """Who has sent a referral sees no row of its case; this gives nothing else of it."""
        self.by = by
        mine = Referral.objects.filter(sent_by=by).select_related("casefile__board")
        with walls.portal():
            self.whole = list(mine.filter(casefile__reference=reference, came_from=None))
            while self.whole and (goes_on := mine.filter(came_from=self.whole[-1]).first()):
                self.whole.append(goes_on)

    @property
    def referral(self) -> Referral | None:
        """Where it stands; None when it does not count any more."""
        return self.whole[-1] if self.whole and self.whole[-1].stands else None

    @property
    def files(self) -> list[Document]:
        """What they put to it themselves, the newest first."""
        about = [one.subject for one in self.whole]
        with walls.portal():
            return list(Document.objects.filter(about__in=about, kept_by=self.by, kind=KIND, locked_at=None))
