"""The record of the decision: what would be put before a court, drawn up as a PDF and kept."""
