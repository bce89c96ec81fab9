"""What `manage.py check` makes sure of: no page is forgotten, no step is without a holder."""

from collections.abc import Iterator

from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import RedirectView

from scr_portal.pages import CasePage, ListPage, PublicPage, RecordPage, Signed, SignedInPage
from scr_portal.pages.steps import Step
from scr_portal.roles import MAY
from scr_portal.transitions import STEPS

KINDS = (CasePage, ListPage, PublicPage, RecordPage, SignedInPage, Step)
OTHERS = (
    "scr_portal.admin.",
    "allauth.",
    "django.contrib.admin.",
    "django.contrib.auth.",
    "django.contrib.contenttypes.",
)


@register()
def pages_are_of_a_kind(**_: object) -> list[Error]:
    """Every address is a page kind, or belongs to a library on the list."""
    return [
        Error(f"{pattern.pattern} is not one of the page kinds.", id="portal.E001")
        for pattern in _patterns(get_resolver())
        if not _known(pattern)
    ]


@register()
def steps_have_holders(**_: object) -> list[Error]:
    """Every step's permission is held by some role, unless the step belongs to the person its row names."""
    held = set().union(*MAY.values())
    declared = {step.permission for step in STEPS.values() if not step.personal}
    return [Error(f"Nobody may {name}.", id="portal.E002") for name in sorted(declared - held)]


@register()
def signed_steps_ask_who_signs(**_: object) -> list[Error]:
    """The page of a step that is signed is a Signed page, and no other page is."""
    views = ((pattern, getattr(pattern.callback, "view_class", None)) for pattern in _patterns(get_resolver()))
    return [
        Error(f"{pattern.pattern}: Signed goes with a step that signs.", id="portal.E003")
        for pattern, view in views
        if view is not None and issubclass(view, Step) and issubclass(view, Signed) != (view.step.signs is not None)
    ]


@register()
def steps_say_what_happened(**_: object) -> list[Error]:
    """The page of every step has a sentence for when it was taken."""
    views = ((pattern, getattr(pattern.callback, "view_class", None)) for pattern in _patterns(get_resolver()))
    return [
        Error(f"{pattern.pattern}: say in `done` what has happened when the step was taken.", id="portal.E006")
        for pattern, view in views
        if view is not None and issubclass(view, Step) and not getattr(view, "done", "").endswith(".")
    ]


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


def _known(pattern: URLPattern) -> bool:
    view = getattr(pattern.callback, "view_class", None)
    if view is not None and (issubclass(view, KINDS) or view is RedirectView):
        return True
    return pattern.callback.__module__.startswith(OTHERS)
