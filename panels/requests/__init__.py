"""What is asked of one agency besides its IMR: a later declaration, a check of facts, feedback to its staff."""
