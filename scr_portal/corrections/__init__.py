"""Putting a dated fact right: the old value and the reason stay, and what follows from the day is worked out again."""
