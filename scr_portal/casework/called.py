"""What the pages and the rows of a case are called in the log of who looked: in the words of the pages themselves."""

from django.apps import apps
from django.utils.text import capfirst

from scr_portal.audit.accesses import OF_THE_CASE
from scr_portal.transitions import STEPS

PAGES = {
    "case": "Case page", "case_timeline": "Timeline", "case_dates": "Dates", "case_opened": "Who has opened this",
    "case_brief": "Brief me: the case on one page", "case_notices": "People told and not told",
    "case_partners": "Sent to partner boards", "case_letter_book": "Letter book",
    "case_letter_book_file": "Letter book as a file", "bars": "Who has no part in this case",
    "people": "People of the case", "grid": "What agencies owe", "plan": "Plan, counted back",
    "appointments": "SCR panel and appointments", "appointment_in_hand": "What somebody still has in hand",
    "chronology_integrated": "Integrated chronology", "chronology_export": "Integrated chronology as a file",
    "document": "A file", "document_file": "A file, to download", "document_page": "A page of a file",
    "notice_note": "Notice: note for the data protection officer",
    "letter_note": "Letter: note for the data protection officer",
    "quarantine_note": "File locked away: note for the data protection officer",
    "memoryexport_download": "Memory of the case for an investigator: the file",
    "publication_names": "Product: where somebody might be recognised",
    "partner_papers": "Sent by other boards", "queue": "Sent to a body", "queue_file": "Sent to a body, as a file",
    "queue_boards": "Decisions received, by board", "fetching": "What was sent by a link and a code",
    "fetching_file": "A file that was sent by a link and a code", "referrals_sent": "Referrals that somebody sent",
    "referral_sent": "Referral, for who sent it", "referral_sent_enclose": "Referral: attach a file, by who sent it",
    "unsentrisk_call": "Call to somebody who is writing a referral", "meetings": "Meetings of the board",
    "meeting": "Meeting", "meeting_papers": "Papers of a meeting", "meeting_packs": "Papers of a meeting: make them",
    "meeting_minutes": "Minutes of a meeting", "meeting_plan": "Meeting: plan",
    "meeting_plan_of_board": "Meeting of the full LSCB: plan",
    "meeting_change": "Meeting: change", "meeting_cancel": "Meeting: cancel",
    "meeting_attend": "Meeting: record who was there", "referrallinks": "Links to make a referral",
    "referrallink_send": "Link to make a referral: send", "referrallink_revoke": "Link to make a referral: revoke",
    "acceptance_step_back": "Papers of a meeting of the LSCB: step back", "home": "Home page",
    "cases": "List of cases", "activity": "What was done in the portal",
    "board_office": "People of a board", "board_role": "Role on a board: confirm",
    "board_address": "New e-mail address: confirm", "board_agency": "Agency: change its boards",
    "board_changes": "What was changed on a board", "board_absence": "Absence of the LSCB chair: record",
    "board_absence_end": "Absence of the LSCB chair: end", "plan_days": "Days between the milestones",
    "calendar": "Dates in one’s own calendar", "calendar_make": "Own calendar: make the address",
    "calendar_revoke": "Own calendar: close the address", "calendar_feed": "Own calendar",
    "register": "Public register", "register_report": "Report on the public register",
    "register_pdf": "Report on the public register, as a PDF",
    "register_html": "Report on the public register, whole",
    "invitation": "Invitation", "new_address": "New e-mail address", "guest": "Link of a guest",
    "guest_code": "Code of a guest", "health_live": "Whether the portal runs",
    "health_ready": "Whether the portal is ready", "no": "No such address", OF_THE_CASE: "A page of the case",
}  # fmt: skip
"""By the name of the address, without its app; those of steps and rows are called by the two lists below."""
ROWS = {
    "panels.agencyrequest": "Something else asked of an agency", "panels.imr": "IMR",
    "panels.healthoverview": "Health overview report",
    "panels.imrreturn": "IMR sent back", "panels.overview": "Overview report",
    "panels.signoff": "Sign-off of the report", "panels.entry": "Entry of a chronology",
    "publications.publication": "Product", "publications.section": "Section of a product",
    "referrals.agencyinvolvement": "What an agency was asked",
    "referrals.agendaitem": "Case on the agenda of a meeting", "referrals.consideration": "Round of consideration",
    "referrals.likeness": "Case that looks alike", "referrals.linkedcase": "Case of the same incident",
    "referrals.parallelprocess": "Parallel process", "referrals.peerchallenge": "Peer challenge",
    "reviews.earlylesson": "Early lesson", "reviews.extension": "Extension of time",
    "reviews.familycontact": "Contact with the family", "reviews.familyview": "What the family said",
    "reviews.staffcontact": "Contact with staff", "reviews.termsversion": "Terms of reference",
    "scr_portal.alert": "Warning", "scr_portal.bodyrequest": "Request of the national panel",
    "scr_portal.chase": "Chase of an agency", "scr_portal.emergencyaccess": "Emergency access",
    "scr_portal.factcheck": "Check of facts by one person", "scr_portal.fetchlink": "Link to fetch something",
    "scr_portal.guestlink": "Link for a guest", "scr_portal.memoryexport": "Memory of the case for an investigator",
    "scr_portal.partnerboard": "Partner board", "scr_portal.partneranswer": "Answer of a partner board",
    "scr_portal.partnerpaper": "Paper for a partner board", "scr_portal.quarantine": "File locked away",
    "scr_portal.recount": "Dates counted anew", "scr_portal.transfer": "Which board leads the case",
    "scr_portal.person": "Person of the case", "scr_portal.draft": "What is typed and not sent",
}  # fmt: skip
"""Rows whose kind has a name of several words, or is called otherwise by who works with it; others by their kind."""
VERBS = {
    "act": "say what was done", "ask_by": "say by when", "attach": "attach a file", "correct": "correct a date",
    "invite": "let somebody in", "merge": "move to the other case", "name_author": "name the author",
    "open_case": "open a case", "render": "make the documents", "split": "open a case of its own",
    "attach_signed": "put the record signed by hand on the case", "hear": "record",
    "make_pack": "make the papers", "minute": "draft the minutes", "name": "name one", "not_needed": "is not needed",
    "note_call": "note a call", "note_declared": "record what was declared", "note_vote": "record a vote",
    "put": "put on an agenda", "record_agreed": "record that the minutes were agreed",
    "record_received": "record that it was received", "record_returned": "record that it came back",
    "record_sent": "record that it was sent", "regard": "have regard to the advice",
    "report_back": "record the findings", "request_extension": "ask for more time",
    "refuse_extension": "refuse more time", "return_scoping": "say what it knew",
    "secure": "confirm that records are secured", "take_off": "take off the agenda",
    "update_risk": "say whether others are at risk", "void": "void what was recorded by mistake",
}  # fmt: skip
"""Steps whose verb says too little by itself."""


def page(name: str) -> str:
    """A page in words, by the name of its address; empty where it has none.

    What is typed in parts is called as the step that it ends in.
    """
    if words := PAGES.get(name) or step(name.replace("_", ".", 1)):
        return words
    row = next((label for label in _kinds() if label.partition(".")[2] == name), "")
    if row:
        return kind(row)
    whole, _, _part = name.rpartition("_")
    return step(whole.replace("_", ".", 1)) or (page(whole) if whole.count("_") else "")


def step(name: str) -> str:
    """A step in words, by its name; empty where there is none."""
    found = STEPS.get(name)
    if found is None:
        return ""
    return f"{kind(found.model._meta.label_lower)}: {VERBS.get(found.verb) or found.verb.replace('_', ' ')}"


def kind(label: str) -> str:
    """The kind of a row in words, by the label of its model; empty where there is none."""
    if label not in _kinds():
        return ""
    return ROWS.get(label) or capfirst(str(apps.get_model(label)._meta.verbose_name))


def _kinds() -> list[str]:
    return [model._meta.label_lower for model in apps.get_models()]
