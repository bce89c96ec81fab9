"""A passage, or the note of an interview, that one person checks: theirs to read, whatever they hold on the case."""
