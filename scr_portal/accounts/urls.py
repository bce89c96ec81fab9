"""What people do with their own account: the pages of django-allauth that the portal has a use for.

The address is not among them: people are appointed by it, so only an administrator changes it.
"""

from allauth.account.urls import urlpatterns as every
from django.urls import URLPattern, URLResolver

LEFT_OUT = frozenset({"account_email", "account_confirm_email", "account_confirm_login_code"})

urlpatterns: list[URLPattern | URLResolver] = [page for page in every if page.name not in LEFT_OUT]
