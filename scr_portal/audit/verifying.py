"""Whether the memory is whole: every link of every chain worked out again."""

from scr_portal.audit.chains import FIRST
from scr_portal.audit.events import Event
from scr_portal.casefiles import CaseFile


def broken(casefile: CaseFile) -> list[str]:
    """What is wrong with a case's chain, in words; nothing when it stands."""
    found, previous, seq = [], FIRST, 0
    for event in Event.objects.filter(casefile=casefile).select_related("payload").order_by("seq"):
        seq += 1
        if event.seq != seq:
            found.append(f"Event {seq} is missing.")
            seq = event.seq
        if event.previous != previous or event.digest != event.header_digest():
            found.append(f"Event {event.seq} was changed or moved.")
        if event.payload.data and event.payload.digest() != event.payload_digest:
            found.append(f"The values of event {event.seq} were changed.")
        previous = event.digest
    if seq != CaseFile.objects.values_list("last_seq", flat=True).get(pk=casefile.pk):
        found.append("The newest events are missing.")
    return found
