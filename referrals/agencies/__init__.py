"""What each agency is asked before the decision, and the records it secures."""
