"""Agencies by what each of them owes the case (screens.md 4)."""
