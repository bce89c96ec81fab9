"""A decision whose day was corrected is signed anew by hand: which of them are, and where the paper is (0091, 0099)."""

from datetime import date

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from referrals.considerations.corrections import correct_decision
from referrals.considerations.models import Consideration, Decision
from referrals.records.queueing import KIND, SIGNED
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseRecord
from scr_portal.documents import Document
from scr_portal.signatures import Signature


def unsigned() -> QuerySet[Decision]:
    """Decisions under which no signature stands any more, with `corrected_at`: when their day was corrected last."""
    signed = Signature.objects.filter(casefile=OuterRef("casefile"), about=_key(Decision, "pk"))
    is_void = Exists(signed.filter(voided_at__isnull=False))  # rare: asked first
    corrected = Event.objects.filter(
        casefile=OuterRef("casefile"), about=_key(Decision, "pk"), kind=correct_decision.name
    )
    last = corrected.order_by("-seq").values("at")[:1]
    return Decision.objects.filter(is_void, ~Exists(signed.standing())).annotate(corrected_at=Subquery(last))


def without_paper() -> QuerySet[Decision]:
    """Those of them of which no paper that was signed since is on the case."""
    return unsigned().filter(~Exists(_files(SIGNED)))


def drawn_up() -> Exists:
    """Whether a record of the round was drawn up since the day was corrected: for somebody, or by the portal itself."""
    return Exists(_files(KIND))


def had_drawn_up(by: User) -> Exists:
    """Whether this person has had it drawn up since."""
    return Exists(
        Event.objects.filter(
            casefile=OuterRef("casefile"), about=_key(Consideration, "consideration"), kind="consideration.draw_up",
            at__gt=OuterRef("corrected_at"), by=by,
        )
    )  # fmt: skip


def corrected_on(consideration: Consideration) -> date | None:
    """The day of that correction, where the decision of the round is signed by hand; else None."""
    at = getattr(unsigned().filter(consideration=consideration.pk).first(), "corrected_at", None)
    return timezone.localdate(at) if at else None


def _files(kind: str) -> QuerySet[Document]:
    """Those of this kind that were put on the round since the day was corrected, and can be opened."""
    return Document.objects.filter(
        casefile=OuterRef("casefile"), about=_key(Consideration, "consideration"), kind=kind, locked_at=None,
        kept_at__gt=OuterRef("corrected_at"),
    )  # fmt: skip


def _key(model: type[CaseRecord], pk: str) -> Concat:
    return Concat(Value(f"{model._meta.label_lower}:"), Cast(OuterRef(pk), CharField()))
