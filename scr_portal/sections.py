"""What each app adds to the case page: parts of the page, and lines of its task list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile

Context = dict[str, object]


@dataclass(frozen=True)
class Section:
    """One part of the case page: a template and what it shows; at most two queries."""

    order: int
    title: str
    template: str
    load: Callable[[CaseFile, Grants], Context | None]


@dataclass(frozen=True)
class Task:
    """One line of the case's task list."""

    title: str
    tag: str
    hint: str = ""
    url: str = ""


SECTIONS: list[Section] = []
TASKS: list[tuple[int, Callable[[CaseFile, Grants], Iterable[Task]]]] = []


def section(
    order: int, title: str, template: str
) -> Callable[[Callable[[CaseFile, Grants], Context | None]], Callable[[CaseFile, Grants], Context | None]]:
    """Add a part to the case page; its function gives the template's context, or None to stay away."""

    def add(
        load: Callable[[CaseFile, Grants], Context | None],
    ) -> Callable[[CaseFile, Grants], Context | None]:
        SECTIONS.append(Section(order, title, template, load))
        SECTIONS.sort(key=lambda one: one.order)
        return load

    return add


def tasks(
    order: int,
) -> Callable[[Callable[[CaseFile, Grants], Iterable[Task]]], Callable[[CaseFile, Grants], Iterable[Task]]]:
    """Add lines to the task list, in the order of the process; at most two queries."""

    def add(
        load: Callable[[CaseFile, Grants], Iterable[Task]],
    ) -> Callable[[CaseFile, Grants], Iterable[Task]]:
        TASKS.append((order, load))
        TASKS.sort(key=lambda pair: pair[0])
        return load

    return add
