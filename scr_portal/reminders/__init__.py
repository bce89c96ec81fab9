"""Mail to those responsible before and after a due day: each stage once, whatever crashes."""

from scr_portal.reminders.digests import digest
from scr_portal.reminders.stages import STAGES, Stage
from scr_portal.reminders.sweep import sweep_batch

__all__ = ["STAGES", "Stage", "digest", "sweep_batch"]
