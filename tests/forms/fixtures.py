"""The markup that govuk-frontend ships with itself to test against."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bin.places import ROOT

COMPONENTS = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"


@dataclass(frozen=True)
class Fixture:
    """One way to call a component of govuk-frontend, with the markup it gives."""

    component: str
    name: str
    options: dict[str, Any]
    html: str

    @property
    def asks_for(self) -> frozenset[str]:
        """The options it uses, as paths."""
        return frozenset(_paths(self.options))


def fixtures(component: str) -> list[Fixture]:
    """All that govuk-frontend ships for one component."""
    found = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    return [Fixture(component, each["name"], each["options"], each["html"]) for each in found]


def _paths(options: Any, path: str = "") -> Iterator[str]:
    if isinstance(options, dict):
        for name, value in options.items():
            yield from _paths(value, f"{path}.{name}" if path else name)
    elif isinstance(options, list):
        for value in options:
            yield from _paths(value, f"{path}[]")
    else:
        yield path
