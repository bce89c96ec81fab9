"""The steps of a warning: it stands from the moment it is recorded until it is lifted."""

from django.core.exceptions import ValidationError

from scr_portal.accounts import User
from scr_portal.alerts.models import Alert
from scr_portal.people import family_of
from scr_portal.pseudonyms import hidden
from scr_portal.roles import Audience
from scr_portal.transitions import transition

S = Alert.Status
READERS = {
    Audience.SHARED: "Everybody who may open the case, agencies too",
    Audience.PANEL: "The LSCB and the SCR panel, but no agency",
}


@transition(Alert, opens=True, target=S.STANDING, sentence="{by} recorded a warning: {it}")
def record(alert: Alert, by: User, *, kind: str, text: str, audience: str) -> None:
    """Put it at the head of the case, for one of READERS. Raises ValidationError; agencies read no name in it."""
    if audience not in READERS:
        raise ValidationError({"audience": "Select who is to read it"})
    if audience == Audience.SHARED and hidden(text, family_of(alert.casefile), "") != text:
        raise ValidationError({"text": "Take out the names: agencies that know no name would read them here"})
    alert.kind, alert.text, alert.audience = kind, text, audience


@transition(Alert, source=[S.STANDING], target=S.LIFTED, sentence="{by} lifted a warning: {it}")
def lift(alert: Alert, by: User, *, why_lifted: str) -> None:
    """Take it from the head of the case; it stays on the case page, with the reason."""
    alert.why_lifted = why_lifted
