"""The day of its act as a body was told it: one that was put right since goes to it by a notice of its own."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Value
from django.db.models.functions import Concat, JSONObject

from scr_portal import walls
from scr_portal.among import among_texts
from scr_portal.corrections.facts import fact_of
from scr_portal.corrections.models import Correction
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.written import Written

PutRight = Mapping[str, list[Any]]
"""Corrections by the row whose day was wrong, oldest first, each with the notices that tell bodies of it."""


def with_notices(corrections: "QuerySet[Correction]") -> "QuerySet[Any]":
    """The corrections, oldest first, each with the notices by which bodies are told of it."""
    subject = Concat(Value(f"{Correction._meta.label_lower}:"), OuterRef("pk"))
    of_it = Notice.everything.filter(act=Act.CORRECTION, about=subject, body__isnull=False)
    owed = ArraySubquery(of_it.values(one=JSONObject(body="body_id", notice="pk")))
    return corrections.annotate(owed=owed).order_by("pk")


def by_row(corrections: Iterable[Any]) -> PutRight:
    """The same by the row whose day was wrong."""
    found: dict[str, list[Any]] = defaultdict(list)
    for one in corrections:
        found[one.about].append(one)
    return found


def put_right_of(rows: "QuerySet[Notice, Any]") -> PutRight:
    """What was put right of these rows: one query. Who reads for a body sees no correction, and is shown none."""
    with walls.portal():
        return by_row(with_notices(Correction.objects.filter(about__in=rows)))


SUBJECTS = "the rows that are asked about"
OF_SUBJECTS = Written(
    lambda: [with_notices(Correction.objects.filter(among_texts("about", SUBJECTS)))], {SUBJECTS: "text[]"}
)


def put_right_of_these(subjects: Collection[str]) -> PutRight:
    """The same of the rows that a page shows: one query."""
    with walls.portal():
        return by_row(OF_SUBJECTS.answers(sorted(subjects))[0])


def day_told(notice: Notice, put_right: PutRight) -> date:
    """The day of its act as the body was told it: what went before the day was put right said the one of before."""
    since = (one for one in put_right.get(notice.about, ()) if _had_gone(notice, one))
    before = (one.old for one in since if notice.act in fact_of(one).acts)
    return next(before, None) or notice.acted_on


def _had_gone(notice: Notice, correction: Any) -> bool:
    """Whether it went before; where both were on one day, its body is told of the correction by a later notice."""
    if notice.sent_on == correction.on:
        return any(one["body"] == notice.body_id and notice.pk < one["notice"] for one in correction.owed)
    return notice.sent_on is not None and notice.sent_on < correction.on
