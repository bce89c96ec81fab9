"""An index: the models of this app, each in the package of its subject."""

from publications.publications.models import Publication, Section
from scr_portal.walls import on_the_register

__all__ = ["Publication", "Section"]

_OF = "id IN (SELECT one.{} FROM publications_publication one WHERE one.status = 'published')"
on_the_register("publications.Publication", "status = 'published'")
on_the_register("scr_portal.CaseFile", _OF.format("casefile_id"))
on_the_register("scr_portal.Document", f"({_OF.format('pdf_id')} OR {_OF.format('html_id')})")
