"""An IMR that was asked of the wrong agency, while nothing has been handed in."""

from panels.imrs.authors import end_author
from panels.imrs.models import Imr
from scr_portal.accounts import User
from scr_portal.transitions import after
from scr_portal.voids.transitions import voidable

S = Imr.Status


def _has_no_file(imr: Imr) -> str | None:
    return "A file has been handed in: waive the IMR instead." if imr.document_id else None


void = voidable(Imr, source=[S.COMMISSIONED, S.AUTHOR_NAMED], when=[_has_no_file])


@after("imr.void")
def end_the_author_s_rights(imr: Imr, by: User) -> None:
    """The author has nothing more to do on the case."""
    if imr.author is not None:
        end_author(imr.author, "The IMR was asked for by mistake.")
