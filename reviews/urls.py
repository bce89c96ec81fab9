"""The addresses of this app, each subject's pages together."""

from django.urls import path

from reviews.acceptances import views as acceptances
from reviews.actions import views as actions
from reviews.families import views as families
from reviews.lessons import views as lessons
from reviews.recommendations import views as recommendations
from reviews.reviews import extending as time
from reviews.reviews import views as reviews
from reviews.staff import views as staff

app_name = "reviews"
urlpatterns = [
    path("reviews/<str:id>/", reviews.ReviewPage.as_view(), name="review"),
    path("reviews/<str:id>/draft-terms/", reviews.DraftTerms.as_view(), name="review_draft_terms"),
    path("reviews/<str:id>/approve-terms/", reviews.ApproveTerms.as_view(), name="review_approve_terms"),
    path("reviews/<str:id>/start/", reviews.Start.as_view(), name="review_start"),
    path("reviews/<str:id>/extend/", time.Extend.as_view(), name="review_extend"),
    path("reviews/<str:id>/request-extension/", time.RequestExtension.as_view(), name="review_request_extension"),
    path("reviews/<str:id>/refuse-extension/", time.RefuseExtension.as_view(), name="review_refuse_extension"),
    path("reviews/<str:id>/report-back/", reviews.ReportBack.as_view(), name="review_report_back"),
    path("reviews/<str:id>/accept/", reviews.Accept.as_view(), name="review_accept"),
    path("reviews/<str:id>/close/", reviews.Close.as_view(), name="review_close"),
    path("reviews/<str:id>/discontinue/", reviews.Discontinue.as_view(), name="review_discontinue"),
    path("reviews/<str:id>/correct/", reviews.Correct.as_view(), name="review_correct"),
    path("extensions/<str:id>/void/", time.VoidExtension.as_view(), name="extension_void"),
    path("extensions/<str:id>/correct/", time.CorrectExtension.as_view(), name="extension_correct"),
    path("cases/<str:case>/acceptances/put/", acceptances.Put.as_view(), name="acceptance_put"),
    path("acceptances/<str:id>/", acceptances.AcceptancePage.as_view(), name="acceptance"),
    path("acceptances/<str:id>/hand-out/", acceptances.HandOut.as_view(), name="acceptance_hand_out"),
    path("acceptances/<str:id>/take-off/", acceptances.TakeOff.as_view(), name="acceptance_take_off"),
    path("acceptances/<str:id>/vote/", acceptances.CastVote.as_view(), name="acceptance_vote"),
    path("acceptances/<str:id>/note-vote/", acceptances.NoteVote.as_view(), name="acceptance_note_vote"),
    path("acceptances/<str:id>/step-back/", acceptances.StepBack.as_view(), name="acceptance_step_back"),
    path("votes/<str:id>/void/", acceptances.Void.as_view(), name="vote_void"),
    path("cases/<str:case>/recommendations/propose/", recommendations.Propose.as_view(), name="recommendation_propose"),
    path("recommendations/<str:id>/", recommendations.RecommendationPage.as_view(), name="recommendation"),
    path("recommendations/<str:id>/void/", recommendations.Void.as_view(), name="recommendation_void"),
    path("recommendations/<str:id>/adopt/", recommendations.Adopt.as_view(), name="recommendation_adopt"),
    path("recommendations/<str:id>/reject/", recommendations.Reject.as_view(), name="recommendation_reject"),
    path(
        "cases/<str:case>/recommendations/<str:recommendation>/actions/propose/",
        actions.Propose.as_view(),
        name="action_propose",
    ),
    path("actions/<str:id>/agree/", actions.Agree.as_view(), name="action_agree"),
    path("actions/<str:id>/report-progress/", actions.ReportProgress.as_view(), name="action_report_progress"),
    path("actions/<str:id>/finish/", actions.Finish.as_view(), name="action_finish"),
    path("actions/<str:id>/verify/", actions.Verify.as_view(), name="action_verify"),
    path("actions/<str:id>/send-back/", actions.SendBack.as_view(), name="action_send_back"),
    path("actions/<str:id>/correct/", actions.Correct.as_view(), name="action_correct"),
    path("actions/<str:id>/void/", actions.Void.as_view(), name="action_void"),
    path("actions/<str:id>/drop/", actions.Drop.as_view(), name="action_drop"),
    path("cases/<str:case>/lessons/record/", lessons.Record.as_view(), name="earlylesson_record"),
    path("lessons/<str:id>/share/", lessons.Share.as_view(), name="earlylesson_share"),
    path("lessons/<str:id>/act/", lessons.Act.as_view(), name="earlylesson_act"),
    path("lessons/<str:id>/report/", lessons.Report.as_view(), name="earlylesson_report"),
    path("lessons/<str:id>/void/", lessons.Void.as_view(), name="earlylesson_void"),
    path("cases/<str:case>/family/record/", families.Record.as_view(), name="familycontact_record"),
    path("cases/<str:case>/family/said/", families.Hear.as_view(), name="familyview_hear"),
    path("family/<str:id>/update/", families.Update.as_view(), name="familycontact_update"),
    path("family/<str:id>/void/", families.VoidContact.as_view(), name="familycontact_void"),
    path("family-said/<str:id>/void/", families.VoidView.as_view(), name="familyview_void"),
    path("cases/<str:case>/staff/record/", staff.Record.as_view(), name="staffcontact_record"),
    path("staff/<str:id>/update/", staff.Update.as_view(), name="staffcontact_update"),
    path("staff/<str:id>/void/", staff.Void.as_view(), name="staffcontact_void"),
]
