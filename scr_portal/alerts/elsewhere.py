"""A warning may stand on another case of the same matter too: the app that took it along says so."""

from collections.abc import Callable, Iterable

from scr_portal.alerts.models import Alert

Finds = Callable[[Alert], Iterable[Alert]]
FINDS: list[Finds] = []


def stands_too(finds: Finds) -> Finds:
    """Let an app say on which other cases a warning stands, and is done with once it is lifted here."""
    FINDS.append(finds)
    return finds


def elsewhere(alert: Alert) -> list[Alert]:
    """The same warning on those cases, whoever may open them."""
    return [one for finds in FINDS for one in finds(alert)]
