"""Recommendations and the actions that carry them out."""
