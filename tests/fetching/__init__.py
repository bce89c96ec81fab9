"""Letters and notices that are fetched by a link and a code."""
