"""An extension that was recorded by mistake: the day before it stands again."""

from reviews.reviews.models import Extension
from scr_portal.voids.transitions import voidable


def _is_the_last(extension: Extension) -> str | None:
    is_later = any(one.pk > extension.pk for one in extension.review.extended)
    return "There is a later extension: void that one first." if is_later else None


void_extension = voidable(Extension, when=[_is_the_last])
