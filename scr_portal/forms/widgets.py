"""The controls of the GOV.UK Design System; `bound.py` gives each its template."""

from collections.abc import Mapping, Sequence

from django import forms


class Text(forms.TextInput):
    """A text box, as wide as the answer is long: `width` counts characters (2 to 5, 10, 20), or is 0."""

    def __init__(self, width: int = 0, **attrs: str) -> None:
        if width:
            attrs["class"] = f"govuk-input--width-{width}"
        super().__init__(attrs)


class LongText(forms.Textarea):
    """A text box of several lines; with `most` it counts the characters left, where scripts run."""

    def __init__(self, rows: int = 5, most: int = 0, most_words: int = 0) -> None:
        super().__init__({"rows": rows})
        self.most, self.most_words = most, most_words


class Choosing:
    """What radios and checkboxes share: a hint under an option, and fields that an option reveals."""

    def __init__(
        self,
        *,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, Sequence[str]] | None = None,
        dividers: Mapping[str, str] | None = None,
        inline: bool = False,
        small: bool = False,
    ) -> None:
        """By option: `hints`, `reveals` (names of fields of this form), `dividers` (a word before it)."""
        super().__init__()
        self.hints, self.reveals, self.dividers = hints or {}, reveals or {}, dividers or {}
        self.inline, self.small = inline, small


class Radios(Choosing, forms.RadioSelect):
    """One of a few."""


class Checkboxes(Choosing, forms.CheckboxSelectMultiple):
    """Any of a few."""


class Select(forms.Select):
    """One of many; radios where there are few."""


class FileUpload(forms.FileInput):
    """One file; `accept` lists the endings that the chooser offers."""

    def __init__(self, *, accept: str = "") -> None:
        super().__init__({"accept": accept} if accept else {})
