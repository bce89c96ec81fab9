"""Putting dated facts right."""
