"""Letters of the board."""
