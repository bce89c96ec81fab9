"""The two signatures under the bytes of a publication."""

from django.utils import timezone

from publications.publications.checklist import WORDS, confirmed_words, signed_words
from publications.publications.models import Publication
from scr_portal.access import Appointment, Grants
from scr_portal.accounts import User
from scr_portal.roles import Role
from scr_portal.signatures import Signature
from scr_portal.transitions import Refused

SIGNERS = 2
CHECKERS = (Role.CHECKER, Role.OFFICER)


def signatures(publication: Publication) -> list[Signature]:
    """The signatures of those who checked the documents as they are now; other documents have none."""
    return [one for one in _under(publication) if one.role in CHECKERS]


def confirmation(publication: Publication) -> Signature | None:
    """The SCR panel chair's signature under the documents as they are now."""
    return next((one for one in _under(publication) if one.role == Role.PANEL_CHAIR), None)


def _under(publication: Publication) -> list[Signature]:
    if publication.pdf is None:
        return []
    signed = Signature.objects.filter(about=publication.subject, sha256=publication.pdf.sha256)
    return list(signed.select_related("by").order_by("pk"))


def sign(publication: Publication, by: User, looked_for: list[str], note: str) -> None:
    """Add a signature; raises Refused for the overview author, and for somebody who has signed already (K13)."""
    if Appointment.objects.filter(casefile=publication.casefile, user=by, role=Role.OVERVIEW_AUTHOR).exists():
        raise Refused("The overview author may not be one of the two who check (K13): ask somebody else.")
    if any(signature.by_id == by.pk for signature in signatures(publication)):
        raise Refused("You have signed already. The second signature must be somebody else's.")
    if set(looked_for) != set(WORDS) and not note.strip():
        raise Refused("Say why you left out what is not ticked.")
    roles = Grants(by, timezone.localdate()).roles_on(publication.casefile_id)
    _add(publication, by, Role.CHECKER if Role.CHECKER in roles else Role.OFFICER, signed_words(looked_for, note))


def confirm(publication: Publication, by: User, note: str) -> None:
    """Add the signature of the SCR panel chair."""
    _add(publication, by, Role.PANEL_CHAIR, confirmed_words(note))


def _add(publication: Publication, by: User, role: Role, words: str) -> None:
    Signature.objects.create(
        casefile=publication.casefile, audience=publication.audience, about=publication.subject,
        sha256=publication.pdf.sha256 if publication.pdf else "", by=by, words=words, role=role,
    )  # fmt: skip


def refuse_panel_chair(publication: Publication, by: User) -> None:
    """Raises Refused when the chair who would approve has chaired the SCR panel too (guidance.md 7.3)."""
    chaired = Appointment.objects.filter(casefile=publication.casefile, user=by, role=Role.PANEL_CHAIR)
    if chaired.exclude(status=Appointment.Status.PROPOSED).exists():
        raise Refused("You chaired the SCR panel of this case: the acting chair approves its publication.")
