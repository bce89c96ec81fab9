"""The day of an act: not to come, and not before what it depends on."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.clocks import day_words


def check_day(field: str, day: date, earliest: date | None = None, because: str = "") -> None:
    """Raise ValidationError on `field` for a day to come, or before `earliest`, the day on which `because`."""
    if day > timezone.localdate():
        raise ValidationError({field: "This day has not come yet: enter today or an earlier day"})
    if earliest and day < earliest:
        reason = f", the day on which {because}," if because else ""
        raise ValidationError({field: f"Enter {day_words(earliest)}{reason} or a later day"})
