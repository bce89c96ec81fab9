"""What was recorded by mistake: it stays, struck through, and counts for nothing."""
