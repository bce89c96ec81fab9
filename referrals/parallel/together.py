"""What a referral says of several processes in one answer: shown once, as said of all of them."""

from collections.abc import Iterable

from referrals.parallel.models import ParallelProcess
from referrals.referrals.models import Referral


def said_together(processes: Iterable[ParallelProcess], referrals: Iterable[Referral]) -> dict[str, str]:
    """Each answer that stands as the note of a process still, with the processes of which the referral gives it."""
    notes = {one.note for one in processes}
    return {
        one.processes_note: "; ".join(ParallelProcess.Kind(kind).label for kind in one.processes)
        for one in referrals
        if one.processes_note and one.processes_note in notes and len(one.processes) > 1
    }
