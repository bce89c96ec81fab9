"""Reading becomes proof of receipt."""

from scr_portal.access import Appointment, grants
from scr_portal.accounts import Membership, User
from scr_portal.documents import Document
from scr_portal.letters import transitions
from scr_portal.letters.models import Letter


def note_receipt(document: Document, reader: User) -> None:
    """When one of an agency's people opens the file of a letter to it, the letter has been received."""
    if grants(reader).agencies:
        for letter in Letter.objects.filter(document=document).select_related("casefile"):
            note_opened(letter, reader)


def note_opened(letter: Letter, reader: User) -> bool:
    """Note it, once, where the letter was sent in the portal to an agency of the reader; whether it was."""
    is_theirs = letter.agency_id in grants(reader).agencies
    if not (is_theirs and letter.goes_by_the_portal and letter.status == Letter.Status.SENT):
        return False
    return transitions.open.run_as_it_stands(letter, User.objects.system(), reader=reader) is not None


def ever_read(letter: Letter) -> set[int]:
    """The keys of all who have been of its agency at any time, or answered for it, or to whom it was sent by a code."""
    members = Membership.objects.filter(agency=letter.agency_id, agency__isnull=False)
    by_link = Appointment.objects.filter(agency=letter.agency_id, casefile=letter.casefile_id, agency__isnull=False)
    by_code = letter.fetch_links.values_list("user_id", flat=True)
    return {*by_code, *members.values_list("user_id", flat=True), *by_link.values_list("user_id", flat=True)}
