"""Working Together 2010: Chapter 8 of December 2009, issued again in March 2010.

The day in December is not known (17 or 18): the later one is taken, so that no case is put under this edition early.
"""

from dataclasses import replace
from datetime import date

from scr_portal.clocks import Period
from scr_portal.guidance import wt2006
from scr_portal.guidance.base import Act, Criterion, Duty, Limb, Meaning, Office, Route, Severity, Test
from scr_portal.guidance.sources import (
    BRIEFING,
    COMMONS_2010,
    CRIB_SHEET,
    EXTENSIONS_ANSWER,
    IMR_FORM,
    KIRKLEES,
    OFSTED_EVALUATIONS,
    OFSTED_FORM,
    REFERRAL_FORM,
    RESPONSE,
    SUMMARY_MODEL,
    SUMMARY_TEMPLATE,
    WILTSHIRE,
    unseen,
)

OFSTED, REGION, SHA = Office.INSPECTORATE, Office.REGION, Office.HEALTH_AUTHORITY
TOLD_2010 = unseen("Working Together 2010, Chapter 8: bodies told")
LAMING = RESPONSE.at("Annex A, recommendation 44")
NOT_DEFINED = Meaning(
    "serious sexual abuse",
    "No text that we have seen says what it means. Those who were consulted in 2009 asked; the Government answered "
    "that the criteria would be made clearer. Give your reason in the facts of this case.",
    RESPONSE.at("3.3 and 3.6"),
)
INJURY = frozenset({Limb.ABUSE, Limb.SERIOUS_HARM, Limb.JOINT_WORKING})

EDITION = replace(
    wt2006.EDITION,
    slug="wt2010",
    title="Working Together (2010), Chapter 8 of December 2009",
    in_force_from=date(2009, 12, 18),
    in_force_source=RESPONSE.at("4.2") + unseen("the day in December 2009"),
    criteria=(
        Criterion(Limb.DIED, "Did the child die, including by suicide?", BRIEFING + REFERRAL_FORM),
        Criterion(Limb.ABUSE, "Is abuse or neglect known or suspected, and was it a factor?", BRIEFING),
        Criterion(
            Limb.SERIOUS_HARM,
            "Did the child sustain a potentially life-threatening injury, or permanent impairment of physical or "
            "mental health or development?",
            BRIEFING,
        ),
        Criterion(
            Limb.SEXUAL_ABUSE,
            "Was the child subjected to serious sexual abuse?",
            REFERRAL_FORM.at("8.11"),
            (NOT_DEFINED,),
        ),
        Criterion(
            Limb.PARENT_MURDERED,
            "Was a parent murdered, and is a homicide review being initiated?",
            REFERRAL_FORM.at("8.11"),
        ),
        Criterion(
            Limb.ASSAULT,
            "Was the child seriously harmed by a violent assault of another child or an adult?",
            unseen("Working Together 2010, 8.11"),
        ),
        Criterion(
            Limb.JOINT_WORKING,
            "Does the case give rise to concerns about how local professionals worked together?",
            BRIEFING,
        ),
    ),
    routes=(
        Route(frozenset({Limb.DIED, Limb.ABUSE}), True, BRIEFING + REFERRAL_FORM.at("8.9")),
        Route(INJURY, False, BRIEFING),
        Route(frozenset({Limb.SEXUAL_ABUSE, Limb.JOINT_WORKING}), False, REFERRAL_FORM.at("8.11")),
        Route(frozenset({Limb.PARENT_MURDERED, Limb.JOINT_WORKING}), False, REFERRAL_FORM.at("8.11")),
        Route(frozenset({Limb.ASSAULT, Limb.JOINT_WORKING}), False, unseen("Working Together 2010, 8.11")),
    ),
    decision=replace(wt2006.EDITION.decision, source=BRIEFING, start_source=BRIEFING),
    completion=replace(
        wt2006.EDITION.completion,
        period=Period(months=6),
        source=BRIEFING + RESPONSE.at("3.2"),
        start_source=BRIEFING + COMMONS_2010,
    ),
    extension=(
        "The board revises the timetable itself and consults the Government Office at once; when it decides that an "
        "extension is needed it sends the revised project plan and a progress update with the action already taken."
    ),
    extension_source=EXTENSIONS_ANSWER,
    tests={
        **wt2006.EDITION.tests,
        "K1": Test(Severity.BLOCK, LAMING + WILTSHIRE),
        "K2": Test(Severity.BLOCK, WILTSHIRE + unseen("Working Together 2010, Chapter 8: the bar itself")),
        "K3": Test(Severity.BLOCK, BRIEFING),
        "K4": Test(Severity.WARN, BRIEFING + LAMING),
        "7.2": Test(Severity.WARN, BRIEFING),
        "K5": Test(Severity.BLOCK, IMR_FORM + unseen("Working Together 2010, Chapter 8: the bar itself")),
        "K7": Test(Severity.BLOCK, RESPONSE.at("3.13")),
    },
    panel_disciplines=frozenset({"social_care", "health", "education", "police"}),
    panel_disciplines_source=WILTSHIRE + CRIB_SHEET,
    health_overview_from=2,
    health_overview_source=BRIEFING + RESPONSE.at("3.12 and 3.13"),
    publish_source=RESPONSE.at("3.9 and Annex A, recommendation 43") + SUMMARY_MODEL,
    names_source=RESPONSE.at("3.10") + SUMMARY_TEMPLATE,
    duties=(
        Duty(Act.POSSIBLE_REVIEW, OFSTED, BRIEFING + OFSTED_FORM),
        Duty(Act.POSSIBLE_REVIEW, REGION, TOLD_2010),
        Duty(Act.POSSIBLE_REVIEW, SHA, TOLD_2010),
        Duty(Act.DECISION_TO_HOLD, OFSTED, TOLD_2010),
        Duty(Act.DECISION_TO_HOLD, REGION, TOLD_2010),
        Duty(Act.DECISION_TO_HOLD, SHA, TOLD_2010),
        Duty(Act.DECISION_NOT_TO_HOLD, OFSTED, TOLD_2010),
        Duty(Act.DECISION_NOT_TO_HOLD, REGION, TOLD_2010),
        Duty(Act.EXTENSION, REGION, EXTENSIONS_ANSWER),
        Duty(Act.COMPLETION, OFSTED, KIRKLEES),
        Duty(Act.COMPLETION, REGION, KIRKLEES),
        Duty(Act.COMPLETION, SHA, KIRKLEES),
        Duty(Act.EVALUATION, Office.EVALUATOR, OFSTED_EVALUATIONS + RESPONSE.at("3.11")),
        Duty(Act.BEFORE_PUBLICATION, OFSTED, TOLD_2010),
        Duty(Act.BEFORE_PUBLICATION, REGION, TOLD_2010),
        Duty(Act.BEFORE_PUBLICATION, SHA, TOLD_2010),
        Duty(Act.PUBLICATION, OFSTED, TOLD_2010),
        Duty(Act.PUBLICATION, REGION, TOLD_2010),
        Duty(Act.PUBLICATION, SHA, TOLD_2010),
    ),
)
