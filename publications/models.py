"""An index: the models of this app, each in the package of its subject."""

from publications.publications.models import Publication, Section
from scr_portal.walls import on_the_register
from scr_portal.walls.functions import asked

__all__ = ["Publication", "Section"]

_CASES = "SELECT 1 FROM publications_publication one WHERE one.status = 'published' AND one.casefile_id = of_row"
_FILES = (
    "SELECT 1 FROM publications_publication one"
    " WHERE one.status = 'published' AND (one.pdf_id = of_row OR one.html_id = of_row)"
)
on_the_register("publications.Publication", "status = 'published'")
on_the_register("scr_portal.CaseFile", asked("case_published", _CASES))
on_the_register("scr_portal.Document", asked("document_published", _FILES))
