"""Chasing agencies."""
