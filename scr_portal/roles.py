"""Who may do what, and who may see what: the two tables, a column of guidance.md 6.1 (with section 7) each.

Nowhere but here, and in readers.py for pages that gather, does a role decide access. A permission is `app.verb_model`.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a person may be on a board, for an agency, on one case, or for a body."""

    OFFICER = "officer"
    CHAIR = "chair"
    ACTING_CHAIR = "acting_chair"
    SUBCOMMITTEE = "subcommittee"
    BOARD_MEMBER = "board_member"
    ACCEPTING_MEMBER = "accepting_member"
    SENIOR = "senior"
    REPRESENTATIVE = "representative"
    PANEL_CHAIR = "panel_chair"
    PANEL_MEMBER = "panel_member"
    OVERVIEW_AUTHOR = "overview_author"
    IMR_AUTHOR = "imr_author"
    DESIGNATED = "designated"
    CHECKER = "checker"
    PEER = "peer"
    EMERGENCY = "emergency"
    NATIONAL_PANEL = "national_panel"
    OFSTED = "ofsted"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The role in the words people use."""
        return LABELS[self]


LABELS = {
    Role.OFFICER: "LSCB officer",
    Role.CHAIR: "LSCB chair",
    Role.ACTING_CHAIR: "Acting LSCB chair",
    Role.SUBCOMMITTEE: "Standing sub-committee member",
    Role.BOARD_MEMBER: "Board member",
    Role.ACCEPTING_MEMBER: "Board member for an acceptance meeting",
    Role.SENIOR: "Senior officer of the agency",
    Role.REPRESENTATIVE: "Agency representative",
    Role.PANEL_CHAIR: "SCR panel chair",
    Role.PANEL_MEMBER: "SCR panel member",
    Role.OVERVIEW_AUTHOR: "Overview author",
    Role.IMR_AUTHOR: "IMR author",
    Role.DESIGNATED: "Designated professional",
    Role.CHECKER: "Anonymisation checker",
    Role.PEER: "Chair of another LSCB",
    Role.EMERGENCY: "Reader in an emergency",
    Role.NATIONAL_PANEL: "National panel",
    Role.OFSTED: "Ofsted",
    Role.ADMINISTRATOR: "Administrator",
    Role.SYSTEM: "The portal",
}

OF_BOARD = frozenset({Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR, Role.SUBCOMMITTEE, Role.BOARD_MEMBER})
OF_AGENCY = frozenset({Role.SENIOR, Role.REPRESENTATIVE})
OF_BODY = frozenset({Role.NATIONAL_PANEL, Role.OFSTED})
OF_CASE = frozenset(
    {Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.IMR_AUTHOR, Role.DESIGNATED, Role.CHECKER}
)
HANDED_TO = frozenset({Role.ACTING_CHAIR, Role.BOARD_MEMBER})
"""Members of the full LSCB who read a case by what is handed out to them; the LSCB chair reads it anyway."""
BY_LINK = OF_CASE | {Role.REPRESENTATIVE, Role.PEER}
"""Roles that are held on one case, by those too who come by a link and have no account: people here twice a year."""
OFFICE = frozenset({Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR})
"""Those who may read who has opened a case."""
SEES_DECLARATIONS = OFFICE | {Role.PANEL_CHAIR}
"""Those who may read the declarations of independence of others."""
OWN_AGENCY_ONLY = OF_AGENCY | {Role.IMR_AUTHOR}
"""Roles whose steps and views reach only rows of their own agency, and what is shared with all."""


class Audience(StrEnum):
    """For whom a row of a case is meant; each circle holds the one before, but for an agency's own."""

    OFFICE = "office"
    PANEL = "panel"
    AGENCY = "agency"
    SHARED = "shared"
    SENT = "sent"
    NOBODY = "nobody"
    """A file that is locked away, and what was read from it: no role hears it, and no form can choose it."""


_OF_OFFICE = (Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR, Role.EMERGENCY)
_OF_PANEL = (
    Role.SUBCOMMITTEE, Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.DESIGNATED, Role.CHECKER,
    Role.ACCEPTING_MEMBER, Role.PEER,
)  # fmt: skip
HEARS = {
    **dict.fromkeys(_OF_OFFICE, frozenset({Audience.OFFICE, Audience.PANEL, Audience.SHARED, Audience.SENT})),
    **dict.fromkeys(_OF_PANEL, frozenset({Audience.PANEL, Audience.SHARED})),
    **dict.fromkeys((Role.BOARD_MEMBER, *sorted(OWN_AGENCY_ONLY)), frozenset({Audience.SHARED})),
}
OWN_AGENCY_HEARS = frozenset({Audience.AGENCY, Audience.PANEL, Audience.SHARED})


