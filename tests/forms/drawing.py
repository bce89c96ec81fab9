"""Our own form, filled in as a fixture of govuk-frontend asks, so that the two can be compared."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from django import forms

from scr_portal.forms import Checkboxes, DateField, DateParts, FileUpload, Form, LongText, Radios, Select, Text
from scr_portal.forms.dates import PARTS, WrongDateError
from tests.forms.fixtures import Fixture

Options = dict[str, Any]


class Raw(forms.CharField):
    """Markup of a fixture that one of its options reveals."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(help_text=help_text)
        self.template_name = "raw.html"


def draw(fixture: Fixture) -> str:
    """Our markup for the same question."""
    options = fixture.options
    name = options.get("id") or options.get("idPrefix") or options["name"]
    field, value = FIELDS[fixture.component](options)
    label = options.get("label") or options.get("fieldset", {}).get("legend", {})
    field.label, field.required = label["text"], False
    field.disabled = options.get("disabled", False)
    field.help_text = options.get("hint", {}).get("text", "")
    question = name if label.get("isPageHeading") else ""
    size = label.get("classes", "").rpartition("--")[2]
    form = _form(name, field, _revealed(options), question, size)
    error = options.get("errorMessage")
    drawn = form({name: value} if error else None, initial={name: value}, auto_id="%s")
    if error:
        drawn.is_valid()
        drawn.errors.pop(name, None)
        drawn.add_error(name, WrongDateError(error["text"], *_wrong_boxes(options)))
    return str(drawn[name].as_field_group())


def _form(name: str, field: forms.Field, revealed: dict[str, forms.Field], question: str, size: str) -> type[Form]:
    fields = {name: field, **revealed, "page_question": question, "label_size": size}
    drawn: type[Form] = type("Drawn", (Form,), fields)
    return drawn


def _revealed(options: Options) -> dict[str, forms.Field]:
    return {
        f"revealed-{item['value']}": Raw(help_text=item["conditional"].get("html", ""))
        for item in _items(options)
        if item.get("conditional")
    }


def _wrong_boxes(options: Options) -> Sequence[str]:
    items = {item["name"]: item for item in options.get("items", ()) if "name" in item}
    boxes = {part: items.get(part) or options.get(part) or {} for part in PARTS}
    named = [part for part in PARTS if _is_wrong(boxes[part])]
    return named or [part for part in PARTS if boxes[part].get("error") is not False]


def _is_wrong(box: Options) -> bool:
    return bool(box.get("error")) or "govuk-input--error" in box.get("classes", "")


def _attributes(options: Options, *names: str) -> dict[str, str]:
    given = {name: str(options[name]).lower() for name in names if name in options}
    return given | ({"class": options["classes"]} if "classes" in options else {})


def _input(options: Options) -> tuple[forms.Field, Any]:
    names = ("inputmode", "autocomplete", "pattern", "spellcheck", "autocapitalize")
    widget = Text()
    widget.attrs |= _attributes(options, *names)
    widget.input_type = options.get("type", "text")
    return forms.CharField(widget=widget), options.get("value")


def _password(options: Options) -> tuple[forms.Field, Any]:
    attributes = {"autocomplete": "current-password"} | _attributes(options, "autocomplete")
    return forms.CharField(widget=forms.PasswordInput(attributes)), None


def _long(options: Options) -> tuple[forms.Field, Any]:
    widget = LongText(
        int(options.get("rows", 5)),
        most=int(options.get("maxlength", 0)),
        most_words=int(options.get("maxwords", 0)),
    )
    widget.attrs |= _attributes(options, "autocomplete", "spellcheck")
    return forms.CharField(widget=widget, strip=False), options.get("value")


def _file(options: Options) -> tuple[forms.Field, Any]:
    widget = FileUpload(accept=options.get("attributes", {}).get("accept", ""))
    widget.attrs |= _attributes(options)
    return forms.FileField(widget=widget), None


def _choices(options: Options) -> list[tuple[str, str]]:
    return [(str(item["value"]), item["text"]) for item in _items(options) if "value" in item]


def _items(options: Options) -> list[Options]:
    """The options in order; a word between two of them is an item of its own."""
    return [item for item in options.get("items", ()) if item]


def _chosen(options: Options, mark: str) -> list[str]:
    marked = {str(item["value"]) for item in _items(options) if item.get(mark)}
    refused = {str(item["value"]) for item in _items(options) if item.get(mark) is False}
    return sorted(marked | ({str(v) for v in options.get("values", [options.get("value")])} - refused))


def _select(options: Options) -> tuple[forms.Field, Any]:
    chosen = _chosen(options, "selected")
    field = forms.ChoiceField(choices=_choices(options), widget=Select(_attributes(options)))
    return field, next((value for value, _ in _choices(options) if value in chosen), None)


def _of_a_few(options: Options) -> dict[str, Any]:
    items = _items(options)
    divided = pairwise(items)
    return {
        "hints": {str(i["value"]): i["hint"]["text"] for i in items if i.get("hint")},
        "reveals": {
            str(i["value"]): [f"revealed-{i['value']}"] for i in items if (i.get("conditional") or {}).get("html")
        },
        "dividers": {str(after["value"]): before["divider"] for before, after in divided if "divider" in before},
        "inline": "--inline" in options.get("classes", ""),
        "small": "--small" in options.get("classes", ""),
    }


def _radios(options: Options) -> tuple[forms.Field, Any]:
    chosen = _chosen(options, "checked")
    field = forms.ChoiceField(choices=_choices(options), widget=Radios(**_of_a_few(options)))
    return field, next((value for value, _ in _choices(options) if value in chosen), None)


def _checkboxes(options: Options) -> tuple[forms.Field, Any]:
    widget = Checkboxes(**_of_a_few(options))
    return forms.MultipleChoiceField(choices=_choices(options), widget=widget), _chosen(options, "checked")


def _date(options: Options) -> tuple[forms.Field, Any]:
    items = {item["name"]: item for item in options.get("items", ()) if "name" in item}
    values = {key.rpartition("-")[2]: value for key, value in options.get("values", {}).items()}
    boxes = {part: items.get(part) or options.get(part) or {} for part in PARTS}
    parts = [str(values.get(part) or boxes[part].get("value") or "") for part in PARTS]
    return DateField(), DateParts(*parts)


FIELDS: dict[str, Callable[[Options], tuple[forms.Field, Any]]] = {
    "input": _input,
    "password-input": _password,
    "textarea": _long,
    "character-count": _long,
    "file-upload": _file,
    "select": _select,
    "radios": _radios,
    "checkboxes": _checkboxes,
    "date-input": _date,
}
