"""The invented cases, one in every state, with their days counted from today."""

from datetime import date, timedelta

from scr_portal.accounts import Board, User
from scr_portal.deadlines import Deadline
from scr_portal.demo import asked, cast, health, letterbook, meetings, partners, referred, registers, specimen
from scr_portal.demo.ending import Ending
from scr_portal.demo.tale import Tale
from scr_portal.demo.walk import Team, Walk
from scr_portal.guidance.base import Limb, Outcome, Product


def ago(today: date, days: int) -> date:
    """The day `days` calendar days before today."""
    return today - timedelta(days=days)


def northshire(people: dict[str, User]) -> Team:
    """Who walks the cases of Northshire."""
    agencies = [name for name, (board, _, _) in cast.AGENCIES.items() if board == cast.NORTHSHIRE]
    return Team(
        board=Board.objects.get(name=cast.NORTHSHIRE),
        officer=people["Amina Farouk"],
        second_officer=people["Leo Grant"],
        chair=people["Judith Hale"],
        members=(people["Grace Mensah"], people["Colin Braithwaite"]),
        seniors=_by_agency(agencies, people, ("Helen Marsh", "Robert Keane", "Sunita Rao", "Martin Bell")),
        imr_authors=_by_agency(agencies, people, ("Marion Clegg", "James Whitlock", "Priya Nair", "Tom Hadley")),
        panel_chair=people["Edward Lindqvist"],
        author=people["Ruth Okafor"],
        panel_members=_by_agency(agencies, people, ("Farah Siddiqui", "Owen Pritchard", "Lucy Fenwick", "Daniel Osei")),
        positions={part.name: part.position for part in cast.PARTS},
    )


def westmere(people: dict[str, User]) -> Team:
    """Who walks the cases of Westmere, as far as they go."""
    agencies = [name for name, (board, _, _) in cast.AGENCIES.items() if board == cast.WESTMERE]
    return Team(
        board=Board.objects.get(name=cast.WESTMERE),
        officer=people["Carys Morgan"],
        second_officer=people["Carys Morgan"],
        chair=people["Alan Brook"],
        members=(people["Kate Lomax"], people["Kate Lomax"]),
        seniors=_by_agency(agencies, people, ("Beth Armitage", "Gareth Poole")),
        imr_authors={},
        panel_chair=people["Edward Lindqvist"],
        author=people["Ruth Okafor"],
    )


def _by_agency(agencies: list[str], people: dict[str, User], names: tuple[str, ...]) -> dict[str, User]:
    return {agency: people[name] for agency, name in zip(agencies, names, strict=True)}


