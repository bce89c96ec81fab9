"""Invented names of places, agencies and people, in an order that follows from the seed."""

from collections.abc import Iterator
from itertools import product
from random import Random

_STEMS = (
    "Aldren", "Brenner", "Corvel", "Dunmar", "Elvern", "Farrel", "Gransel", "Hestor", "Ivell", "Jorven", "Kelmar",
    "Lorren", "Marven", "Norvel", "Orrin", "Pellow", "Quarren", "Rusken", "Selwen", "Torrel", "Ulver", "Varrin",
    "Wensel", "Yarrel",
)  # fmt: skip
_ENDINGS = ("shire", "mere", "dale", "stead", "wick", "combe", "holm", "bridge")
_GIVEN = (
    "Adele", "Bernard", "Celia", "Desmond", "Esther", "Frank", "Gillian", "Howard", "Imran", "Joanna", "Kofi", "Lydia",
    "Malcolm", "Nasreen", "Oscar", "Pauline", "Quentin", "Rosalind", "Stefan", "Tessa", "Usha", "Vernon", "Winifred",
    "Yusuf", "Agnes", "Bruce", "Carol", "Donald", "Eileen", "Fergus", "Geeta", "Hugh", "Iris", "Jerome", "Kathryn",
    "Leonard", "Moira", "Neville", "Olwen", "Patrick", "Ranjit", "Sylvia", "Tariq", "Ursula", "Vivian", "Walter",
    "Yvonne", "Zainab", "Alistair", "Brenda", "Clifford", "Dorothy", "Eamonn", "Felicity", "Graham", "Hazel",
)  # fmt: skip
_FAMILY = (
    "Abbotside", "Barrowmoor", "Cawthra", "Dalrigg", "Eddowes", "Fallowby", "Garthwell", "Hindmoss", "Inkersall",
    "Jepmond", "Kirkhaugh", "Langdyke", "Mossfield", "Nattrass", "Oldroydson", "Pickersall", "Quellan", "Ravensmoor",
    "Sandercot", "Thackwell", "Underwell", "Varleyson", "Wintersett", "Yardholm", "Ashgill", "Birkenhurst", "Coldrey",
    "Dunnaway", "Elsternby", "Fenwold", "Gillmoss", "Harkwell", "Illsworth", "Jarrowby", "Kettlesing", "Lonsmoor",
    "Marlbeck", "Netherfold", "Ormside", "Penhallick", "Rookhope", "Skelwith", "Tarnbrook", "Ulgathern", "Wharmley",
    "Withenshaw", "Yewbarrow", "Applegarth", "Braithmoor", "Crosslake", "Deepgill", "Eskbank", "Farnhope", "Greystone",
    "Holmrook", "Ironside", "Knipemoor", "Lowick", "Middleholm", "Newbeck", "Overgate", "Plumgarth", "Ruskell",
    "Stainmoor", "Troutall", "Wallerthwaite",
)  # fmt: skip
_CHILDREN = (
    "Alfie", "Bella", "Caleb", "Daisy", "Ezra", "Freya", "Gabriel", "Hattie", "Ibrahim", "Jasmine", "Kian", "Lola",
    "Micah", "Niamh", "Otis", "Phoebe", "Rafferty", "Skye", "Toby", "Willow", "Zachary", "Amara", "Bodhi", "Clara",
)  # fmt: skip

MOST_BOARDS = len(_STEMS) * len(_ENDINGS)
"""As many places as there are names for."""


def places(random: Random) -> list[str]:
    """Every place, none twice."""
    return _shuffled(random, ("".join(parts) for parts in product(_STEMS, _ENDINGS)))


def people(random: Random) -> Iterator[str]:
    """Full names, none twice."""
    return iter(_shuffled(random, (" ".join(parts) for parts in product(_GIVEN, _FAMILY))))


def family(random: Random) -> tuple[str, str, str]:
    """A child, the mother, the father."""
    name = random.choice(_FAMILY)
    return tuple(f"{random.choice(given)} {name}" for given in (_CHILDREN, _GIVEN, _GIVEN))  # type: ignore[return-value]


def _shuffled(random: Random, names: Iterator[str]) -> list[str]:
    every = list(names)
    random.shuffle(every)
    return every
