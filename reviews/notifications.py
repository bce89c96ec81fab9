"""Who is told of which step of a review."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

LEADING = (Role.OFFICER, Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)

tells("review.open", Role.OFFICER, line="A review is to be held: its terms of reference are to be drafted.")
tells("review.draft_terms", Role.CHAIR, Role.ACTING_CHAIR, line="Draft terms of reference wait for your approval.")
tells("review.approve_terms", *LEADING, line="The terms of reference of a review are approved.")
tells("review.start", *LEADING, line="A review is under way.")
tells("review.request_extension", Role.CHAIR, Role.ACTING_CHAIR, line="More time is asked for: it waits for you.")
tells("review.refuse_extension", *LEADING, line="More time was asked for, and the LSCB chair has refused it.")
tells("review.extend", *LEADING, line="The date for the completion of a review has been moved.")
tells(
    "review.receive_overview", Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR,
    line="An overview report is in: the LSCB is to accept it.",
)  # fmt: skip
tells(
    "review.report_back", Role.CHAIR, Role.ACTING_CHAIR,
    line="An alternative review has reported: the LSCB is to accept it.",
)  # fmt: skip
tells("review.accept", *LEADING, line="The LSCB has accepted a review: actions and publication go on from here.")
tells("review.discontinue", *LEADING, line="A review has been discontinued.")
tells("review.close", *LEADING, line="A review is closed.")
tells(
    "earlylesson.record",
    Role.OFFICER,
    Role.PANEL_CHAIR,
    line="An early lesson was recorded: see whether the agencies should know of it now.",
)
for _step in ("staffcontact.record", "staffcontact.update"):
    tells(_step, Role.SENIOR, Role.IMR_AUTHOR, line="See whether a member of your agency's staff may be interviewed.")
tells(
    "staffcontact.void", Role.SENIOR, Role.IMR_AUTHOR,
    line="A member of your agency's staff was put on the register by mistake, and is on it no more.",
)  # fmt: skip
tells("earlylesson.void", Role.OFFICER, Role.PANEL_CHAIR, line="An early lesson was recorded by mistake.")
tells("action.propose", Role.SENIOR, line="An action is planned for your agency.")
tells("action.agree", Role.OFFICER, line="An action has been agreed to.")
tells("action.finish", Role.OFFICER, line="An action is reported as done and is to be verified.")
tells("action.send_back", Role.SENIOR, line="An action of your agency has been sent back: something is missing.")
