"""Boards, agencies, bodies and bank holidays."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import action, register
from django.db.models import QuerySet
from django.http import HttpRequest

from scr_portal.accounts import Agency, Board, Body
from scr_portal.admin.site import Kept, site
from scr_portal.holidays import Holiday

LOOKED_UP = (
    "The portal looks up what the change moves, within ten minutes. Where dates of a case move, it counts there once "
    "that case's officer has confirmed it."
)


@register(Board, site=site)
class BoardAdmin(Kept[Board]):
    """Boards."""

    list_display = ("name", "region", "recommender", "chair_is_independent")


@register(Agency, site=site)
class AgencyAdmin(Kept[Agency]):
    """Agencies and the boards they are members of."""

    list_display = ("name", "discipline", "is_health_trust")
    list_filter = ("discipline", "boards")
    search_fields = ("name",)
    filter_horizontal = ("boards",)


@register(Body, site=site)
class BodyAdmin(Kept[Body]):
    """Bodies that are told; their names and parts on each day are in the guidance."""

    list_display = ("name", "email")
    readonly_fields = ("slug",)


class HolidayForm(forms.ModelForm[Holiday]):
    """A day that is not there yet."""

    class Meta:
        model = Holiday
        fields = ("day", "name")

    def clean_day(self) -> date:
        """The database keeps each day once, and whether it is there is no field of the form."""
        day: date = self.cleaned_data["day"]
        if Holiday.objects.filter(day=day, until=None).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This day is a bank holiday in the table already.")
        return day


@register(Holiday, site=site)
class HolidayAdmin(Kept[Holiday]):
    """England's bank holidays: a day is added or taken out, and counts when it was looked up what it moves."""

    form = HolidayForm
    list_display = ("day", "name", "counts")
    date_hierarchy = "day"
    actions = ("take_out",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Holiday]:
        """Those in the table, and those that come into it."""
        return super().get_queryset(request).filter(until=None)

    def get_readonly_fields(self, request: HttpRequest, obj: Holiday | None = None) -> tuple[str, ...]:
        """A wrong day is taken out, and the right one added."""
        return ("day",) if obj else ()

    def counts(self, holiday: Holiday) -> str:
        """Whether it counts, in words."""
        if holiday.leaves:
            return "Until it is looked up what its leaving moves"
        return "Yes" if holiday.since is not None else "When it is looked up what it moves"

    def save_model(self, request: HttpRequest, obj: Holiday, form: Any, change: bool) -> None:
        """A new day waits; officers confirm what it moves in their cases."""
        if not change:
            obj.since = None
            messages.info(request, LOOKED_UP)
        super().save_model(request, obj, form, change)

    @action(description="Take the chosen days out of the table", permissions=["change"])
    def take_out(self, request: HttpRequest, queryset: QuerySet[Holiday]) -> None:
        """They stop counting in the same way."""
        queryset.update(leaves=True)
        messages.info(request, LOOKED_UP)
