"""What a line of the access log was about, in words."""

from django.apps import apps
from django.urls import Resolver404, resolve

from scr_portal.audit import Access
from scr_portal.transitions import STEPS

WHY = {"403": "not theirs to do", "404": "not theirs to see", "410": "it works no more"}


def what_of(line: Access) -> str:
    """The page of the case, or the kind of row, that was opened; what cannot be named is shown as it was noted."""
    if line.kind == Access.Kind.REFUSAL:
        return _refused(line.about)
    first, _, rest = line.about.partition(" ")
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
    return "Case page" if name == "case" else name.removeprefix("case_").replace("_", " ").capitalize()


def _row(subject: str) -> str:
    if step := STEPS.get(subject):
        return f"{str(step.model._meta.verbose_name).capitalize()}: {step.verb.replace('_', ' ')}"
    label, _, _number = subject.partition(":")
    try:
        return str(apps.get_model(label)._meta.verbose_name).capitalize()
    except (LookupError, ValueError):
        return subject
