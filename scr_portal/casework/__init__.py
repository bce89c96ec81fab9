"""The pages people live in: home, the list of cases, the case page."""
