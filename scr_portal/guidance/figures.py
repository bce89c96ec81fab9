"""The figures of an edition by which dates are counted, as data: to be kept, compared, and counted by again."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace

from scr_portal.clocks import Period
from scr_portal.guidance.base import Duty, Edition, Rule

Figures = Mapping[str, Mapping[str, int]]
"""Each period that an edition lays down, by its clock or duty: in months, days or working days; empty where none."""


def figures(edition: Edition) -> dict[str, dict[str, int]]:
    """The periods of an edition."""
    return {kind: _figure(period) for kind, _, period in _periods(edition)}


def as_counted(edition: Edition, by: Figures) -> Edition:
    """The edition with these figures in the place of its own; what they do not know stays as it is."""

    def rule(one: Rule) -> Rule:
        return replace(one, period=Period(**by[one.kind])) if by.get(one.kind) else one

    def duty(one: Duty) -> Duty:
        figure = by.get(_kind(one), _figure(one.period))
        return replace(one, period=Period(**figure) if figure else None)

    before, on_the_web = edition.notice_before_publication, edition.on_the_web
    return replace(
        edition, decision=rule(edition.decision), completion=rule(edition.completion),
        other_clocks=tuple(rule(one) for one in edition.other_clocks),
        notice_before_publication=rule(before) if before else None, on_the_web=rule(on_the_web) if on_the_web else None,
        duties=tuple(duty(one) for one in edition.duties),
    )  # fmt: skip


def corrected(edition: Edition, before: Figures) -> list[str]:
    """What was put right since an edition had these figures, in words."""
    old = {kind: period for kind, _, period in _periods(as_counted(edition, before))}
    return [
        f"{name} ({edition.title}): {_words(period)}, corrected from {_words(old[kind])}"
        for kind, name, period in _periods(edition)
        if period != old[kind]
    ]


def _periods(edition: Edition) -> Iterator[tuple[str, str, Period | None]]:
    more = (edition.notice_before_publication, edition.on_the_web)
    for rule in (edition.decision, edition.completion, *edition.other_clocks, *(one for one in more if one)):
        yield rule.kind, rule.name, rule.period
    for duty in edition.duties:
        yield _kind(duty), f"Tell {duty.office.words} of {duty.act.words}", duty.period


def _kind(duty: Duty) -> str:
    return f"tell_{duty.office}_of_{duty.act}"


def _figure(period: Period | None) -> dict[str, int]:
    return {unit: number for unit, number in asdict(period).items() if number} if period else {}


def _words(period: Period | None) -> str:
    return str(period) if period else "no day laid down"
