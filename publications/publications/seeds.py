"""The sections each product starts with, and what belongs in each (guidance.md 4.5 and 4.6)."""

from scr_portal.guidance.base import Product

Seed = tuple[str, str]

SUMMARY: tuple[Seed, ...] = (
    (
        "Why this review was held, and how",
        "The circumstances that led to the review, and the process that was followed.",
    ),
    ("Other proceedings", "Parallel processes, and how they and the review bore on each other."),
    ("The family's part", "How far the family, and the child's brothers and sisters, took part; if not, why not."),
    (
        "Summary of the facts",
        "In keeping with the full chronology, without detailed history. No exact dates, places or schools.",
    ),
    (
        "Key issues",
        "Themes, key decisions, missed chances for early help; with hindsight, what would have been decided otherwise.",
    ),
    ("Lessons and conclusions", "Priorities for learning and change. Each recommendation can be tied to what is here."),
)
REPORT: tuple[Seed, ...] = (
    (
        "Introduction",
        "Why the review was held, its terms of reference and method, who contributed, other proceedings, the family.",
    ),
    ("What happened", "The facts, with the child at the centre. Family detail to the minimum; no exact dates."),
    (
        "What each agency knew and did",
        "What was known of the child, the parents and carers, and the home; when the child was seen and heard.",
    ),
    ("Analysis", "How and why, not only what. With hindsight, what would have been decided otherwise? Good practice."),
    ("Conclusions and lessons", "Within and between agencies."),
)
RESPONSE: tuple[Seed, ...] = (
    ("The board's response", "What the board accepts and what it does not, with the reason."),
    ("What has changed already", "What was learned and acted on before this report was published."),
    ("How the board will know", "How the board will see that the changes make a difference to children."),
)
SEEDS: dict[str, tuple[Seed, ...]] = {
    Product.SUMMARY: SUMMARY,
    Product.OVERVIEW: REPORT,
    Product.REPORT: REPORT,
    Product.RESPONSE: RESPONSE,
}


def guide(product: str, order: int) -> str:
    """What belongs in the section that stands at `order`, counted from 1."""
    return SEEDS[product][order - 1][1]
