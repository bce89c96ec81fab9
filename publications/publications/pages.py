"""What the step pages of a publication share."""

from typing import Any

from django.utils import timezone

from scr_portal.addresses import reverse
from scr_portal.pages import StepPage


class OfPublication(StepPage):
    """A step that leads back to the page of its publication."""

    def get_success_url(self) -> str:
        """The publication."""
        return reverse("publications:publication", args=[self.record.public_id])

    def get_initial(self) -> dict[str, Any]:
        """Days are today unless something else is typed."""
        today = timezone.localdate()
        days = {name: today for name in self.form_class.base_fields if name.endswith("_on") and name != "look_again_on"}
        return days | super().get_initial()
