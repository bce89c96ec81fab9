"""What becomes of a product that is ready: published, declined, put on hold, withdrawn."""
