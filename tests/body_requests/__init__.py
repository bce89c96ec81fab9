"""What the national panel asked after it was told of a decision."""
