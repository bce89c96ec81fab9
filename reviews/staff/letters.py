"""Letters to members of staff who are on the register: what the review is for, who supports them, what comes next."""

from collections.abc import Iterable

from referrals.letters import where_it_stands
from reviews.staff.models import StaffContact
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.letters.drafting import Draft, drafts
from scr_portal.letters.models import Letter

Interview = StaffContact.Interview
NEXT: dict[str, str] = {
    Interview.MAY: "You may be asked for a conversation about your part. We tell you beforehand what it is about.",
    Interview.CLEARED: "You may be asked for a conversation about your part. We tell you beforehand what it is about.",
    Interview.HOLD_OFF: "For the time being nobody will ask you for a conversation about your part. We write to you "
    "when that changes.",
}


@drafts(Letter.Kind.STAFF)
def staff(casefile: CaseFile, reader: User) -> Iterable[Draft]:
    """To each who is on the register, by their position: their name is not on it and has to be put in."""
    contacts = StaffContact.objects.visible_to(reader, casefile).order_by("pk")
    stands = where_it_stands(casefile, reader)
    for one in contacts:
        to = f"[name of the {one.who[:1].lower()}{one.who[1:]}]"
        yield Draft(
            one.public_id,
            f"{one.who}, {one.works_for}",
            to[:150],
            (
                f"Dear {to}",
                f"I write to you because of your work, and about a matter that {casefile.board} deals with. {stands}",
                "A review is there to learn. It does not ask who is to blame, and it is no disciplinary process.",
                f"Your support: {one.support}. Please use it.",
                NEXT[one.interview],
                "We tell you what the review has found before it is published.",
            ),
            one.works_for,
        )
