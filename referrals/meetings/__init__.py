"""Meetings of whoever recommends to the LSCB chair: when, who was there, whether enough were."""
