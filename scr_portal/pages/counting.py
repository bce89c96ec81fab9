"""Pages of a long list."""

from typing import Any

from django.core.paginator import Paginator

AHEAD, FARTHEST = 10, 100_000
"""Pages; nobody asks for more than the second in earnest."""


def looked_at(number: object, per_page: int) -> int:
    """How many rows are looked at, at the most, for the page of this number, as it was typed."""
    pages = min(int(str(number)), FARTHEST) if str(number).isdecimal() else 1
    return (pages + AHEAD) * per_page


class Near(Paginator[Any]):
    """Looks ten pages past the one that is asked for first and no further, however long the list is."""

    def validate_number(self, number: Any) -> int:
        """The number of a page that is there; raises EmptyPage or PageNotAnInteger."""
        if "count" not in vars(self):
            self.count = self.object_list.order_by()[: looked_at(number, self.per_page)].count()  # type: ignore[attr-defined]
        return super().validate_number(number)
