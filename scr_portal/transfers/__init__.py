"""The lead of a case passes to another board: one LSCB chair asks, the other takes over, declines, or is too late."""
