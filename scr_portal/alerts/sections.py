"""The warnings that somebody recorded: at the head of the case while they stand, and in a part of their own after."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.alerts.models import Alert
from scr_portal.alerts.transitions import lift, record
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.linking import links
from scr_portal.sections import Context, Warned, section, warns
from scr_portal.shelf import Shelf

S = Alert.Status


@dataclass(frozen=True)
class Lifted:
    """A warning that stands no longer: who said it and who lifted it, each with the day."""

    alert: Alert
    recorded: str
    lifted: str


@warns(10)
def standing(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Warned]:
    """Those that stand, newest first, with who recorded each, and the way to lift it where the reader may."""
    found = [one for one in reversed(shelf.rows(Alert)) if one.status == S.STANDING]
    said = who_and_when(casefile, held, found)
    for one in found:
        text = one.text if one.text.endswith((".", "!", "?")) else f"{one.text}."
        by = said.get((record.name, one.subject), "")
        words = f"{text} Recorded by {by}." if by else text
        yield Warned(str(one), words, links(one, held, {lift: "Lift this warning"}))


@section(89, "Warnings that were lifted", "alerts/part.html")
def lifted(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """What each said and why it holds no longer, newest first: whoever could read it may ask."""
    found = [one for one in reversed(shelf.rows(Alert)) if one.status == S.LIFTED]
    if not found:
        return None
    said = who_and_when(casefile, held, found)
    by = [[said.get((step.name, one.subject), "") for step in (record, lift)] for one in found]
    return {"lifted": [Lifted(one, *names) for one, names in zip(found, by, strict=True)]}


def who_and_when(casefile: CaseFile, held: Grants, alerts: Collection[Alert]) -> dict[tuple[str, str], str]:
    """Who recorded and who lifted each of these warnings, with the day, by step and warning; one query, if any."""
    if not alerts:
        return {}
    about = [one.subject for one in alerts]
    events = Event.objects.visible_to(held.user, casefile).filter(about__in=about, kind__in=[record.name, lift.name])
    return {
        (one.kind, one.about): f"{one.by.name}, {day_words(timezone.localdate(one.at))}"
        for one in events.select_related("by")
    }
