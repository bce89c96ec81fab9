"""The report gathered from what is kept: the sections as written, the people, the whole action plan."""

from publications.printing import people, plan
from publications.printing.prose import blocks
from publications.printing.report import NOT_STATED, Part, Report
from publications.publications.facts import facts_of
from publications.publications.models import Publication
from scr_portal.clocks import day_words

PEOPLE = {
    False: "The review was carried out by these people.",
    True: "This is what the source states of the people who carried out the review.",
}
PLAN = {
    False: "These are all the recommendations that the board adopted, and every action that the agencies and the board "
    "have agreed to take.",
    True: "These are the lessons and the actions as the source states them.",
}


def report(publication: Publication) -> Report:
    """Everything that is printed of a publication as it stands now. The same rows give the same report."""
    board, sections = publication.casefile.board, facts_of(publication).sections
    numbers = [1, *range(3, len(sections) + 2)]
    parts = [
        Part(number, section.heading, blocks(section.text, number))
        for number, section in zip(numbers, sections, strict=False)
    ]
    last = len(sections) + 2
    return Report(
        board=board.name,
        colour=board.colour,
        product=publication.called,
        title=publication.title,
        label=publication.casefile.label,
        date=_accepted(publication),
        version=publication.renderings,
        guidance=_guidance(publication),
        reconstruction=board.reconstruction,
        before=tuple(parts[:1]),
        people=Part(2, "Who carried out the review", blocks(PEOPLE[board.reconstruction], 2)),
        rows=people.rows(publication),
        after=tuple(parts[1:]),
        plan=Part(last, "Recommendations and action plan", blocks(PLAN[board.reconstruction], last)),
        advice=plan.adopted(publication),
    )


def _guidance(publication: Publication) -> str:
    """The edition; of a reconstruction the year alone, as a source that gives no day of the decision states no more."""
    title = publication.casefile.edition.title
    return title.partition(",")[0] if publication.casefile.board.reconstruction else title


def _accepted(publication: Publication) -> str:
    """The day the board accepted the review; a reconstruction's days are for demonstration and are not printed."""
    accepted = publication.review.accepted_on
    if publication.casefile.board.reconstruction:
        return NOT_STATED
    return day_words(accepted) if accepted else "Not yet accepted"
