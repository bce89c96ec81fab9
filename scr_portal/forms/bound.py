"""A question of a form as its template needs it: ids, classes, hint, error and options, worked out here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django import forms
from django.utils.safestring import SafeString

from scr_portal.forms.dates import PARTS, DateBox, DateInput
from scr_portal.forms.widgets import Choosing, LongText
from scr_portal.markup import joined, put

COMPONENTS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateInput, "date_input"),
    (forms.PasswordInput, "password_input"),
    (forms.FileInput, "file_upload"),
    (forms.CheckboxInput, "checkbox"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.widgets.Input, "input"),
)
PASSED_ON = frozenset({"accept", "autocapitalize", "autocomplete", "inputmode", "pattern", "spellcheck"})


@dataclass(frozen=True)
class Option:
    """One radio, checkbox or entry of a list."""

    id: str
    value: str
    label: str
    chosen: bool
    hint: str
    divider: str
    revealed: SafeString


class BoundField(forms.BoundField):
    """A field of a form that is being shown."""

    @property
    def component(self) -> str:
        """The GOV.UK component that draws this field, or nothing for a widget that none of them draws."""
        widget = self.field.widget
        return next((name for kind, name in COMPONENTS if isinstance(widget, kind)), "")

    @property
    def template_name(self) -> str:
        """The template of the whole group: label, hint, error, control."""
        component = f"govuk/{self.component}.html" if self.component else "django/forms/field.html"
        return getattr(self.field, "template_name", None) or component

    @property
    def id(self) -> str:
        """The id of the control, or of the first one, where the links of the error summary go."""
        return self.auto_id

    @property
    def error(self) -> str:
        """The first thing that is wrong; one at a time, as the summary says it."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def error_target(self) -> str:
        """The id that a link in the error summary goes to: for a date, the first wrong box."""
        if self.component == "date_input":
            return next((box.id for box in self.boxes if box.wrong), f"{self.id}-day")
        return self.id

    @property
    def described_by(self) -> str:
        """The ids of the hint, the error and the count, in the order in which they are read."""
        parts = {"info": self.counts, "hint": self.help_text, "error": self.error}
        return " ".join(f"{self.id}-{part}" for part, there in parts.items() if there)

    @property
    def counts(self) -> str:
        """What the character count says before scripts run, or nothing when nothing is counted."""
        widget = self.field.widget
        if not isinstance(widget, LongText) or not (widget.most or widget.most_words):
            return ""
        unit = "words" if widget.most_words else "characters"
        return f"You can enter up to {widget.most_words or widget.most} {unit}"

    @property
    def is_page_heading(self) -> bool:
        """Whether this question is the only one and so the heading of its page."""
        return bool(getattr(self.form, "page_question", "") == self.name)

    @property
    def label_size(self) -> str:
        """The size of label or legend: `l` for a page's heading, plain for a revealed question."""
        if self.is_page_heading:
            return "l"
        if self.name in getattr(self.form, "revealed", ()):
            return ""
        return str(getattr(self.form, "label_size", "s"))

    @property
    def control_class(self) -> str:
        """What the widget asks for on top of its component's own class, for example a width."""
        return str(self.field.widget.attrs.get("class", ""))

    @property
    def rows(self) -> int:
        """The height of a text box in lines."""
        return int(self.field.widget.attrs.get("rows", 5))

    @property
    def attributes(self) -> SafeString:
        """The attributes of the widget that reach the page; lengths and `required` are ours to explain."""
        attrs = self.field.widget.attrs
        pairs = sorted((name, value) for name, value in attrs.items() if name in PASSED_ON)
        return joined(put(' {}="{}"', *pair) for pair in pairs)

    @property
    def shown(self) -> str | None:
        """The value as the control shows it; what was typed stays, right or wrong."""
        value = self.field.widget.format_value(self.value())
        return None if value is None else str(value)

    @property
    def ticked(self) -> bool:
        """Whether a single checkbox is ticked."""
        return cast(forms.CheckboxInput, self.field.widget).check_test(self.value())

    @property
    def boxes(self) -> list[DateBox]:
        """The three boxes of a date."""
        errors = self.form.errors.as_data().get(self.name, []) if self.error else []
        wrong = getattr(errors[0], "boxes", ()) if errors else ()
        widget = cast(DateInput, self.field.widget)
        return widget.boxes(self.html_name, self.id, self.value(), wrong or (PARTS if errors else ()))

    @property
    def option_tags(self) -> SafeString:
        """The options of a drop-down list: there can be one for each board of the country."""
        value, selected = self.value(), SafeString(" selected")
        known = "" if value is None else str(value)
        options = ((key, selected if str(key) == known else "", label) for key, label in self.field.choices)  # type: ignore[attr-defined]
        return joined(put('<option value="{}"{}>{}</option>\n    ', *option) for option in options)

    @property
    def options(self) -> Iterator[Option]:
        """The options in order; the first has the id of the field itself."""
        widget = self.field.widget
        hints, dividers = getattr(widget, "hints", {}), getattr(widget, "dividers", {})
        number = 0
        for bound in self.subwidgets:
            value = str(bound.data["value"])
            number += 2 if value in dividers else 1  # a divider is counted, as govuk-frontend does
            yield Option(
                id=self.id if number == 1 else f"{self.id}-{number}",
                value=value,
                label=str(bound.data["label"]),
                chosen=bool(bound.data["selected"]),
                hint=str(hints.get(value, "")),
                divider=str(dividers.get(value, "")),
                revealed=self._revealed_by(value),
            )

    def _revealed_by(self, value: str) -> SafeString:
        widget = self.field.widget
        names = widget.reveals.get(value, ()) if isinstance(widget, Choosing) else ()
        return joined(self.form[name].as_field_group() for name in names)
