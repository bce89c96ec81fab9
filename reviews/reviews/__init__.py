"""The review itself: terms, extensions, acceptance, closure."""
