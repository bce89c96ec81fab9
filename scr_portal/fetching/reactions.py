"""A link ends with its letter or notice: called back, or come back, nobody fetches it any more."""

from scr_portal.accounts import User
from scr_portal.fetching.transitions import end
from scr_portal.letters.models import Letter
from scr_portal.notices.models import Notice
from scr_portal.transitions import after


@after("letter.call_back")
@after("notice.call_back")
def no_link_to_what_was_called_back(sent: Letter | Notice, by: User) -> None:
    """The step of the letter or notice is the event of it."""
    end(sent, "It was called back.")


@after("letter.record_returned")
@after("notice.record_returned")
def no_link_to_what_came_back(sent: Letter | Notice, by: User) -> None:
    """It goes anew by a link of its own, if by a link at all."""
    end(sent, "It came back.")
