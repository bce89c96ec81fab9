"""What a notice says of an extension: the new day, the plan, and what has been done already."""

from collections.abc import Iterable

from reviews.reviews.models import Extension
from scr_portal.clocks import day_words
from scr_portal.notices.content import Line, own, says


@says(Extension)
def of_extension(extension: Extension) -> Iterable[Line]:
    """Revised plan and progress, as the guidance of 2010 has them sent."""
    return [
        own("Now to be completed by", day_words(extension.due_on)),
        Line("Why", extension.reason),
        Line("Revised project plan", extension.revised_plan),
        Line("Progress, with action already taken", extension.progress),
    ]
