"""What was recorded by mistake."""
