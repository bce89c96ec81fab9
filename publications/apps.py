"""The publications app."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Found by Django; what it registers is imported by scr_portal.apps."""

    name = "publications"
