"""Programs that open files from outside: each runs alone in a limited process and imports nothing of the portal."""
