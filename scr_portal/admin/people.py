"""People and their memberships. Nobody gives a role to themselves, and an administrator holds none (K16).

The database refuses that, too. What an administrator enters here is a proposal: a role takes effect, and an account
moves to another address, by the word of somebody else.
"""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import action, register
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from scr_portal.access import holders_where_appointed
from scr_portal.accounts import Membership, User
from scr_portal.accounts.administrators import keep_in_step
from scr_portal.accounts.confirming import (
    ask_the_office,
    boards_of,
    confirming_roles,
    tell_of_account,
    tell_of_role,
)
from scr_portal.accounts.inviting import ask_to_move, invite, tell_former_address
from scr_portal.accounts.opening import opens_something
from scr_portal.accounts.users import SYSTEM_EMAIL
from scr_portal.admin import rights
from scr_portal.admin.site import Kept, M, acting, site

WAITS = "The role takes effect when the board's officer or chair has confirmed it."
FIRST = (
    "Nobody is in that board's office yet who could confirm it. The first role is confirmed on the server: "
    "manage.py confirm_role."
)
MOVES = "The address changes when the person, or the board's office, has confirmed it."
MOVES_ALONE = (
    "The address changes when the person has confirmed it from the old one: no single board gives all that the account "
    "opens. If the old address is lost, close the account, open another and propose its roles anew."
)
NO_ROLE = "An administrator holds no role on a case or a board. Take away “administrator” first."

KNOWS = (
    "This person holds or has held a role: administrators hold none. Or something of a case is theirs to read without "
    "a role, as a text to check is: administrators read none."
)


class PersonForm(forms.ModelForm[User]):
    """A person; the password is set by the person alone, through an invitation."""

    class Meta:
        model = User
        fields = ("name", "email", "is_active", "is_staff")

    def clean_email(self) -> str:
        """Addresses are kept in small letters, so that one person has one account."""
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Somebody has an account with this address already.")
        return email

    def clean_is_staff(self) -> bool:
        """Nobody who knows a case, by a role or by name, becomes an administrator, nor is given a role meanwhile."""
        person = _locked(self.instance) if self.instance.pk and self.cleaned_data["is_staff"] else None
        if person and _knows_a_case(person):
            raise forms.ValidationError(KNOWS)
        return bool(self.cleaned_data["is_staff"])


class ByAddress(Kept[M]):
    """Somebody is found by the whole e-mail address, never by a name or a part: it is no directory to be searched."""

    search_help_text = "Type the whole e-mail address."
    sortable_by = ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """Addresses are kept in small letters."""
        return super().get_search_results(request, queryset, search_term.lower())


@register(User, site=site)
class PersonAdmin(ByAddress[User]):
    """People with an account."""

    form = PersonForm
    list_display = ("name", "email", "is_active", "is_staff", "has_password")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email__exact",)
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
        """Keep the group in step; whoever holds the address opens the account, so a role's address is only proposed."""
        former = form.initial["email"] if change and "email" in form.changed_data else ""
        wanted = obj.email
        if not change:
            obj.set_unusable_password()
        if former and _knows_a_case(obj):
            obj.email = former
            asked = ask_to_move(obj, wanted, acting(request))
            rights.address_asked(obj, acting(request))
            messages.warning(request, MOVES if asked else MOVES_ALONE)
        super().save_model(request, obj, form, change)
        keep_in_step(obj)
        if change:
            kept = {"email"} if obj.email == former else set()
            rights.account_changed(obj, acting(request), set(form.changed_data) - kept, str(form.initial["name"]))
            if "is_active" in form.changed_data:
                tell_of_account(obj, holders_where_appointed(obj, confirming_roles(), timezone.localdate()))
        else:
            rights.account_opened(obj, acting(request))
        if former and obj.email != former:
            tell_former_address(obj, former)

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


def _locked(person: User) -> User:
    """The account as it stands: whoever makes it an administrator, or gives it a role, at this moment is waited for."""
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _knows_a_case(person: User) -> bool:
    return person.memberships.exists() or opens_something(person)