def _steps(app: str, **verbs: str) -> frozenset[str]:
    """`_steps("panels", imr="accept waive")` names panels.accept_imr and panels.waive_imr."""
    return frozenset(f"{app}.{verb}_{model}" for model, said in verbs.items() for verb in said.split())


_RECORDS = "send_by_code record_sent record_received record_returned call_back"
_LETTERS = _steps(
    "scr_portal", letter=f"compose revise finish send {_RECORDS} correct void", fetchlink="send_again revoke"
)
_CHAIR = (
    _steps("referrals", consideration="decide reopen correct change_edition draw_up", decision="correct")
    | _steps("referrals", dissent="answer", peerchallenge="ask invite advise regard correct void", meeting="read")
    | _steps("reviews", review="open approve_terms extend refuse_extension accept settle_publication close discontinue")
    | _steps("reviews", review="correct follow settle_duty", extension="correct void")
    | _steps("reviews", recommendation="adopt reject", action="drop")
    | _steps(
        "scr_portal", notice="not_needed", appointment="confirm freeze release end lapse give_way withdraw correct"
    )
    | _steps("scr_portal", bar="confirm lift", bodyrequest="regard", emergencyaccess="end", memoryexport="make")
    | _steps("scr_portal", quarantine="confirm release", transfer="propose withdraw accept decline")
    | (_LETTERS | _steps("scr_portal", chase="send note_call void", alert="record lift", guestlink="send revoke"))
    | _steps("publications", publication="notify approve amend decline defer resume withdraw explain")
)

TAKES_OVER = "scr_portal.accept_transfer"
"""Whose right it is sees that a case is offered to the board."""
ANSWERS_PARTNERS = "scr_portal.answer_partnerpaper"
"""Whose right it is sees what the board is sent as a partner of a case: docs/decisions/0030."""
OPENS_IN_EMERGENCY = "scr_portal.open_case_emergencyaccess"
"""Of those who stand by and otherwise read nothing: docs/decisions/0010."""
RECEIVES = "referrals.receive_referral"
"""Whose right it is goes on with what the office has typed of a referral and not sent: docs/decisions/0059."""
REFERS = "referrals.refer_referral"
"""All that a guest who came to refer holds, for one board; who represents an agency holds it for its boards."""
_VOIDS = (
    _steps("referrals", referral="void", agencyinvolvement="void", parallelprocess="void")
    | _steps("reviews", recommendation="void", action="void")
    | _steps("scr_portal", notice="void", bodyrequest="void", person="void", partnerboard="void", partnerpaper="void")
    | _steps("panels", imr="void", agencyrequest="void", healthoverview="void")
)

_REGISTERS = _steps("reviews", earlylesson="record share act report void", familyview="hear void") | _steps(
    "reviews", familycontact="record update void", staffcontact="record update void"
)
_RECORDS_LESSONS = _steps("reviews", earlylesson="record")
_RECORDS_OF_OWN_AGENCY = _RECORDS_LESSONS | _steps("reviews", staffcontact="record")
"""Of people of an agency: early lessons and their own staff."""

_ASKS_FOR_CHECKS = _steps("scr_portal", factcheck="ask correct void")
_DESK = _ASKS_FOR_CHECKS | _steps(
    "scr_portal", alert="record lift", appointment="propose hand_over withdraw ask_anew", bar="propose go_along",
    bodyrequest="record answer attend correct", chase="send note_call void", guestlink="send revoke",
    memoryexport="make", notice=f"draw_up send {_RECORDS} correct", partnerboard="name end", partnerpaper="send",
    partneranswer="note", quarantine="confirm release",
)  # fmt: skip

