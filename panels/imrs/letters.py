"""The letter by which an agency is asked for its individual management review."""

from collections.abc import Iterable

from django.utils import timezone

from panels.imrs.models import Imr
from referrals.letters import dear, where_it_stands
from reviews.models import TermsVersion
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.letters.drafting import Draft, drafts
from scr_portal.letters.models import Letter
from scr_portal.shelf import Shelf

S = Imr.Status
WRITTEN = (S.COMMISSIONED, S.AUTHOR_NAMED, S.RETURNED)
NO_AUTHOR_YET = (
    "Please name an author in the portal: somebody who was not directly concerned with the child or the family, and "
    "who was not the immediate manager of anybody who was."
)

IF_IT_CANNOT = "If the day cannot be kept, please tell this office as soon as you know it."
WHEN_IT_COMES = "That day is past: please tell this office when we can expect it."


@drafts(Letter.Kind.COMMISSION)
def commission(shelf: Shelf, reader: User) -> Iterable[Draft]:
    """To the chief officer of each agency whose review is still to be written."""
    terms = {(one.review_id, one.number): one for one in shelf.rows(TermsVersion)}
    stands, board = where_it_stands(shelf), shelf.casefile.board
    for one in (one for one in shelf.rows(Imr) if one.status in WRITTEN):
        assert one.agency  # noqa: S101  the database sees to it
        is_late = one.due_on < timezone.localdate()
        approved = terms.get((one.review_id, one.terms_version))
        when = f", approved on {day_words(approved.approved_on)}" if approved else ""
        paragraphs = (
            dear(one.agency.chief_officer),
            f"{stands} {board} asks your agency for an individual management review of its own part.",
            f"It was asked for on {day_words(one.commissioned_on)} and {'was' if is_late else 'is'} due on "
            f"{day_words(one.due_on)}. It follows the terms of reference, version {one.terms_version}{when}, which "
            "your agency’s people on the case can read in the portal.",
            *(() if one.author_id else (NO_AUTHOR_YET,)),
            "A senior officer of your agency signs the finished review, accepts its findings for the agency and "
            "answers for the actions that follow from them.",
            WHEN_IT_COMES if is_late else IF_IT_CANNOT,
        )
        to = one.agency.chief_officer or "The chief officer"
        yield Draft(one.public_id, str(one.agency), to, paragraphs, str(one.agency), one.agency)
