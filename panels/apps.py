"""The panels app."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """Found by Django; what it registers is imported by scr_portal.apps."""

    name = "panels"
