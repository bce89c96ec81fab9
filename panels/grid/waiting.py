"""What is to be done about an agency: the LSCB chair writes where it is late, the office asks where nobody can act.

Nobody but the chair writes to its chief officer about what it owes (decisions 0050, 0081).
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.db.models import Exists, OuterRef, QuerySet

from referrals.agencies.transitions import invite
from scr_portal.access import Grants
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Agency, Membership
from scr_portal.addresses import reverse
from scr_portal.among import among, within
from scr_portal.casefiles import CaseAgency
from scr_portal.chases.models import Chase
from scr_portal.chases.owed import AFTER_WHICH_THE_CHAIR_WRITES, ON_THE_LADDER
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline
from scr_portal.letters.drafting import CHAIRS
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose
from scr_portal.reminders.stages import OWED_BY_AGENCY
from scr_portal.roles import Role
from scr_portal.waiting import Waiting, waits


def choice(agency: Agency) -> str:
    """What the address of the letter book's first page says, so that this letter is chosen there."""
    return f"?choice={quote(f'{Letter.Kind.LATE}:{agency.public_id}')}"


WORDS = {
    Letter.Status.DRAFT: "Finish the letter to the chief officer of {}",
    Letter.Status.READY: "Send the letter to the chief officer of {}",
    Letter.Status.RETURNED: "Send the letter to the chief officer of {} again: it came back",
}


def _chaired(held: Grants) -> list[int]:
    """The cases on which the reader writes as the LSCB chair."""
    return [pk for pk in held.cases_where(compose.permission) if held.roles_on(pk) & CHAIRS]


def _begun(held: Grants) -> QuerySet[Letter] | None:
    """The chair's letters that were begun and have not gone, whether or not the agency is late still."""
    cases = _chaired(held)
    if not cases:
        return None
    begun = Letter.objects.visible_to(held.user).filter(Letter.WAITS_FOR_CHAIR, within("casefile_id", cases))
    return begun.select_related("agency").order_by("pk")


@waits(_begun)
def to_send(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """A line for each of them, to the letter; it goes when that is sent, or void."""
    for letter in found:
        url = reverse("scr_portal:letter", args=[letter.public_id])
        yield Waiting(WORDS[letter.status].format(letter.agency), letter.casefile, url)


def _unanswered(held: Grants) -> QuerySet[Chase] | None:
    """The newest chase in writing of an agency, if to its chief officer, it is late, and no letter of it is begun."""
    cases = _chaired(held)
    if not cases:
        return None
    own = {"casefile": OuterRef("casefile"), "agency": OuterRef("agency")}
    late = Deadline.objects.filter(
        **own, is_running=True, sort=Sort.DUE, due_on__lt=held.day, waits_on__in=sorted(OWED_BY_AGENCY)
    )
    newest = Chase.objects.visible_to(held.user).filter(
        within("casefile_id", cases), tier__in=AFTER_WHICH_THE_CHAIR_WRITES
    )
    unanswered = newest.exclude(Exists(Chase.objects.filter(ON_THE_LADDER, **own, pk__gt=OuterRef("pk")))).filter(
        Exists(late.filter(starts_on__lte=OuterRef("chased_on")))
    )
    unwritten = unanswered.exclude(Exists(Letter.objects.filter(Letter.WAITS_FOR_CHAIR, **own)))
    return unwritten.select_related("agency").order_by("pk")


@waits(of_open=[_unanswered])
def to_write(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """A line for each agency, to the letter with the agency chosen; it makes way for that letter once it is begun."""
    for chase in found:
        url = reverse("scr_portal:letter_compose", args=[chase.casefile.public_id]) + choice(chase.agency)
        yield Waiting(f"Write to the chief officer of {chase.agency}: what it owes is late still", chase.casefile, url)


def _silent(held: Grants) -> QuerySet[CaseAgency] | None:
    """The agencies whose every senior officer has no part in the case, as `reached_by_nobody` finds them in one."""
    cases = held.cases_where(invite.permission)
    if not cases:
        return None
    seniors = Membership.objects.on(held.day).filter(agency=OuterRef("agency"), role=Role.SENIOR, user__is_active=True)
    bars = bars_on(held.day)
    barred = bars.filter(casefile=OuterRef(OuterRef("casefile")), user=OuterRef("user"))
    somebody = bars.filter(among("casefile_id", cases)).values("casefile")  # on few cases: asked first
    here = CaseAgency.objects.filter(casefile__in=somebody, voided_at=None)
    rows = here.filter(Exists(seniors.filter(Exists(barred))), ~Exists(seniors.exclude(Exists(barred))))
    return rows.select_related("agency").order_by("casefile_id", "agency_id")


@waits(of_open=[_silent])
def to_name(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """For the office, until the agency has a senior officer again, or somebody barred is let back."""
    for one in found:
        words = f"Ask {one.agency} to name another senior officer: nobody there can act for it on this case"
        yield Waiting(words, one.casefile, reverse("panels:grid", args=[one.casefile.public_id]))
