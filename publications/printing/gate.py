"""The anonymisation gate: nothing is printed in which a known person of the case can be read."""

from django.core.exceptions import ValidationError

from publications.printing.gathering import report
from publications.publications.facts import facts_of
from publications.publications.models import Publication
from referrals.models import PersonNamed
from referrals.referrals.family import ON_BOTH
from scr_portal.people import Person
from scr_portal.pseudonyms import Certainty, Found, Known, Passage, found
from scr_portal.transitions import Refused

MOST_PLACES = 10


def known_people(publication: Publication) -> list[Known]:
    """The people of the case, and the professionals whose names are not for the text."""
    facts = facts_of(publication)
    return [
        *(_known(person, person) for person in facts.people),
        *(_known(said.person, said) for said in facts.as_said if _is_otherwise(said)),
        *(Known((one.user.name,), is_professional=True) for one in facts.served),
    ]


def _known(person: Person, facts: Person | PersonNamed) -> Known:
    return Known(
        names=(facts.name, *facts.other_names),
        pseudonym=person.pseudonym,
        dates=tuple(day for day in (facts.born_on, facts.died_on) if day),
        address=facts.address,
        is_professional=person.kind == Person.Kind.PROFESSIONAL,
    )


def _is_otherwise(said: PersonNamed) -> bool:
    """Whether a referral says another name, day or address than the case: that must not be printed either."""
    of_case = {said.person.name, *said.person.other_names}
    other = any(getattr(said, name) not in ("", None, getattr(said.person, name)) for name in ON_BOTH)
    return other or not {said.name, *said.other_names} <= of_case


def places(publication: Publication) -> list[Found]:
    """Everything in the printed text, the table's lawful names aside, that is or may be a known person."""
    return found(report(publication).passages(), known_people(publication))


def refuse_names_in_title(publication: Publication) -> None:
    """Raises ValidationError on `title` when a known name stands in the title of the product."""
    inside = found([Passage("Title", publication.title)], known_people(publication))
    if any(one.certainty is Certainty.CERTAIN for one in inside):
        raise ValidationError({"title": "Take out the words that identify somebody: the title stands on the cover"})


def refuse_names(publication: Publication) -> None:
    """Raises Refused when a known name stands in the text, saying where and never which."""
    certain = list(dict.fromkeys(str(one) for one in places(publication) if one.certainty is Certainty.CERTAIN))
    if certain:
        more = len(certain) - MOST_PLACES
        listed = "; ".join(certain[:MOST_PLACES]) + (f"; and {more} more" if more > 0 else "")
        raise Refused(f"Take the identifying words out first. They stand here: {listed}.")
