"""What three invented referrals say in full (after guidance.md 4.1). No person, address or surgery here exists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Unpack

from referrals.referrals.family import Contact, Named, Occurred
from referrals.referrals.transitions import Facts


@dataclass(frozen=True)
class Referred:
    """What a referral says beyond what is told of every invented case."""

    child: Named = field(default_factory=Named)
    of: Mapping[str, Named] = field(default_factory=dict)
    """By the name of a parent, what is said of them; whoever else is named is of the family too."""
    contacts: tuple[Contact, ...] = ()
    occurrences: tuple[Occurred, ...] = ()
    facts: Facts = field(default_factory=Facts)

    def named(self, parents: tuple[str, ...]) -> list[Named]:
        """The parents and whoever else is named, with what is said of each."""
        everybody = {name: Named(kind="parent", name=name) for name in parents} | dict(self.of)
        return [Named(kind="parent", name=name) | said for name, said in everybody.items()]


def by_the_agency_s_lead(incident: date) -> Referred:
    """A death, by whoever represents children's services on the board."""
    home = "4 Tannery Row, Northshire"
    return Referred(
        child=Named(
            address=home, ethnicity="White British", first_language="English", disability="None known",
            legal_status="Lived with the parents; no order", plan_now="yes", plan_before="no",
            plan_note="Neglect, for four months", whereabouts="At home, in a cot in the parents' room",
            carer="Shelley Askwith",
        ),
        of={
            "Shelley Askwith": Named(relationship="Mother", born_on=_before(incident, 8400), address=home),
            "Dean Askwith": Named(relationship="Father", born_on=_before(incident, 9900), address=home),
            "Lottie Askwith": Named(
                kind="sibling", relationship="Sister", born_on=_before(incident, 1700), address=home, plan_now="yes",
                plan_note="Neglect, for four months",
            ),
            "Maureen Askwith": Named(kind="relative", relationship="Grandmother, looks after Lottie now"),
        },
        contacts=(
            _contact("Health visiting, Northshire Hospitals NHS Trust", "Bridget Sallow", "yes"),
            _contact("Little Larches Nursery", "Imogen Tarrant", "no"),
        ),
        occurrences=(
            _occurred(incident, 121, "Child protection conference: plan for both children."),
            _occurred(incident, 40, "Health visitor was not let in, for the second time."),
            _occurred(incident, 9, "Core group put off: the social worker was ill."),
            _occurred(incident, 0, "Ambulance called to the home in the early morning."),
        ),
        facts=_facts(
            incident, referrer_name="Karen Oldfield", referrer_role="Safeguarding lead",
            referrer_email="karen.oldfield@example.org", signed_by="Karen Oldfield", consulted="Helen Marsh",
            representative="Karen Oldfield", representative_view="The criteria may be met. It should not wait.",
            lead_professional="Tessa Rowntree", open_to_social_care="yes", others_at_risk="yes",
            others_at_risk_action="The sister stays with her grandmother under a written agreement. A strategy meeting "
            "was held on the day. The social worker visits every second day.",
            agency_concerns="Two agencies knew that visits failed. Neither knew that the other one knew.",
            processes=["criminal", "coroner", "child_death"],
            processes_note="The police lead; the coroner has opened and adjourned. Nobody is charged.",
            media_interest="yes", media_note="The local paper has telephoned once. The council's press office answers.",
            wanted="review", why_wanted="A child on a plan died, and what was known was not put together.",
        ),
    )  # fmt: skip


