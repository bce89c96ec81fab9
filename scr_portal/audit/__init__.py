"""The memory: events chained per case, changes of rights in a chain of their own, and the log of who looked."""

from scr_portal.audit.accesses import Access, kept_aside, opened, opened_each
from scr_portal.audit.events import Event, EventPayload, erase, record
from scr_portal.audit.payloads import plain
from scr_portal.audit.rights import RightsEvent, rights_changed
from scr_portal.audit.seals import Seal, seal
from scr_portal.audit.verifying import broken

__all__ = [
    "Access", "Event", "EventPayload", "RightsEvent", "Seal", "broken", "erase", "kept_aside", "opened", "opened_each",
    "plain", "record", "rights_changed", "seal",
]  # fmt: skip
