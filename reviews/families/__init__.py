"""The register of the family: who speaks with them, and how far they have taken part."""
