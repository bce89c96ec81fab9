"""Referrals: how a case comes to the board."""
