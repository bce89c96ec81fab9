"""The form that every page of the portal uses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar, cast

from django import forms
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from scr_portal.forms.errors import Together
from scr_portal.forms.rows import Rows
from scr_portal.forms.widgets import Choosing


class Form(forms.Form):
    """Questions, perhaps with rows of further questions ("Add another") below them.

    `page_question` names the one question that is the heading of its page. `row_groups` gives each group of
    rows a name, under which `cleaned_data` lists the answers of its rows. A question that an option reveals
    counts only while that option is chosen, so it may be required. `together` names questions that the error summary
    asks for in one line.
    """

    use_required_attribute = False
    page_question: ClassVar[str] = ""
    label_size: ClassVar[str] = "s"
    row_groups: ClassVar[Mapping[str, type[Rows]]] = {}
    together: Sequence[Together] = ()

    def __init__(self, *args: Any, checked: bool = True, **kwargs: Any) -> None:
        """With `checked=False` (a draft taken up again) what was typed is shown and nothing is wrong yet."""
        super().__init__(*args, **kwargs)
        self.checked = checked
        self.rows = {
            name: group(
                self.data if self.is_bound else None,
                self.files if self.is_bound else None,
                prefix=self.add_prefix(name),
                initial=self.initial.get(name),
                checked=checked and not self.changes_rows,
            )
            for name, group in self.row_groups.items()
        }

    @classmethod
    def question_of(cls, name: str) -> str:
        """The question that a value of this name answers, of a day with its part; "" where only a row could tell."""
        own, _, part = name.partition("-")
        label = cls.base_fields[own].label if own in cls.base_fields else ""
        return f"{label} ({part})" if label and part else str(label or "")

    @property
    def revealed(self) -> frozenset[str]:
        """The questions that an option of another one reveals."""
        return frozenset(name for _, _, names in self._reveals() for name in names)

    def asks_for(self, name: str) -> bool:
        """Whether a question counts: no option reveals it, or one that is chosen does."""
        options = [(by, option) for by, option, names in self._reveals() if name in names]
        return not options or any(option in self._chosen(by) for by, option in options)

    def _reveals(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for name, field in self.fields.items():
            if isinstance(field.widget, Choosing):
                for option, names in field.widget.reveals.items():
                    yield name, option, tuple(names)

    def get_context(self) -> dict[str, Any]:
        """What the template shows: the questions that no option reveals, the hidden ones, the rows."""
        shown = [field for field in self.visible_fields() if field.name not in self.revealed]
        return {
            "form": self,
            "fields": [(field, field.errors) for field in shown],
            "hidden_fields": self.hidden_fields(),
            "rows": self.rows.values(),
        }

    @property
    def errors(self) -> ErrorDict:
        """What is wrong, by question; nothing while rows are being added or a draft is taken up."""
        return super().errors if self.checked and not self.changes_rows else ErrorDict()

    @property
    def changes_rows(self) -> bool:
        """Whether "Add another" or "Remove" was pressed rather than the button of the page."""
        return any(Rows.pressed(self.add_prefix(name), self.data) for name in self.row_groups)

    def as_shown(self) -> dict[str, list[str]]:
        """What was sent, by name, as the page shows it: a row less after "Remove", one more after "Add another"."""
        own = tuple(f"{self.add_prefix(name)}-" for name in self.row_groups)
        shown = {name: values for name, values in _lists(self.data) if not name.startswith(own)}
        for rows in self.rows.values():
            shown[f"{rows.prefix}-count"] = [str(len(rows.forms))]
            shown |= {name: values for form in rows.forms for name, values in _lists(form.data)}
        return shown

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong, in a row or outside."""
        return bool(self.errors) or any(rows.error_links() for rows in self.rows.values())

    def is_multipart(self) -> bool:
        """Whether the form or one of its rows sends a file."""
        return super().is_multipart() or any(rows.is_multipart() for rows in self.rows.values())

    def is_valid(self) -> bool:
        """Whether the step may be taken with what was typed."""
        if not self.checked or self.changes_rows:
            return False
        rows_are_right = [rows.is_valid() for rows in self.rows.values()]
        return super().is_valid() and all(rows_are_right)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, option, revealed in self._reveals():
            if option not in self._chosen(name):
                self._leave_out(revealed)
        for name, rows in self.rows.items():
            self.cleaned_data[name] = rows.answers()

    def _chosen(self, name: str) -> list[str]:
        value = self[name].value()
        return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]

    def _leave_out(self, names: tuple[str, ...]) -> None:
        for name in names:
            field = self.fields[name]
            field.required = False
            super().errors.pop(name, None)
            self.cleaned_data[name] = field.clean(field.widget.value_from_datadict({}, {}, name))


def status_of(form: forms.Form) -> HTTPStatus:
    """What is answered with a form that comes back: nothing is wrong while rows are added or taken away."""
    adding_rows = isinstance(form, Form) and form.changes_rows
    return HTTPStatus.OK if adding_rows else HTTPStatus.UNPROCESSABLE_ENTITY


def _lists(sent: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    return cast("MultiValueDict[str, str]", sent).lists()
