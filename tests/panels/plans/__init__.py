"""Tests of the plan counted back."""
