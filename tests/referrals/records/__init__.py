"""The record of the decision."""
