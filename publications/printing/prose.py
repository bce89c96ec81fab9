"""The little that a section's text may hold: paragraphs, and lists of points."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A paragraph with its number in the report, or the points of a list (then without a number)."""

    text: str = ""
    points: tuple[str, ...] = ()
    number: str = ""


def blocks(text: str, section: int) -> tuple[Block, ...]:
    """The paragraphs and lists of a section: a blank line parts them, "- " starts a point."""
    found: list[Block] = []
    for lines in _groups(text):
        count = sum(not block.points for block in found)
        found.append(
            Block(points=_points(lines))
            if _starts_point(lines[0])
            else Block(" ".join(lines), (), f"{section}.{count + 1}")
        )
    return tuple(found)


def _groups(text: str) -> list[list[str]]:
    """Lines that belong together: a list and the paragraph before it are two groups."""
    groups: list[list[str]] = [[]]
    for line in (line.strip() for line in text.splitlines()):
        group = groups[-1]
        parted = bool(group) and _starts_point(line) and not _starts_point(group[0])
        if not line or parted:
            groups.append([])
        if line:
            groups[-1].append(line)
    return [group for group in groups if group]


def _starts_point(line: str) -> bool:
    return line.startswith("- ")


def _points(lines: list[str]) -> tuple[str, ...]:
    points: list[str] = []
    for line in lines:
        if _starts_point(line):
            points.append(line[2:].strip())
        else:
            points[-1] += f" {line}"
    return tuple(points)
