"""A random history of one case: facts, corrections, extensions, changes of the bank holidays and of the edition."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import time_machine
from django.core.exceptions import ValidationError
from django.db.models import Model

from publications.models import Publication
from publications.publications import corrections as publication_corrections
from referrals.considerations import corrections as round_corrections
from referrals.considerations import transitions as considerations
from referrals.models import Consideration, Decision, Referral
from referrals.referrals import corrections as referral_corrections
from reviews.models import Extension, Review
from reviews.reviews import corrections as review_corrections
from reviews.reviews import transitions as reviews
from scr_portal.casefiles import CaseFile
from scr_portal.guidance import editions
from scr_portal.guidance.figures import as_counted, figures
from scr_portal.holidays import Holiday
from scr_portal.notices import Notice
from scr_portal.notices.transitions import record_sent
from scr_portal.recounts.effects import effect
from scr_portal.recounts.finding import look_up, look_up_figures
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import confirm
from scr_portal.transitions import Refused
from tests.lifecycle import by_hand, publishing
from tests.referrals.case import Place, advice

FIRST, WORKING_DAYS, LAST = date(2006, 5, 1), date(2015, 4, 20), date(2019, 6, 1)
"""The edition of 2015 is the first that counts in working days: half the cases are of its time."""
CORRECTIONS: dict[type[Model], tuple[Any, tuple[str, ...]]] = {
    Referral: (referral_corrections.correct, ("attention_on", "notified_on", "aware_on", "received_on")),
    Decision: (round_corrections.correct_decision, ("decided_on",)),
    Consideration: (round_corrections.correct_round, ("attention_on",)),
    Review: (review_corrections.correct_review, ("initiated_on",)),
    Extension: (review_corrections.correct_extension, ("due_on", "decided_on")),
    Publication: (publication_corrections.correct, ("published_on", "deferred_on")),
}
OF_DUTY = {"held_told": "_of_decision_to_hold", "none_told": "_of_decision_not_to_hold"}
"""How the portal's names end of what the tests call so: one for each body."""


@contextmanager
def as_they_are() -> Iterator[None]:
    """The editions have their own figures again afterwards."""
    before = dict(editions())
    try:
        yield
    finally:
        editions().update(before)


