"""The stages of bin/install."""
