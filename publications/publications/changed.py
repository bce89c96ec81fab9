"""What was written since the copy that went out, so that the two who sign again know where to look."""

from publications.publications.models import Publication
from scr_portal.audit import Event


def sections_changed(publication: Publication) -> list[str]:
    """The headings of the sections written since the text was opened again; none when it never was."""
    events = Event.objects.filter(casefile=publication.casefile)
    opened = events.filter(about=publication.subject, kind="publication.amend").order_by("-seq").first()
    if opened is None:
        return []
    written = events.filter(kind="section.write", seq__gt=opened.seq).values_list("about", flat=True)
    return [one.heading for one in publication.sections.order_by("order") if one.subject in set(written)]
