"""The addresses of this app, each subject's pages together."""

from django.urls import path

from referrals.referrals import views as referrals

app_name = "referrals"
urlpatterns = [
    path("referrals/receive/", referrals.Receive.as_view(), name="referral_receive"),
    path("cases/<str:case>/referrals/link/", referrals.Link.as_view(), name="referral_link"),
    path("referrals/<str:id>/", referrals.Detail.as_view(), name="referral"),
    path("referrals/<str:id>/correct/", referrals.Correct.as_view(), name="referral_correct"),
    path("referrals/<str:id>/withdraw/", referrals.Withdraw.as_view(), name="referral_withdraw"),
]
