"""Working Together 2015."""

from dataclasses import replace
from datetime import date

from scr_portal.clocks import Period
from scr_portal.guidance import wt2013
from scr_portal.guidance.base import Act, Duty, Fact, Limb, Meaning, Office, Question, Route, Rule, Weighs
from scr_portal.guidance.sources import (
    ANSWER_2017,
    HOUNSLOW,
    LEAFLET,
    LSCB_BRIEFING_2015,
    MILTON_KEYNES,
    NOTIFIABLE,
    PANEL_FLOWCHART,
    PRINCIPLES,
    QUALITY_MARKERS,
    SEFTON,
    TRANSITION,
    WILTSHIRE_2015,
    unseen,
)
from scr_portal.roles import Role

OFSTED, PANEL, DFE = Office.INSPECTORATE, Office.NATIONAL_PANEL, Office.DEPARTMENT
SAME = unseen("Working Together 2015: taken over from 2013")
WITHIN_FIVE_DAYS = unseen("Working Together 2015: told within five working days of the decision")
SEVEN_DAYS = unseen("Working Together 2015: seven working days before publication")
TOLD_2015 = unseen("Working Together 2015: bodies told")
MEANINGS = {
    Limb.DIED: Meaning(
        "died", "Of the deaths that are to be notified it is said that cases of suspected suicide count.", SEFTON
    ),
    Limb.SERIOUS_HARM: Meaning(
        "seriously harmed",
        "It includes, and is not limited to, a potentially life-threatening injury, and serious or likely long-term "
        "impairment of physical or mental health or of physical, intellectual, emotional, social or behavioural "
        "development, through abuse or neglect. A child who recovers may have been seriously harmed all the same.",
        SEFTON,
    ),
    Limb.JOINT_WORKING: Meaning(
        "cause for concern",
        "No text that we have seen says what it means. It is for the board to judge. What is said is which way a doubt "
        "falls: a child who was seriously harmed goes to a review unless there is definitive evidence that there is no "
        "concern about how agencies worked together.",
        HOUNSLOW,
    ),
}
LEARNING = Question(
    Weighs.LEARNING,
    "What can usefully be learned? How does it relate to what was learned before, to the means there are, to the "
    "effect on practitioners and family, to other reviews that run, and to public trust?",
    QUALITY_MARKERS,
)

EDITION = replace(
    wt2013.EDITION,
    slug="wt2015",
    title="Working Together (2015)",
    in_force_from=date(2015, 3, 26),
    in_force_source=LSCB_BRIEFING_2015 + unseen("the day in March 2015"),
    criteria=(
        *(
            replace(one, meanings=(MEANINGS[one.limb],) if one.limb in MEANINGS else ())
            for one in wt2013.EDITION.criteria[:-1]
        ),
        replace(
            wt2013.CUSTODY,
            question=f"{wt2013.CUSTODY.question[:-1]}, or aged 16 or 17 under a deprivation of liberty order?",
            source=MILTON_KEYNES + HOUNSLOW,
        ),
    ),
    routes=(
        Route(wt2013.DIED, True, MILTON_KEYNES),
        Route(
            frozenset({Limb.ABUSE, Limb.SERIOUS_HARM}),
            True,
            HOUNSLOW,
            unless=frozenset({Limb.JOINT_WORKING}),
        ),
        Route(frozenset({Limb.DIED, Limb.CUSTODY}), True, MILTON_KEYNES + HOUNSLOW),
    ),
    definitive_evidence_needed=True,
    decision=replace(wt2013.EDITION.decision, source=SAME, start_source=SAME, note=""),
    completion=replace(wt2013.EDITION.completion, source=ANSWER_2017, start_source=SAME, note=""),
    publish_source=LEAFLET + WILTSHIRE_2015 + PRINCIPLES,
    notice_before_publication=replace(
        wt2013.NOTICE,
        name="Publish the report, after notice to the national panel, Ofsted and the Department for Education",
        period=Period(working_days=7),
        source=SEVEN_DAYS,
        start_source=SEVEN_DAYS,
        note="Counted from the day on which the last of them was sent the copy.",
    ),
    on_the_web=replace(
        wt2013.ON_THE_WEB,
        source=WILTSHIRE_2015,
        start_source=SAME,
        note="After that it is available on request.",
    ),
    other_clocks=(
        Rule(
            kind="incident_notice",
            name="The local authority tells Ofsted and the LSCB of the incident",
            period=Period(working_days=5),
            fact=Fact.AWARE,
            source=NOTIFIABLE,
            start_source=NOTIFIABLE,
            waits_on=Role.OFFICER,
        ),
    ),
    duties=(
        Duty(Act.POSSIBLE_REVIEW, OFSTED, NOTIFIABLE),
        Duty(Act.DECISION_TO_HOLD, OFSTED, WITHIN_FIVE_DAYS, Period(working_days=5)),
        Duty(Act.DECISION_TO_HOLD, PANEL, WITHIN_FIVE_DAYS, Period(working_days=5)),
        Duty(Act.DECISION_TO_HOLD, DFE, WITHIN_FIVE_DAYS, Period(working_days=5)),
        Duty(Act.DECISION_NOT_TO_HOLD, OFSTED, SAME),
        Duty(Act.DECISION_NOT_TO_HOLD, PANEL, PANEL_FLOWCHART + TRANSITION, Period(days=14), with_notification=True),
        Duty(Act.REOPENED, OFSTED, SAME),
        Duty(Act.REOPENED, PANEL, SAME),
        Duty(Act.REVIEWERS, PANEL, PANEL_FLOWCHART),
        Duty(Act.COMPLETION, OFSTED, TOLD_2015),
        Duty(Act.COMPLETION, PANEL, TOLD_2015),
        Duty(Act.COMPLETION, DFE, TOLD_2015),
        Duty(Act.BEFORE_PUBLICATION, PANEL, SEVEN_DAYS),
        Duty(Act.BEFORE_PUBLICATION, OFSTED, SEVEN_DAYS),
        Duty(Act.BEFORE_PUBLICATION, DFE, SEVEN_DAYS),
        Duty(Act.PUBLICATION, OFSTED, TOLD_2015),
        Duty(Act.PUBLICATION, PANEL, TOLD_2015),
        Duty(Act.PUBLICATION, DFE, TOLD_2015),
        Duty(Act.NOT_PUBLISHING, PANEL, SAME),
        Duty(Act.NOT_PUBLISHING, DFE, TOLD_2015),
    ),
    questions=(*wt2013.EDITION.questions, LEARNING),
)
