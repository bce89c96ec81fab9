"""Whatever day a notice states: when it is corrected, the body that was sent the notice is told again."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.apps import apps

from referrals.models import Decision, Referral
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.corrections.facts import FACTS
from scr_portal.corrections.models import Correction
from scr_portal.corrections.telling import tell_again
from scr_portal.guidance.base import Act
from scr_portal.notices import owe
from scr_portal.notices.content import SAYS, facts
from scr_portal.notices.models import Notice
from scr_portal.notices.printing import draw_up
from scr_portal.notices.transitions import record_sent
from scr_portal.notices.writing import write
from scr_portal.roles import Role
from tests import build
from tests.build import told as with_an_event
from tests.notices.conftest import DECIDED, Scene
from tests.notices.test_every_notice import BY_OWN_RULE, EDITIONS, case, every, noticed, rows

__all__ = ["case"]
LATER = DECIDED + timedelta(days=3)
A_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
OF_ITSELF = {"You were told", "It is", "The review is to be completed by", "Locked away on"}
"""The terms under which a notice states a day that is none of a case: what is corrected, when a file was locked."""
FIXED = {("referrals.decision", "alternative_due_on")}
"""Days that cannot be corrected: another decision sets another."""


def everything_known(about: dict[Act, CaseRecord]) -> None:
    """Each day that a notice may state is there; who is told of no review reads of the incident."""
    day = date(2014, 2, 3)
    review = Decision.objects.get(pk=about[Act.DECISION_NOT_TO_HOLD].pk).review
    with with_an_event(review.casefile):
        Decision.objects.update(outcome="alternative", alternative_due_on=date(2014, 9, 1))
        Referral.objects.update(incident_on=day, notified_on=day, aware_on=day, status="received")
        type(review).objects.update(started_on=day, overview_received_on=day, accepted_on=day)


def sent(notice: Notice, by: User) -> Notice:
    """It was written, and went."""
    with with_an_event(notice.casefile):
        write(notice, [], by)
        Notice.objects.filter(pk=notice.pk).update(status=Notice.Status.SENT, sent_on=notice.acted_on)
    return notice


def corrected(case: CaseFile, fact: tuple[str, str], by: User) -> Correction:
    """Somebody puts the day of a row right."""
    about, field = fact
    label, _, key = about.partition(":")
    model = _model(label)
    row = model.everything.get(pk=key)
    row.casefile, old = case, getattr(row, field)
    with with_an_event(case):
        correction = Correction.objects.create(
            casefile=case, about=about, field=field, called=FACTS[label][field].called, old=old,
            new=old - timedelta(days=1), reason="Typed wrong.", by=by, on=date(2014, 4, 1),
        )  # fmt: skip
        model.everything.filter(pk=key).update(**{field: correction.new})
        row.refresh_from_db(fields=[field])
        tell_again(row, by)
    return correction


def _model(label: str) -> type[CaseRecord]:
    model = apps.get_model(label)
    assert issubclass(model, CaseRecord)
    return model


def test_every_day_in_a_notice_is_a_fact_that_is_told_again_or_stands_for_good(case: CaseFile) -> None:
    about = rows(case)
    everything_known(about)
    seen = set()
    for act, record in about.items():
        for line in SAYS[record._meta.label_lower](_model(record._meta.label_lower).everything.get(pk=record.pk)):
            if line.is_own and A_DAY.search(line.words) and line.term not in OF_ITSELF:
                assert line.fact, f"{act}: “{line.term}” states a day that is not told again when it is corrected"
            if line.fact:
                assert line.words, f"{line.term}: this test knows of no such day"
                label, field = line.fact[0].partition(":")[0], line.fact[1]
                assert field in FACTS.get(label, {}) or (label, field) in FIXED
                seen.add((label, field))
    assert len(seen) > 10


def test_each_body_is_told_again_of_each_day_that_its_notice_stated(case: CaseFile) -> None:
    told_again_under(EDITIONS[-1], case)


def told_again_under(slug: str, case: CaseFile) -> None:
    """Whoever is told under this edition is told again; the drill asks under the others."""
    case.edition_slug = slug
    about, by, tried = rows(case), build.member(Role.OFFICER, case.board), set()
    everything_known(about)
    told: dict[Act, list[Notice]] = {}
    for one in every(case.edition, about):
        if one.act not in BY_OWN_RULE:
            told.setdefault(one.act, []).append(sent(noticed(case, one), by))
    for act, notices in told.items():
        stated = {fact for fact in facts(notices[0]) if (fact[0].partition(":")[0], fact[1]) not in FIXED}
        assert stated, act
        for fact in sorted(stated):
            again = Notice.objects.filter(about=corrected(case, fact, by).subject, act=Act.CORRECTION)
            missing = {one.body_id for one in notices} - set(again.values_list("body", flat=True))
            assert not missing, f"{act}: bodies that were told {fact} are not told again"
            tried.add(fact[1])
    assert {"attention_on", "since"} & tried
    assert len(tried) > 3


def known_on(scene: Scene, day: date) -> tuple[str, str]:
    """A referral of the case; who is told of no review reads when the local authority knew."""
    with with_an_event(scene.case):
        referral = Referral.objects.create(
            casefile=scene.case, referrer_name="Dr Secret", trigger="death", what_happened="A child died at home.",
            attention_on=date(2014, 2, 10), attention_route="telephone", received_on=date(2014, 2, 10),
            others_at_risk="no", aware_on=day, status="received",
        )  # fmt: skip
    return referral.subject, "aware_on"


def by_post(scene: Scene) -> None:
    said = {"route": "post", "recipient": "The secretariat", "sent_on": LATER, "proof": "RX 1"}
    record_sent.run(scene.fresh(), scene.officer, **said)  # type: ignore[arg-type]


def told_again(scene: Scene) -> int:
    return Notice.objects.filter(casefile=scene.case, act=Act.CORRECTION).count()


@time_machine.travel(LATER, tick=False)
def test_what_was_drawn_up_before_a_day_was_put_right_and_went_afterwards_is_told_again(scene: Scene) -> None:
    fact = known_on(scene, date(2014, 2, 7))
    draw_up.run(scene.fresh(), scene.officer)
    corrected(scene.case, fact, scene.officer)
    assert told_again(scene) == 0, "nothing has gone yet"
    by_post(scene)
    assert told_again(scene) == 1


@time_machine.travel(LATER, tick=False)
def test_what_was_drawn_up_after_a_day_was_put_right_is_right(scene: Scene) -> None:
    corrected(scene.case, known_on(scene, date(2014, 2, 7)), scene.officer)
    draw_up.run(scene.fresh(), scene.officer)
    by_post(scene)
    assert told_again(scene) == 0


@time_machine.travel(LATER, tick=False)
def test_a_day_that_a_notice_never_stated_is_not_told_again(scene: Scene) -> None:
    draw_up.run(scene.fresh(), scene.officer)
    by_post(scene)
    corrected(scene.case, known_on(scene, date(2014, 2, 7)), scene.officer)
    assert told_again(scene) == 0


@time_machine.travel(LATER, tick=False)
def test_one_that_went_without_having_been_drawn_up_here_stated_what_the_record_said(scene: Scene) -> None:
    fact = known_on(scene, date(2014, 2, 7))
    by_post(scene)
    corrected(scene.case, fact, scene.officer)
    corrected(scene.case, fact, scene.officer)
    assert told_again(scene) == 2


def other_words(scene: Scene, referral: Referral) -> None:
    """The day stays; what was said with it was wrong."""
    told = {"words_before": referral.attention_route, "words_now": "A letter of the coroner"}
    with with_an_event(scene.case):
        Correction.objects.create(
            casefile=scene.case, about=referral.subject, field="attention_on", called="When the board first knew",
            old=referral.attention_on, new=referral.attention_on, reason="Typed wrong.", by=scene.officer,
            on=LATER, **told,
        )  # fmt: skip
        Referral.objects.filter(pk=referral.pk).update(attention_route=told["words_now"])


@time_machine.travel(LATER, tick=False)
@pytest.mark.parametrize(("drawn_up_again", "told"), [(False, 1), (True, 0)])
def test_words_put_right_with_a_day_that_stays_are_told_again(scene: Scene, drawn_up_again: bool, told: int) -> None:
    about, _ = known_on(scene, date(2014, 2, 7))
    referral = Referral.objects.get(pk=about.partition(":")[2])
    scene.notice = next(one for one in owe(referral, Act.POSSIBLE_REVIEW, referral.received_on) if one.body)
    draw_up.run(scene.fresh(), scene.officer)
    other_words(scene, referral)
    if drawn_up_again:
        draw_up.run(scene.fresh(), scene.officer)
    by_post(scene)
    assert told_again(scene) == told
