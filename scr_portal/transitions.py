"""A step, written once: locked, checked, logged, its clocks synced and its news told, in one transaction."""

import copy
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from inspect import signature
from typing import Concatenate, Generic, ParamSpec, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone

from scr_portal import audit, deadlines, notifications, walls
from scr_portal.access import Grants, forget
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import UnknownYear
from scr_portal.constraints import in_words
from scr_portal.documents.resting import files_can_be_opened, names_files
from scr_portal.documents.store import nothing_left_behind
from scr_portal.locking import locked
from scr_portal.signatures import Signing

M = TypeVar("M", bound=CaseRecord)
P = ParamSpec("P")
Guard = Callable[[M], str | None]
Reaction = Callable[[CaseRecord, User], None]


class Refused(Exception):
    """The step cannot be taken now; the message says why, in words for the person who tried."""


class PermissionRefused(PermissionDenied):
    """The person may see the row but may not take this step."""


class Conflict(Exception):
    """Somebody else changed the row since the form was opened; `current` is the row as it stands."""

    def __init__(self, current: CaseRecord) -> None:
        super().__init__("Somebody else changed this while you were working on it.")
        self.current = current


TRIES = 3
"""How often a step of what has happened already is tried, where the row changes each time."""


@dataclass(frozen=True)
class Transition(Generic[M, P]):
    """One step on one model. `run` is the only way to take it: web, tasks, command line and tests alike."""

    model: type[M]
    body: Callable[Concatenate[M, User, P], None]
    source: frozenset[str]
    target: str | None
    sentence: str
    opens: bool
    guards: tuple[Guard[M], ...]
    personal: str
    of_board: str
    signs: Signing[M] | None
    day: str
    permission: str = field(init=False)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        verb = self.body.__name__
        object.__setattr__(self, "name", f"{self.model._meta.model_name}.{verb}")
        object.__setattr__(self, "permission", f"{self.model._meta.app_label}.{verb}_{self.model._meta.model_name}")

    @property
    def verb(self) -> str:
        """The one verb this step has everywhere."""
        return self.body.__name__

    def run(self, obj: M, by: User, /, *args: P.args, **kwargs: P.kwargs) -> M:
        """Take the step and give back the row as it now stands.

        Raises PermissionRefused, Refused, Conflict or ValidationError; then nothing has changed.
        """
        casefile = obj.casefile
        opens_case = casefile._state.adding
        if casefile.pk is None:
            casefile.pk = walls.next_key(CaseFile)
        with nothing_left_behind(), _refusing_unknown_years(), in_words(), walls.opened(casefile.pk):
            fresh = self._fresh(obj)
            # under the lock: a right may have ended while we waited for it
            held = self._check_permission(fresh, by, opens_case)
            if sentence := self.why_not(fresh):
                raise Refused(sentence)
            before = {} if self.opens else _values(fresh)
            self.body(fresh, by, *args, **kwargs)
            changed = self._save(fresh, before)
            happened_on = cast("date | None", kwargs.get(self.day))
            self._tell(fresh, by, audit.plain(kwargs) | changed | self._sign(fresh, held, kwargs), happened_on)
        forget([by])
        return fresh

    def new(self, casefile: CaseFile, held: Grants) -> M:
        """A row for a step that opens: of the person's own agency, where the step is theirs for that alone."""
        return self.model(casefile=casefile, agency_id=held.own_agency(self.permission, casefile.pk))

    def run_as_it_stands(self, obj: M, by: User, /, *args: P.args, **kwargs: P.kwargs) -> M | None:
        """Take a step of what has happened already, such as an opening, whatever else was changed meanwhile.

        Gives the row; None where the step is refused, as when somebody else was quicker.
        """
        for _ in range(TRIES):
            try:
                return self.run(obj, by, *args, **kwargs)
            except Refused:
                return None
            except Conflict as changed:
                obj = cast(M, changed.current)
        return None

    def why_not(self, obj: M) -> str | None:
        """The sentence that stands where the button would be; None when the step is open."""
        if obj.is_void:
            return "Not possible: this was recorded by mistake and is void."
        if not self.in_state(obj):
            return _not_in_state(obj, self.source)
        if not self.guards:
            return None
        with walls.looked_at(obj.casefile.pk):  # a guard looks at rows that this reader may not see
            return next((why for guard in self.guards if (why := guard(obj))), None)

    def in_state(self, obj: M) -> bool:
        """Whether the row's status is one that this step starts from."""
        return self.opens or not self.source or getattr(obj, "status", None) in self.source

    def offered_to(self, obj: M, held: Grants) -> bool:
        """Whether a button for this step belongs on the page: the person may, and the step is open."""
        return self.allowed(obj, held) and self.why_not(obj) is None

    def allowed(self, obj: M, held: Grants) -> bool:
        """Whether the person holds this step's permission for this row, or for its board when there is no case yet.

        A personal step belongs to the person its row names, where it names one, and to nobody else; a step of another
        board to those who would hold it if that board led the case.
        """
        if self.personal and (person := getattr(obj, f"{self.personal}_id")):
            return bool(person == held.user.pk)
        if self.of_board:
            return held.may_if_led_by(self.permission, getattr(obj, f"{self.of_board}_id"), obj.casefile_id)
        if obj.casefile.pk is None:
            return held.may_on_board(self.permission, obj.casefile.board_id)
        return held.may(self.permission, obj)

    def _check_permission(self, obj: M, by: User, opens_case: bool) -> Grants:
        """Of a case that this step opens it is asked on the board: who opens one may have no part in it."""
        held = Grants(by, timezone.localdate())
        on_board = opens_case and held.may_on_board(self.permission, obj.casefile.board_id)
        if not on_board and not self.allowed(obj, held):
            raise PermissionRefused(f"You may not do this: {self.name}.")
        return held

    def _fresh(self, obj: M) -> M:
        if obj.casefile._state.adding:
            obj.casefile.save(force_insert=True)
            obj.casefile = obj.casefile
        obj.casefile = locked(CaseFile, obj.casefile_id)
        if self.opens:
            return obj
        fresh = locked(self.model, obj.pk)
        fresh.casefile = obj.casefile
        if fresh.version != obj.version:
            raise Conflict(fresh)
        return fresh

    def _save(self, obj: M, before: dict[str, object]) -> dict[str, object]:
        if self.target is not None:
            obj.status = self.target  # type: ignore[attr-defined]
        if self.opens:
            obj.full_clean()
            if obj.pk is None:
                obj.save(force_insert=True)
            return _values(obj)
        changed = {name: value for name, value in _values(obj).items() if before[name] != value}
        obj.version += 1
        _check(obj, changed)
        obj.save(update_fields=[*changed, "version"])
        return changed

    def _sign(self, obj: M, held: Grants, said: Mapping[str, object]) -> dict[str, object]:
        """Nobody takes a step that is signed without a signature: the engine gives it, and the chain covers it."""
        if self.signs is None:
            return {}
        role = held.role_for(self.permission, obj)
        given = self.signs.give(obj, held.user, role, self.name, said)
        return {"signed": [{"sha256": one.sha256, "role": one.role, "words": one.words} for one in given]}

    def _tell(self, obj: M, by: User, payload: dict[str, object], happened_on: date | None) -> None:
        sentence = self.sentence.format(by=by.name, it=obj)
        event = audit.record(obj, by, timezone.now(), self.name, sentence, payload, happened_on)
        notifications.tell(event, obj)
        for reaction in (*REACTIONS[self.name], *LAST[self.name]):
            reaction(obj, by)
        deadlines.sync(obj.casefile)  # last: a reaction may have started a clock