class MembershipForm(forms.ModelForm[Membership]):
    """A role; `by` is the administrator who gives it. Whose it is is said by the whole address, never from a list."""

    by: User
    email = forms.EmailField(label="E-mail address", help_text="The whole address of the account that gets the role.")

    class Meta:
        model = Membership
        fields = ("role", "board", "agency", "body", "position", "since", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # whose it is stays
            del self.fields["email"]

    def _get_validation_exclusions(self) -> set[str]:
        """The person and the status are not asked for, nor later the first day, and yet the constraints need them."""
        needed = {"status", "since"} | ({"user"} if self.instance.user_id else set())
        return super()._get_validation_exclusions() - needed  # type: ignore[misc, no-any-return]

    def clean_email(self) -> str:
        """Of an account that is there; not one's own, and no administrator's."""
        email = str(self.cleaned_data["email"]).lower()
        person = User.objects.filter(email=email).exclude(email=SYSTEM_EMAIL).first()
        if person is None:
            raise forms.ValidationError("Nobody has an account with this address: check it, or enter the person first.")
        user = _locked(person)
        if user == self.by:
            raise forms.ValidationError("Nobody gives a role to themselves: ask another administrator.")
        if user.is_staff:
            raise forms.ValidationError(NO_ROLE)
        self.instance.user = user
        return email

    def clean_until(self) -> date | None:
        """A role that was given is ended earlier, never made longer: that would be a new one.

        What was given by mistake ends on the day it began; a new one that never holds is a slip of the pen.
        """
        until: date | None = self.cleaned_data["until"]
        before, since = self.initial.get("until"), self.cleaned_data.get("since")
        if until and since and until <= since:
            raise forms.ValidationError("Enter a first day without the role that is after its first day.")
        if self.instance.pk and before and (until is None or until > before):
            raise forms.ValidationError("A role is not made longer here: propose a new one from that day.")
        return until


@register(Membership, site=site)
class MembershipAdmin(ByAddress[Membership]):
    """Who holds which standing role, from when, until when; those of a board by its short name, for boards are many."""

    form = MembershipForm
    search_help_text = "Type the whole e-mail address. The roles of a board are found by its short name."
    list_display = ("user", "role", "of", "since", "until", "status")
    list_filter = ("status", "role", "body")
    search_fields = ("user__email__exact",)
    list_select_related = ("user", "board", "agency", "body")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Membership], search_term: str
    ) -> tuple[QuerySet[Membership], bool]:
        """A short name may be of several words."""
        found, several = super().get_search_results(request, queryset, search_term)
        of_board = queryset.filter(board__short_name__iexact=search_term.strip())
        return (found | of_board if search_term else found), several

    def get_form(self, request: HttpRequest, obj: Membership | None = None, change: bool = False, **kwargs: Any) -> Any:
        """The form knows who fills it in."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def get_fields(self, request: HttpRequest, obj: Membership | None = None) -> tuple[str, ...]:
        """Whose role it is comes first: typed for a new one, shown later."""
        of = ("role", "board", "agency", "body", "position", "since", "until")
        return ("user", *of, "status") if obj else ("email", *of)

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> tuple[str, ...]:
        """Whose role it is, which, where and from when is what somebody confirmed."""
        return ("user", "role", "board", "agency", "body", "since", "status") if obj else ()

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        """A new role waits for the word of the board's office; either way the chain of rights tells of it."""
        if change:
            super().save_model(request, obj, form, change)
            rights.membership_changed(obj, acting(request), form.changed_data)
            if "until" in form.changed_data and obj.status == Membership.Status.CONFIRMED:
                tell_of_role(obj)
            return
        obj.status, obj.proposed_by = Membership.Status.PROPOSED, acting(request)
        super().save_model(request, obj, form, change)
        rights.membership_proposed(obj, acting(request))
        asked = ask_the_office(boards_of(obj), obj.user)
        messages.warning(request, WAITS if asked else FIRST)
