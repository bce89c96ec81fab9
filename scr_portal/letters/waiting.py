"""What the office has to look after: letters to send or to write anew, mail that failed, and what nobody has opened."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.among import among
from scr_portal.casefiles import CaseFile
from scr_portal.fetching import FetchLink
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose
from scr_portal.letters.unheard import unheard
from scr_portal.mail import Message
from scr_portal.mail.models import KEPT_IN_VIEW
from scr_portal.notices.models import NOBODY_TO_TELL, Notice
from scr_portal.roles import Role
from scr_portal.waiting import Waiting, waits

SAID = {
    "nobody": "{} with nobody to tell",
    "failed": "{} failed, or may not have arrived",
    "returned": "{} came back",
    "again": "{} to send again",
    "unsent": "{} to finish and send",
    "unopened": "{} not opened since yesterday or before",
    "unfetched": "{} sent by a link and a code and not fetched",
}

SOONEST_KNOWN = [*(name for name in SAID if name != "nobody"), "nobody"]
"""Whom nobody could tell takes longest to find: looked for where there is nothing else."""


def _of_the_office(held: Grants) -> QuerySet[CaseFile] | None:
    """The officer's alone: the chair may write and send too, but need not, and has the letter book."""
    cases = [pk for pk in held.cases_where(compose.permission) if Role.OFFICER in held.roles_on(pk)]
    return _counted(CaseFile.objects.filter(among("id", cases))) if cases else None


@waits(_of_the_office)
def letters(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """One line a case, however many letters there are; the letter book tells of what failed for ever."""
    for case in found:
        url = reverse("scr_portal:case_letter_book", args=[case.public_id])
        said = (words.format(number) for name, words in SAID.items() if (number := getattr(case, name)))
        yield Waiting(f"Letters and mail to look after: {', '.join(said)}", case, url)


def _counted(cases: QuerySet[CaseFile]) -> QuerySet[CaseFile]:
    """The cases that have anything of the sort, with how many; oldest first."""
    today = timezone.localdate()
    begun = Letter.objects.filter(casefile=OuterRef("pk"))
    by_portal = Q(route=Notice.Route.PORTAL, status="sent", sent_on__lt=today)
    notices = Notice.objects.filter(casefile=OuterRef("pk"))
    nobody = notices.filter(NOBODY_TO_TELL, voided_at=None, acted_on__gte=today - KEPT_IN_VIEW)
    acts = Case(When(is_open=True, then=_number(unheard(today).filter(casefile=OuterRef("pk")))), default=0)
    owed_again = notices.filter(status=Notice.Status.OWED, again_for__isnull=False)
    return (
        cases.annotate(
            nobody=_number(nobody) + acts,
            failed=_number(_failed(today - KEPT_IN_VIEW)),
            returned=_number(begun.filter(status=Letter.Status.RETURNED)),
            unsent=_number(begun.filter(status__in=[Letter.Status.DRAFT, Letter.Status.READY])),
            unopened=_number(begun.filter(by_portal)) + _number(notices.filter(by_portal)),
            unfetched=_number(_unfetched(today)),
            again=_number(owed_again),
        )
        .filter(Q(*((f"{name}__gt", 0) for name in SOONEST_KNOWN), _connector=Q.OR))
        .order_by("opened_at", "pk")
    )


def _failed(since: object) -> QuerySet[Message]:
    """Mail that a server refused or left unanswered, unless a later one to the same address on the case got through."""
    later = Message.objects.filter(
        casefile=OuterRef("casefile"), address=OuterRef("address"), status=Message.Status.SENT, pk__gt=OuterRef("pk")
    )
    failed = Message.objects.filter(casefile=OuterRef("pk"), status__in=Message.TROUBLE, queued_at__date__gte=since)
    return failed.exclude(Exists(later))


def _unfetched(today: date) -> QuerySet[FetchLink]:
    """Sent before today, and nobody knows yet that it has arrived: told until it is fetched, revoked or sent anew."""
    told = Q(letter__status=Letter.Status.SENT) | Q(notice__status=Notice.Status.SENT)
    return FetchLink.objects.filter(told, sent_on__lt=today, casefile=OuterRef("pk"), status=FetchLink.Status.OPEN)


def _number(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]
    counted = rows.order_by().values("casefile").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
