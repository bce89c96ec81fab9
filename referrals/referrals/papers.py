"""The files that came with a referral."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from referrals.referrals.models import Referral
from scr_portal.accounts import User
from scr_portal.documents import adopt
from scr_portal.documents.uploads import Checked
from scr_portal.drafts import DraftFile
from scr_portal.notices.packs import NOTIFICATION
from scr_portal.transitions import transition

KIND = "referral"
KINDS = (KIND, NOTIFICATION)
"""What files of a referral are called on the case."""
PAPERS = {
    "form": "Referral as it was sent",
    NOTIFICATION: "Notification of the incident by the local authority",
    "chronology": "Chronology or summary",
    "letter": "Letter or e-mail",
    "notes": "Notes of a talk or meeting",
    "other": "Other paper",
}
"""What a file is: from a list, because a title that is typed may name somebody."""
MOST_FILES = 20
"""That wait with a referral, or are put to it by who has sent it."""


@transition(Referral, source=Referral.STANDING, sentence="{by} attached a file to a referral")
def attach(referral: Referral, by: User, *, paper: str, file: Checked) -> None:
    """Keep a file with the referral, for those who see the referral. Raises ValidationError."""
    put(referral, by, paper, file)


def put(referral: Referral, by: User, paper: str, file: Checked) -> None:
    """The same for the body of any step. Raises ValidationError."""
    if paper not in PAPERS:
        raise ValidationError({"paper": "Select what the file is"})
    file.keep(referral, kind=_kind(paper), title=PAPERS[paper], by=by)


def adopt_all(referral: Referral, files: Iterable[DraftFile]) -> None:
    """Files that waited with what is sent now become documents of the referral."""
    for file in files:
        adopt(referral, file, kind=_kind(file.paper), title=PAPERS[file.paper])


def _kind(paper: str) -> str:
    return NOTIFICATION if paper == NOTIFICATION else KIND
