"""The dates of one person in their own calendar: an address with a secret in it, read without signing in."""
