"""Members who see it otherwise, and the chair's answers."""