MAY: dict[Role, frozenset[str]] = {
    Role.OFFICER: (_VOIDS | _REGISTERS | _LETTERS | _DESK)
    | _steps("referrals", referral="receive link attach withdraw merge split correct update_risk assess")
    | _steps("referrals", consideration="withdraw draw_up attach_signed", likeness="dismiss link")
    | _steps("referrals", agendaitem="put move take_off minute record_agreed amend make_pack note_declared")
    | _steps("referrals", dissent="note", meeting="arrange read")
    | _steps("referrals", agencyinvolvement="ask ask_by invite return_scoping secure correct")
    | _steps("referrals", referrallink="send revoke", linkedcase="record void")
    | (_steps("panels", agencyrequest="ask answer correct") | _steps("referrals", parallelprocess="record update end"))
    | _steps(
        "reviews",
        review="draft_terms start request_extension report_back settle_publication",
        recommendation="propose",
        action="propose agree report_progress finish verify send_back correct",
        acceptance="put hand_out take_off note_vote",
        vote="void",
    )
    | _steps("panels", imr="commission record share correct", chronology="read confirm merge")
    | _steps("panels", healthoverview="ask correct")
    | _steps(
        "publications",
        publication="prepare retitle render check notify publish withdraw explain correct",
        section="write",
    ),
    Role.CHAIR: _CHAIR,
    Role.ACTING_CHAIR: _CHAIR | {OPENS_IN_EMERGENCY},
    Role.SUBCOMMITTEE: _steps("referrals", consideration="recommend", dissent="record", meeting="read")
    | _steps("referrals", agendaitem="agree declare"),
    Role.BOARD_MEMBER: frozenset({OPENS_IN_EMERGENCY}),
    Role.ACCEPTING_MEMBER: _steps("reviews", acceptance="vote") | _steps("scr_portal", bar="step_back"),
    Role.SENIOR: _steps("referrals", agencyinvolvement="return_scoping secure", parallelprocess="record")
    | _steps("reviews", action="agree report_progress finish")
    | _steps("panels", imr="name_author sign submit", chronology="read confirm", agencyrequest="answer")
    | _steps("panels", healthoverview="sign")
    | _RECORDS_OF_OWN_AGENCY,
    Role.REPRESENTATIVE: _steps("referrals", agencyinvolvement="return_scoping secure")
    | (_steps("panels", agencyrequest="answer") | {REFERS}),
    Role.PANEL_CHAIR: (_REGISTERS | _ASKS_FOR_CHECKS)
    | _steps("referrals", parallelprocess="record update end")
    | _steps("reviews", review="draft_terms request_extension start receive_overview report_back")
    | _steps("reviews", recommendation="propose")
    | (_steps("scr_portal", chase="send note_call void", alert="record lift") | _steps("panels", agencyrequest="ask"))
    | _steps("panels", imr="commission send_back accept waive share", overview="sign_off close", chronology="merge")
    | _steps("panels", healthoverview="send_back accept")
    | _steps("publications", publication="confirm"),
    Role.PANEL_MEMBER: _steps("panels", overview="sign_off") | _RECORDS_LESSONS,
    Role.OVERVIEW_AUTHOR: _steps("panels", overview="draft revise circulate", chronology="merge")
    | (_RECORDS_LESSONS | _ASKS_FOR_CHECKS)
    | _steps("reviews", review="draft_terms", recommendation="propose"),
    Role.IMR_AUTHOR: _steps("panels", imr="hand_in", chronology="read confirm")
    | (_RECORDS_OF_OWN_AGENCY | _ASKS_FOR_CHECKS),
    Role.DESIGNATED: _RECORDS_LESSONS | _steps("panels", healthoverview="hand_in"),
    Role.CHECKER: _steps("publications", publication="check"),
    Role.PEER: _steps("scr_portal", bar="step_back") | _steps("referrals", peerchallenge="advise"),
    **dict.fromkeys((*sorted(OF_BODY), Role.EMERGENCY, Role.ADMINISTRATOR), frozenset()),
    Role.SYSTEM: _steps("scr_portal", recount="find find_again let_go", letter="open fetch receive_pdf tell_again")
    | _steps("scr_portal", notice="open fetch follow receive_pack receive_paper", partnerpaper="open tell_again")
    | _steps("referrals", agendaitem="receive_pack lock_pack take_off reschedule call_off note_attendance")
    | _steps("referrals", parallelprocess="record", consideration="receive_record lock_records")
    | _steps("publications", publication="receive_rendering")
    | _steps("panels", imr="fall_back let_go", chronology="fall_back", overview="fall_back", healthoverview="fall_back")
    | _steps("reviews", review="fall_back", acceptance="take_off reschedule call_off settle")
    | _steps("scr_portal", chase="escalate note_letter take_back", appointment="take_up freeze ask_anew", alert="lift"),
}


for _role in (Role.OFFICER, Role.CHAIR):
    MAY[_role] |= _steps("scr_portal", membership="confirm", absence="record", recount="confirm")
    MAY[_role] |= _steps("scr_portal", partnerpaper="answer step_back")
for _role in (OF_BOARD | OF_AGENCY | OF_CASE) - {Role.BOARD_MEMBER}:
    MAY[_role] |= _steps("scr_portal", bar="step_back", quarantine="lock")


def _models(**apps: str) -> frozenset[str]:
    return frozenset(f"{app}.{model}" for app, said in apps.items() for model in said.split())


