"""An index: the models of this app, each in the package of its subject."""

from publications.publications.models import Publication, Section

__all__ = ["Publication", "Section"]
