"""What happens to a meeting is told in each of its cases, by steps of the portal itself, which say who did it.

Whoever arranges the meeting may have stepped back from a case on its agenda, and must not learn that it is there: they
hold no step on it.
"""

from collections.abc import Mapping

from referrals.agenda.models import OnAgenda
from referrals.meetings.models import Meeting
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.locking import locked
from scr_portal.transitions import STEPS, Transition


def tell(meeting: Meeting, verb: str, by: User, change: Mapping[str, object]) -> None:
    """Take the step of this verb in each case on the agenda, in one order, so that two who do so wait for each other.

    By every kind of row that stands on agendas and has such a step. `by` is who changed the meeting, `change` what
    stood before and what stands now.
    """
    steps = {kind: step for kind in OnAgenda.__subclasses__() if (step := _step(kind, verb))}
    with walls.portal():
        keys = {pk for kind in steps for pk in kind.open_at(meeting).values_list("casefile", flat=True)}
        cases = list(CaseFile.objects.filter(pk__in=keys).order_by("pk"))
    for case in cases:
        with walls.opened(case.pk):
            locked(CaseFile, case.pk)  # from here on the items stay as they are
            for kind, step in steps.items():
                for item in kind.open_at(meeting).filter(casefile=case).select_related("casefile", "meeting"):
                    step.run(item, User.objects.system(), arranged_by=by, change=change)


def _step(kind: type[OnAgenda], verb: str) -> "Transition[OnAgenda, ...] | None":
    return STEPS.get(f"{kind._meta.model_name}.{verb}")  # type: ignore[return-value]
