"""The agenda of a meeting, case by case: put on it, minuted, agreed."""
