"""Boards, agencies, bodies and bank holidays."""

from django.contrib.admin import ModelAdmin, register

from scr_portal.accounts import Agency, Board, Body
from scr_portal.admin.site import Kept, site
from scr_portal.holidays import Holiday


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


@register(Holiday, site=site)
class HolidayAdmin(ModelAdmin[Holiday]):
    """England's bank holidays."""

    list_display = ("day", "name")
    date_hierarchy = "day"
