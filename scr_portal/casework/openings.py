"""What a line of the access log was about, in words."""

from collections.abc import Collection, Mapping

from django.apps import apps
from django.urls import Resolver404, resolve

from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.audit.accesses import OF_THE_CASE
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.quarantines.locked import in_words, locked_files
from scr_portal.transitions import STEPS

CALLED = {
    "case": "Case page", "case_opened": "Who has opened this", "case_brief": "Brief me: the case on one page",
    "case_notices": "People told and not told", "case_partners": "Sent to partner boards",
    "bars": "Who has no part in this case", "people": "People of the case", "grid": "What agencies owe",
    "appointments": "SCR panel and appointments", "chronology_integrated": "Integrated chronology",
    "plan": "Plan, counted back",
}  # fmt: skip
"""Pages of a case, by the name of their address, as they call themselves; any other is called as its address is."""
LABEL = f"{Document._meta.label_lower}:"
SHUT = "A file that is not open to you"
WHY = {"403": "not theirs to do", "404": "not theirs to see", "410": "it works no more"}


def openings_of(casefile: CaseFile, lines: Collection[Access], reader: User) -> list[tuple[Access, str]]:
    """The lines with what was opened, in words; each file by its name, where it is open to the reader: two questions.

    One that is locked away by what the board's office may be told of it.
    """
    numbers = {int(first[len(LABEL) :]) for line in lines if (first := line.about.split(" ")[0]).startswith(LABEL)}
    found = Document.objects.visible_to(reader, casefile).filter(pk__in=numbers).defer("text", "html")
    files = {file.subject: in_words(file) for file in locked_files(casefile, reader) if file.pk in numbers}
    files |= {file.subject: file.told_apart for file in found}
    return [(line, _opened(line, files)) for line in lines]


def _opened(line: Access, files: Mapping[str, str]) -> str:
    first, _, rest = line.about.partition(" ")
    if not first.startswith(LABEL):
        return _words(line)
    part = rest or ("downloaded" if line.kind == Access.Kind.DOCUMENT else "")
    return ", ".join(filter(None, [files.get(first, SHUT), part]))


def _words(line: Access) -> str:
    """The page of the case, or the kind of row, that was opened; what cannot be named is shown as it was noted."""
    if line.kind == Access.Kind.REFUSAL:
        return _refused(line.told_about)
    first, _, rest = line.told_about.partition(" ")
    return f"{_page(first) if first.startswith('/') else _row(first)} {rest}".strip()


def _refused(about: str) -> str:
    """The page that was asked for, and why it was not given, of the status and the name that refusals.py noted."""
    status, _, named = about.partition(" ")
    name = named.partition(" ")[0].rpartition(":")[2]
    step = name.replace("_", ".", 1)
    return f"{_row(step) if step in STEPS else _called(name)} ({WHY.get(status, status)})"


def _page(path: str) -> str:
    try:
        return _called(resolve(path).url_name or path)
    except Resolver404:
        return path


def _called(name: str) -> str:
    return CALLED.get(name) or name.removeprefix("case_").replace("_", " ").capitalize()


def _row(subject: str) -> str:
    if step := STEPS.get(subject):
        return f"{str(step.model._meta.verbose_name).capitalize()}: {step.verb.replace('_', ' ')}"
    if subject == OF_THE_CASE:
        return _called(subject)
    label, _, _number = subject.partition(":")
    try:
        return str(apps.get_model(label)._meta.verbose_name).capitalize()
    except (LookupError, ValueError):
        return subject
