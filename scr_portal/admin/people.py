"""People and their memberships. Nobody gives a role to themselves, and an administrator holds none (K16)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import action, register
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from scr_portal.accounts import Membership, User
from scr_portal.accounts.administrators import keep_in_step
from scr_portal.accounts.inviting import invite, tell_former_address
from scr_portal.accounts.users import SYSTEM_EMAIL
from scr_portal.admin import rights
from scr_portal.admin.site import Kept, acting, site

NO_ROLE = "An administrator holds no role on a case or a board. Take away “administrator” first."


class PersonForm(forms.ModelForm[User]):
    """A person; the password is set by the person alone, through an invitation."""

    class Meta:
        model = User
        fields = ("name", "email", "is_active", "is_staff")

    def clean_email(self) -> str:
        """Addresses are kept in small letters, so that one person has one account."""
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Somebody has an account with this address already.")
        return email

    def clean_is_staff(self) -> bool:
        """Nobody who holds a role, on a board or on a case, becomes an administrator."""
        person = self.instance if self.instance.pk and self.cleaned_data["is_staff"] else None
        if person and (person.memberships.exists() or person.appointments.exists()):
            raise forms.ValidationError("This person holds or has held a role: administrators hold none.")
        return bool(self.cleaned_data["is_staff"])


@register(User, site=site)
class PersonAdmin(Kept[User]):
    """People with an account."""

    form = PersonForm
    list_display = ("name", "email", "is_active", "is_staff", "has_password")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email")
    actions = ("invite",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Everybody but the account machines act as."""
        return super().get_queryset(request).exclude(email=SYSTEM_EMAIL)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Nobody changes their own standing."""
        return ("is_staff", "is_active") if obj == request.user else ()

    def has_password(self, user: User) -> bool:
        """Whether the invitation was taken up."""
        return user.has_usable_password()

    has_password.boolean = True  # type: ignore[attr-defined]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Keep the group in step; tell the old address when the address changes, for it opens the account."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        keep_in_step(obj)
        if change:
            rights.account_changed(obj, acting(request), form.changed_data)
        else:
            rights.account_opened(obj, acting(request))
        if change and "email" in form.changed_data:
            tell_former_address(obj, form.initial["email"])

    @action(description="Invite", permissions=["change"])
    def invite(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Mail each of them a link to set the first password; administrators never see the link."""
        invited = 0
        for user in people.filter(is_active=True):
            if user.has_usable_password():
                messages.warning(request, f"{user} has a password already and was not invited again.")
                continue
            with transaction.atomic():
                invite(user)
                rights.invited(user, acting(request))
                self.log_change(request, user, "Invited")
            invited += 1
        messages.success(request, f"{invited} invited.")


class MembershipForm(forms.ModelForm[Membership]):
    """A role; `by` is the administrator who gives it."""

    by: User

    class Meta:
        model = Membership
        fields = ("user", "role", "board", "agency", "body", "position", "since", "until")

    def clean_user(self) -> User:
        """Not oneself, and no administrator."""
        user: User = self.cleaned_data["user"]
        if user == self.by:
            raise forms.ValidationError("Nobody gives a role to themselves: ask another administrator.")
        if user.is_staff:
            raise forms.ValidationError(NO_ROLE)
        return user


@register(Membership, site=site)
class MembershipAdmin(Kept[Membership]):
    """Who holds which standing role, from when, until when."""

    form = MembershipForm
    list_display = ("user", "role", "of", "since", "until")
    list_filter = ("role", "board", "body")
    search_fields = ("user__name", "user__email")
    list_select_related = ("user", "board", "agency", "body")

    def get_form(self, request: HttpRequest, obj: Membership | None = None, change: bool = False, **kwargs: Any) -> Any:
        """The form knows who fills it in."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        """In the chain of rights as well."""
        super().save_model(request, obj, form, change)
        if change:
            rights.membership_changed(obj, acting(request), form.changed_data)
        else:
            rights.membership_given(obj, acting(request))

    def has_change_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        """Nobody changes a role of their own."""
        mine = obj is not None and obj.user_id == request.user.pk
        return super().has_change_permission(request, obj) and not mine
