"""The addresses of this app, each subject's pages together."""

from django.urls import path

from referrals.agencies import views as agencies
from referrals.considerations import views as considerations
from referrals.dissents import views as dissents
from referrals.likenesses import views as likenesses
from referrals.moves import views as moves
from referrals.parallel import views as parallel
from referrals.peers import views as peers
from referrals.referrals import views as referrals

app_name = "referrals"
urlpatterns = [
    path("referrals/receive/", referrals.Receive.as_view(), name="referral_receive"),
    path("cases/<str:case>/referrals/link/", referrals.Link.as_view(), name="referral_link"),
    path("referrals/<str:id>/", referrals.Detail.as_view(), name="referral"),
    path("referrals/<str:id>/correct/", referrals.Correct.as_view(), name="referral_correct"),
    path("referrals/<str:id>/void/", referrals.Void.as_view(), name="referral_void"),
    path("referrals/<str:id>/withdraw/", referrals.Withdraw.as_view(), name="referral_withdraw"),
    path("referrals/<str:id>/merge/", moves.Merge.as_view(), name="referral_merge"),
    path("referrals/<str:id>/split/", moves.Split.as_view(), name="referral_split"),
    path("likenesses/<str:id>/dismiss/", likenesses.Dismiss.as_view(), name="likeness_dismiss"),
    path("cases/<str:case>/agencies/ask/", agencies.Ask.as_view(), name="agencyinvolvement_ask"),
    path(
        "involvements/<str:id>/return-scoping/",
        agencies.ReturnScoping.as_view(),
        name="agencyinvolvement_return_scoping",
    ),
    path("involvements/<str:id>/secure/", agencies.Secure.as_view(), name="agencyinvolvement_secure"),
    path("involvements/<str:id>/correct/", agencies.Correct.as_view(), name="agencyinvolvement_correct"),
    path("involvements/<str:id>/void/", agencies.Void.as_view(), name="agencyinvolvement_void"),
    path("considerations/<str:id>/", considerations.Detail.as_view(), name="consideration"),
    path("considerations/<str:id>/recommend/", considerations.Recommend.as_view(), name="consideration_recommend"),
    path("considerations/<str:id>/decide/", considerations.Decide.as_view(), name="consideration_decide"),
    path("considerations/<str:id>/correct/", considerations.CorrectRound.as_view(), name="consideration_correct"),
    path(
        "considerations/<str:id>/change-edition/",
        considerations.ChangeEdition.as_view(),
        name="consideration_change_edition",
    ),
    path("decisions/<str:id>/correct/", considerations.CorrectDecision.as_view(), name="decision_correct"),
    path("cases/<str:case>/considerations/reopen/", considerations.Reopen.as_view(), name="consideration_reopen"),
    path("cases/<str:case>/dissents/record/", dissents.Record.as_view(), name="dissent_record"),
    path("dissents/<str:id>/answer/", dissents.Answer.as_view(), name="dissent_answer"),
    path("cases/<str:case>/peers/ask/", peers.Ask.as_view(), name="peerchallenge_ask"),
    path("peers/<str:id>/advise/", peers.Advise.as_view(), name="peerchallenge_advise"),
    path("cases/<str:case>/processes/record/", parallel.Record.as_view(), name="parallelprocess_record"),
    path("processes/<str:id>/update/", parallel.Update.as_view(), name="parallelprocess_update"),
    path("processes/<str:id>/void/", parallel.Void.as_view(), name="parallelprocess_void"),
    path("processes/<str:id>/end/", parallel.End.as_view(), name="parallelprocess_end"),
]
