"""The papers of one case for a meeting, as one PDF."""
