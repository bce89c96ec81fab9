"""The referrals app."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Found by Django; what it registers is imported by scr_portal.apps."""

    name = "referrals"
