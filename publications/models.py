"""An index: the models of this app, each in the package of its subject."""

from publications.publications.models import Publication, Section
from scr_portal.walls import on_the_register

__all__ = ["Publication", "Section"]

_MADE = "EXISTS (SELECT 1 FROM publications_publication one WHERE one.status = 'published' AND {})"
on_the_register("publications.Publication", "status = 'published'")
on_the_register("scr_portal.CaseFile", _MADE.format("one.casefile_id = scr_portal_casefile.id"))
on_the_register("scr_portal.Document", _MADE.format("scr_portal_document.id IN (one.pdf_id, one.html_id)"))
