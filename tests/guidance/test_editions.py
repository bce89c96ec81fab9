"""What holds for every edition, whichever it is."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from scr_portal.bank_holidays import known
from scr_portal.clocks import Source
from scr_portal.guidance import Edition, edition, edition_on, editions
from scr_portal.guidance.base import Answer, Fact, Limb, Outcome, Product
from scr_portal.guidance.register import UnknownEdition

EVERY = list(editions().values())
ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("scr_portal", "referrals", "reviews", "panels", "publications", "templates")
every_edition = pytest.mark.parametrize("one", EVERY, ids=[one.slug for one in EVERY])


def sources(thing: object) -> Iterator[Source]:
    """Every source anywhere in an edition."""
    if isinstance(thing, Source):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from sources(getattr(thing, field.name))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from sources(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from sources(value)


def test_the_editions_stand_in_the_order_they_came_into_force() -> None:
    assert list(editions()) == ["wt2006", "wt2010", "wt2010j", "wt2013", "wt2015"]
    assert all(earlier.in_force_from < later.in_force_from for earlier, later in pairwise(EVERY))


@every_edition
def test_every_figure_says_where_it_is_written(one: Edition) -> None:
    found = list(sources(one))
    assert len(found) > 30
    assert all(len(source.text) > 10 for source in found)


@every_edition
def test_what_was_not_seen_is_never_shown_as_quoted(one: Edition) -> None:
    assert all(("text not seen" in str(source)) is not source.seen for source in sources(one))


@every_edition
def test_every_limb_of_a_route_is_asked_about(one: Edition) -> None:
    asked = {criterion.limb for criterion in one.criteria}
    assert all(route.limbs and route.limbs | route.unless <= asked for route in one.routes)
    assert len(asked) == len(one.criteria)
    assert all(criterion.question.endswith("?") for criterion in one.criteria)


@every_edition
def test_a_death_with_abuse_or_neglect_always_meets_the_criteria(one: Edition) -> None:
    answers = dict.fromkeys(Limb, Answer.NO) | {Limb.DIED: Answer.YES, Limb.ABUSE: Answer.YES}
    assert one.criteria_met(answers)


@every_edition
def test_nothing_known_meets_no_criteria(one: Edition) -> None:
    assert not one.may_be_considered(dict.fromkeys(Limb, Answer.UNKNOWN))


@every_edition
def test_an_alternative_review_never_has_to_be_published(one: Edition) -> None:
    assert not one.must_be_published(Outcome.ALTERNATIVE, criteria_met=True)
    assert one.must_be_published(Outcome.REVIEW, criteria_met=True)


@every_edition
def test_names_and_positions_do_not_overlap(one: Edition) -> None:
    assert one.publish
    assert not one.named_in_publication & one.positions_in_publication


@every_edition
def test_every_clock_is_its_own_and_fits_its_row(one: Edition) -> None:
    rules = list(one.rules())
    assert len({rule.kind for rule in rules}) == len(rules)
    day = one.in_force_from.replace(year=2018)
    for clock in one.clocks(dict.fromkeys(Fact, day), known()):
        assert len(clock.kind) <= 60
        assert len(clock.name) <= 150
        assert len(clock.source) <= 400
        assert clock.due > clock.start


def test_a_serious_injury_must_be_reviewed_from_2013_only() -> None:
    answers = dict.fromkeys((Limb.ABUSE, Limb.SERIOUS_HARM, Limb.JOINT_WORKING), Answer.YES)
    assert [one.slug for one in EVERY if one.criteria_met(answers)] == ["wt2013", "wt2015"]
    assert all(one.may_be_considered(answers) for one in EVERY)


@pytest.mark.parametrize(("joint_working", "met"), [("yes", True), ("unknown", True), ("no", False)])
def test_under_wt2015_only_a_no_on_joint_working_spares_a_review_of_serious_harm(joint_working: str, met: bool) -> None:
    answers = {Limb.ABUSE: Answer.YES, Limb.SERIOUS_HARM: Answer.YES, Limb.JOINT_WORKING: Answer(joint_working)}
    assert edition("wt2015").criteria_met(answers) is met
    assert edition("wt2015").definitive_evidence_needed


def test_what_is_published_grew() -> None:
    assert edition("wt2010").publish == {Product.SUMMARY}
    assert edition("wt2010j").publish == {Product.SUMMARY, Product.OVERVIEW}
    assert edition("wt2013").publish == edition("wt2015").publish == {Product.REPORT, Product.RESPONSE}


def test_only_from_2013_does_the_duty_to_publish_hang_on_the_criteria() -> None:
    spared = [one.slug for one in EVERY if not one.must_be_published(Outcome.REVIEW, criteria_met=False)]
    assert spared == ["wt2013", "wt2015"]


def test_the_edition_of_a_day_is_the_latest_in_force() -> None:
    letter = edition("wt2010j").in_force_from
    assert edition_on(letter).slug == "wt2010j"
    assert edition_on(letter.replace(day=9)).slug == "wt2010"
    assert edition_on(letter.replace(year=2001)).slug == "wt2006"


def test_an_unknown_edition_is_refused_by_name() -> None:
    with pytest.raises(UnknownEdition, match="“wt1999”; there are wt2006"):
        edition("wt1999")


def test_no_code_outside_the_editions_asks_for_an_edition_by_name() -> None:
    slug = re.compile("|".join(f"[\"']{name}[\"']" for name in editions()))
    guilty = [
        path.relative_to(ROOT)
        for folder in CODE
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html"}
        and path.parent.name != "guidance"
        and "demo" not in path.name
        and (slug.search(text := path.read_text()) or re.search(r"edition(_slug|\.slug)\s*(==|!=|in )", text))
    ]
    assert guilty == []
