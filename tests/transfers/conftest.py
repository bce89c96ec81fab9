"""The board that leads a case, and the one that is asked to."""

from tests.referrals.two_boards import here, there

__all__ = ["here", "there"]
