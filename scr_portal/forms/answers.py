"""The answers of a form in words, question by question: to be checked before it is sent, or shown afterwards."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm

from scr_portal.forms.again import NOTHING, Difference, in_words
from scr_portal.forms.form import Form

OPTIONAL = " (optional)"


@dataclass(frozen=True)
class Answer:
    """A question and what was answered."""

    question: str
    words: str


@dataclass(frozen=True)
class Answers:
    """The answers to one form, or to one of its rows, which has a title then."""

    title: str
    lines: list[Answer]


def answers(form: Form) -> list[Answers]:
    """What was typed into a form, right or wrong, without the questions that nobody answered."""
    own = [name for name in form.fields if form.asks_for(name)]
    found = [Answers("", _lines(form, {name: form[name].value() for name in own}))]
    for rows in form.rows.values():
        found += [
            Answers(f"{rows.item.capitalize()} {number}", _lines(row, {name: row[name].value() for name in row.fields}))
            for number, row in rows.numbered
        ]
    return _with_lines(found)


def stated(form: Form, values: Mapping[str, Any]) -> list[Answers]:
    """The same from what is kept: `values` by question, and for each group of rows the values of each row."""
    found = [Answers("", _lines(form, {name: values[name] for name in form.fields if name in values}))]
    for name, rows in form.rows.items():
        blank = rows.row()
        found += [
            Answers(f"{rows.item.capitalize()} {number}", _lines(blank, {one: said[one] for one in blank.fields}))
            for number, said in enumerate(values.get(name, ()), start=1)
        ]
    return _with_lines(found)


def differences(typed: Form, stands: Form) -> Iterator[Difference]:
    """Every question to which two versions of a form have another answer."""
    mine, theirs = _by_question(typed), _by_question(stands)
    for question in dict.fromkeys([*mine, *theirs]):
        one, other = mine.get(question, NOTHING), theirs.get(question, NOTHING)
        if one != other:
            yield Difference(question, one, other)


def _by_question(form: Form) -> dict[str, str]:
    return {
        f"{one.title}: {line.question}" if one.title else line.question: line.words
        for one in answers(form)
        for line in one.lines
    }


def _lines(form: BaseForm, values: Mapping[str, Any]) -> list[Answer]:
    said = {name: in_words(form, name, form.fields[name].prepare_value(value)) for name, value in values.items()}
    return [
        Answer(str(form.fields[name].label).removesuffix(OPTIONAL), words)
        for name, words in said.items()
        if words.strip() and words != NOTHING
    ]


def _with_lines(found: Iterable[Answers]) -> list[Answers]:
    return [one for one in found if one.lines]
