"""The questions of a correction."""

from collections.abc import Mapping
from typing import Any

from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import day_words
from scr_portal.corrections.facts import FACTS, DatedFact
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, Radios, TextField
from scr_portal.guidance import editions


class CorrectForm(Form):
    """Which day is wrong, what it should be, and why."""

    wants_record = True
    field = ChoiceField(asks="the date that is wrong", label="Which date is wrong?")
    day = DateField(
        asks="the right date",
        label="What is the right date?",
        required=False,
        help_text="For example, 31 1 2026. Leave it empty only where the day was never known.",
    )
    reason = LongTextField(
        asks="why it is corrected",
        label="Why is it corrected?",
        rows=3,
        help_text="Kept with the old date, and shown to those who see this part of the case.",
    )

    def __init__(self, *args: Any, record: CaseRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = FACTS[record._meta.label_lower]
        self._ask_beside(record, facts)
        choices = [(name, _now(fact, record, name)) for name, fact in facts.items() if _offered(fact, record, name)]
        self.fields["field"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.initial.setdefault("field", choices[0][0])

    def _ask_beside(self, record: CaseRecord, facts: Mapping[str, DatedFact]) -> None:
        """What is said with one of the dates is put right with it, on the same page."""
        offered = ((name, fact) for name, fact in facts.items() if _offered(fact, record, name))
        beside = next(((name, fact) for name, fact in offered if fact.beside), None)
        if beside is None:
            return
        name, fact = beside
        self.fields["field"].widget = Radios(reveals={name: ["words"]})
        said = getattr(record, fact.beside)
        self.fields["words"] = TextField(asks=fact.beside_asks, label=fact.beside_label, most=150, required=bool(said))
        self.initial.setdefault("words", said)


def _offered(fact: DatedFact, record: CaseRecord, name: str) -> bool:
    has_it = not fact.of_kind or getattr(record, "kind", "") == fact.of_kind
    return has_it and (fact.may_be_empty or getattr(record, name) is not None)


def _now(fact: DatedFact, record: CaseRecord, name: str) -> str:
    day = getattr(record, name)
    return f"{fact.called}: {day_words(day) if day else 'not stated'}"


class ChangeEditionForm(Form):
    """Which edition governs, and why."""

    wants_record = True
    edition = ChoiceField(asks="the edition that is to govern the case", label="Which edition is to govern the case?")
    reason = LongTextField(
        asks="why another edition governs",
        label="Why?",
        rows=4,
        help_text="For example: the decision was made before the day that had been recorded.",
    )

    def __init__(self, *args: Any, record: CaseRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = list(_others(record.casefile).items())  # type: ignore[attr-defined]


def _others(casefile: CaseFile) -> Mapping[str, str]:
    return {
        slug: f"{one.title}, in force from {day_words(one.in_force_from)}"
        for slug, one in editions().items()
        if slug != casefile.edition_slug
    }
