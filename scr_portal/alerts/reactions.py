"""Who works on a case is told of a warning at once, and when it is lifted: not everybody opens the case that week."""

from django.utils import timezone

from scr_portal import notifications, walls
from scr_portal.access import across_agencies, grants
from scr_portal.accounts import User
from scr_portal.alerts.elsewhere import elsewhere
from scr_portal.alerts.models import Alert
from scr_portal.alerts.transitions import lift
from scr_portal.roles import HEARS, OF_AGENCY, OF_CASE, OFFICE, VIEWS, Audience
from scr_portal.transitions import after

AT_WORK = OFFICE | OF_CASE | OF_AGENCY
STANDS = "A warning stands on this case now: read it before you contact anybody."
STANDS_NO_MORE = "A warning on this case was lifted: read why."


@after("alert.record")
def tell_that_it_stands(alert: Alert, by: User) -> None:
    """In words that say nothing of it (decision 0089)."""
    _tell(alert, by, STANDS)


@after("alert.lift")
def tell_that_it_was_lifted(alert: Alert, by: User) -> None:
    """Those who were told that it stands, or would be."""
    _tell(alert, by, STANDS_NO_MORE)


@after("alert.lift")
def lift_it_elsewhere(alert: Alert, by: User) -> None:
    """With the same reason; by the portal where who lifts it may not do so there (decision 0096)."""
    for one in elsewhere(alert):
        with walls.opened(one.casefile_id):
            who = by if lift.allowed(one, grants(by)) else User.objects.system()
            lift.run(one, who, why_lifted=alert.why_lifted)


def _tell(alert: Alert, by: User, line: str) -> None:
    """The office, whoever is appointed and the people of the agencies: those of them who may read it."""
    reads = [role for role in AT_WORK if Audience(alert.audience) in HEARS[role] and Alert._meta.label in VIEWS[role]]
    people = across_agencies(alert.casefile, reads, timezone.localdate())
    notifications.queue(alert.casefile, (one for one in people if one != by), line)
