"""Fields whose messages say what to do. `asks` completes "Enter ...", "Select ..." or "Choose ..."."""

from collections.abc import Callable, Iterable
from datetime import time
from typing import Any

from django import forms
from django.db.models import QuerySet

from scr_portal.forms.widgets import Checkboxes, FileUpload, LongText, Radios, Select, Text

Choices = Iterable[tuple[str, str]] | Callable[[], Iterable[tuple[str, str]]]


def subject(asks: str) -> str:
    """`asks` as the beginning of a sentence."""
    return asks[:1].upper() + asks[1:]


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, asks: str, most: int = 200, width: int = 0, autocomplete: str = "", **kwargs: Any) -> None:
        """`most` characters; `width` of the box in characters, 0 for the whole column."""
        attrs = {"autocomplete": autocomplete} if autocomplete else {}
        kwargs.setdefault("widget", Text(width, **attrs))
        super().__init__(max_length=most, **kwargs)
        self.error_messages |= {
            "required": f"Enter {asks}",
            "max_length": f"{subject(asks)} must be {most:,} characters or fewer",
        }


class LongTextField(forms.CharField):
    """Several lines of text."""

    def __init__(self, *, asks: str, most: int = 10_000, rows: int = 5, count: bool = False, **kwargs: Any) -> None:
        """`most` characters; with `count` the page counts those left."""
        super().__init__(max_length=most, widget=LongText(rows, most=most if count else 0), **kwargs)
        self.error_messages |= {
            "required": f"Enter {asks}",
            "max_length": f"{subject(asks)} must be {most:,} characters or fewer",
        }


class EmailField(forms.EmailField):
    """An e-mail address."""

    def __init__(self, *, asks: str = "an e-mail address", **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 254)  # what an account can hold
        super().__init__(widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}), **kwargs)
        message = f"Enter {asks} in the form name@example.org"
        self.error_messages |= {"required": message, "invalid": message}
        self.validators = [_saying(message, validator) for validator in self.validators]


class NumberField(forms.IntegerField):
    """A whole number from `least` to `most`."""

    def __init__(self, *, asks: str, least: int = 0, most: int = 1_000_000, width: int = 5, **kwargs: Any) -> None:
        super().__init__(min_value=least, max_value=most, widget=Text(width, inputmode="numeric"), **kwargs)
        says = f"{subject(asks)} must be a whole number from {least:,} to {most:,}"
        self.error_messages |= {"required": f"Enter {asks}", "invalid": says}
        self.validators = [_saying(says, validator) for validator in self.validators]


TIMES = ("%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I:%M %p", "%I.%M %p", "%I%p", "%I %p")
"""14:30 and 14.30; 2:30pm, 2.30 pm and 2pm."""


class TimeField(forms.TimeField):
    """A time of day, by the clock of 24 hours or of 12."""

    def __init__(self, *, asks: str, **kwargs: Any) -> None:
        super().__init__(widget=Text(5), input_formats=TIMES, **kwargs)
        message = f"Enter {asks} in the form 14:30 or 2:30pm"
        self.error_messages |= {"required": message, "invalid": message}

    def prepare_value(self, value: Any) -> Any:
        """Without seconds."""
        return value.strftime("%H:%M") if isinstance(value, time) else value


class ChoiceField(forms.ChoiceField):
    """One of a few, as radios; give `widget=Select()` where there are many."""

    def __init__(self, *, asks: str, choices: Choices = (), **kwargs: Any) -> None:
        kwargs.setdefault("widget", Radios())
        super().__init__(choices=choices, **kwargs)
        self.error_messages |= _select(asks)


class YesNoField(forms.TypedChoiceField):
    """Yes or no, with neither ticked for you; None when it may be left out and was."""

    def __init__(self, *, asks: str, yes: str = "Yes", no: str = "No", **kwargs: Any) -> None:
        kwargs.setdefault("widget", Radios(inline=True))
        choices = (("yes", yes), ("no", no))
        super().__init__(choices=choices, coerce=lambda value: value == "yes", empty_value=None, **kwargs)
        self.error_messages |= _select(asks)

    def prepare_value(self, value: Any) -> Any:
        """A stored truth as its option."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class MultipleChoiceField(forms.MultipleChoiceField):
    """Any of a few, as checkboxes."""

    def __init__(self, *, asks: str, choices: Choices = (), **kwargs: Any) -> None:
        kwargs.setdefault("widget", Checkboxes())
        super().__init__(choices=choices, **kwargs)
        self.error_messages |= _select(asks)


class ModelChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of those offered: pass a queryset that the reader may see, in the form's `__init__`."""

    def __init__(self, queryset: QuerySet[Any] | None = None, *, asks: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Select())
        kwargs.setdefault("empty_label", f"Choose {asks}")
        super().__init__(queryset, **kwargs)
        self.error_messages |= _select(asks)


class MultipleModelChoiceField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any of the rows offered."""

    def __init__(self, queryset: QuerySet[Any] | None = None, *, asks: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Checkboxes())
        super().__init__(queryset, **kwargs)
        self.error_messages |= _select(asks)


class ConfirmField(forms.BooleanField):
    """One checkbox that has to be ticked, or may be with `required=False`."""

    def __init__(self, *, asks: str = "that you confirm this", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages |= {"required": f"Tick to say {asks}"}


class FileField(forms.FileField):
    """One file; what is in it is checked where documents are kept."""

    def __init__(self, *, asks: str, accept: str = "", **kwargs: Any) -> None:
        super().__init__(widget=FileUpload(accept=accept), **kwargs)
        self.error_messages |= {
            "required": f"Choose {asks}",
            "invalid": f"Choose {asks}",
            "missing": f"Choose {asks}",
            "empty": "The file is empty. Choose another file",
        }


def _select(asks: str) -> dict[str, str]:
    return dict.fromkeys(("required", "invalid_choice", "invalid_pk_value", "invalid_list"), f"Select {asks}")


def _saying(message: str, validator: Any) -> Any:
    """`validator`, with one plain message in the place of its own."""

    def check(value: Any) -> None:
        try:
            validator(value)
        except forms.ValidationError:
            raise forms.ValidationError(message, code="invalid") from None

    return check
