"""Each step that is signed has left a signature, wherever in the world it was taken."""

from django.utils import timezone

from scr_portal.audit import Event
from scr_portal.signatures import Signature
from scr_portal.transitions import STEPS
from tests.world import World

SIGNED = {
    "consideration.decide", "healthoverview.sign", "imr.sign", "overview.sign_off", "publication.check",
    "publication.confirm", "publication.approve", "review.accept",
}  # fmt: skip


def test_these_steps_are_signed() -> None:
    assert {name for name, step in STEPS.items() if step.signs} == SIGNED


def test_whoever_took_one_has_signed(world: World) -> None:
    events = Event.objects.filter(kind__in=SIGNED)
    assert {event.kind for event in events} == SIGNED
    for event in events:
        signed = Signature.objects.filter(casefile=event.casefile, step=event.kind, by=event.by)
        assert signed.exists(), f"{event} is not signed"
        assert all(one.words and len(one.sha256) == 64 and one.at <= timezone.now() for one in signed)
