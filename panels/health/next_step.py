"""The step that the health overview report has next, whoever's it is."""

from typing import Any

from panels.health import transitions as steps
from panels.health.models import HealthOverview
from scr_portal.transitions import Transition

S = HealthOverview.Status
Step = Transition[HealthOverview, Any]
FOLLOWING: dict[str, Step] = {
    S.ASKED: steps.hand_in,
    S.RETURNED: steps.hand_in,
    S.HANDED_IN: steps.sign,
    S.SUBMITTED: steps.accept,
}
WORDS: dict[Step, str] = {
    steps.hand_in: "Write and hand in the health overview report",
    steps.sign: "Read and sign the health overview report",
    steps.accept: "Accept or send back the health overview report",
}
"""What it asks of the person whose step it is."""
