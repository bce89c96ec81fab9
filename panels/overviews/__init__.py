"""The overview report: drafted, circulated, signed off member by member."""
