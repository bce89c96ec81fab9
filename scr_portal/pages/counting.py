"""Pages of a long list."""

from typing import Any

from django.core.paginator import Paginator

AHEAD, FARTHEST = 10, 100_000
"""Pages; nobody asks for more than the second in earnest."""


class Near(Paginator[Any]):
    """Looks ten pages past the one that is asked for first and no further, however long the list is."""

    def validate_number(self, number: Any) -> int:
        """The number of a page that is there; raises EmptyPage or PageNotAnInteger."""
        if "count" not in vars(self):
            pages = min(int(number), FARTHEST) if str(number).isdecimal() else 1
            self.count = self.object_list.order_by()[: (pages + AHEAD) * self.per_page].count()  # type: ignore[attr-defined]
        return super().validate_number(number)
