"""An early lesson that was recorded by mistake."""

from reviews.lessons.models import EarlyLesson
from scr_portal.voids.transitions import voidable

void = voidable(EarlyLesson)
