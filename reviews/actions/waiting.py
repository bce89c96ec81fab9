"""Whom actions wait for, case by case: who is to take them on, and the officer who verifies them."""

from collections.abc import Iterator

from django.db.models import QuerySet

from reviews.actions.models import Action
from reviews.actions.transitions import agree, verify
from reviews.recommendations.models import Recommendation
from reviews.recommendations.sections import place_of
from scr_portal.access import Grants
from scr_portal.waiting import Waiting, case_by_case, rows_waiting, waits


def _adopted(held: Grants) -> QuerySet[Action] | None:
    adopted = Action.objects.filter(recommendation__status=Recommendation.Status.ADOPTED)
    return rows_waiting(adopted, held, agree, verify)


@waits(_adopted)
def actions(rows: list[Action], held: Grants) -> Iterator[Waiting]:
    """Actions on adopted recommendations that nobody has agreed to, and those that are done and not verified."""
    to_agree = [one for one in rows if agree.in_state(one) and agree.allowed(one, held)]
    to_verify = [one for one in rows if verify.in_state(one) and verify.allowed(one, held)]
    for case, number in case_by_case(to_agree):
        yield Waiting(f"Agree to what is to be done ({number})", case, place_of(case))
    for case, number in case_by_case(one for one in to_verify if one.finished_by_id != held.user.pk):
        yield Waiting(f"Verify what was done ({number})", case, place_of(case))
