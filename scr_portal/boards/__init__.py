"""What a board's office looks after itself: who takes a role, whose address changes, when the LSCB chair is away."""
