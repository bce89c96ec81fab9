"""Boards of other areas with an interest in a case: which they are, what they were sent, what they answered."""
