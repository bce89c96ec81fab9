"""Putting referrals right: into the case that they belong to, or into one of their own."""
