"""Working Together 2006, Chapter 8."""

from datetime import date

from scr_portal.clocks import Period
from scr_portal.guidance.base import (
    Act,
    Criterion,
    Duty,
    Edition,
    Fact,
    Limb,
    Office,
    Product,
    Question,
    Route,
    Rule,
    Severity,
    Test,
    Weighs,
)
from scr_portal.guidance.sources import (
    BRIEFING,
    CONSULTATION,
    EXTENSIONS_ANSWER,
    KIRKLEES,
    LONDON_2006,
    OFSTED_EVALUATIONS,
    OFSTED_FORM,
    REGULATIONS,
    RESPONSE,
    unseen,
)
from scr_portal.roles import Role

OFSTED, REGION, SHA = Office.INSPECTORATE, Office.REGION, Office.HEALTH_AUTHORITY
FOUR_MONTHS = BRIEFING + CONSULTATION.at("1.4") + RESPONSE.at("3.2")
TOLD_2006 = unseen("Working Together 2006: bodies told")
NO_RULE = unseen("Working Together 2006: no rule known")
WHOSE = Question(
    Weighs.WHOSE,
    "Whose case is it? The LSCB of the area where the child normally lived leads, and other LSCBs with a part in it "
    "join; for a looked-after child, the LSCB of the authority that is responsible.",
    LONDON_2006,
)

EDITION = Edition(
    slug="wt2006",
    title="Working Together (2006)",
    in_force_from=date(2006, 4, 1),
    in_force_source=REGULATIONS + unseen("Working Together 2006: taken to apply with the Regulations"),
    review_name="serious case review",
    criteria=(
        Criterion(Limb.DIED, "Did the child die, including by suicide?", LONDON_2006),
        Criterion(Limb.ABUSE, "Is abuse or neglect known or suspected to be a factor?", LONDON_2006),
        Criterion(Limb.SERIOUS_HARM, "Was the child seriously harmed?", LONDON_2006),
        Criterion(
            Limb.JOINT_WORKING, "Is there concern about how professionals and services worked together?", LONDON_2006
        ),
    ),
    routes=(
        Route(frozenset({Limb.DIED, Limb.ABUSE}), True, LONDON_2006),
        Route(frozenset({Limb.SERIOUS_HARM, Limb.JOINT_WORKING}), False, LONDON_2006),
    ),
    decision=Rule(
        kind="decision",
        name="Decide whether to hold a review",
        period=Period(months=1),
        fact=Fact.ATTENTION,
        source=unseen("Working Together 2006: one month to decide"),
        start_source=unseen("Working Together 2006: from the day the case comes to attention"),
        waits_on=Role.CHAIR,
    ),
    completion=Rule(
        kind="completion",
        name="Complete the review",
        period=Period(months=4),
        fact=Fact.DECIDED,
        instead=Fact.INITIATED,
        source=FOUR_MONTHS,
        start_source=unseen("Working Together 2006: from the decision to proceed"),
        waits_on=Role.PANEL_CHAIR,
    ),
    extension="The Government Office is asked, and a timescale is agreed with it.",
    extension_source=EXTENSIONS_ANSWER.at("on paragraph 8.15"),
    tests={
        "K1": Test(Severity.BLOCK, unseen("Working Together 2006: the overview author")),
        "K2": Test(Severity.BLOCK, unseen("Working Together 2006: the overview author")),
        "K3": Test(Severity.RECORD, NO_RULE),
        "K4": Test(Severity.RECORD, NO_RULE),
        "K5": Test(
            Severity.BLOCK, unseen("Working Together 2006: not concerned with the child, nor immediate manager")
        ),
        "K6": Test(Severity.BLOCK, unseen("Working Together 2006: senior officer signs")),
        "K9": Test(Severity.BLOCK, unseen("Working Together 2006: panel members")),
    },
    panel_disciplines=frozenset(),
    panel_disciplines_source=NO_RULE,
    health_overview_from=None,
    health_overview_source=unseen("Working Together 2006: a designated professional reviews the part of health"),
    publish=frozenset({Product.SUMMARY}),
    publish_source=RESPONSE.at("3.9"),
    publication_duty_needs_criteria=False,
    named_in_publication=frozenset({Role.CHAIR, Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR}),
    positions_in_publication=frozenset({Role.PANEL_MEMBER}),
    names_source=unseen("Working Together 2006: no rule on names known; as later editions have it"),
    notice_before_publication=None,
    on_the_web=None,
    duties=(
        Duty(Act.POSSIBLE_REVIEW, OFSTED, OFSTED_FORM),
        Duty(Act.POSSIBLE_REVIEW, REGION, TOLD_2006),
        Duty(Act.POSSIBLE_REVIEW, SHA, TOLD_2006),
        Duty(Act.DECISION_TO_HOLD, OFSTED, TOLD_2006),
        Duty(Act.DECISION_TO_HOLD, REGION, TOLD_2006),
        Duty(Act.DECISION_TO_HOLD, SHA, TOLD_2006),
        Duty(Act.DECISION_NOT_TO_HOLD, OFSTED, TOLD_2006),
        Duty(Act.DECISION_NOT_TO_HOLD, REGION, TOLD_2006),
        Duty(Act.EXTENSION, REGION, EXTENSIONS_ANSWER),
        Duty(Act.COMPLETION, OFSTED, KIRKLEES),
        Duty(Act.COMPLETION, REGION, KIRKLEES),
        Duty(Act.COMPLETION, SHA, KIRKLEES),
        Duty(Act.EVALUATION, Office.EVALUATOR, OFSTED_EVALUATIONS),
        Duty(Act.PUBLICATION, OFSTED, TOLD_2006),
        Duty(Act.PUBLICATION, REGION, TOLD_2006),
        Duty(Act.PUBLICATION, SHA, TOLD_2006),
    ),
    questions=(WHOSE,),
)
