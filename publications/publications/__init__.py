"""What is published: written, checked, approved, released, kept available."""
