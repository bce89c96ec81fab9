"""The steps of a bar: stepped back, proposed, confirmed, lifted. A person is meant by account, never by a name."""

from datetime import date, timedelta

from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.accounts import User
from scr_portal.bars.substitutes import why_nobody_is_left
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Period
from scr_portal.holidays import calendar
from scr_portal.people import Bar
from scr_portal.roles import OWN_AGENCY_ONLY, Audience
from scr_portal.transitions import Refused, transition

S = Bar.Status
REPLACED = "The bar from the case that goes on here stands in its place."
NOT_THIS_ACCOUNT = "This account cannot be barred: check the address, letter by letter."
"""Whether there is one is not said: who types an address need not know who has an account."""


@transition(Bar, opens=True, target=S.IN_FORCE, sentence="{by} stepped back from this case")
def step_back(bar: Bar, by: User, *, reason: str) -> None:
    """The person's own word is enough, and takes effect at once."""
    begin_own(bar, by, reason)


@transition(Bar, opens=True, target=S.PROPOSED, sentence="{by} proposed to bar {it.user} from this case")
def propose(bar: Bar, by: User, *, email: str, reason: str) -> None:
    """The person's rights on the case rest until the end of the next working day, and no longer without the chair.

    Whoever it is: what somebody has no place on today they may have one on tomorrow, or read for a partner board. Not
    an administrator, who can have none, and who would read the reason.
    """
    person = User.objects.filter(email=email.strip().lower()).first()
    if person is None or person.is_system or person.is_staff or not person.is_active:
        raise Refused(NOT_THIS_ACCOUNT)
    if person == by:
        raise Refused("You mean yourself: step back from the case instead.")
    _begin(bar, by, person, reason)
    bar.until = suspended_until(bar.since)


@transition(Bar, opens=True, sentence="The bar of {it.user} goes along with what goes on in this case")
def go_along(bar: Bar, by: User, *, other: Bar) -> None:
    """As on the case that the matter comes from: in force, or suspended until the chair of this one has spoken.

    Who is barred learns nothing by it; the rest of the office is told when all of them are (carrying.py).
    """
    _begin(bar, other.proposed_by, other.user, other.reason)
    bar.status, bar.confirmed_by, bar.agency = other.status, other.confirmed_by, other.agency
    bar.until = suspended_until(bar.since) if other.status == S.PROPOSED else None
    _leave_nothing_to_rule_on(bar, S.LIFTED)


@transition(Bar, source=[S.PROPOSED], target=S.IN_FORCE, sentence="{by} confirmed that {it.user} is barred")
def confirm(bar: Bar, by: User) -> None:
    """The chair's word: until it is lifted."""
    _not_on_oneself(bar, by)
    if why := why_nobody_is_left(bar.casefile, bar.user, timezone.localdate()):
        raise Refused(why)
    bar.confirmed_by, bar.until = by, None


@transition(Bar, source=[S.PROPOSED, S.IN_FORCE], target=S.LIFTED, sentence="{by} lifted the bar of {it.user}")
def lift(bar: Bar, by: User, *, why_lifted: str) -> None:
    """The person may do on the case again what their roles give."""
    _not_on_oneself(bar, by)
    today = timezone.localdate()
    bar.until, bar.why_lifted = min(bar.until or today, today), why_lifted


def begin_own(bar: Bar, by: User, reason: str) -> None:
    """The bar of somebody who steps back, for the step that says so.

    Where a suspension has lapsed before the chair's word, it settles what the chair was to rule on; the step is the
    event of that too.
    """
    _begin(bar, by, by, reason)
    _leave_nothing_to_rule_on(bar, S.OVERTAKEN)


def own_bar(casefile: CaseFile, held: Grants) -> Bar:
    """The bar with which somebody would step back; for an agency's people the row is their agency's."""
    agencies = [one.agency_id for one in held.cases.get(casefile.pk, ()) if one.role in OWN_AGENCY_ONLY]
    return Bar(casefile=casefile, agency_id=next(iter(agencies), None))


def suspended_until(day: date) -> date:
    """The first day without the suspension: the day after the next working day."""
    return Period(working_days=1).after(day, calendar()).due + timedelta(days=1)


def _begin(bar: Bar, by: User, person: User, reason: str) -> None:
    today = timezone.localdate()
    if why := why_nobody_is_left(bar.casefile, person, today):
        raise Refused(why)
    bar.user, bar.proposed_by, bar.reason, bar.since = person, by, reason, today
    bar.audience = Audience.OFFICE


def _leave_nothing_to_rule_on(bar: Bar, status: Bar.Status) -> None:
    """Of what was proposed for the person before, and lapsed: this bar stands in its place."""
    for proposed in Bar.objects.filter(casefile=bar.casefile, user=bar.user, status=S.PROPOSED):
        proposed.status, proposed.why_lifted = status, REPLACED if status == S.LIFTED else ""
        proposed.until = min(proposed.until or bar.since, bar.since)
        proposed.version += 1
        proposed.save(update_fields=["status", "why_lifted", "until", "version"])


def _not_on_oneself(bar: Bar, by: User) -> None:
    if bar.user == by:
        raise Refused("Nobody rules on a bar of their own: the acting chair can do it.")
