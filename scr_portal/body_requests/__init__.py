"""What the national panel asked after it was told of a decision, and what came of it."""
