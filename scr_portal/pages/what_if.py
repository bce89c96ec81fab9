"""A page that shows what its step would change before it is taken: the step is tried, looked at, and undone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse

from scr_portal.clocks import Sort, day_words
from scr_portal.deadlines import Deadline, dates_of
from scr_portal.forms import LongTextField
from scr_portal.pages.steps import StepPage

NOT_WRITTEN = "Not written yet"


@dataclass(frozen=True)
class Moved:
    """A clock that the step starts, stops or moves, with the sum of the day that it would have."""

    how: str
    name: str
    before: str
    after: str
    clock: Deadline | None


@dataclass(frozen=True)
class WhatIf:
    """What a step would change: clocks, those of notices too; what follows from it; and what speaks against it."""

    moved: list[Moved]
    says: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Tried(Exception):
    """Raised to undo a step that was taken only to see what it would change."""

    def __init__(self, what_if: WhatIf) -> None:
        super().__init__("Only tried.")
        self.what_if = what_if


class WhatIfPage(StepPage):
    """First shows which clocks start, stop and move, then takes the step: two presses of one button's place.

    What is seen and what is recorded are the same: other days than those shown are shown again first. Where one need
    not look, there is a button of its own for it. What no date goes by need not be written yet to look at the dates.
    """

    template_name = "layouts/what_if.html"
    look: ClassVar[str] = "See what it changes"
    must_look: ClassVar[bool] = True
    shows_stopped: ClassVar[bool] = True
    """Whether it shows clocks that neither ran before nor run afterwards: they matter where a day is put right."""
    stands_in: bool = False  # something stands for what is not written yet, so this is only tried

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Whether the button was pressed that records nothing."""
        super().setup(request, *args, **kwargs)
        self.only_looks = "look" in request.POST

    def get_template_names(self) -> list[str]:
        """The one template of such pages."""
        return [self.template_name]

    def take(self, form: forms.Form) -> None:
        """Take the step when its consequences were seen, or need not be; else try it and undo it."""
        was_seen = self.request.POST.get("seen", "") == self._mark(form)
        if (was_seen or not self.must_look) and not self.only_looks:
            super().take(form)
            return
        before = self._stand()
        after = self.afterwards(form)
        found = _difference(before, after, with_stopped=self.shows_stopped)
        raise Tried(replace(found, says=tuple(self.says(after)), doubts=self.doubts()))

    def afterwards(self, form: forms.Form) -> "Stand":
        """Take the step, and look where the clocks stand then."""
        super().take(form)
        return self._stand()

    def says(self, after: "Stand") -> Iterable[str]:
        """What else would follow, in sentences, where the clocks stood so."""
        return ()

    def doubts(self) -> tuple[str, ...]:
        """What would look wrong afterwards, asked while the step is tried: it is said, and stops nothing."""
        return ()

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """The step taken, or the page with what it would change, drawn from what is recorded: the trial is undone."""
        try:
            return super().form_valid(form)
        except Tried as tried:
            self.record = self.find_record()
            return self.looked(form, tried.what_if)

    @property
    def asks_to_look(self) -> bool:
        """Whether the button was pressed that shows what would change, and not the one that records."""
        return "look" in self.request.POST or (self.must_look and "seen" not in self.request.POST)

    def goes_by(self, form: forms.Form) -> set[str]:
        """The questions that the dates go by: the longer texts are none of them."""
        return {NON_FIELD_ERRORS, *(name for name, one in form.fields.items() if not isinstance(one, LongTextField))}

    def tried_with(self, form: forms.Form) -> dict[str, Any]:
        """What the step is tried with while longer texts are not written yet."""
        return form.cleaned_data | dict.fromkeys(form.errors, NOT_WRITTEN)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """What it would change, where that goes by nothing that is wrong; who asks for that alone is told no more."""
        goes_by = self.goes_by(form)
        if (self.asks_to_look or self.must_look) and not (self.stands_in or goes_by.intersection(form.errors)):
            self.stands_in = self.only_looks = True
            form.cleaned_data = self.tried_with(form)
            return self.form_valid(form)
        for name in form.errors.keys() - goes_by if self.asks_to_look else ():
            del form.errors[name]
        return super().form_invalid(form)

    def looked(self, form: forms.Form, what_if: WhatIf) -> HttpResponse:
        """The page with what the step would change; what it lacks is said to who meant to record it."""
        lacks = bool(form.errors) and not self.asks_to_look
        if form.errors and not lacks:
            form.checked = False  # type: ignore[attr-defined]
        context = self.get_context_data(form=form, what_if=what_if, seen=self._mark(form))
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY if lacks else HTTPStatus.OK)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Nothing tried yet, unless said."""
        words = {"look": self.look, "must_look": self.must_look}
        return super().get_context_data(**({"what_if": None, "seen": ""} | words | kwargs))

    def _mark(self, form: forms.Form) -> str:
        """What was answered that the dates go by: another answer is another thing to look at."""
        said = {name: form.cleaned_data[name] for name in sorted(self.goes_by(form) & form.cleaned_data.keys())}
        days = (f"{name}={one.isoformat() if isinstance(one, date) else one}" for name, one in said.items())
        return "|".join(("seen", *days))

    def _stand(self) -> "Stand":
        return {(one.subject_key, one.kind): one for one in dates_of(self.record.casefile, self.user)}


Stand = dict[tuple[str, str], Deadline]
"""Where the clocks of a case stand."""


def _difference(before: Stand, after: Stand, *, with_stopped: bool) -> WhatIf:
    """What runs afterwards first, by its day; then what stops with it; last what had stopped before."""
    moved = []
    for key in sorted(before.keys() | after.keys(), key=lambda key: _nearest(before.get(key), after.get(key))):
        old, new = _words(before.get(key)), _words(after.get(key))
        if old != new and (with_stopped or _ran(before.get(key)) or _ran(after.get(key))):
            clock = after.get(key) or before[key]
            named = f"{clock.name}, {clock.agency}" if clock.agency else clock.name
            moved.append(Moved(_how(before.get(key), clock), named, old, new, clock if clock.counts else None))
    return WhatIf(moved)


def _ran(clock: Deadline | None) -> bool:
    return clock is not None and clock.is_running


def _nearest(before: Deadline | None, after: Deadline | None) -> tuple[int, date, str, str]:
    clock = after or before
    assert clock is not None  # noqa: S101  one of the two is there
    group = 0 if _ran(after) else 1 if _ran(before) else 2
    return group, clock.due_on, clock.subject_key, clock.kind


def _how(before: Deadline | None, after: Deadline) -> str:
    """What happens to it, in a word or two."""
    if not after.counts:
        return "Counted no more"
    if after.stopped_on and not (before and before.counts):
        return "Counted, and stopped already"
    if after.stopped_on and not (before and before.stopped_on):
        return "Stops"
    return "Moves" if before and before.counts else "Starts"


def _words(clock: Deadline | None) -> str:
    if clock is None:
        return "Not counted"
    if not clock.counts:
        return "No longer counted"
    words = f"{day_words(clock.due_on)}, counted from {day_words(clock.starts_on)}"
    if clock.sort == Sort.SINCE:
        words = f"To do since {day_words(clock.starts_on)}"
    if clock.stopped_on is None:
        return words
    late = (clock.stopped_on - clock.due_on).days
    how = f"{late} day{'' if late == 1 else 's'} late" if late > 0 and clock.sort == Sort.DUE else "in time"
    return f"{words}; stopped {day_words(clock.stopped_on)}" + (f", {how}" if clock.sort == Sort.DUE else "")
