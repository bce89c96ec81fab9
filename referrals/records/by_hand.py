"""A decision whose day was corrected is signed anew by hand: which of them are, and where the paper is (0091, 0099)."""

from datetime import date

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from referrals.considerations.corrections import correct_decision
from referrals.considerations.models import Consideration, Decision
from referrals.records.queueing import SIGNED
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseRecord
from scr_portal.documents import Document
from scr_portal.signatures import Signature


def unsigned() -> QuerySet[Decision]:
    """Decisions under which no signature stands any more, with `corrected_at`: when their day was corrected last."""
    signed = Signature.objects.filter(casefile=OuterRef("casefile"), about=_key(Decision, "pk"))
    corrected = Event.objects.filter(
        casefile=OuterRef("casefile"), about=_key(Decision, "pk"), kind=correct_decision.name
    )
    last = corrected.order_by("-seq").values("at")[:1]
    return Decision.objects.filter(Exists(signed), ~Exists(signed.standing())).annotate(corrected_at=Subquery(last))


def without_paper() -> QuerySet[Decision]:
    """Those of them of which no paper that was signed since is on the case."""
    papers = Document.objects.filter(
        casefile=OuterRef("casefile"), about=_key(Consideration, "consideration"), kind=SIGNED, locked_at=None,
        kept_at__gt=OuterRef("corrected_at"),
    )  # fmt: skip
    return unsigned().filter(~Exists(papers))


def drawn_up(by: User | None = None) -> Exists:
    """Whether somebody, or this person, has had the record drawn up since the day was corrected."""
    who = {} if by is None else {"by": by}
    return Exists(
        Event.objects.filter(
            casefile=OuterRef("casefile"), about=_key(Consideration, "consideration"), kind="consideration.draw_up",
            at__gt=OuterRef("corrected_at"), **who,
        )
    )  # fmt: skip


def corrected_on(consideration: Consideration) -> date | None:
    """The day of that correction, where the decision of the round is signed by hand; else None."""
    at = getattr(unsigned().filter(consideration=consideration.pk).first(), "corrected_at", None)
    return timezone.localdate(at) if at else None


def _key(model: type[CaseRecord], pk: str) -> Concat:
    return Concat(Value(f"{model._meta.label_lower}:"), Cast(OuterRef(pk), CharField()))
