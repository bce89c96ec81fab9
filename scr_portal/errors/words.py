"""What each error page says: what happened, and what to do now."""

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True)
class Words:
    """One page. `keeps` shows what was typed; `again` offers to send it anew; `signs_in` leads to the sign-in page."""

    title: str
    lines: tuple[str, ...]
    keeps: bool = False
    again: bool = False
    signs_in: bool = False


NOTHING_CHANGED = "Nothing has been changed."
LINK_AGAIN = (
    "Open your link again, in another tab, and come in with a new code. Then come back to this page and send it again."
)
"""In the place of the last line, where a guest would be led to the sign-in page."""
WORDS = {
    HTTPStatus.BAD_REQUEST.phrase: Words(
        "The portal could not read that",
        (
            NOTHING_CHANGED,
            "Go back, check what you typed, and send it again.",
        ),
    ),
    HTTPStatus.FORBIDDEN.phrase: Words(
        "You cannot do this",
        (
            NOTHING_CHANGED,
            "This step is for somebody with another role. The case page says whose step it is.",
        ),
        keeps=True,
    ),
    "Out of date": Words(
        "This page was out of date",
        (
            "Nothing has been changed and nothing you typed is lost. This happens when you have signed in "
            "again, or left the page open for a long time.",
            "Check that you are signed in, then send it again.",
        ),
        keeps=True,
        again=True,
        signs_in=True,
    ),
    "From elsewhere": Words(
        "The portal did not accept that",
        (
            NOTHING_CHANGED,
            "It did not come from a page of the portal. Open the page here and fill it in again.",
        ),
    ),
    "Signed out": Words(
        "You were signed out",
        (
            "Nothing has been changed and nothing you typed is lost.",
            "Sign in in another tab. Then come back to this page and send it again.",
        ),
        keeps=True,
        again=True,
        signs_in=True,
    ),
    HTTPStatus.NOT_FOUND.phrase: Words(
        "Page not found",
        (
            "There is no page here, or it is not one that you can see.",
            "Check the address. If somebody sent you a link, ask them whether you have a part in the case.",
        ),
        keeps=True,
    ),
    HTTPStatus.METHOD_NOT_ALLOWED.phrase: Words(
        "That cannot be done here",
        (NOTHING_CHANGED, "Go back to the page you came from and use its button."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE.phrase: Words(
        "That is too much to send at once",
        (
            NOTHING_CHANGED,
            "Go back: what you typed is still there. A file may have up to 100 MB; save a larger one with smaller "
            "pictures, or in parts. A long text can be handed in as a file.",
        ),
    ),
    HTTPStatus.TOO_MANY_REQUESTS.phrase: Words(
        "Too many attempts",
        (NOTHING_CHANGED, "Wait five minutes, then try again."),
        keeps=True,
        again=True,
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR.phrase: Words(
        "Sorry, something went wrong",
        (
            "The portal has noted it. Nothing has been changed.",
            "Try again in a few minutes. If it happens again, tell the board's officer what you were doing.",
        ),
        keeps=True,
        again=True,
    ),
    HTTPStatus.SERVICE_UNAVAILABLE.phrase: Words(
        "The portal cannot be used just now",
        (NOTHING_CHANGED, "It should be back in a few minutes. Leave this page open and send it again then."),
        keeps=True,
        again=True,
    ),
    HTTPStatus.INSUFFICIENT_STORAGE.phrase: Words(
        "There is no room left",
        (
            "Nothing has been changed. The portal's disk is full, so the file could not be kept.",
            "Tell the board's officer at once: somebody has to make room. Leave this page open and send it again then.",
        ),
        keeps=True,
        again=True,
    ),
}
