"""What administrators are shown of the memory: when, who, what kind of thing; nothing of any case (guidance.md 6.1)."""
