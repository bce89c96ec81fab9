"""What follows when the officer has confirmed a change of the bank holidays."""

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.notices.recounting import recount_owed
from scr_portal.transitions import after


@after("recount.confirm")
def recount_notices(record: CaseRecord, by: User) -> None:
    """Days by which bodies are to be told are counted anew; the other clocks are, after every step."""
    recount_owed(record.casefile)
