"""An extension that was recorded by mistake: the day before it stands again."""

from reviews.reviews.models import Extension
from scr_portal.voids.transitions import voidable


def _is_the_last(extension: Extension) -> str | None:
    later = extension.review.extensions.filter(pk__gt=extension.pk)
    return "There is a later extension: void that one first." if later.exists() else None


void_extension = voidable(Extension, when=[_is_the_last])
