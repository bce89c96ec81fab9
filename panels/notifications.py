"""Who is told by neutral mail of the steps of this app."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("agencyrequest.ask", Role.SENIOR, Role.REPRESENTATIVE, line="Your agency is asked for something: see what.")
tells("agencyrequest.answer", Role.OFFICER, Role.PANEL_CHAIR, line="An agency has answered what it was asked.")
tells(
    "agencyrequest.void",
    Role.SENIOR,
    Role.REPRESENTATIVE,
    line="Your agency was asked for something by mistake: it is owed no longer.",
)
tells("imr.commission", Role.SENIOR, line="An individual management review is asked of your agency: name its author.")
tells(
    "imr.let_go",
    Role.SENIOR,
    line="The author whom you named cannot write the individual management review: name somebody else.",
)
tells("imr.hand_in", Role.SENIOR, line="An individual management review was handed in: read and sign it.")
tells("imr.submit", Role.PANEL_CHAIR, line="An individual management review was submitted: accept it or send it back.")
tells("imr.record", Role.PANEL_CHAIR, line="An individual management review was recorded: accept it or send it back.")
tells("imr.send_back", Role.SENIOR, Role.IMR_AUTHOR, line="An individual management review was sent back: see why.")
tells("imr.accept", Role.SENIOR, Role.IMR_AUTHOR, line="Your agency's individual management review was accepted.")
tells("healthoverview.ask", Role.DESIGNATED, Role.SENIOR, line="A health overview report is asked for: see by when.")
tells("healthoverview.hand_in", Role.SENIOR, line="A health overview report was handed in: read and sign it.")
tells("healthoverview.sign", Role.PANEL_CHAIR, line="A health overview report was signed: accept it or send it back.")
tells("healthoverview.send_back", Role.DESIGNATED, Role.SENIOR, line="A health overview report was sent back: see why.")
tells("healthoverview.accept", Role.DESIGNATED, Role.SENIOR, line="A health overview report was accepted.")
tells(
    "healthoverview.void",
    Role.DESIGNATED,
    Role.SENIOR,
    line="A health overview report was asked for by mistake: none is owed.",
)
tells(
    "healthoverview.fall_back", Role.DESIGNATED, Role.SENIOR, line="A health overview report is to be handed in again."
)
tells("overview.circulate", Role.PANEL_CHAIR, Role.PANEL_MEMBER, line="The overview report waits for your sign-off.")
tells(
    "overview.close", Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR, line="The SCR panel signed off the overview report."
)
tells(
    "imr.void", Role.SENIOR, line="An individual management review was asked of your agency by mistake: none is owed."
)
tells("imr.waive", Role.SENIOR, Role.IMR_AUTHOR, line="Your agency owes no individual management review any more.")
tells(
    "imr.fall_back",
    Role.SENIOR,
    Role.IMR_AUTHOR,
    line="Your agency's individual management review is to be handed in again.",
)
tells(
    "overview.fall_back", Role.OVERVIEW_AUTHOR, Role.PANEL_CHAIR, line="The overview report is to be handed in again."
)
