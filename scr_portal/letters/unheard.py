"""Acts of which an agency is told by mail, where nobody of it could be told and no letter has told it since."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, TruncDate
from django.utils import timezone

from scr_portal.access import Appointment
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Membership, User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.letters.drafting import Untold, nobody_tells
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose
from scr_portal.notifications import TOLD
from scr_portal.roles import OWN_AGENCY_ONLY, Audience, Role
from scr_portal.written import Written

K = Letter.Kind
OF_ONE_ACT = {K.SECURE: "agencyinvolvement.", K.COMMISSION: "imr."}
"""Letters that tell of what one model asks, and of nothing else; every other kind may tell of anything."""
WHY = "Nobody of it has an account here that is told of this: write a letter and send it by another route."
BY_MISTAKE = ".void"


def unheard(today: date) -> QuerySet[Event]:
    """The newest such act about each row, oldest first; of what was asked by mistake only where the asking had gone.

    Whoever has come to hold the role since is not written to: they find what waits for them at home.
    """
    kinds = _kinds()
    of_the_agency = Event.objects.filter(casefile=OuterRef("casefile"), seq__gt=OuterRef("seq"))
    newer = of_the_agency.filter(Q(kind__in=kinds) | Q(kind__endswith=BY_MISTAKE), about=OuterRef("about"))
    written = of_the_agency.filter(kind=compose.name, agency=OuterRef("agency"))
    ever = Letter.objects.filter(casefile=OuterRef("casefile"), agency=OuterRef("agency"), status__in=Letter.OUT)
    told = Q(Exists(written.filter(about__in=_gone(exclude=Q(kind__in=OF_ONE_ACT)))))
    for kind, prefix in OF_ONE_ACT.items():
        told |= Q(Exists(written.filter(about__in=_gone(exclude=~Q(kind=kind)))), kind__startswith=prefix)
    acts = Event.objects.alias(acted_on=TruncDate("at"), called=Concat("kind", Value("")))
    of_agencies = acts.exclude(audience=Audience.AGENCY).filter(agency__isnull=False)
    acts = of_agencies.filter(~Q(kind__endswith=BY_MISTAKE) | Exists(ever), called__in=kinds)  # no index: kind by kind
    untold = Case(
        When(_nobody(kinds, today), then=~Exists(newer) & ~told), default=False, output_field=BooleanField()
    )  # asked in this order
    return acts.filter(untold).order_by("casefile", "seq")


A_CASE, A_DAY = -1, date.min
OF_A_CASE = Written(
    lambda: [unheard(A_DAY).filter(casefile=A_CASE).select_related("agency")], {A_CASE: "bigint", A_DAY: "date"}
)


def unheard_of(casefile: CaseFile) -> list[Event]:
    """Those of one case, each with its agency: one query."""
    (acts,) = OF_A_CASE.answers(casefile.pk, timezone.localdate())
    return acts


def said(act: Event) -> str:
    """What the mail would have said of it."""
    words = TOLD[act.kind][1]
    return (words if isinstance(words, str) else act.sentence).removesuffix(".")


@nobody_tells
def agencies_that_heard_nothing(casefile: CaseFile, reader: User, letters: list[Letter]) -> Iterable[Untold]:
    """One for each act."""
    for act in unheard_of(casefile):
        yield Untold(str(act.agency), said(act), WHY)


def _kinds() -> dict[str, frozenset[Role]]:
    """The steps of which people of an agency are told, with their roles; a letter tells by itself."""
    found = {kind: roles & OWN_AGENCY_ONLY for kind, (roles, _) in TOLD.items() if not kind.startswith("letter.")}
    return {kind: roles for kind, roles in found.items() if roles}


def _nobody(kinds: dict[str, frozenset[Role]], today: date) -> Q:
    """That nobody who is told has held the role at any time since the act, but for the barred."""
    alike: dict[frozenset[Role], list[str]] = defaultdict(list)
    for kind, roles in kinds.items():
        alike[roles].append(kind)
    since = Q(until=None) | Q(until__gt=OuterRef("acted_on"))
    of_it = {"agency": OuterRef("agency"), "user__is_active": True}
    bars = bars_on(today).filter(casefile=OuterRef(OuterRef("casefile")), user=OuterRef("user"))
    members = Membership.objects.given().filter(since, ~Exists(bars), **of_it, since__lte=today)
    by_case = Appointment.objects.filter(since, ~Exists(bars), **of_it, casefile=OuterRef("casefile"))
    appointed = by_case.filter(status__in=[Appointment.Status.CONFIRMED, Appointment.Status.ENDED])
    is_told = Q(*(Q(act__in=of, role__in=roles) for roles, of in alike.items()), _connector=Q.OR)
    act = ExpressionWrapper(OuterRef("kind"), output_field=CharField())
    return ~Q(Exists(members.alias(act=act).filter(is_told)) | Exists(appointed.alias(act=act).filter(is_told)))


def _gone(*, exclude: Q) -> QuerySet[Letter, str]:
    """The subjects of the letters of a case that have gone, without some kinds."""
    letters = Letter.objects.filter(casefile=OuterRef("casefile"), status__in=Letter.OUT).exclude(exclude)
    key = Concat(Value(f"{Letter._meta.label_lower}:"), Cast(F("pk"), CharField()))
    return letters.annotate(key=key).values_list("key", flat=True)
