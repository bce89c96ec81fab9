"""The pages behind the links in mail: looking at them uses nothing up."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from scr_portal.accounts.addresses import AddressChange
from scr_portal.accounts.confirming import settle_address
from scr_portal.accounts.forms import FirstPassword, IsItYours
from scr_portal.accounts.invitations import Invitation
from scr_portal.audit import rights_changed
from scr_portal.mail import Message
from scr_portal.pages import PublicPage


@method_decorator(login_not_required, name="dispatch")
class Invited(PublicPage, FormView[FirstPassword]):
    """GET shows, POST sets the password and uses the link up; the address goes to nobody else."""

    template_name = "invitations/accept.html"
    form_class = FirstPassword
    invitation: Invitation
    extra_context = {"title": "Set your password", "button": "Set the password"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the sentence that the link works no more."""
        found = Invitation.find(kwargs["token"])
        if found:
            self.invitation = found
        response = super().dispatch(request, *args, **kwargs) if found else self.used_up()
        response["Referrer-Policy"] = (
            "same-origin"  # "no-referrer" would have a browser send the form without its origin
        )
        response["Cache-Control"] = "no-store"
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form looks at the password with the person in mind."""
        return super().get_form_kwargs() | {"user": self.invitation.user}

    def form_valid(self, form: FirstPassword) -> HttpResponse:
        """Set the password; somebody may have been quicker."""
        with transaction.atomic():
            if not self.invitation.accept(form.cleaned_data["password"]):
                return self.used_up()
            user = self.invitation.user
            rights_changed("user.accept", user, user, f"{user} took up the invitation and set a password", {})
            Message.objects.forget_links(user)
        messages.success(self.request, "Your password is set. Sign in with it.")
        return redirect("account_login")

    def form_invalid(self, form: FirstPassword) -> HttpResponse:
        """The form again."""
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def used_up(self) -> HttpResponse:
        """What to do now."""
        context = {"title": "This link does not work any more"}
        return render(self.request, "invitations/used_up.html", context, status=HTTPStatus.GONE)


@method_decorator(login_not_required, name="dispatch")
class NewAddress(PublicPage, FormView[IsItYours]):
    """Behind the link that the old address was sent: whether the account moves to the new one."""

    template_name = "invitations/new_address.html"
    form_class = IsItYours
    change: AddressChange

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The question, or the sentence that the link works no more."""
        found = AddressChange.find(kwargs["token"])
        if found:
            self.change = found
        response = super().dispatch(request, *args, **kwargs) if found else self.used_up()
        response["Referrer-Policy"] = "same-origin"
        response["Cache-Control"] = "no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The new address, for whoever reads the old one's mail."""
        return super().get_context_data(
            title="Your new e-mail address", button="Continue", address=self.change.address, **kwargs
        )

    def form_valid(self, form: IsItYours) -> HttpResponse:
        """Move the account, or not; either way the link is used up."""
        confirmed = form.cleaned_data["confirmed"]
        if not settle_address(self.change, self.change.user, confirmed=confirmed):
            return self.used_up()
        said = "From now on you sign in with your new address." if confirmed else "Your account stays as it is."
        messages.success(self.request, said)
        return redirect("account_login")

    def form_invalid(self, form: IsItYours) -> HttpResponse:
        """The question again."""
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def used_up(self) -> HttpResponse:
        """What to do now."""
        context = {"title": "This link does not work any more"}
        return render(self.request, "invitations/link_used_up.html", context, status=HTTPStatus.GONE)
