"""Letters to members of staff who are on the register: what the review is for, who supports them, what comes next."""

from collections.abc import Iterable

from referrals.letters import is_decided_against_any, is_decided_for_a_review, where_it_stands
from reviews.staff.models import StaffContact
from scr_portal.accounts import User
from scr_portal.letters.drafting import Draft, drafts
from scr_portal.letters.models import Letter
from scr_portal.shelf import Shelf

Interview = StaffContact.Interview
NEXT: dict[str, str] = {
    Interview.MAY: "You may be asked for a conversation about your part. We tell you beforehand what it is about.",
    Interview.CLEARED: "You may be asked for a conversation about your part. We tell you beforehand what it is about.",
    Interview.HOLD_OFF: "For the time being nobody will ask you for a conversation about your part. We write to you "
    "when that changes.",
}

PURPOSE = "A review is there to learn. It does not ask who is to blame, and it is no disciplinary process."
FOUND = "We tell you what the review has found before anything of it is made public."
IF_HELD = "If a review is held, we write to you again and say what it means for you."


@drafts(Letter.Kind.STAFF)
def staff(shelf: Shelf, reader: User) -> Iterable[Draft]:
    """To each who is on the register, by their position: their name is not on it and has to be put in."""
    stands, board = where_it_stands(shelf), shelf.casefile.board
    is_held, is_over = is_decided_for_a_review(shelf), is_decided_against_any(shelf)
    for one in shelf.rows(StaffContact):
        to = f"[name of the {one.who[:1].lower()}{one.who[1:]}]"
        yield Draft(
            one.public_id,
            f"{one.who}, {one.works_for}",
            to[:150],
            (
                f"Dear {to}",
                f"I write to you because of your work, and about a matter that {board} deals with. {stands}",
                *((PURPOSE,) if not is_over else ()),
                f"Your support: {one.support}. Please use it.",
                *((NEXT[one.interview], FOUND) if is_held else ()),
                *((IF_HELD,) if not is_held and not is_over else ()),
            ),
            one.works_for,
        )
