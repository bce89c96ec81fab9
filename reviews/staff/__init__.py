"""The register of staff: who supports them, and how far they have taken part."""