@dataclass
class History:
    """One case and what has been done to it; `table` is the bank holidays that count, `tables` are the figures of each
    edition, as the tests know them; those that are held are counted by until the officer has confirmed the change."""

    place: Place
    clock: time_machine.Traveller
    random: Random
    table: set[date]
    held: set[date] | None = None
    tables: dict[str, by_hand.Figures] = field(
        default_factory=lambda: {e: by_hand.laid_down(e) for e in by_hand.EDITIONS}
    )
    held_figures: by_hand.Figures | None = None
    done: list[str] = field(default_factory=list)
    edition: str = ""
    pinned: bool = False

    def __post_init__(self) -> None:
        first = self.random.choice([FIRST, WORKING_DAYS])
        self.today = first + timedelta(days=self.random.randrange((LAST - first).days))
        self._move(0)
        known = self._before(40)
        received = min(known + timedelta(days=self.random.randrange(3)), self.today)
        self.case: CaseFile = self.place.receive(
            incident_on=None, attention_on=known, received_on=received,
            notified_on=self.random.choice([None, known, self.today]), aware_on=self.random.choice([None, known]),
            children=[{"name": "Tamsin Applegarth", "died_on": known}],
        ).casefile  # fmt: skip
        self.edition = by_hand.in_force(Referral.objects.get(casefile=self.case).received_on)
        at_once: list[Callable[[History], None]] = [History._recommend, History._decide, publishing.begin_to_publish]
        self.begins = self.random.choice([[], at_once, at_once])

    @property
    def counts_by(self) -> set[date]:
        """The bank holidays by which this case counts."""
        return self.held or self.table

    @property
    def figures(self) -> by_hand.Figures:
        """The figures by which this case counts."""
        return self.held_figures or self.tables[self.edition]

    def go_on(self) -> None:
        """Something happens some days later; what is refused has not happened."""
        self._move(self.random.randrange(25))
        happening = self.begins.pop(0) if self.begins else self.random.choice(self._may_happen())
        edition = self.edition
        try:
            happening(self)
        except (Refused, ValidationError, Consideration.DoesNotExist, Review.DoesNotExist):
            return
        if self.edition != edition:
            self.held_figures = None
        self.done.append(happening.__name__.strip("_"))

    def _may_happen(self) -> "list[Callable[[History], None]]":
        """Once something is to be published, that is what happens most."""
        is_begun = Publication.objects.filter(casefile=self.case).exists()
        return HAPPENINGS + 3 * publishing.OF_A_PRODUCT if is_begun else HAPPENINGS

    def _move(self, days: int) -> None:
        self.today += timedelta(days=days)
        self.clock.move_to(f"{self.today.isoformat()}T10:00:00+00:00")

    def _before(self, days: int) -> date:
        return self.today - timedelta(days=self.random.randrange(days))

    def one(self, model: type[Any]) -> Any:
        """The last row of a model, or any of the recounts. Raises Refused where there is none."""
        row = model.objects.filter(casefile=self.case).order_by("?" if model is Recount else "pk").last()
        if row is None:
            raise Refused("There is none.")
        row.casefile = CaseFile.objects.select_related("board").get(pk=self.case.pk)
        return row

    def _recommend(self) -> None:
        round_ = self.one(Consideration)
        said = advice(round_, self.random.choice(["review", "none"])) | {"recommended_on": self.today}
        considerations.recommend.run(round_, self.place.member, **said)

    def _decide(self) -> None:
        round_, met = self.one(Consideration), self.random.random() < 0.7
        outcome = "review" if met else "none"
        why = "As it seems to me." if round_.recommendation != outcome else ""
        fails: dict[str, Any] = (
            {} if met else {"limb_that_fails": "abuse", "why_it_fails": "Nothing of the kind is known."}
        )
        considerations.decide.run(
            round_, self.place.chair, outcome=outcome, decided_on=self._before(6), rationale="As said.",
            criteria_met=met, interest="nothing", why_otherwise=why, why_late="We had to wait.",
            why_recorded_later="As the minutes say.", **fails,
        )  # fmt: skip
        if not self.pinned:
            self.edition = by_hand.in_force(Decision.objects.get(casefile=self.case).decided_on)
        self.pinned = True

    def _reopen(self) -> None:
        new = Consideration(casefile=CaseFile.objects.select_related("board").get(pk=self.case.pk))
        considerations.reopen.run(
            new, self.place.chair, attention_on=self._before(6), reopened_because="An inquest was held."
        )

    def _extend(self) -> None:
        later = self.today + timedelta(days=self.random.randrange(400))
        said = {"reason": "Time", "revised_plan": "So", "progress": "Some"}
        reviews.extend.run(self.one(Review), self.place.chair, decided_on=self.today, due_on=later, **said)

    def _correct(self) -> None:
        model = self.random.choice(list(CORRECTIONS))
        (step, names), row = CORRECTIONS[model], self.one(model)
        name = self.random.choice(names)
        near = (getattr(row, name) or self.today) + timedelta(days=self.random.randint(-20, 20))
        day = self.random.choice([near, near, near, None])
        who = self.place.officer if model in (Referral, Publication) else self.place.chair
        step.run(row, who, field=name, day=day, reason="It was written down wrongly.")
        if not self.pinned:
            self.edition = by_hand.in_force(Referral.objects.get(casefile=self.case).received_on)

    def _change_edition(self) -> None:
        slug = self.random.choice(list(by_hand.EDITIONS))
        round_corrections.change_edition.run(
            self.one(Consideration), self.place.chair, edition=slug, reason="The decision was made before."
        )
        self.edition = slug

    def _send(self) -> None:
        notice = self.random.choice(list(Notice.objects.filter(casefile=self.case, status="owed")) or [None])
        if notice is None:
            raise Refused("There is none.")
        record_sent.run(
            notice, self.place.officer, route=Notice.Route.POST, recipient="Duty desk", sent_on=self._before(5),
            proof="Receipt", why_late="We waited.",
        )  # fmt: skip

    def _change_holidays(self) -> None:
        """One comes, or goes, near a day that counts; looked up at once, as the portal does every ten minutes."""
        facts = [
            self.one(Referral).aware_on,
            *Notice.objects.filter(casefile=self.case).values_list("acted_on", flat=True),
        ]
        base = self.random.choice([day for day in facts if day] or [self.today])
        day = base + timedelta(days=self.random.randint(1, 8))
        near = Holiday.objects.filter(until=None, day__range=(base, base + timedelta(days=12)))
        leaving, new = near.order_by("day").first(), set(self.table)
        if leaving and self.random.random() < 0.5:
            Holiday.objects.filter(pk=leaving.pk).update(leaves=True)
            new.discard(leaving.day)
        elif day in self.table:
            raise Refused("It is there.")
        else:
            Holiday.objects.create(day=day, name="A royal wedding", since=None)
            new.add(day)
        look_up()
        waits = self._is_asked()
        self.held = (self.held or self.table) if waits else None
        self.held_figures = self.held_figures if waits else None
        self.table = new

    def _is_asked(self) -> bool:
        return Recount.objects.filter(casefile=self.case, status="found").exists()

    def _correct_figures(self) -> None:
        """The text of an edition is seen at last, and another number stands in it; looked up when it is installed."""
        slug = self.random.choice([self.edition, self.edition, *by_hand.EDITIONS])
        before = self.tables[slug]
        what = self.random.choice(list(before))
        unit, number = before[what]
        number = max(1, number + self.random.choice([-2, -1, 1, 2]))
        unit = self.random.choice([unit, unit, "working_days"]) if unit == "days" else unit
        kinds = [kind for kind in figures(editions()[slug]) if kind == what or kind.endswith(OF_DUTY.get(what, "-"))]
        as_it_is = figures(editions()[slug])
        editions()[slug] = as_counted(editions()[slug], {kind: {unit: number} for kind in kinds if as_it_is[kind]})
        self.tables[slug] = {**before, what: (unit, number)}
        look_up_figures()
        if slug == self.edition:
            waits = self._is_asked()
            self.held = self.held if waits else None
            self.held_figures = (self.held_figures or before) if waits else None

    def _confirm(self) -> None:
        waiting = Recount.objects.filter(casefile=self.case, status="found").first()
        if not waiting:
            raise Refused("There is none.")
        confirm.run(waiting, self.place.officer, seen=effect(waiting.casefile).mark)
        self.held = self.held_figures = None


HAPPENINGS: list[Callable[[History], None]] = [
    History._recommend, History._decide, History._decide, History._reopen, History._extend, History._correct,
    History._correct, History._correct, History._change_edition, History._send, History._change_holidays,
    History._change_holidays, History._confirm, History._confirm, History._correct_figures, History._correct_figures,
    publishing.begin_to_publish, *publishing.OF_A_PRODUCT, History._send,
]  # fmt: skip
