"""The days on which a letter went and arrived, put right."""

from collections.abc import Mapping

from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable
from scr_portal.letters.models import Letter

ORDER = (("dated_on", "The letter was written"), ("sent_on", "it was sent"), ("received_on", "it was received"))


def _wrong_days(letter: Letter) -> Mapping[str, str]:
    return out_of_order(letter, ORDER)


def _went_outside(letter: Letter) -> str | None:
    return "It was sent in the portal, which knows the days." if letter.is_opened_here else None


correct = correctable(
    Letter,
    {
        "sent_on": DatedFact("When the letter was sent"),
        "received_on": DatedFact("When the letter was received"),
    },
    check=_wrong_days,
    when=[_went_outside],
)