def tale(label: str, child: str, family: str, incident: date, *, died: bool = True, **more: object) -> Tale:
    """A tale with the days of its incident."""
    return Tale(
        label=label, child=f"{child} {family}", parents=(f"Shelley {family}", f"Dean {family}"),
        born_on=incident - timedelta(days=600), incident_on=incident, died_on=incident if died else None,
        trigger="death" if died else "harm",
        what_happened=(
            "A young child was taken to hospital by ambulance and "
            + ("died the same day. " if died else "is recovering. ")
            + "The doctors and the police suspect neglect. The family had been known to several agencies."
        ),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def published_2013(people: dict[str, User]) -> None:
    """The specimen: reported, accepted and published under the guidance of 2013, all its actions verified."""
    walk = Walk(northshire(people), tale("Child K", "Tobias", "Wrenfield", date(2013, 8, 28)))
    walk.receive(date(2013, 9, 2), date(2013, 9, 3))
    walk.tell(date(2013, 9, 4))
    walk.scope(date(2013, 9, 12))
    walk.recommend(date(2013, 9, 20))
    walk.decide(date(2013, 9, 27), Outcome.REVIEW)
    walk.tell(date(2013, 9, 30))
    walk.commission(date(2013, 10, 9), date(2013, 12, 6))
    walk.write_imrs(date(2013, 12, 2))
    walk.accept_imrs(date(2013, 12, 16))
    ending = Ending(walk)
    ending.report(date(2014, 2, 20))
    ending.plan(date(2014, 2, 27), date(2014, 9, 30), specimen.RECOMMENDATIONS)
    ending.accept(date(2014, 3, 14), "\n\n".join(specimen.RESPONSE))
    walk.tell(date(2014, 3, 17))
    checker = people["Leo Grant"]
    made = [
        ending.check(date(2014, 4, 3), Product.REPORT, "Serious case review: Child K", specimen.REPORT, checker),
        ending.check(
            date(2014, 4, 3), Product.RESPONSE, "Child K: the response of the board", specimen.RESPONSE, checker
        ),
    ]
    copied = [ending.send_copy(publication, date(2014, 4, 10)) for publication in made]
    for approved in [ending.approve(publication, date(2014, 4, 11)) for publication in copied]:
        ending.release(approved, date(2014, 4, 22))
    walk.tell(date(2014, 4, 23))
    ending.finish_actions(date(2014, 9, 26))
    ending.close(date(2014, 10, 6))


def published_2010(people: dict[str, User]) -> None:
    """An executive summary of 2010, with its whole action plan."""
    walk = Walk(northshire(people), tale("Child B", "Maisie", "Stannard", date(2010, 1, 6)))
    walk.receive(date(2010, 1, 12), date(2010, 1, 12))
    walk.scope(date(2010, 1, 20))
    walk.recommend(date(2010, 2, 1))
    walk.decide(date(2010, 2, 10), Outcome.REVIEW)
    walk.tell(date(2010, 2, 12))
    walk.commission(date(2010, 2, 22), date(2010, 4, 30))
    walk.write_imrs(date(2010, 4, 26))
    walk.accept_imrs(date(2010, 5, 10))
    health.write(walk, people["Grace Mensah"], date(2010, 5, 11), date(2010, 6, 7))
    ending = Ending(walk)
    ending.report(date(2010, 6, 30))
    ending.plan(date(2010, 7, 6), date(2011, 1, 31), specimen.RECOMMENDATIONS[:3])
    ending.accept(date(2010, 8, 4), "")
    walk.tell(date(2010, 8, 6))
    summary = ending.check(
        date(2010, 8, 20), Product.SUMMARY, "Executive summary: Child B", specimen.SUMMARY, people["Leo Grant"]
    )
    ending.publish(summary, date(2010, 9, 1), date(2010, 9, 6))
    walk.tell(date(2010, 9, 7))
    ending.finish_actions(date(2011, 1, 20))
    ending.close(date(2011, 2, 2))


def before_the_decision(people: dict[str, User], today: date) -> None:
    """On time, due this week, overdue."""
    team = northshire(people)
    fresh = Walk(
        team, tale("Child M", "Jonah", "Askwith", ago(today, 9), referred=referred.by_the_agency_s_lead(ago(today, 9)))
    )
    fresh.receive(ago(today, 6), ago(today, 5), answer_by=ago(today, 1))
    meetings.plan(team, today + timedelta(days=3), ago(today, 4), [fresh])
    week = Walk(
        team,
        tale("Child P", "Elsie", "Tranmer", ago(today, 34), died=False, referred=referred.by_a_doctor(ago(today, 34))),
    )
    week.receive(ago(today, 27), ago(today, 26))
    week.scope(ago(today, 15))
    [item] = meetings.plan(team, ago(today, 6), ago(today, 14), [week])
    meetings.hold(team, item)
    week.recommend(item.meeting.meets_on)
    meetings.minute(team, item, meetings.MINUTES)
    late = Walk(
        team, tale("Child R", "Harvey", "Quillan", ago(today, 55), referred=referred.by_a_head_teacher(ago(today, 55)))
    )
    late.receive(ago(today, 47), ago(today, 46))
    late.tell(ago(today, 45))
    late.scope(ago(today, 40))
    late.recommend(ago(today, 20))


def decided_not_to(people: dict[str, User], today: date) -> None:
    """No review: the notice is on its way to the national body, with the reasons."""
    found = {Limb.JOINT_WORKING: "Each agency acted on what it knew and told the others at once."}
    walk = Walk(
        northshire(people),
        tale(
            "Child S", "Poppy", "Larkham", ago(today, 50), died=False, recommendation=Outcome.NONE,
            reasons="The agencies worked together well: nothing gives cause for concern.", limbs_not_met=found,
            rationale="I have read the referral, what each agency knew and the recommendation. The child was harmed, "
            "but each agency acted on what it knew and told the others at once. The criteria are not met.",
        ),
    )  # fmt: skip
    walk.receive(ago(today, 40), ago(today, 39))
    walk.tell(ago(today, 38))
    walk.scope(ago(today, 30))
    walk.recommend(ago(today, 22))
    walk.decide(
        ago(today, 12), Outcome.NONE, limb_that_fails=Limb.JOINT_WORKING, why_it_fails=found[Limb.JOINT_WORKING],
        definitive_evidence="The records of all agencies were read together by the sub-committee.",
    )  # fmt: skip


def decided_otherwise(people: dict[str, User], today: date) -> None:
    """An alternative review: it has no date to be completed by, and reports to the board without an SCR panel."""
    found = {Limb.JOINT_WORKING: "The agencies worked together; one of them can learn how it answers at night."}
    walk = Walk(
        northshire(people),
        tale(
            "Child Y", "Barnaby", "Ellerton", ago(today, 90), died=False, recommendation=Outcome.ALTERNATIVE,
            reasons="The criteria are not met, but there is something to learn.", limbs_not_met=found,
            rationale="The criteria are not met. What can be learnt from the night of the incident is worth a day.",
        ),
    )  # fmt: skip
    walk.receive(ago(today, 80), ago(today, 79))
    walk.tell(ago(today, 78))
    walk.scope(ago(today, 70))
    walk.recommend(ago(today, 62))
    walk.decide(
        ago(today, 55), Outcome.ALTERNATIVE, limb_that_fails=Limb.JOINT_WORKING,
        why_it_fails=found[Limb.JOINT_WORKING], alternative_method="A day with those who worked with the family.",
        alternative_scope="The night of the incident, and the week before it, in the two agencies that were called.",
        alternative_due_on=ago(today, -35),
        definitive_evidence="The records of all agencies were read together by the sub-committee.",
    )  # fmt: skip
    walk.tell(ago(today, 54))
    walk.start(ago(today, 45))


def under_way(people: dict[str, User], today: date) -> None:
    """Reviews: just commissioned with returns late, and extended."""
    team = northshire(people)
    begun = Walk(team, tale("Child T", "Rowan", "Peverell", ago(today, 120)))
    _to_commission(begun, today, 110, due=ago(today, 3))
    ends = completion_of(begun)
    meetings.of_board(team, (ends - timedelta(days=70), ends + timedelta(days=9)), ago(today, 100))
    extended = Walk(team, tale("Child V", "Ottilie", "Barnwell", ago(today, 260)))
    _to_commission(extended, today, 250, due=ago(today, 150))
    extended.write_imrs(ago(today, 155))
    extended.accept_imrs(ago(today, 140))
    extended.extend(ago(today, 60), today + timedelta(days=45))
    extended.tell(ago(today, 58))
    registers.fill(extended, ago(today, 55))
    letterbook.of_one_extended(extended, ago(today, 50))
    asked.fill(extended, ago(today, 16), due_on=ago(today, 2))
    next_door = westmere(people)
    paper = partners.ask(begun, next_door.board, ago(today, 70))
    letterbook.of_one_begun(begun, ago(today, 2))
    partners.answer(paper, next_door.officer, ago(today, 2))
    other = Walk(next_door, tale("Child A", "Felix", "Orchard", ago(today, 20), referrer="Nadia Fielding"))
    other.receive(ago(today, 12), ago(today, 11))


def towards_publication(people: dict[str, User], today: date) -> None:
    """Accepted: one waits for the notice to run, one is not published."""
    team = northshire(people)
    for label, child, family in (("Child W", "Isobel", "Fairhurst"), ("Child X", "Casper", "Nethercott")):
        walk = Walk(team, tale(label, child, family, ago(today, 330)))
        _to_commission(walk, today, 320, due=ago(today, 230))
        walk.write_imrs(ago(today, 236))
        walk.accept_imrs(ago(today, 220))
        ending = Ending(walk)
        ending.report(ago(today, 150))
        ending.plan(ago(today, 145), today + timedelta(days=60), specimen.RECOMMENDATIONS[:2])
        ending.accept(ago(today, 135), "\n\n".join(specimen.RESPONSE).replace("Child K", label))
        walk.tell(ago(today, 134))
        if label == "Child W":
            text = tuple(part.replace("Child K", label) for part in specimen.REPORT)
            made = ending.check(
                ago(today, 10), Product.REPORT, f"Serious case review: {label}", text, people["Leo Grant"]
            )
            ending.send_copy(made, ago(today, 3))
        else:
            ending.decline(ago(today, 20))


def completion_of(walk: Walk) -> date:
    """The day by which its review is to be completed."""
    return Deadline.objects.get(casefile=walk.case, kind="completion").due_on


def _to_commission(walk: Walk, today: date, first_known: int, *, due: date) -> None:
    walk.receive(ago(today, first_known), ago(today, first_known - 1))
    walk.tell(ago(today, first_known - 2))
    walk.scope(ago(today, first_known - 10))
    walk.recommend(ago(today, first_known - 18))
    walk.decide(ago(today, first_known - 25), Outcome.REVIEW)
    walk.tell(ago(today, first_known - 27))
    walk.commission(ago(today, first_known - 35), due)
