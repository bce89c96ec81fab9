"""The filter of the grid, kept in the address."""

from panels.grid.rows import Row
from scr_portal.forms import ChoiceField, Form, Select

CHOICES = [("", "Every agency"), ("owes", "Owes something"), ("late", "Late"), ("very", "Late by more than 5 days")]
VERY_LATE = 5  # calendar days


class GridFilter(Form):
    """By how late an agency is."""

    show = ChoiceField(asks="which agencies to show", label="Show", required=False, widget=Select(), choices=CHOICES)

    def apply(self, rows: list[Row]) -> list[Row]:
        """The rows that the filter leaves; all of them when it cannot be read."""
        show = self.cleaned_data["show"] if self.is_bound and self.is_valid() else ""
        if show == "owes":
            return [row for row in rows if row.owes]
        least = {"late": 1, "very": VERY_LATE + 1}.get(show, 0)
        return [row for row in rows if row.days_late >= least]
