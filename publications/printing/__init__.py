"""From what is kept to what is printed: the report as data, as a page that stands alone, as a tagged PDF."""
