"""A whole country of invented boards and cases: a few walked by real steps, the rest copied from them."""
