"""The register of the family on the case page."""

from collections.abc import Iterator

from reviews.families import transitions, voids
from reviews.families.models import FamilyContact, FamilyView
from reviews.reviews.models import Review
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.linking import Step, lines, openings
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

RECORD: dict[Step, str] = {transitions.record: "Record a contact with the family"}
OF_CONTACT: dict[Step, str] = {transitions.update: "Update", voids.void: "Recorded by mistake"}
OF_VIEW: dict[Step, str] = {voids.void_view: "Recorded by mistake"}
HEAR: dict[Step, str] = {transitions.hear: "Record what a member of the family said"}


@section(46, "Family", "reviews/families/part.html")
def family(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Who is on it and what was said, each part for its readers, and the ways to add to them."""
    found, said = lines(shelf.rows(FamilyContact), held, OF_CONTACT), lines(shelf.rows(FamilyView), held, OF_VIEW)
    links = openings(casefile, held, RECORD | HEAR if found else RECORD)
    return {"lines": found, "said": said, "links": links} if found or said or links else None


@tasks(41)
def telling_the_family(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """That the family is told of a review (T7a, T12), for those who read the register or keep it."""
    review, title = shelf.last(Review), "Family told of the review"
    may_record = transitions.record.offered_to(FamilyContact(casefile=casefile), held)
    reads = may_record or held.roles_on(casefile.pk) & OFFICE
    if review is None or review.status == Review.Status.DISCONTINUED or not reads:
        return
    contacts = shelf.rows(FamilyContact)
    waiting = [one for one in contacts if one.stage == FamilyContact.Stage.NOT_CONTACTED]
    if contacts and not waiting:
        yield Task(title, "Done", f"{len(contacts)} on the register of the family")
    elif contacts:
        yield Task(title, "To do", f"Not contacted yet, with the reason on the register: {len(waiting)}")
    elif casefile.is_open:
        url = reverse("reviews:familycontact_record", args=[casefile.public_id]) if may_record else ""
        yield Task(title, "To do", "Nobody of the family is on the register yet. A letter is not always enough.", url)