_CASE = _models(scr_portal="CaseFile Alert Event Deadline Document Signature Correction EditionChange Recount")
UNTOLD = _models(referrals="Likeness LinkedCase")  # name a case that may be closed: no event tells of it, a part does
_REFERRAL = _models(referrals="Referral PersonNamed AgencyNamed Occurrence LaterAnswer LinkedCase")
_BEFORE = _REFERRAL | _models(referrals="AgencyInvolvement Consideration Decision Dissent ParallelProcess AgendaItem")
_REVIEW = _models(reviews="Review TermsVersion Extension EarlyLesson Recommendation Action")
_CONTACTS = _models(reviews="FamilyContact StaffContact", scr_portal="FactCheck")
_SAID_BY_THE_FAMILY = _models(reviews="FamilyView")
_PANEL = _models(panels="AgencyRequest HealthOverview Imr ImrReturn Chronology Entry Overview SignOff")
_PUBLICATION = _models(publications="Publication Section")
_PARTNERS = _models(scr_portal="PartnerBoard PartnerPaper PartnerAnswer")
_EVERYTHING = (
    (_CASE | _BEFORE | _REVIEW | _CONTACTS | _SAID_BY_THE_FAMILY | _PANEL | _PUBLICATION)
    | _models(
        referrals="PeerChallenge", scr_portal="Person Appointment Bar EmergencyAccess Notice Job GuestLink MemoryExport"
    )
    | _models(scr_portal="BodyRequest Chase FetchLink Handout Letter Quarantine Transfer", reviews="Acceptance Vote")
    | _PARTNERS
)

VIEWS: dict[Role, frozenset[str]] = {
    Role.OFFICER: _EVERYTHING | _models(referrals="Likeness"),
    Role.CHAIR: _EVERYTHING,
    Role.ACTING_CHAIR: _EVERYTHING,
    Role.SUBCOMMITTEE: (_CASE | _BEFORE)
    | _models(scr_portal="BodyRequest Person Appointment", reviews="Review TermsVersion Extension")
    | _models(reviews="EarlyLesson Recommendation Action"),
    Role.BOARD_MEMBER: frozenset(),
    Role.ACCEPTING_MEMBER: _models(scr_portal="Handout", reviews="Acceptance Vote Recommendation Action"),
    Role.PANEL_CHAIR: _EVERYTHING
    - _models(referrals="PeerChallenge AgendaItem", scr_portal="Bar EmergencyAccess Notice GuestLink MemoryExport")
    - (_PARTNERS | _models(scr_portal="FetchLink Letter Quarantine Transfer")),
    Role.PANEL_MEMBER: (_CASE | _REFERRAL | _REVIEW | _SAID_BY_THE_FAMILY | _PANEL | _PUBLICATION)
    | _models(referrals="AgencyInvolvement Decision ParallelProcess", scr_portal="Person Appointment"),
    Role.OVERVIEW_AUTHOR: _CASE
    | _REFERRAL
    | _models(referrals="Decision ParallelProcess", scr_portal="Person Appointment")
    | _CONTACTS
    | _SAID_BY_THE_FAMILY
    | _REVIEW
    | _PANEL
    | _PUBLICATION,
    Role.SENIOR: _CASE
    | _models(scr_portal="Letter", referrals="AgencyInvolvement Decision ParallelProcess")
    | _REVIEW
    | _models(reviews="StaffContact", panels="AgencyRequest HealthOverview Imr ImrReturn Chronology Entry"),
    Role.REPRESENTATIVE: _CASE
    | _models(scr_portal="Letter", referrals="AgencyInvolvement")
    | _models(reviews="Review EarlyLesson Recommendation Action", panels="AgencyRequest"),
    Role.IMR_AUTHOR: _CASE
    | _models(referrals="AgencyInvolvement", reviews="Review TermsVersion EarlyLesson StaffContact")
    | _models(scr_portal="FactCheck")
    | _models(panels="Imr ImrReturn Chronology Entry"),
    Role.DESIGNATED: (_CASE | _models(panels="HealthOverview Imr Chronology Entry Overview"))
    | _models(referrals="Decision ParallelProcess", reviews="Review TermsVersion EarlyLesson Recommendation Action"),
    Role.CHECKER: _models(scr_portal="CaseFile Alert Document Signature") | _PUBLICATION,
    Role.PEER: ((_REFERRAL - UNTOLD) | _models(scr_portal="CaseFile Person", reviews="Review TermsVersion"))
    | _models(referrals="Consideration Decision Dissent"),  # and what they are asked themselves: PeerChallenge
    Role.EMERGENCY: _EVERYTHING
    - _models(scr_portal="Bar EmergencyAccess FetchLink GuestLink MemoryExport Quarantine Transfer"),
    **dict.fromkeys((*sorted(OF_BODY), Role.ADMINISTRATOR, Role.SYSTEM), frozenset()),
}
