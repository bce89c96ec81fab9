"""What agencies owe."""
