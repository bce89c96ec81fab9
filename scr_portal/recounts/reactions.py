"""What follows when the officer has confirmed a change of what its case is counted by."""

from scr_portal.accounts import User
from scr_portal.letters.correcting import draft_corrections
from scr_portal.notices.recounting import recount_owed
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import let_go
from scr_portal.transitions import after


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
