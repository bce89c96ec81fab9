"""The way of a case from the referral to the published report, taken by real steps."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import time_machine
from django.core.exceptions import ValidationError

from scr_portal.access import forget, grants
from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.guidance.base import Product
from scr_portal.transitions import STEPS, Refused
from tests.lifecycle.inputs import NothingToSay, Step, arguments, first_right
from tests.lifecycle.rows import first_referral, rows

WAY: dict[str, tuple[str, ...]] = {
    "referred": ("referral.receive", "agencyinvolvement.return_scoping", "agencyinvolvement.secure"),
    "recommended": ("consideration.recommend", "dissent.record"),
    "decided": ("consideration.decide", "notice.record_sent", "review.approve_terms"),
    "under way": (
        "appointment.propose", "appointment.declare", "appointment.confirm", "parallelprocess.record", "review.start",
    ),
    "asked": ("imr.commission", "imr.name_author", "appointment.declare", "healthoverview.ask"),
    "submitted": (
        "imr.hand_in", "imr.sign", "imr.submit", "chronology.read", "chronology.confirm", "healthoverview.hand_in",
        "healthoverview.sign",
    ),
    "reported": (
        "imr.accept", "imr.share", "healthoverview.accept", "chronology.merge", "overview.draft", "overview.circulate",
        "overview.sign_off", "overview.close",
    ),
    "accepted": (
        "recommendation.propose", "recommendation.adopt", "action.propose", "action.agree", "review.accept",
    ),
    "checked": (
        "publication.prepare", "section.write", "publication.render", "publication.receive_rendering",
        "publication.check",
    ),
    "approved": ("publication.confirm", "publication.notify", "notice.record_sent", "publication.approve"),
    "published": ("publication.publish",),
}  # fmt: skip
TIMES = {"appointment.propose": 5, "imr.commission": 2, "chronology.read": 2, "publication.prepare": 2}
"""How many rows the steps that open are to make, where it is more than one."""
BY_EVERYBODY = {"overview.sign_off", "publication.check"}
CHANGES_RIGHTS = {
    "referral.receive",
    "acceptance.hand_out",
    "agencyinvolvement.ask",
    "appointment.confirm",
    "appointment.declare",
    "partnerboard.name",
}
LONGEST_NOTICE = timedelta(days=15)


@dataclass
class Walk:
    """One case of a board on its way; `people` are those who may act, tried in this order."""

    board: Board
    people: Sequence[User]
    clock: time_machine.Traveller
    before: Callable[["Walk"], None] = lambda walk: None
    casefile: CaseFile | None = None
    taken: Counter[str] = field(default_factory=Counter)
    refusals: list[str] = field(default_factory=list)

    def to(self, stage: str) -> CaseFile:
        """Go as far as `stage`; fails where a step on the way could not be taken by anybody."""
        for each, steps in WAY.items():
            if each == "published":
                self.clock.shift(LONGEST_NOTICE)
            for name in steps:
                self.take(name)
                assert self.taken[name] or not self._needs(name), f"{name} was not taken: {self.refusals}"
            if each == stage:
                break
        assert self.casefile is not None
        return self.casefile

    def _needs(self, name: str) -> bool:
        """Only some editions have a summary to confirm, or a copy sent before publication."""
        if self.casefile is None:
            return True
        edition = self.casefile.edition
        only_some = {
            "publication.confirm": Product.SUMMARY in edition.publish,
            "publication.notify": edition.notice_before_publication is not None,
        }
        return only_some.get(name, True)

    def take(self, name: str) -> None:
        """Take one step on every row for which it is open to somebody."""
        step = STEPS[name]
        self.before(self)
        for _ in range(TIMES.get(step.name, 1)):
            for row in self._rows(step):
                for person in self.people:
                    if self._takes(step, row, person) and step.name not in BY_EVERYBODY:
                        break

    def _rows(self, step: Step) -> Sequence[CaseRecord]:
        if self.casefile is None:
            return [first_referral(self.board)]
        self.casefile.refresh_from_db()
        return rows(step, self.casefile)

    def _takes(self, step: Step, row: CaseRecord, person: User) -> bool:
        if not step.allowed(row, grants(person)):
            return False
        if row.pk:
            row.refresh_from_db()
        if step.why_not(row):
            return False
        try:
            took = step.run(row, person, **arguments(step, row, person, first_right))
        except NothingToSay:
            return False
        except (Refused, ValidationError) as refusal:
            self.refusals.append(f"{step.name} by {person}: {refusal}")
            return False
        self.taken[step.name] += 1
        self.casefile = self.casefile or CaseFile.objects.get(pk=took.casefile_id)
        if step.name in CHANGES_RIGHTS:
            forget(self.people)
        return True
