"""What follows when the officer has confirmed a change of what its case is counted by."""

from collections.abc import Iterable

from django.utils import timezone

from scr_portal import notifications
from scr_portal.accounts import User
from scr_portal.corrections.moving import agencies_that_read, running_that_moved, stand, whose_move_it_is
from scr_portal.corrections.stating import told_completion
from scr_portal.letters.correcting import draft_corrections
from scr_portal.notices.content import Line, own, says
from scr_portal.notices.recounting import recount_owed
from scr_portal.notices.settling import owe_correction
from scr_portal.partners.correcting import tell_partners
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import let_go
from scr_portal.transitions import after

MOVED = (
    "A date that waits for you has moved, by a change of the bank holidays or of a figure of the guidance. The case "
    "page shows the old date, the new one, and why."
)
MOVED_FOR_ALL = (
    "A date of the case by which your agency works has moved, by a change of the bank holidays or of a figure of the "
    "guidance. The case page shows the new date, and how it is counted."
)


@after("recount.confirm")
def tell_whose_date_moves(recount: Recount, by: User) -> None:
    """Before all else that follows: what is counted anew stands where it stood until then."""
    moved = running_that_moved(recount.casefile, stand(recount.casefile))
    theirs = whose_move_it_is(moved)
    notifications.queue(recount.casefile, (user for user in theirs if user != by), MOVED)
    others = (user for user in agencies_that_read(recount.casefile, moved) if user not in (by, *theirs))
    notifications.queue(recount.casefile, others, MOVED_FOR_ALL)


@after("recount.confirm")
def recount_notices(recount: Recount, by: User) -> None:
    """Days by which bodies are to be told are counted anew; the other clocks are, after every step."""
    for other in Recount.objects.filter(casefile=recount.casefile, status=Recount.Status.FOUND):
        let_go.run(other, User.objects.system())  # what it would have moved was among what was confirmed
    recount_owed(recount.casefile)


@after("recount.confirm")
def write_again(recount: Recount, by: User) -> None:
    """Whoever a letter told a day that moved is told the new one, and a partner board that was sent it."""
    draft_corrections(recount.casefile, recount.moved())
    tell_partners(recount.casefile, recount.moved())


@after("recount.confirm")
def tell_bodies_again(recount: Recount, by: User) -> None:
    """Whoever a notice told by when a review is to be complete is told the new day."""
    if (moved := recount.completion) and moved.old:
        for notice in told_completion(recount.casefile, moved.old):
            owe_correction(recount, notice, timezone.localdate())


@says(Recount)
def of_recount(recount: Recount) -> Iterable[Line]:
    """What the body was told, what is right, and by which figure it is counted now."""
    if moved := recount.completion:
        yield own("Corrected", "When the review is to be completed")
        yield own("You were told", moved.old_words)
        yield own("It is", moved.new_words)
        yield own("Why", "\n".join(recount.why))
