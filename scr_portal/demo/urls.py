"""The addresses that exist in the demonstration only."""

from django.urls import path

from scr_portal.demo import views

urlpatterns = [
    path("", views.Start.as_view(), name="demo_start"),
    path("demo/sign-in/<str:person>/", views.SignInAs.as_view(), name="demo_sign_in"),
    path("demo/mail/", views.Mail.as_view(), name="demo_mail"),
]
