"""The changes outside the cases in plain words: what kind of thing it was, and never whose."""

WORDS = {
    "absence.record": "Said when the LSCB chair is away",
    "agency.change": "Changed what is said of an agency",
    "agency.join": "Made an agency a member of another board",
    "agency.open": "Entered an agency",
    "board.change": "Changed what is said of a board",
    "board.open": "Entered a board",
    "board.release": "Recorded that an agency is no member of a board any more",
    "body.change": "Changed what is said of a body",
    "body.open": "Entered a body",
    "calendarfeed.make": "Made an address for their own calendar",
    "calendarfeed.revoke": "Closed the address of a calendar",
    "meeting.attend": "Recorded who was at a meeting",
    "meeting.cancel": "Cancelled a meeting",
    "meeting.change": "Changed a meeting",
    "meeting.plan": "Planned a meeting",
    "membership.change": "Changed somebody’s role",
    "membership.confirm": "Confirmed a role",
    "membership.propose": "Proposed a role for somebody",
    "membership.refuse": "Refused a role",
    "plandays.set": "Set the days between the milestones of a plan",
    "referrallink.revoke": "Revoked a link to make a referral",
    "referrallink.send": "Sent a link to make a referral",
    "user.accept": "Took up an invitation and set a password",
    "user.ask_address": "Asked to move an account to another address",
    "user.change": "Changed an account",
    "user.invite": "Invited somebody to set a password",
    "user.open": "Opened an account",
    "user.refuse_address": "Refused another address for an account",
}
"""By the kind of the change, `model.verb`."""
OTHERWISE = "Changed something outside the cases"
"""The kind of them all; and of one for which there are no words yet."""
