"""Django's admin with our own short list of models, behind the portal's own sign-in."""

from typing import TypeVar, cast

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from scr_portal.accounts import User

M = TypeVar("M", bound=Model)


class PortalAdmin(AdminSite):
    """Only what is registered here; libraries do not add to it."""

    site_header = site_title = "SCR Portal: administration"
    index_title = "Boards, people and bodies"

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """There is one sign-in page; who is signed in and comes here is no administrator."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", "/admin/"))


class Kept(ModelAdmin[M]):
    """Rows that are changed or ended, never deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Never."""
        return False


def acting(request: HttpRequest) -> User:
    """The administrator who is signed in."""
    return cast(User, request.user)


site = PortalAdmin(name="admin")
