"""Letters of the board about a case: written from its record, kept as they are sent, with proof that they arrived."""
