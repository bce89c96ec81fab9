"""Somebody whom a review writes about: barred from its case, without any role, or of an agency."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.imrs.models import Imr
from scr_portal.accounts import User
from scr_portal.bars.transitions import step_back
from scr_portal.fact_checks import transitions
from scr_portal.fact_checks.models import FactCheck
from scr_portal.people import Bar
from tests.documents.conftest import store
from tests.panels.conftest import Scene, scene

__all__ = ["scene", "store"]

TEXT = "The inspector did not ask how the boy was."


def day(number: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=number)


def barred(scene: Scene) -> User:
    """A senior officer of the police, who has stepped back."""
    step_back.run(Bar(casefile=scene.review.casefile, agency=scene.police), scene.senior, reason="I was there.")
    return User.objects.get(pk=scene.senior.pk)


def asked(scene: Scene, of: User, by: User | None = None, **said: Any) -> FactCheck:
    """A passage that the SCR panel chair, or `by`, has put before this person."""
    usual: dict[str, Any] = {"kind": "passage", "text": TEXT, "due_on": day(9)}
    who = by or scene.panel_chair
    agency = scene.police if who == scene.author else None
    new = FactCheck(casefile=scene.review.casefile, agency=agency)
    return transitions.ask.run(new, who, email=of.email, **(usual | said))


def author_of(scene: Scene) -> Imr:
    """The police's IMR, whose author has begun."""
    return scene.with_author()


def page(check: FactCheck, verb: str = "") -> str:
    """The address of the text, or of a step on it."""
    return reverse(f"scr_portal:factcheck{verb and f'_{verb}'}", args=[check.public_id])


def shown(person: User, path: str) -> tuple[int, str]:
    """What this person is answered at the address."""
    client = Client()
    client.force_login(person)
    answer = client.get(path, follow=True)
    return answer.status_code, answer.content.decode()
