"""Working Together 2013."""

from dataclasses import replace
from datetime import date

from scr_portal.clocks import Period, Sort
from scr_portal.guidance import wt2010j
from scr_portal.guidance.base import (
    Act,
    Criterion,
    Duty,
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
    LEAFLET,
    LONDON_2013,
    MILTON_KEYNES,
    NORFOLK,
    PANEL_FLOWCHART,
    PANEL_REPORT,
    PRINCIPLES,
    unseen,
)
from scr_portal.roles import Role

OFSTED, PANEL = Office.INSPECTORATE, Office.NATIONAL_PANEL
NOT_PRESCRIBED = unseen("Working Together 2013: not prescribed")
DIED, HARMED = frozenset({Limb.ABUSE, Limb.DIED}), frozenset({Limb.ABUSE, Limb.SERIOUS_HARM, Limb.JOINT_WORKING})
CUSTODY = Criterion(
    Limb.CUSTODY,
    "Did the child die in custody, in police custody, on remand, after sentence, in a secure home or training centre "
    "or young offender institution, or while detained under the Mental Health Act?",
    NORFOLK + MILTON_KEYNES,
)
SCOPE = Question(
    Weighs.SCOPE,
    "What would the scope be, and who must be involved? Do criminal proceedings or other reviews bear on it?",
    PANEL_FLOWCHART,
)
NOTICE = Rule(
    kind="notice_before_publication",
    name="Publish the report, after notice to the national panel",
    period=Period(days=7),
    fact=Fact.SENT_TO_NATIONAL_PANEL,
    source=LEAFLET,
    start_source=LEAFLET,
    sort=Sort.NOT_BEFORE,
    waits_on=Role.OFFICER,
)
ON_THE_WEB = Rule(
    kind="on_the_web",
    name="Keep the report on the website",
    period=Period(months=12),
    fact=Fact.PUBLISHED,
    source=LEAFLET,
    start_source=unseen("Working Together 2013: counted from publication"),
    sort=Sort.UNTIL,
    waits_on=Role.OFFICER,
)
BEFORE = wt2010j.EDITION.tests
AGAIN = LEAFLET + PANEL_FLOWCHART + unseen("Working Together 2013: told that a decision is considered again")

EDITION = replace(
    wt2010j.EDITION,
    slug="wt2013",
    title="Working Together (2013)",
    in_force_from=date(2013, 4, 15),
    in_force_source=PANEL_REPORT + unseen("the day, 15 April 2013"),
    criteria=(
        Criterion(Limb.ABUSE, "Is abuse or neglect of the child known or suspected?", LEAFLET.at("regulation 5(2)")),
        Criterion(Limb.DIED, "Has the child died?", LEAFLET.at("regulation 5(2)")),
        Criterion(Limb.SERIOUS_HARM, "Has the child been seriously harmed?", LEAFLET.at("regulation 5(2)")),
        Criterion(
            Limb.JOINT_WORKING,
            "Is there cause for concern as to the way in which the authority, its Board partners or others worked "
            "together to safeguard the child?",
            LEAFLET.at("regulation 5(2)"),
        ),
        CUSTODY,
    ),
    routes=(
        Route(DIED, True, LEAFLET.at("regulation 5(2)") + LONDON_2013),
        Route(HARMED, True, LEAFLET.at("regulation 5(2)") + LONDON_2013),
        Route(frozenset({Limb.DIED, Limb.CUSTODY}), True, NORFOLK + MILTON_KEYNES),
    ),
    decision=replace(
        wt2010j.EDITION.decision,
        fact=Fact.NOTIFIED,
        instead=Fact.ATTENTION,
        source=LEAFLET,
        start_source=LEAFLET,
        note="The guidance says “normally”.",
    ),
    completion=replace(
        wt2010j.EDITION.completion,
        fact=Fact.INITIATED,
        instead=Fact.DECIDED,
        source=LEAFLET,
        start_source=LEAFLET,
        note="The guidance makes it an aim.",
    ),
    extension=(
        "The board needs nobody's approval. It records why six months are not possible, captures what must improve, "
        "and takes corrective action meanwhile."
    ),
    extension_source=LEAFLET,
    tests={
        "K1": Test(Severity.BLOCK, LEAFLET + PRINCIPLES),
        "K12": Test(Severity.BLOCK, PRINCIPLES),
        "K5": replace(BEFORE["K5"], source=NOT_PRESCRIBED),
        "K6": replace(BEFORE["K6"], source=NOT_PRESCRIBED),
        "K9": replace(BEFORE["K9"], source=NOT_PRESCRIBED),
    },
    panel_disciplines=frozenset(),
    panel_disciplines_source=NOT_PRESCRIBED,
    health_overview_from=None,
    health_overview_source=unseen("Working Together 2013: no health overview report"),
    publish=frozenset({Product.REPORT, Product.RESPONSE}),
    publish_source=LEAFLET + PRINCIPLES,
    publication_duty_needs_criteria=True,
    names_source=unseen("Working Together 2013: no rule on names seen; as the earlier editions have it"),
    notice_before_publication=NOTICE,
    on_the_web=ON_THE_WEB,
    duties=(
        Duty(Act.POSSIBLE_REVIEW, OFSTED, PANEL_FLOWCHART + unseen("Working Together 2013: addressee Ofsted")),
        Duty(Act.DECISION_TO_HOLD, OFSTED, LEAFLET),
        Duty(Act.DECISION_TO_HOLD, PANEL, LEAFLET),
        Duty(Act.DECISION_NOT_TO_HOLD, OFSTED, LEAFLET),
        Duty(Act.DECISION_NOT_TO_HOLD, PANEL, LEAFLET + PANEL_FLOWCHART, Period(days=14), with_notification=True),
        Duty(Act.REOPENED, OFSTED, AGAIN),
        Duty(Act.REOPENED, PANEL, AGAIN),
        Duty(Act.REVIEWERS, PANEL, PANEL_FLOWCHART),
        Duty(Act.COMPLETION, PANEL, LEAFLET),
        Duty(Act.BEFORE_PUBLICATION, PANEL, LEAFLET),
        Duty(Act.PUBLICATION, OFSTED, unseen("Working Together 2013: told of publication")),
        Duty(Act.PUBLICATION, PANEL, unseen("Working Together 2013: told of publication")),
        Duty(Act.NOT_PUBLISHING, PANEL, LEAFLET),
    ),
    questions=(*wt2010j.EDITION.questions, SCOPE),
)
