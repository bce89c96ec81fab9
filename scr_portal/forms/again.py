"""What was typed, kept when a form could not be taken: to be sent again, or beside what stands now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Manager
from django.utils.datastructures import MultiValueDict

from scr_portal.clocks import day_words
from scr_portal.forms.dates import DateParts

NOTHING = "Not filled in"
OF_THE_PAGE = "csrfmiddlewaretoken save-draft send-code once drafted looked look seen go-on autosave writer by-link"
NOT_TYPED = frozenset(OF_THE_PAGE.split())
"""What a form carries that nobody has typed, besides the version of the row."""
SECRET = ("password", "csrfmiddlewaretoken", "token", "code", "key")


@dataclass(frozen=True)
class KeptField:
    """One value of a form that was sent."""

    name: str
    value: str
    question: str = ""

    @property
    def words(self) -> str:
        """The question, or where it is not known the name as a person might say it."""
        return self.question or self.name.replace("_", " ").replace("-", ", ").capitalize()

    @property
    def is_typed(self) -> bool:
        """Whether somebody has typed or chosen it: the rest is of the page."""
        return bool(self.value) and self.name not in NOT_TYPED | {"version"}


@dataclass(frozen=True)
class Difference:
    """One question with both answers in words."""

    question: str
    typed: str
    stands: str


def fields_of(post: "MultiValueDict[str, str]", asked: Callable[[str], str] | None = None) -> list[KeptField]:
    """Every value that was sent, in order, without passwords, codes and tokens; files cannot be kept.

    `asked` gives the question of a name, or "" where it does not know it.
    """
    kept = ((name, value) for name, values in post.lists() for value in values if not is_secret(name))
    return [KeptField(name, value, asked(name) if asked else "") for name, value in kept]


def is_secret(name: str) -> bool:
    """Whether a field of this name is never kept."""
    return any(word in name.lower() for word in SECRET)


def against(form: forms.BaseForm, current: object) -> list[Difference]:
    """What was typed and what stands now, for the questions that the row itself holds."""
    return [
        Difference(
            str(form[name].label),
            in_words(form, name, form[name].value()),
            in_words(form, name, field.prepare_value(stands)),
        )
        for name, field in form.fields.items()
        if (stands := getattr(current, name, ...)) is not ...
    ]


def in_words(form: forms.BaseForm, name: str, value: object) -> str:
    """An answer as people read it: the label of an option, a date in words, "not filled in" for nothing."""
    if isinstance(value, Manager):
        value = [row.pk for row in value.all()]
    if isinstance(value, DateParts):
        return _day_in_words(form.fields[name], value)
    if value is None or value in ("", [], ()):
        return NOTHING
    if isinstance(value, date):
        return day_words(value)
    labels = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(labels.get(str(item), str(item)) for item in values)


def _day_in_words(field: forms.Field, typed: DateParts) -> str:
    """The day that was typed, or what was typed where that is none."""
    try:
        day = field.clean(typed)
    except forms.ValidationError:
        day = None
    if isinstance(day, date):
        return day_words(day)
    return str(day) if day else " ".join(filter(None, typed)) or NOTHING
