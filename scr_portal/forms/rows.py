"""Rows of the same questions, with "Add another" and "Remove" that need no script."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from scr_portal.forms.errors import ErrorLink, error_links

if TYPE_CHECKING:
    from scr_portal.forms.form import Form


class Rows:
    """A group of rows. The count is sent as `<name>-count`; `<name>-add` and `<name>-remove` are its buttons.

    A row that is left wholly empty is left out, unless it is among the first `at_least`. Whoever presses a button finds
    the cursor at the row that is new, or at the heading of the group once one is gone.
    """

    row: ClassVar[type["Form"]]
    title: ClassVar[str]
    item: ClassVar[str]
    at_least: ClassVar[int] = 1
    at_most: ClassVar[int] = 50

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        files: MultiValueDict[str, Any] | None,
        *,
        prefix: str,
        initial: Sequence[Mapping[str, Any]] | None = None,
        checked: bool = True,
    ) -> None:
        self.prefix, self.checked = prefix, checked
        self.added, self.removed = (f"{prefix}-{button}" in (data or {}) for button in ("add", "remove"))
        if data is None:
            given = list(initial or [])
            given += [{}] * (self.at_least - len(given))
            self.forms = [self.row(prefix=f"{prefix}-{n}", initial=row) for n, row in enumerate(given)]
        else:
            self.forms = [self._sent(data, files, n, at) for n, at in enumerate(self._kept(data))]

    @staticmethod
    def pressed(prefix: str, data: Mapping[str, Any]) -> bool:
        """Whether "Add another" or "Remove" of the group was pressed."""
        return f"{prefix}-add" in data or f"{prefix}-remove" in data

    def _kept(self, data: Mapping[str, Any]) -> list[int]:
        """The numbers of the rows to show, in order; a new one is numbered after the last."""
        count = _whole(data.get(f"{self.prefix}-count"), self.at_most)
        pressed = f"{self.prefix}-remove"
        removed = {_whole(data[pressed], self.at_most)} if pressed in data else set()
        kept = [n for n in range(max(count, self.at_least)) if n not in removed]
        if f"{self.prefix}-add" in data and len(kept) < self.at_most:
            kept.append(count)
        return kept or ([count] if self.at_least else [])

    def _sent(self, data: Mapping[str, Any], files: Any, number: int, at: int) -> "Form":
        """The row that was sent as number `at`, now shown as `number`."""
        old, new = f"{self.prefix}-{at}-", f"{self.prefix}-{number}-"
        moved = QueryDict(mutable=True)
        for key in data:
            if key.startswith(old):
                values = data.getlist(key) if isinstance(data, MultiValueDict) else [data[key]]
                moved.setlist(new + key.removeprefix(old), values)
        sent = [key for key in files or () if key.startswith(old)]
        moved_files = MultiValueDict({new + key.removeprefix(old): files.getlist(key) for key in sent})
        filled = number < self.at_least or bool(moved_files) or any(any(values) for _, values in moved.lists())
        return self.row(moved, moved_files, prefix=new[:-1], checked=self.checked and filled)

    @property
    def numbered(self) -> list[tuple[int, "Form"]]:
        """Every row with the number it is called by on the page."""
        return list(enumerate(self.forms, start=1))

    @property
    def can_remove(self) -> bool:
        """Whether a row may go."""
        return len(self.forms) > self.at_least

    @property
    def can_add(self) -> bool:
        """Whether there is room for another row."""
        return len(self.forms) < self.at_most

    def is_multipart(self) -> bool:
        """Whether a row sends a file."""
        return any(form.is_multipart() for form in self.forms)

    def is_valid(self) -> bool:
        """Whether every row that was filled in is right."""
        return all(form.is_valid() for form in self.forms if form.checked)

    def answers(self) -> list[dict[str, Any]]:
        """The answers of the rows that were filled in and are right."""
        return [form.cleaned_data for form in self.forms if form.checked and form.is_valid()]

    def error_links(self) -> list[ErrorLink]:
        """What is wrong, with the row it is wrong in."""
        return [
            ErrorLink(f"{self.item.capitalize()} {number}: {link.text[:1].lower()}{link.text[1:]}", link.href)
            for number, form in self.numbered
            for link in error_links(form)
        ]


def _whole(value: object, most: int) -> int:
    text = str(value or "")
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else 0
