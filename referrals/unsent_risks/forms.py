"""What is asked about a call."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from referrals.unsent_risks.models import moment_words
from scr_portal.forms import DateField, Form, TextField, TimeField


class CallForm(Form):
    """When it was, and what was agreed."""

    called_on = DateField(asks="the day of the call", label="On which day did you call?", past=True)
    called_time = TimeField(
        asks="the time of the call", label="At what time?", help_text="For example, 14:30 or 2:30pm."
    )
    agreed = TextField(
        asks="what was said and agreed",
        label="What was said and agreed?",
        most=500,
        help_text="In a line: who does what for the children, and by when.",
    )

    def __init__(self, *args: Any, not_said_before: datetime, **kwargs: Any) -> None:
        """`not_said_before`: nothing of other children was said before that moment."""
        self.not_said_before = not_said_before
        kwargs["initial"] = {"called_on": timezone.localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A call that has been, and can have been about what was said: to the minute."""
        said = super().clean() or self.cleaned_data
        if said.get("called_on") and said.get("called_time"):
            said["called_at"] = timezone.make_aware(datetime.combine(said["called_on"], said["called_time"]))
            if said["called_at"] > timezone.now():
                self.add_error("called_time", "The time of the call must be now or in the past")
            if said["called_at"] < self.not_said_before.replace(second=0, microsecond=0):
                since = moment_words(self.not_said_before)
                self.add_error("called_time", f"They had said nothing yet: the call must be on {since}, or later")
        return said
