"""The group "Administrators": exactly what the admin offers, made after every migration."""

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from scr_portal.accounts.users import User

GROUP = "Administrators"
CHANGED = ("board", "agency", "body", "user", "membership")
MAY = {f"{verb}_{model}" for model in (*CHANGED, "holiday") for verb in ("add", "change", "view")}


def make_group(sender: AppConfig, **_: object) -> None:
    """Give the group these permissions and no others."""
    create_permissions(sender, verbosity=0)
    group, _made = Group.objects.get_or_create(name=GROUP)
    group.permissions.set(Permission.objects.filter(content_type__app_label="scr_portal", codename__in=MAY))


def keep_in_step(user: User) -> None:
    """Administrators are in the group, nobody else is."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    if user.is_staff:
        user.groups.add(group)
    else:
        user.groups.remove(group)
