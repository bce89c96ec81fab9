"""All that says whether a publication is ready, and all that is printed of it: asked as one question.

Each line of its page, each guard of its steps and each part of what is printed looks at some of it.
"""

from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Model, Q, QuerySet

from publications.publications.models import READ, Publication, Section, copies
from referrals.models import ParallelProcess, PersonNamed
from reviews.models import Action, Recommendation, Review
from scr_portal import walls
from scr_portal.access import Appointment
from scr_portal.accounts import Membership
from scr_portal.audit import Event
from scr_portal.clocks import Holidays
from scr_portal.documents import Document
from scr_portal.people import Person
from scr_portal.recounts.models import calendar_of
from scr_portal.roles import Role
from scr_portal.signatures import Signature
from scr_portal.whole_rows import LEFT_OUT, put_beside
from scr_portal.written import Written

SERVED = (Appointment.Status.CONFIRMED, Appointment.Status.FROZEN, Appointment.Status.ENDED)
A_PUBLICATION, A_CASE, ITS_SUBJECT = -1, -2, "subject of no publication"
"""Keys of nothing, in whose places those stand that are asked about."""


class Facts(NamedTuple):
    """Rows of the case whoever looks: what is made of them is a sentence, or is printed."""

    reviews: list[Review]
    documents: list[Document]
    sections: list[Section]
    served: list[Appointment]
    """Whoever has served on the case, in the order appointed."""
    chairs: list[Membership]
    """Of the LSCB, in the order in which they came."""
    adopted: list[Recommendation]
    actions: list[Action]
    people: list[Person]
    """Those too who were named by mistake: somebody of another case is still not to be named."""
    as_said: list[PersonNamed]
    blocking: list[ParallelProcess]
    copies: list[Any]
    """The notices by which bodies get a copy before publication, with the keys of the `papers` that go with each."""
    signatures: list[Signature]
    approvals: list[Event]
    """The newest first."""
    holidays: Holidays

    def going(self, copy: int) -> list[Any]:
        """The notices by which bodies get this copy."""
        return [one for one in self.copies if one.copy == copy]


def facts_of(publication: Publication) -> Facts:
    """They are asked for once, until it is saved: two queries. Its review and its documents are put beside it."""
    known: Facts | None = vars(publication).get(READ)
    if known is None:
        with walls.looked_at(publication.casefile_id):
            found = FACTS.answers(publication.pk, publication.casefile_id, publication.subject)
            known = Facts._make([*found, calendar_of(publication.casefile)])
        for name, rows in (("review", known.reviews), ("pdf", known.documents), ("html", known.documents)):
            _put_beside(publication, name, rows)
        vars(publication)[READ] = known
    return known


def _put_beside(publication: Publication, name: str, rows: "list[Any]") -> None:
    field: Any = Publication._meta.get_field(name)
    other = next((one for one in rows if one.pk == getattr(publication, field.attname)), None)
    if other:
        put_beside(publication, field, other)


def _questions() -> "list[QuerySet[Any]]":
    this = Publication.objects.filter(pk=A_PUBLICATION)
    documents = Document.objects.filter(Q(pk__in=this.values("pdf")) | Q(pk__in=this.values("html")))
    adopted = Q(review__publications=A_PUBLICATION, status=Recommendation.Status.ADOPTED)
    return [
        Review.objects.filter(publications=A_PUBLICATION),
        documents.defer(*LEFT_OUT["scr_portal.Document"]),
        Section.objects.filter(publication=A_PUBLICATION).order_by("order"),
        _of_case(Appointment, status__in=SERVED, since__isnull=False).select_related("user").order_by("since", "pk"),
        _chairs().select_related("user").order_by("since"),
        Recommendation.objects.filter(adopted).select_related("agency").order_by("number"),
        Action.objects.filter(recommendation__review__publications=A_PUBLICATION).order_by("pk"),
        Person.everything.filter(casefile=A_CASE),
        _of_case(PersonNamed).select_related("person"),
        _of_case(ParallelProcess, status=ParallelProcess.Status.OPEN, blocks_publication=True),
        copies(ITS_SUBJECT).annotate(papers=ArrayAgg("documents")).select_related("body").order_by("pk"),
        Signature.objects.standing().filter(about=ITS_SUBJECT).select_related("by").order_by("pk"),
        _of_case(Event, about=ITS_SUBJECT, kind="publication.approve").select_related("by").order_by("-seq"),
    ]


def _of_case(model: "type[Model]", **which: Any) -> "QuerySet[Any]":
    return model._default_manager.filter(casefile=A_CASE, **which)


def _chairs() -> "QuerySet[Membership]":
    return Membership.objects.given().filter(board__casefiles=A_CASE, role=Role.CHAIR)


FACTS = Written(_questions, {A_PUBLICATION: "bigint", A_CASE: "bigint", ITS_SUBJECT: "text"})
