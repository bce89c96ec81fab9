"""Chronologies: read, confirmed, merged, read together."""
