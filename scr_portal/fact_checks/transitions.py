"""The steps of a fact-check by one person: asked by who writes or leads the review, answered by the person alone."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal import walls
from scr_portal.access import comes_in
from scr_portal.accounts import User
from scr_portal.casefiles import closed
from scr_portal.clocks import day_words
from scr_portal.documents.uploads import Checked
from scr_portal.fact_checks.models import FactCheck
from scr_portal.roles import Audience
from scr_portal.transitions import Refused, transition

S = FactCheck.Status
KEPT_AS = "fact-check"
NOT_THIS_ACCOUNT = (
    "This account cannot be asked: check the address, letter by letter. Who does not come in to the portal is asked "
    "outside it."
)
"""Whether there is one is not said: who types an address need not know who has an account."""


@transition(
    FactCheck, opens=True, target=S.ASKED, when=[closed], sentence="{by} put something before {it.of} to be checked"
)
def ask(
    check: FactCheck, by: User, *, kind: str, email: str, due_on: date, text: str = "", file: Checked | None = None
) -> None:
    """Put a text before the person of this address; what an IMR author asks is their agency's, like the IMR.

    Raises Refused for an account that nobody comes in with, ValidationError by field.
    """
    check.of, check.asked_by, check.asked_on = _who_comes_in(email, by), by, timezone.localdate()
    if due_on < check.asked_on:
        raise ValidationError({"due_on": f"Enter {day_words(check.asked_on)}, today, or a later day"})
    if not text and not file:
        raise ValidationError({"text": "Enter what is to be checked, or choose a file"})
    check.kind, check.text, check.due_on = kind, text, due_on
    check.audience = Audience.AGENCY if check.agency_id else Audience.PANEL
    if file:
        check.pk = walls.next_key(FactCheck)  # its file is of it, and it is not there without something to read
        check.document = file.keep(check, kind=KEPT_AS, title=str(check.get_kind_display()), by=by)
        check.full_clean()
        check.save(force_insert=True)


@transition(
    FactCheck, source=[S.ASKED], target=S.ANSWERED, personal="of", needs_file=False,
    sentence="{by} answered what they were asked to check",
)  # fmt: skip
def answer(check: FactCheck, by: User, *, is_right: bool, answer: str = "") -> None:
    """Say that it is right, or what is wrong and why; also once the case is closed, or to the person."""
    if not is_right and not answer:
        raise ValidationError({"answer": "Enter what is wrong, and why"})
    check.is_right, check.answer, check.answered_on = is_right, answer, timezone.localdate()


def _who_comes_in(email: str, by: User) -> User:
    person = User.objects.filter(email=email.strip().lower()).first()
    if person is None or not comes_in(person, timezone.localdate()):
        raise Refused(NOT_THIS_ACCOUNT)
    if person == by:
        raise Refused("You mean yourself: nobody checks what they put before others.")
    return person
