"""The report as data: everything that is printed, and nothing else. No Django here."""

from collections.abc import Iterator
from dataclasses import dataclass

from publications.printing.prose import Block
from scr_portal.pseudonyms import Passage

NOT_STATED = "not stated in the source"
RECONSTRUCTION = "Reconstruction from a public page, not a document of any board"


@dataclass(frozen=True)
class Part:
    """One numbered section."""

    number: int
    heading: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Row:
    """One line of the table of people: a name where the edition has it printed, else position and organisation."""

    part: str
    name: str = ""
    position: str = ""
    organisation: str = ""

    @property
    def who(self) -> str:
        """What stands beside the part played."""
        return self.name or ", ".join(said for said in (self.position, self.organisation) if said)


@dataclass(frozen=True)
class Step:
    """One action of the plan, as printed."""

    number: str
    text: str
    owner: str
    outcome: str
    due: str
    progress: str


@dataclass(frozen=True)
class Advice:
    """One adopted recommendation with its actions."""

    number: int
    text: str
    addressed_to: str
    outcome: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Report:
    """One product of a review, ready to be laid out."""

    board: str
    colour: str
    product: str
    title: str
    label: str
    date: str
    version: int
    guidance: str
    reconstruction: bool
    before: tuple[Part, ...]
    people: Part
    rows: tuple[Row, ...]
    after: tuple[Part, ...]
    plan: Part
    advice: tuple[Advice, ...]

    @property
    def short_title(self) -> str:
        """What the foot of every page says."""
        return f"{self.product}: {self.label}"

    @property
    def standing_line(self) -> str:
        """What every page says above its text; nothing on a board's own report."""
        return RECONSTRUCTION if self.reconstruction else ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every section in the order printed."""
        return (*self.before, self.people, *self.after, self.plan)

    @property
    def ink(self) -> str:
        """Black or white, whichever can be read on the board's colour (WCAG's relative luminance)."""
        shares = [int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return "#0b0c0c" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff"

    def passages(self) -> list[Passage]:
        """Everything that is printed, by place, but the names the edition itself has printed."""
        return [Passage(place, text) for place, text in self._texts() if text]

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield "Title page", f"{self.title}. {self.label}"
        for part in (*self.before, *self.after):
            yield f"Heading of section {part.number}", part.heading
            last = ""
            for block in part.blocks:
                last = block.number or last
                yield f"{part.heading}, paragraph {last}", block.text
                for point in block.points:
                    yield f"{part.heading}, list after paragraph {last}", point
        for row in self.rows:
            yield f"Table of people, {row.part}", f"{row.position}. {row.organisation}"
        for advice in self.advice:
            yield f"Recommendation {advice.number}", f"{advice.text} {advice.outcome}"
            for step in advice.steps:
                yield f"Action {step.number}", ". ".join((step.text, step.owner, step.outcome, step.progress))