def by_a_doctor(incident: date) -> Referred:
    """A child who survived, by a general practitioner, who leaves open what is to be done."""
    home = "Flat 9, 31 Ropewalk, Northshire"
    return Referred(
        child=Named(
            address=home, ethnicity="White British and Black Caribbean", first_language="English",
            disability="Asthma", legal_status="Accommodated with the consent of the mother since the incident",
            plan_now="no", plan_before="yes", plan_note="Emotional abuse, for seven months, ended a year before",
            whereabouts="At home", carer="Dean Tranmer",
        ),
        of={
            "Shelley Tranmer": Named(relationship="Mother", born_on=_before(incident, 10100), address=home),
            "Dean Tranmer": Named(
                relationship="Stepfather", born_on=_before(incident, 11800), address="Not known: bailed to elsewhere"
            ),
            "Corwin Tranmer": Named(kind="sibling", relationship="Brother", born_on=_before(incident, 3100)),
        },
        contacts=(
            _contact("Ropewalk Surgery", "Ines Calloway", "yes"),
            _contact("Northshire Women's Refuge", "Delphine Stroud", "unknown"),
        ),
        occurrences=(
            _occurred(incident, 390, "The child protection plan ended."),
            _occurred(incident, 62, "Police called by a neighbour; no child was seen."),
            _occurred(incident, 20, "Brought to the surgery with a burn, said to be from a kettle."),
        ),
        facts=_facts(
            incident, referrer_name="Ines Calloway", referrer_role="General practitioner", referrer_agency=None,
            referrer_email="ines.calloway@example.org", referrer_contact="Ropewalk Surgery, mornings",
            signed_by="Ines Calloway", consulted="Lucy Fenwick", open_to_social_care="no", others_at_risk="yes",
            others_at_risk_action="The brother is with an aunt. Children's services have seen him.",
            agency_concerns="I wrote to children's services after the burn and had no answer.",
            processes=["criminal", "family_court"], processes_note="An interim care order is asked for.",
            media_interest="no", wanted="open", why_wanted="The board should say what kind of review it needs.",
        ),
    )  # fmt: skip


def by_a_head_teacher(incident: date) -> Referred:
    """A death, by the head teacher of an older brother."""
    home = "17 Saltpan Lane, Northshire"
    return Referred(
        child=Named(
            address=home, ethnicity="White other", first_language="Polish", disability="None known",
            immigration_status="Citizen of the European Union", plan_now="no", plan_before="no",
            whereabouts="In the care of a neighbour", carer="Agnes Holloway",
        ),
        of={
            "Shelley Quillan": Named(relationship="Mother", first_language="Polish", address=home),
            "Dean Quillan": Named(relationship="Father", address="Works abroad for months at a time"),
            "Bruno Quillan": Named(
                kind="sibling", relationship="Brother", born_on=_before(incident, 2900), address=home, plan_now="no"
            ),
            "Agnes Holloway": Named(kind="other", relationship="Neighbour"),
        },
        contacts=(
            _contact("Saltpan Primary School", "Stephen Marlowe", "yes"),
            _contact("Northshire Interpreting Service", "", "no"),
        ),
        occurrences=(
            _occurred(incident, 75, "The brother told his teacher that he puts the baby to bed."),
            _occurred(incident, 33, "Letter to the mother, in English; no answer."),
            _occurred(incident, 0, "The neighbour called an ambulance."),
        ),
        facts=_facts(
            incident, referrer_name="Stephen Marlowe", referrer_role="Head teacher", referrer_agency=None,
            referrer_email="stephen.marlowe@example.org", referrer_contact="Through the school office",
            signed_by="Stephen Marlowe", consulted="Martin Bell", representative="Martin Bell",
            open_to_social_care="unknown", others_at_risk="no",
            agency_concerns="Nobody used an interpreter. What the brother said did not leave the school.",
            processes=["coroner", "child_death"], media_interest="unknown", wanted="review",
            why_wanted="We all held a small piece of it.",
        ),
    )  # fmt: skip


def _facts(incident: date, **facts: Unpack[Facts]) -> Facts:
    """With the days on which it was talked over, and written."""
    return {**facts, "consulted_on": incident + timedelta(days=1), "referred_on": incident + timedelta(days=2)}


def _before(incident: date, days: int) -> date:
    return incident - timedelta(days=days)


def _occurred(incident: date, days: int, what: str) -> Occurred:
    return Occurred(happened_on=_before(incident, days), what=what)


def _contact(which: str, name: str, still_involved: str) -> Contact:
    return Contact(which=which, contact_name=name, contact="", still_involved=still_involved)
