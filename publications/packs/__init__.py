"""What a body was sent about a decision not to hold a review, in one PDF."""

from publications.packs.queueing import ask

__all__ = ["ask"]
