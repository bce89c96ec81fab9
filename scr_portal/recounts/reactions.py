"""What follows when the officer has confirmed a change of the bank holidays."""

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.notices.settling import settle_all
from scr_portal.transitions import after


@after("recount.confirm")
def settle_notices(record: CaseRecord, by: User) -> None:
    """Days by which bodies are to be told are counted anew; the other clocks are, after every step."""
    settle_all(record.casefile)
