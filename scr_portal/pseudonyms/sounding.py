"""How a name is spoken, roughly: Welsh, English and spellings from elsewhere fall together. Data and two functions.

Rules fold what is written in several ways for one sound; names that no rule reaches stand in a table.
"""

import re
from functools import lru_cache

from scr_portal.pseudonyms.folding import fold

_ONE_NAME = (
    "sean shaun shawn shon sion", "rhys rees reece reese rhees", "shayne shane", "jaike jake", "huw hugh huwie",
    "jon john jonn", "ian iain ean", "ann anne", "lee leigh lea", "eva efa", "nia niah nya", "mia miah mya", "cai kai",
    "kerry ceri kerri", "kerys cerys", "david dafydd davyd dafid dewi", "evan ieuan iwan ifan euan ewan",
    "mary mair mari marie", "stephen steffan stefan steven stephan", "thomas tomos tomas", "harry harri",
    "catherine catrin katrin katherine kathryn cathryn katharine", "ellen elin elen", "llewellyn llywelyn llewelyn",
    "griffith gruffydd gruffudd griffiths gruffyd", "siwan shuan shuwan", "siobhan shivaun chevonne shevaun",
    "aneurin aneirin nye", "price pryce", "hughes huws hewes", "lloyd loyd llwyd", "davies davis",
    "owen owain owein eoin",
    "mohammed muhammad mohamed mohammad muhammed mohamad muhamad muhamed mohamud mohd muhammet mehmed",
    "yusuf yousef yousuf yusef yousaf yussuf yossef", "hussain hussein husain husayn hossain hossein hussien",
    "ahmed ahmad ahmet", "fatima fatimah fatema fatma", "aisha ayesha aysha aishah aicha", "amina ameena aminah",
    "zainab zaynab zeinab zaineb", "ibrahim ebrahim ibraheem", "usman osman uthman othman", "omar umar omer",
    "saeed said sayeed saied", "abdul abdel abdal", "noor nour nur", "zahra zara zahraa", "hassan hasan hassen",
    "thomson thompson tomson", "smith smyth smythe", "stewart stuart steward", "reid read reed",
    "phillips philips", "nicholls nichols nicolls", "alan alun allan allen", "jack jac jak", "lewis louis lewys luis",
    "niamh neve neave", "aoife eefa ifa", "caoimhe keeva kiva", "saoirse sersha seersha",
    "ciaran kieran kieron keiran", "caitlin kaitlyn katelyn caitlyn kaitlin", "zoe zoey zowie",
    "isobel isabel isabelle ysobel",
)  # fmt: skip
"""Names of one sound, or one name in two languages, which the rules do not bring together; the first is spoken."""

_RULES = (
    (r"^si(?=[ao])", "sh"),  # Siân, Siôn, Sioned
    (r"^mac(?=[^aeiouy])", "mk"), (r"^mc", "mk"),
    ("ff", "f"), ("ph", "f"), ("v", "f"), ("dd", "th"), ("ll", "l"), ("rh", "r"), ("ck", "k"), ("ch", "k"),
    ("qu", "kw"), ("x", "ks"), ("gh", "g"), ("c(?=[eiy])", "s"),
    ("(?<=[aeiou])h$", ""), ("sk[aiy]$", "ski"),  # Jonah; a Polish daughter of a father in -ski
    ("ie$", "y"), ("ey$", "y"), ("i$", "y"), ("e$", ""), ("(?<=.)(ai|ay|ei)(?=.)", "e"), ("ee", "i"), ("ou|oo", "u"),
    ("c", "k"), ("z", "s"), ("w", "u"), ("y", "i"), (r"(.)\1", r"\1"),
)  # fmt: skip
"""What is written, and what stands for it, one after the other."""

_SPOKEN = {spelling: line.split()[0] for line in _ONE_NAME for spelling in line.split()}


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Roughly how a name is spoken, so that Ffion and Fion, Siân and Shan, Asquith and Askwith are one."""
    spoken = fold(word)
    spoken = _SPOKEN.get(spoken, spoken)
    for written, stands in _RULES:
        spoken = re.sub(written, stands, spoken)
    return spoken


def is_listed(word: str) -> bool:
    """Whether the table knows the spelling, so that a short name can be told from a word."""
    return fold(word) in _SPOKEN
