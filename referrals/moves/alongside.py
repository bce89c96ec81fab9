"""What must not be overlooked goes along with a referral: warnings that stand, and processes that are open."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from referrals.parallel import transitions as parallel
from referrals.parallel.models import UNSAID, ParallelProcess
from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.alerts import transitions as alerts
from scr_portal.alerts.elsewhere import stands_too
from scr_portal.alerts.models import Alert
from scr_portal.casefiles import CaseFile
from scr_portal.transitions import Refused

NAMES = (
    "A warning of this case names somebody whom the agencies of the other case would read of. Lift it, record it anew "
    "without the name, and try again."
)


def warnings_of(casefile: CaseFile) -> list[Alert]:
    """Those at the head of the case now."""
    return list(Alert.objects.filter(casefile=casefile, status=Alert.Status.STANDING).order_by("pk"))


def processes_of(casefile: CaseFile) -> list[ParallelProcess]:
    """Those on the register of the case that are not over."""
    return list(ParallelProcess.objects.filter(casefile=casefile, status=ParallelProcess.Status.OPEN).order_by("pk"))


def let_warnings_go_along(warnings: Iterable[Alert], there: CaseFile, by: User) -> None:
    """Each stands on the other case too, for the same readers, where none of these words does. Raises Refused."""
    with walls.opened(there.pk):
        known = {(one.kind, one.text, one.audience) for one in warnings_of(there)}
        for one in warnings:
            if (one.kind, one.text, one.audience) not in known:
                try:
                    alerts.record.run(Alert(casefile=there), by, kind=one.kind, text=one.text, audience=one.audience)
                except ValidationError as names:
                    raise Refused(NAMES) from names


@stands_too
def on_cases_that_were_left(alert: Alert) -> list[Alert]:
    """The same warning on cases whose referrals have all gone on, one of them here: the matter is dealt with here.

    Not where another board leads now: what it says when it lifts a warning is not for the board of the case before.
    """
    standing = Referral.objects.filter(casefile=OuterRef("casefile"), status__in=Referral.STANDING)
    with walls.portal():  # such a case may be closed to who lifts it
        came = Referral.objects.filter(casefile=alert.casefile_id, came_from__status=Referral.Status.MERGED)
        left = CaseFile.objects.filter(pk__in=came.values("came_from__casefile"), board=alert.casefile.board_id)
        theirs = Alert.objects.filter(~Exists(standing), casefile__in=left)
        same = theirs.filter(kind=alert.kind, text=alert.text, audience=alert.audience, status=Alert.Status.STANDING)
        return list(same.select_related("casefile").order_by("pk"))


def let_processes_go_along(processes: Iterable[ParallelProcess], there: CaseFile, by: User) -> None:
    """Each stands on the other register too, as it stands here; what is the same process is not there twice."""
    with walls.opened(there.pk):
        known = processes_of(there)
        for one in processes:
            same = next((other for other in known if _is_the_same(one, other)), None)
            if same is None:
                new = ParallelProcess(casefile=there, agency_id=one.agency_id, audience=one.audience)
                parallel.record.run(new, by, kind=one.kind, **_stands(one))
            elif (both := _of_both(one, same)) != _stands(same):
                parallel.update.run(same, by, **both)


def _is_the_same(one: ParallelProcess, other: ParallelProcess) -> bool:
    """Of one kind, led by the same under the same reference; either may not be known on one case."""
    leads = {each.lead.casefold() for each in (one, other) if each.lead not in UNSAID}
    numbers = {each.reference.casefold() for each in (one, other) if each.reference}
    return one.kind == other.kind and len(leads) < 2 and len(numbers) < 2


def _of_both(one: ParallelProcess, there: ParallelProcess) -> parallel.Standing:
    """What either case knows: it stands in the way of publication if it does on one, and the next day is the first."""
    led = one.lead if there.lead in UNSAID else there.lead
    notes = dict.fromkeys(each.note for each in (there, one) if each.note)
    days = [each.next_on for each in (one, there) if each.next_on]
    agreed = dict.fromkeys(each.disclosure for each in (there, one) if each.disclosure)
    return {
        "lead": led, "note": "\n\n".join(notes), "next_on": min(days, default=None),
        "reference": there.reference or one.reference, "disclosure": "\n\n".join(agreed),
        "blocks_publication": one.blocks_publication or there.blocks_publication,
    }  # fmt: skip


def _stands(one: ParallelProcess) -> parallel.Standing:
    return {
        "lead": one.lead, "note": one.note, "next_on": one.next_on, "blocks_publication": one.blocks_publication,
        "reference": one.reference, "disclosure": one.disclosure,
    }  # fmt: skip
