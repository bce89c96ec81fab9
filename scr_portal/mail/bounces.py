"""Reads a mail that came back: whether it reports, in the form of RFC 3464, that one of our own did not arrive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as Mail
from email.parser import BytesHeaderParser

LARGEST = 256 * 1024
"""Bytes that are looked at: the report stands before the mail that it returns, and ours are short."""
OURS = re.compile(r"<[2-9a-z]{16}@scr-portal\.invalid>")
"""A Message-ID as queueing.py writes it: who does not have the mail cannot guess it."""
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
OF_LINES = re.compile(r"(\d{3})-([245]\.\d{1,3}\.\d{1,3} )?")
"""How an answer of several lines begins; each of them has the number again (RFC 5321, 4.2.1)."""
MOST_PARTS = 20
WORDS = 160  # characters of what the server said: beside it the day has to fit


class Unreadable(Exception):
    """No mail that could be taken apart."""


@dataclass(frozen=True)
class Bounce:
    """One mail of ours that did not arrive: which, the number of the reason, and what the other server said."""

    message_id: str
    status: str
    words: str


def bounce(raw: bytes) -> Bounce | None:
    """What the mail `raw` reports, if it reports that a mail of ours failed for good; nothing else is a bounce.

    Delayed, delivered, relayed and read are other words, and an answer of a person or a machine is no report.
    """
    try:
        mail = message_from_bytes(raw[:LARGEST])
        if mail.get_content_type() != "multipart/report":
            return None
        parts = _parts(mail)[:MOST_PARTS]
        ours = OURS.search(" ".join(_named(mail, parts)))
        failed = next((one for part in parts for one in _recipients(part) if _word(one, "Action") == "failed"), None)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as trouble:
        raise Unreadable(type(trouble).__name__) from None
    if ours is None or failed is None:
        return None
    status = STATUS.search(_word(failed, "Status"))
    return Bounce(ours[0], status[0] if status else "", _said(failed))


def _named(report: Mail, parts: list[Mail]) -> Iterator[str]:
    """Where the id of the mail stands: in what is returned of it; some servers return nothing, and refer to it."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            yield from (_text(one, "Message-ID") for one in _parts(part))
        elif part.get_content_type() == "text/rfc822-headers":
            yield _text(BytesHeaderParser().parsebytes(bytes(part.get_payload(decode=True))), "Message-ID")
    yield _text(report, "References")


def _recipients(part: Mail) -> list[Mail]:
    """What a report says of each recipient: groups of headers; the first group is of the mail as a whole."""
    return _parts(part)[1:] if part.get_content_type() == "message/delivery-status" else []


def _parts(mail: Mail) -> list[Mail]:
    """What it consists of, when that are mails or groups of headers again."""
    inside = mail.get_payload()
    return [one for one in inside if isinstance(one, Mail)] if isinstance(inside, list) else []


def _said(failed: Mail) -> str:
    """The other server's words, in one line without what cannot be printed; that it gave none, where it gave none."""
    words = _printable(_text(failed, "Diagnostic-Code").partition(";")[2])
    if not words:
        return _printable(f"No reason was given, only the number {_text(failed, 'Status')}")[:WORDS]
    words = _without_the_numbers_between(words)
    return words if len(words) <= WORDS else f"{words[: WORDS - 2].rsplit(' ', 1)[0]} …"


def _printable(words: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def _without_the_numbers_between(words: str) -> str:
    """The lines of one answer as one sentence, with its number in front once."""
    begins = OF_LINES.match(words)
    if begins is None:
        return words
    code, status = begins[1], begins[2] or ""
    lines = re.split(rf" {code}[- ]{re.escape(status)}", words[begins.end() :])
    return f"{code} {status}{' '.join(lines)}"


def _word(group: Mail, name: str) -> str:
    """The first word of a header, small; comments may follow it."""
    return (_text(group, name).lower().split() or [""])[0]


def _text(group: Mail, name: str) -> str:
    return str(group.get(name, ""))
