"""The memory of a case, written out for an investigator: who took it out, for whom, and why."""
