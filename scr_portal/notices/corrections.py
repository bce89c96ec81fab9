"""The days on which a body was told, put right."""

from collections.abc import Mapping

from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice

ORDER = (
    ("acted_on", "The act it tells of was done"),
    ("sent_on", "the notice was sent"),
    ("received_on", "it was received"),
    ("undone_on", "it came back"),
)
CLOCKS = frozenset({*(f"notice_{act}" for act in Act), "notice_before_publication"})


def _wrong_days(notice: Notice) -> Mapping[str, str]:
    return out_of_order(notice, ORDER)


correct = correctable(
    Notice,
    {
        "sent_on": DatedFact("When the notice was sent", CLOCKS),
        "received_on": DatedFact("When the notice was received"),
    },
    check=_wrong_days,
)
