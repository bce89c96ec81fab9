"""Questions about chronologies, and the filter of the integrated one."""

from typing import Any

from django.db.models import QuerySet

from panels.chronologies.models import Entry
from panels.chronologies.tables import TableField
from scr_portal.accounts import Agency
from scr_portal.forms import DateField, Form, LongTextField, ModelChoiceField


class ReadForm(Form):
    """The file with the agency's table."""

    table = TableField(label="The agency's table of events")


class MergeForm(Form):
    """Why it goes on without some agencies, when it does."""

    why_incomplete = LongTextField(
        label="Why it goes on without some chronologies",
        help_text="Only when an agency has not confirmed its chronology yet",
        asks="why it goes on without them",
        most=2_000,
        required=False,
    )


class EntryFilter(Form):
    """By agency and by dates, kept in the address."""

    agency = ModelChoiceField(
        asks="an agency", label="Agency", required=False, empty_label="Every agency", to_field_name="public_id"
    )
    since = DateField(asks="the first date", label="From", required=False)
    until = DateField(asks="the last date", label="To", required=False)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        """Offer the agencies whose entries the reader may see."""
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]

    def apply(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """The entries the filter leaves; all while it cannot be read."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if chosen.get("agency"):
            entries = entries.filter(agency=chosen["agency"])
        if chosen.get("since"):
            entries = entries.filter(happened_on__gte=chosen["since"])
        return entries.filter(happened_on__lte=chosen["until"]) if chosen.get("until") else entries