STEPS: dict[str, Transition[CaseRecord, ...]] = {}
REACTIONS: dict[str, list[Reaction]] = defaultdict(list)
LAST: dict[str, list[Reaction]] = defaultdict(list)
"""Those that look at all that followed from the step."""


def transition(
    model: type[M],
    *,
    source: Iterable[str] = (),
    target: str | None = None,
    sentence: str,
    opens: bool = False,
    when: Iterable[Guard[M]] = (),
    personal: str = "",
    of_board: str = "",
    signs: Signing[M] | None = None,
    needs_file: bool = True,
    day: str | None = None,
) -> Callable[[Callable[Concatenate[M, User, P], None]], Transition[M, P]]:
    """Declare a step: from which statuses, to which, and the sentence of its event ({by}, {it}).

    `opens` steps make the row; `when` are guards that give the sentence why not, or None; `personal` names the field
    of the only person whose step it is, `of_board` that of the only board; `signs` says what is signed with it, in
    which words. A row whose file is locked away takes only the steps that do without: those of another file, and
    without `needs_file`. `day` names the input that says on which day it happened: the first one that must be a day,
    if nothing is said.
    """
    guards: tuple[Guard[M], ...] = tuple(when)
    if needs_file and names_files(model):
        guards = (*guards, files_can_be_opened)

    def declare(body: Callable[Concatenate[M, User, P], None]) -> Transition[M, P]:
        happened_on = _first_day(body) if day is None else day
        step = Transition(
            model, body, frozenset(source), target, sentence, opens, guards, personal, of_board, signs, happened_on
        )
        STEPS[step.name] = step  # type: ignore[assignment]
        return step

    return declare


def after(name: str, *, last: bool = False) -> Callable[[Callable[[M, User], None]], Callable[[M, User], None]]:
    """Let an upper app react to a lower one's step, in its transaction: `@after("consideration.decide")`.

    With `last` it comes when all other reactions have come.
    """

    def listen(reaction: Callable[[M, User], None]) -> Callable[[M, User], None]:
        (LAST if last else REACTIONS)[name].append(reaction)  # type: ignore[arg-type]
        return reaction

    return listen


@contextmanager
def _refusing_unknown_years() -> Iterator[None]:
    """A date so far off that its working days cannot be counted is refused in a sentence."""
    try:
        yield
    except UnknownYear as unknown:
        raise Refused(str(unknown)) from unknown


def _first_day(body: Callable[..., None]) -> str:
    asked = signature(body).parameters.values()
    return next((one.name for one in asked if one.annotation is date), "")


def _values(obj: models.Model) -> dict[str, object]:
    fields = (f for f in obj._meta.concrete_fields if f.name not in {"id", "version"})
    return {f.attname: copy.deepcopy(getattr(obj, f.attname)) for f in fields}


def _check(obj: models.Model, changed: Mapping[str, object]) -> None:
    """As `full_clean`, but what was valid when it was written is not asked for once more."""
    unchanged = {f.name for f in obj._meta.concrete_fields if f.attname not in changed}
    obj.clean_fields(exclude=unchanged)
    obj.clean()


def _not_in_state(obj: models.Model, source: Collection[str]) -> str:
    """How the row stands, how it has to stand, and where it is said what leads there."""
    labels = dict(cast("models.CharField[str, str]", obj._meta.get_field("status")).flatchoices)
    wanted = " or ".join(f"“{label}”" for status, label in labels.items() if status in source)
    now = getattr(obj, "get_status_display", str)()
    return (
        f"Not possible: this is “{now}” now. It can be done only while this is {wanted}. What comes next stands on the "
        "case page."
    )
