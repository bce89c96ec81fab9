"""Individual management reviews, one an agency."""
