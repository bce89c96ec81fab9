"""Boards, agencies, bodies and bank holidays."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import SimpleListFilter, action, register
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from scr_portal.accounts import Agency, Board, Body
from scr_portal.admin import rights
from scr_portal.admin.site import Kept, M, acting, site
from scr_portal.clocks import EACH_YEAR
from scr_portal.holidays import Holiday

LOOKED_UP = (
    "The portal looks up what the change moves, within ten minutes. Where dates of a case move, it counts there once "
    "that case's officer has confirmed it."
)
NOT_ALL = (
    "{year} is counted by this table from now on, and has {there} of the {least} bank holidays or more of a year in "
    "England: enter the others too, or working days of {year} are counted wrongly."
)


class Remembered(Kept[M]):
    """Rows whose changes decide who may do what, or who is written to: each is in the chain of rights."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Last, when the boards of an agency are kept too; with what stood before."""
        super().save_related(request, form, formsets, change)
        if not change:
            rights.organisation_opened(form.instance, acting(request), form.cleaned_data)
        elif form.changed_data:
            was = {name: form.initial.get(name) for name in form.changed_data}
            now = {name: form.cleaned_data[name] for name in form.changed_data}
            rights.organisation_changed(form.instance, acting(request), was, now)


@register(Board, site=site)
class BoardAdmin(Remembered[Board]):
    """Boards."""

    list_display = ("name", "region", "recommender", "chair_is_independent")


@register(Agency, site=site)
class AgencyAdmin(Remembered[Agency]):
    """Agencies and the boards they are members of: said once, then changed by the office of one of them (0053)."""

    list_display = ("name", "discipline", "is_health_trust")
    list_filter = ("discipline", "boards")
    search_fields = ("name",)
    filter_horizontal = ("boards",)

    def get_readonly_fields(self, request: HttpRequest, obj: Agency | None = None) -> tuple[str, ...]:
        """Their offices confirm the agency's roles, which read the cases of all of them."""
        return ("boards",) if obj and obj.boards.exists() else ()


@register(Body, site=site)
class BodyAdmin(Remembered[Body]):
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


class Years(SimpleListFilter):
    """The days from this year on, unless older ones are asked for: a mistake is made, and looked for, in those."""

    title = "years"
    parameter_name = "day__years"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Besides those that are shown first."""
        return [("earlier", f"Before {timezone.localdate().year}"), ("all", "All years")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The first is called by what it shows."""
        first, *others = super().choices(changelist)
        yield {**first, "display": f"From {timezone.localdate().year} on"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Holiday]) -> QuerySet[Holiday]:
        """Those of the years that were asked for."""
        since = date(timezone.localdate().year, 1, 1)
        if self.value() == "all":
            return queryset
        return queryset.filter(day__lt=since) if self.value() == "earlier" else queryset.filter(day__gte=since)


@register(Holiday, site=site)
class HolidayAdmin(Kept[Holiday]):
    """England's bank holidays: a day is added or taken out, and counts when it was looked up what it moves."""

    form = HolidayForm
    list_display = ("day", "name", "counts")
    list_filter = (Years,)
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
        there = Holiday.objects.filter(day__year=obj.day.year, until=None, leaves=False).count()
        if there < EACH_YEAR:
            messages.warning(request, NOT_ALL.format(year=obj.day.year, there=there, least=EACH_YEAR))

    @action(description="Take the chosen days out of the table", permissions=["change"])
    def take_out(self, request: HttpRequest, queryset: QuerySet[Holiday]) -> None:
        """They stop counting in the same way."""
        queryset.update(leaves=True)
        messages.info(request, LOOKED_UP)
