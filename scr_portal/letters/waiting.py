"""What the office has to look after: letters to send or to write anew, mail that failed, and what nobody has opened."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Window
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


def _of_the_office(held: Grants) -> list[int]:
    """The cases of the officer alone: the chair may write and send too, but need not, and has the letter book."""
    return [pk for pk in held.cases_where(compose.permission) if Role.OFFICER in held.roles_on(pk)]


def _by_case(rows: QuerySet[Any], held: Grants, **numbers: Q | None) -> QuerySet[Any] | None:
    """One row of each of those cases that has any of these, with how many of each."""
    if not (cases := _of_the_office(held)):
        return None
    wanted = rows.filter(Q(*filter(None, numbers.values()), _connector=Q.OR), among("casefile_id", cases))
    by = {name: Window(Count("pk", filter=one), partition_by=[F("casefile")]) for name, one in numbers.items()}
    counted: QuerySet[Any] = wanted.annotate(**by).order_by("casefile_id").distinct("casefile_id")
    return counted


def _letters(held: Grants) -> QuerySet[Any] | None:
    unsent = Q(status__in=[Letter.Status.DRAFT, Letter.Status.READY])
    returned = Q(status=Letter.Status.RETURNED)
    return _by_case(Letter.objects.all(), held, returned=returned, unsent=unsent, unopened=_by_portal(held.day))


def _notices(held: Grants) -> QuerySet[Any] | None:
    nobody = NOBODY_TO_TELL & Q(voided_at=None, acted_on__gte=held.day - KEPT_IN_VIEW)
    again = Q(status=Notice.Status.OWED, again_for__isnull=False)
    return _by_case(Notice.objects.all(), held, nobody=nobody, again=again, unopened=_by_portal(held.day))


def _by_portal(today: date) -> Q:
    return Q(route=Notice.Route.PORTAL, status="sent", sent_on__lt=today)


def _failed(held: Grants) -> QuerySet[Any] | None:
    """Mail that failed, unless a later one to the same address on the case arrived; as it was when the day began."""
    began = timezone.make_aware(datetime.combine(held.day, time.min))
    return _by_case(Message.objects.failed(began, casefile=OuterRef("casefile")), held, failed=None)


def _unfetched(held: Grants) -> QuerySet[Any] | None:
    """Sent before today, and nobody knows yet that it has arrived: told until it is fetched, revoked or sent anew."""
    told = Q(letter__status=Letter.Status.SENT) | Q(notice__status=Notice.Status.SENT)
    waits_still = told & Q(sent_on__lt=held.day, status=FetchLink.Status.OPEN)
    return _by_case(FetchLink.objects.all(), held, unfetched=waits_still)


def _unheard(held: Grants) -> QuerySet[Any] | None:
    """Acts of which nobody of an agency could be told, while the case is open."""
    return _by_case(unheard(held.day), held, nobody=None)


@waits(_letters, _notices, _failed, _unfetched, of_open=[_unheard])
def letters(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """One line a case, however many letters there are; the letter book tells of what failed for ever."""
    numbers: dict[CaseFile, Counter[str]] = defaultdict(Counter)
    for row in found:
        numbers[row.casefile].update({name: vars(row).get(name, 0) for name in SAID})
    for case in sorted(numbers, key=lambda case: (case.opened_at, case.pk)):
        url = reverse("scr_portal:case_letter_book", args=[case.public_id])
        said = (words.format(number) for name, words in SAID.items() if (number := numbers[case][name]))
        yield Waiting(f"Letters and mail to look after: {', '.join(said)}", case, url)
