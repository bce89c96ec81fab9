"""The shared app: when Django is ready, steps, reactions, sections and checks of every app are found."""

from importlib import import_module
from importlib.util import find_spec

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
                for kind in FOUND:
                    _import_all(app, kind)
        for module in ("checks", "documents.checks", "accounts.sign_ins"):
            import_module(f"scr_portal.{module}")
        from scr_portal.accounts.administrators import make_group
        from scr_portal.audit import guards

        post_migrate.connect(make_group, sender=self)
        post_migrate.connect(guards.install, sender=self)


def _import_all(app: str, kind: str) -> None:
    if find_spec(f"{app}.{kind}") and f"{app}.{kind}" != "scr_portal.transitions":
        import_module(f"{app}.{kind}")
    for subject in _subjects(app):
        if find_spec(f"{app}.{subject}.{kind}"):
            import_module(f"{app}.{subject}.{kind}")


def _subjects(app: str) -> list[str]:
    import pkgutil

    package = import_module(app)
    return [found.name for found in pkgutil.iter_modules(package.__path__) if found.ispkg]
