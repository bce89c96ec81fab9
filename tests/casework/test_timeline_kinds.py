"""Every kind of event can be looked for on the timeline."""

from scr_portal.casework.forms import TimelineFilter
from scr_portal.roles import UNTOLD
from scr_portal.transitions import STEPS

WITH_ANOTHER = {"membership", "absence", "section", "document", "casefile"}
"""What is shown with the rest: no subject that somebody would look for."""


def test_every_subject_with_steps_can_be_chosen() -> None:
    subjects = {name.partition(".")[0] for name in STEPS}
    chosen = {kind for kind, _ in TimelineFilter.KINDS if kind}
    untold = {label.rpartition(".")[2].lower() for label in UNTOLD}
    assert chosen == subjects - WITH_ANOTHER - untold
