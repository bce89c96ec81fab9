"""Referrals of one incident: one with every question answered, and another that comes later."""

from collections.abc import Mapping
from datetime import date

from referrals.referrals.forms import PARTS
from tests.journeys.steps.answering import Answers, Said
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Journey

GO_ON = "Continue"
THE_CHILDREN = "The children"
LIKELY = "This may be a second referral of an incident that the board knows of."
LIKELY_ON_THE_CASE = "This may be a second referral of an incident that the board knows of: an earlier case names"
Pages = Mapping[str, Answers]


def receive_in_full(journey: Journey, label: str) -> None:
    """Three children, the family, agencies, key dates: every question of every page; all of it stands afterwards."""
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    pages = _in_full(journey, label)
    _write_down(desk, pages)
    desk.done("Receive the referral", asks=False)
    journey.case = desk.path
    of_the_case = {label, journey.cast.police, journey.cast.health}
    desk.sees(*of_the_case, "Decide whether to hold a review")
    desk.follow("Referral received")
    desk.sees(*(word for page in pages.values() for word in _words(page) if word not in of_the_case))


def refer_again(journey: Journey, known: date) -> None:
    """Somebody else writes of the same child, spelled otherwise, and the board knew earlier: the officer links it."""
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    _write_down(desk, _of_the_same_child(journey, known))
    desk.sees(LIKELY)
    desk.press(desk.page.get_by_role("button", name="Add it to").inner_text())
    desk.done(GO_ON, asks=False)
    desk.sees("Tamzin Aplegarth", "Telephone call from the school")
    desk.done("Add the referral", asks=False)
    assert desk.path == journey.case
    desk.sees("Telephone call from the school", f"The board knew on {known:%-d %B %Y}.")


def receive_again(journey: Journey, known: date, label: str) -> None:
    """The same, and the officer takes it for another incident: it becomes a case of its own."""
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    pages = _of_the_same_child(journey, known)
    _write_down(desk, pages | {THE_CHILDREN: pages[THE_CHILDREN] | {"What the child is called in the portal": label}})
    desk.sees(LIKELY)
    desk.done("Receive it as a case of its own", asks=False)
    journey.case = desk.path
    desk.sees(label, LIKELY_ON_THE_CASE)


def _write_down(desk: Desk, pages: Pages) -> None:
    """Page by page, with a row for each person, agency or date, to the page on which all is checked."""
    desk.follow("Receive a referral")
    desk.press("Begin a referral")
    desk.follow(PARTS[0].title)
    for part in PARTS:
        said = pages.get(part.title, {})
        for row in dict.fromkeys(asked.rpartition(" > ")[0] for asked in said if " > " in asked):
            if not desk.page.get_by_role("group", name=row, exact=True).count():
                desk.press(f"Add another {row.rpartition(' ')[0].lower()}")
        desk.done(GO_ON, said, asks=False)
    desk.press(GO_ON)
    desk.sees(*(word for page in pages.values() for word in _words(page)))


def _words(page: Answers) -> list[str]:
    """The answers as a page says them again."""
    return [word for said in page.values() for word in _in_words(said)]


def _in_words(said: Said) -> list[str]:
    if isinstance(said, date):
        return [f"{said:%-d %B %Y}"]
    return said if isinstance(said, list) else [str(said)]


BORN = date(2024, 3, 9)


def _of_the_same_child(journey: Journey, known: date) -> dict[str, dict[str, Said]]:
    """What somebody else writes of the child, in another spelling."""
    return {
        "Other children at risk now": {"Are other children at risk now?": "Not known yet"},
        "Who made the referral": {"Who made the referral?": "Rhys Bevan"},
        THE_CHILDREN: {"Child 1 > Name": "Tamzin Aplegarth", "Child 1 > Date of birth (optional)": BORN},
        "What happened": {"What is it about?": "A child died", "What happened?": "The school was told that day."},
        "The dates that count": {
            "When did it happen? (optional)": journey.days.incident,
            "When did the board first know?": known,
            "How did the board come to know?": "Telephone call from the school",
        },
        "What is asked for": {"May the case meet the criteria for a serious case review?": "Yes"},
    }


