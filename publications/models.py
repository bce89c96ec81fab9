"""An index: the models of this app, each in the package of its subject."""

from publications.publications.models import Publication, Section
from scr_portal.walls import on_the_register
from scr_portal.walls.functions import asked

__all__ = ["Publication", "Section"]

_OF = "SELECT 1 FROM publications_publication one WHERE one.status = 'published' AND of_row IN ({})"
on_the_register("publications.Publication", "status = 'published'")
on_the_register("scr_portal.CaseFile", asked("case_published", _OF.format("one.casefile_id")))
on_the_register("scr_portal.Document", asked("document_published", _OF.format("one.pdf_id, one.html_id")))
