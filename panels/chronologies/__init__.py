"""What happened when, told by each agency and merged into one."""
