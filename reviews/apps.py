"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Found by Django; what it registers is imported by scr_portal.apps."""

    name = "reviews"
