"""Each safety net, and what was broken on purpose to see it fail; docs/commands.md says how it is done again."""
