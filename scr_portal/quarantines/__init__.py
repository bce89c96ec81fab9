"""Files put on the wrong case: locked away at once, for good by two people, with a note of who opened them."""