def _in_full(journey: Journey, label: str) -> Pages:
    cast, days = journey.cast, journey.days
    return {
        "Other children at risk now": {
            "Are other children at risk now?": "Yes",
            "What is being done for them, and by whom?": "Both brothers are with foster carers since that night.",
        },
        "Who made the referral": {
            "Who made the referral?": "Karen Oldfield",
            "Their role (optional)": "Named nurse",
            "Their agency (optional)": cast.health,
            "Their e-mail address (optional)": "karen.oldfield@example.org",
            "How else to reach them (optional)": "By the ward",
            "Date on the referral (optional)": days.known,
            "Who signed it? (optional)": "Nesta Grant",
            "Which manager or safeguarding lead did they talk it over with? (optional)": "Olwen Rees",
            "When did they talk? (optional)": days.known,
            "Who represents their agency on the LSCB? (optional)": "Piers Anstey",
            "The view of the representative (optional)": "The health visitor was never told of the move.",
        },
        THE_CHILDREN: {"What the child is called in the portal": label} | _children(days.incident),
        "Family and others": {
            "Person 1 > Name": "Morwenna Applegarth",
            "Person 1 > Who this is": "Parent or carer",
            "Person 1 > Relationship to the child (optional)": "Mother",
        },
        "Agencies": {
            "Which agencies were involved, as far as is known?": [cast.police, cast.health],
            "Was the child open to children's social care when it happened? (optional)": "Not known",
            "Lead professional (optional)": "Della Frayne",
            "Agency or service 1 > Agency or service": "Quay Nursery",
            "Agency or service 1 > Whom to speak with there (optional)": "Ines Trott",
            "Agency or service 1 > Are they still involved? (optional)": "No",
        },
        "What happened": {
            "What is it about?": "A child died",
            "What happened?": "The child was brought to hospital and died there. Neglect is suspected.",
            "Concerns about how agencies worked together (optional)": "Two teams each thought that the other visited.",
            "Other cases it may be linked with (optional)": "None is known",
            "Date 1 > Day": days.incident,
            "Date 1 > What happened": "The neighbour called the ambulance",
        },
        "The dates that count": {
            "When did it happen? (optional)": days.incident,
            "When did the board first know?": days.known,
            "How did the board come to know?": "Telephone call from the hospital",
            "Who notified it for the local authority? (optional)": "Moira Tench",
            "When did the local authority become aware? (optional)": days.known,
            "When was the referral received?": days.known,
        },
        "What is asked for": {
            "May the case meet the criteria for a serious case review?": "Yes",
            "What does the referrer ask for? (optional)": "A serious case review",
            "Why, in the words of the referrer? (optional)": "So that the next child is seen.",
        },
        "Other processes and the media": {
            "Which other processes are known? (optional)": ["Criminal investigation or trial", "Coroner's inquest"],
            "Who leads them, and what comes next? (optional)": "The inquest was opened and adjourned.",
            "Do the media take an interest? (optional)": "Yes",
            "Which media, and who answers them? (optional)": "The local paper; the council answers.",
        },
    }


def _children(died: date) -> dict[str, Said]:
    """Who died, and two brothers, with all that is asked of each."""
    first: dict[str, Said] = {
        "Name": "Tamsin Applegarth",
        "Other names (optional)": "Wenna",
        "Date of death (if the child died)": died,
        "Child protection plan before that (optional)": "Yes",
    }
    children = [_child(1) | first, _child(2) | {"Name": "Corin Applegarth"}, _child(3) | {"Name": "Jory Penhaligon"}]
    return {f"Child {n} > {asked}": said for n, child in enumerate(children, 1) for asked, said in child.items()}


def _child(number: int) -> dict[str, Said]:
    return {
        "Name": "",
        "Date of birth (optional)": BORN.replace(day=BORN.day + number - 1),
        "Address (optional)": f"{number} Quay Street",
        "Ethnic origin (optional)": "White Cornish",
        "First language (optional)": "English",
        "Disability (optional)": f"Hearing, grade {number}",
        "Legal status (optional)": f"Looked after, order {number}",
        "Immigration status (optional)": "Settled",
        "Child protection plan when it happened (optional)": "No",
        "More about the plans (optional)": f"Neglect, plan {number}",
        "Where the child was when it happened (optional)": f"In room {number}",
        "Who looked after the child when it happened (optional)": "Morwenna Applegarth",
    }
