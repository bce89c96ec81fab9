"""The whole action plan: every adopted recommendation with every action (Laming recommendation 43)."""

from publications.printing.report import NOT_STATED, Advice, Step
from publications.publications.facts import facts_of
from publications.publications.models import Publication
from reviews.models import Action, Recommendation
from scr_portal.clocks import day_words

MISSING = {True: NOT_STATED, False: "Not recorded"}


def adopted(publication: Publication) -> tuple[Advice, ...]:
    """Every adopted recommendation of the review in its order."""
    rebuilt, facts = publication.casefile.board.reconstruction, facts_of(publication)
    return tuple(
        _advice(one, [action for action in facts.actions if action.recommendation_id == one.pk], rebuilt)
        for one in facts.adopted
    )


def _advice(advice: Recommendation, actions: list[Action], rebuilt: bool) -> Advice:
    return Advice(
        number=advice.number,
        text=advice.text,
        addressed_to=NOT_STATED if rebuilt else _addressed_to(advice),
        outcome=_stated(advice.intended_outcome, rebuilt),
        steps=tuple(_step(f"{advice.number}.{at}", action, advice, rebuilt) for at, action in enumerate(actions, 1)),
    )


def _step(number: str, action: Action, advice: Recommendation, rebuilt: bool) -> Step:
    """One action; where nothing else is said of it, its outcome is that of the recommendation.

    What a reconstruction's source does not state is said to be so, and its days are left out.
    """
    return Step(
        number=number,
        text=action.text,
        owner=_stated(action.owner, rebuilt),
        outcome=_stated(action.intended_outcome or advice.intended_outcome, rebuilt),
        due=day_words(action.due_on) if action.due_on and not rebuilt else MISSING[rebuilt],
        progress=_progress(action, rebuilt),
    )


def _progress(action: Action, rebuilt: bool) -> str:
    if rebuilt:
        return action.progress or NOT_STATED
    told = action.why_dropped if action.status == Action.Status.DROPPED else action.progress
    return f"{action.get_status_display()}. {told}".strip()


def _addressed_to(advice: Recommendation) -> str:
    """The agency by its name where it is to one agency."""
    one = advice.agency if advice.target == Recommendation.Target.AGENCY else None
    return one.name if one else advice.get_target_display()


def _stated(text: str, rebuilt: bool) -> str:
    """The text, or that there is none: in the same words wherever it says so."""
    return text if text and text.casefold() != NOT_STATED else MISSING[rebuilt]
