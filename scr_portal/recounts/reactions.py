"""What follows when the officer has confirmed a change of what its case is counted by."""

from scr_portal import notifications
from scr_portal.accounts import User
from scr_portal.corrections.moving import stand, whose_move_it_is
from scr_portal.letters.correcting import draft_corrections
from scr_portal.notices.recounting import recount_owed
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import let_go
from scr_portal.transitions import after

MOVED = (
    "A date that waits for you has moved, by a change of the bank holidays or of a figure of the guidance. The case "
    "page shows the old date, the new one, and why."
)


@after("recount.confirm")
def tell_whose_date_moves(recount: Recount, by: User) -> None:
    """Before all else that follows: what is counted anew stands where it stood until then."""
    theirs = whose_move_it_is(recount.casefile, stand(recount.casefile))
    notifications.queue(recount.casefile, (user for user in theirs if user != by), MOVED)


@after("recount.confirm")
def recount_notices(recount: Recount, by: User) -> None:
    """Days by which bodies are to be told are counted anew; the other clocks are, after every step."""
    for other in Recount.objects.filter(casefile=recount.casefile, status=Recount.Status.FOUND):
        let_go.run(other, User.objects.system())  # what it would have moved was among what was confirmed
    recount_owed(recount.casefile)


@after("recount.confirm")
def write_again(recount: Recount, by: User) -> None:
    """Whoever a letter told a day that moved is told the new one."""
    draft_corrections(recount.casefile, recount.moved())
