"""What two people look for before anything is printed for the public (guidance.md 4.7; SCIE quality markers 2016)."""

IDENTIFIERS: tuple[tuple[str, str], ...] = (
    ("names", "Names, nicknames, initials, user names"),
    ("dates", "Exact dates of birth, death, incident or hearing"),
    ("places", "Addresses, schools, nurseries, hospitals, teams, small places, postcodes"),
    ("siblings", "Number, order, ages and sex of brothers and sisters; twins; an unusual family"),
    ("origin", "Ethnicity, nationality, language, religion or route of immigration where rare locally"),
    ("health", "A rare illness or disability; the mechanism of an injury; a weapon; an event the press reported"),
    ("parents", "A parent's job, employer, imprisonment, trial or sentence"),
    ("professionals", "Professionals who can be told by their post, such as the only headteacher"),
    ("quotations", "Quotations that lead to a person or can be found online"),
    ("courts", "Court reporting restrictions, a family court judgment, a looked-after placement"),
    ("pseudonyms", "Labels that are the same throughout, and not those of another case"),
    ("jigsaw", "A search engine, the local press and this report read together"),
    ("others", "Other people: a perpetrator, neighbours, other children, foster carers"),
)
WORDS = dict(IDENTIFIERS)
REPRESENTS: tuple[tuple[str, str], ...] = (
    ("whole", "It represents the overview report accurately, and nothing that matters is left out"),
    ("plan", "The recommendations and the action plan are in it in full"),
    ("facts", "Its facts agree with the integrated chronology"),
    (
        "named",
        "The LSCB chair, the SCR panel chair and the overview author are named, the panel's members only by post",
    ),
)
"""What the SCR panel chair confirms of an executive summary (guidance.md 4.6, T23; Government response, rec 43)."""


def signed_words(looked_for: list[str], note: str) -> str:
    """What the signature says: what was looked for, what was not, and what risk is left."""
    ticked = "; ".join(WORDS[key] for key in WORDS if key in looked_for)
    return f"Anonymisation checked, in the documents with these bytes. Looked for: {ticked}. Risk that is left: {note}"


def confirmed_words(note: str) -> str:
    """What the SCR panel chair's signature says."""
    stands = "; ".join(words for _, words in REPRESENTS)
    return f"{stands}. {note}".strip()
