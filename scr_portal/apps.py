"""The shared app: when Django is ready, steps, reactions, sections and checks of every app are found."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

FOUND = (
    "transitions",
    "corrections",
    "voids",
    "reactions",
    "sections",
    "waiting",
    "ahead",
    "notifications",
    "notices",
    "letters",
    "owed",
)
OURS = ("scr_portal", "referrals", "reviews", "panels", "publications")


class ScrPortalConfig(AppConfig):
    """Settles how the portal's parts find each other."""

    name = "scr_portal"
    verbose_name = "Boards, people and bodies"

    def ready(self) -> None:
        """Import what registers itself: one module of each kind and app, where there is one."""
        for app in OURS:
            if apps.is_installed(app):
                modules = list(_modules(app))
                for kind in FOUND:
                    for module in modules:
                        if module.endswith(f".{kind}") and module != "scr_portal.transitions":
                            import_module(module)
        for module in ("checks", "documents.checks", "accounts.sign_ins"):
            import_module(f"scr_portal.{module}")
        from scr_portal.accounts.administrators import make_group
        from scr_portal.audit import guards

        post_migrate.connect(make_group, sender=self)
        post_migrate.connect(guards.install, sender=self)


def _modules(app: str) -> Iterator[str]:
    """What the app holds, then what each of its packages holds."""
    packages = []
    for found in iter_modules(import_module(app).__path__):
        if found.ispkg:
            packages.append(f"{app}.{found.name}")
        yield f"{app}.{found.name}"
    for package in packages:
        yield from (f"{package}.{inner.name}" for inner in iter_modules(import_module(package).__path__))
