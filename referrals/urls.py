"""The addresses of this app, each subject's pages together."""

from collections.abc import Iterable

from django.urls import URLPattern, path

from referrals.agencies import views as agencies
from referrals.agenda import views as agenda
from referrals.considerations import views as considerations
from referrals.dissents import views as dissents
from referrals.likenesses import views as likenesses
from referrals.links import pages as own
from referrals.links import questions
from referrals.links import views as links
from referrals.meetings import reading as meetings_read
from referrals.meetings import views as meetings
from referrals.moves import checking as split_checking
from referrals.moves import splitting
from referrals.moves import views as moves
from referrals.moves.forms import PARTS as TO_SPLIT
from referrals.parallel import views as parallel
from referrals.peers import views as peers
from referrals.records import views as records
from referrals.referrals import checking, unsent
from referrals.referrals import views as referrals
from referrals.referrals.forms import PARTS, Part
from referrals.referrals.receiving import OnePage
from referrals.unsent_risks import views as unsent_risks


def _each(address: str, page: type[OnePage], name: str, parts: Iterable[Part]) -> list[URLPattern]:
    """A page of its own for each part, below an address."""
    return [
        path(f"{address}{part.slug}/", page.as_view(part=part), name=f"{name}_{part.slug.replace('-', '_')}")
        for part in parts
    ]


app_name = "referrals"
urlpatterns = [
    path("referrals/receive/", unsent.Begin.as_view(), name="referral_receive"),
    path("referrals/receive/<str:unsent>/", unsent.Receive.as_view(), name="referral_receive_all"),
    *_each("referrals/receive/<str:unsent>/", unsent.ReceivePart, "referral_receive", PARTS),
    path("referrals/receive/<str:unsent>/files/", unsent.ReceiveFiles.as_view(), name="referral_receive_files"),
    path("referrals/receive/<str:unsent>/check/", checking.ReceiveCheck.as_view(), name="referral_receive_check"),
    path("unsent-risks/<str:risk>/call/", unsent_risks.Call.as_view(), name="unsentrisk_call"),
    path("refer/", own.Refer.as_view(), name="referral_refer"),
    *_each("refer/", own.ReferPart, "referral_refer", questions.PARTS),
    path("refer/files/", own.ReferFiles.as_view(), name="referral_refer_files"),
    path("refer/check/", own.ReferCheck.as_view(), name="referral_refer_check"),
    path("refer/next/", own.Next.as_view(), name="referral_refer_next"),
    path("refer/enclose/", own.Enclose.as_view(), name="referral_refer_enclose"),
    path("sent-referrals/", own.Sent.as_view(), name="referrals_sent"),
    path("sent-referrals/<str:sent>/", own.SentOne.as_view(), name="referral_sent"),
    path("sent-referrals/<str:sent>/enclose/", own.SentEnclose.as_view(), name="referral_sent_enclose"),
    path("referral-links/", links.Links.as_view(), name="referrallinks"),
    path("boards/<str:board>/referral-links/send/", links.Send.as_view(), name="referrallink_send"),
    path("referral-links/<str:link>/revoke/", links.Revoke.as_view(), name="referrallink_revoke"),
    path("cases/<str:case>/referrals/link/", referrals.Link.as_view(), name="referral_link"),
    path("cases/<str:case>/referrals/link/files/", checking.LinkFiles.as_view(), name="referral_link_files"),
    path("cases/<str:case>/referrals/link/check/", checking.LinkCheck.as_view(), name="referral_link_check"),
    path("referrals/<str:id>/", referrals.Detail.as_view(), name="referral"),
    path("referrals/<str:id>/attach/", referrals.Attach.as_view(), name="referral_attach"),
    path("referrals/<str:id>/update-risk/", referrals.UpdateRisk.as_view(), name="referral_update_risk"),
    path("referrals/<str:id>/assess/", referrals.Assess.as_view(), name="referral_assess"),
    path("referrals/<str:id>/correct/", referrals.Correct.as_view(), name="referral_correct"),
    path("referrals/<str:id>/void/", referrals.Void.as_view(), name="referral_void"),
    path("referrals/<str:id>/withdraw/", referrals.Withdraw.as_view(), name="referral_withdraw"),
    path("referrals/<str:id>/merge/", moves.Merge.as_view(), name="referral_merge"),
    path("referrals/<str:id>/split/", splitting.Split.as_view(), name="referral_split"),
    *_each("referrals/<str:id>/split/", splitting.SplitPart, "referral_split", TO_SPLIT),
    path("referrals/<str:id>/split/check/", split_checking.SplitCheck.as_view(), name="referral_split_check"),
    path("likenesses/<str:id>/dismiss/", likenesses.Dismiss.as_view(), name="likeness_dismiss"),
    path("cases/<str:case>/agencies/ask/", agencies.Ask.as_view(), name="agencyinvolvement_ask"),
    path(
        "involvements/<str:id>/return-scoping/",
        agencies.ReturnScoping.as_view(),
        name="agencyinvolvement_return_scoping",
    ),
    path("involvements/<str:id>/ask-by/", agencies.AskBy.as_view(), name="agencyinvolvement_ask_by"),
    path("involvements/<str:id>/invite/", agencies.Invite.as_view(), name="agencyinvolvement_invite"),
    path("involvements/<str:id>/secure/", agencies.Secure.as_view(), name="agencyinvolvement_secure"),
    path("involvements/<str:id>/correct/", agencies.Correct.as_view(), name="agencyinvolvement_correct"),
    path("involvements/<str:id>/void/", agencies.Void.as_view(), name="agencyinvolvement_void"),
    path("considerations/<str:id>/", considerations.Detail.as_view(), name="consideration"),
    path("considerations/<str:id>/recommend/", considerations.Recommend.as_view(), name="consideration_recommend"),
    path("considerations/<str:id>/decide/", considerations.Decide.as_view(), name="consideration_decide"),
    path("considerations/<str:id>/draw-up/", records.DrawUp.as_view(), name="consideration_draw_up"),
    path(
        "considerations/<str:id>/attach-signed/",
        records.AttachSigned.as_view(),
        name="consideration_attach_signed",
    ),
    path("considerations/<str:id>/correct/", considerations.CorrectRound.as_view(), name="consideration_correct"),
    path(
        "considerations/<str:id>/change-edition/",
        considerations.ChangeEdition.as_view(),
        name="consideration_change_edition",
    ),
    path("decisions/<str:id>/correct/", considerations.CorrectDecision.as_view(), name="decision_correct"),
    path("cases/<str:case>/considerations/reopen/", considerations.Reopen.as_view(), name="consideration_reopen"),
    path("cases/<str:case>/dissents/record/", dissents.Record.as_view(), name="dissent_record"),
    path("cases/<str:case>/dissents/note/", dissents.Note.as_view(), name="dissent_note"),
    path("dissents/<str:id>/answer/", dissents.Answer.as_view(), name="dissent_answer"),
    path("dissents/<str:id>/void/", dissents.Void.as_view(), name="dissent_void"),
    path("cases/<str:case>/peers/ask/", peers.Ask.as_view(), name="peerchallenge_ask"),
    path("peers/<str:id>/invite/", peers.Invite.as_view(), name="peerchallenge_invite"),
    path("peers/<str:id>/advise/", peers.Advise.as_view(), name="peerchallenge_advise"),
    path("peers/<str:id>/regard/", peers.Regard.as_view(), name="peerchallenge_regard"),
    path("peers/<str:id>/correct/", peers.Correct.as_view(), name="peerchallenge_correct"),
    path("peers/<str:id>/void/", peers.Void.as_view(), name="peerchallenge_void"),
    path("cases/<str:case>/processes/record/", parallel.Record.as_view(), name="parallelprocess_record"),
    path("processes/<str:id>/update/", parallel.Update.as_view(), name="parallelprocess_update"),
    path("processes/<str:id>/void/", parallel.Void.as_view(), name="parallelprocess_void"),
    path("processes/<str:id>/end/", parallel.End.as_view(), name="parallelprocess_end"),
    path("meetings/", meetings_read.Meetings.as_view(), name="meetings"),
    path("boards/<str:board>/meetings/plan/", meetings.Plan.as_view(), name="meeting_plan"),
    path("boards/<str:board>/meetings/plan-of-board/", meetings.PlanOfBoard.as_view(), name="meeting_plan_of_board"),
    path("meetings/<str:meeting>/", meetings_read.MeetingPage.as_view(), name="meeting"),
    path("meetings/<str:meeting>/change/", meetings.Change.as_view(), name="meeting_change"),
    path("meetings/<str:meeting>/cancel/", meetings.Cancel.as_view(), name="meeting_cancel"),
    path("meetings/<str:meeting>/attend/", meetings.Attend.as_view(), name="meeting_attend"),
    path("meetings/<str:meeting>/papers/", meetings_read.Papers.as_view(), name="meeting_papers"),
    path("meetings/<str:meeting>/minutes/", meetings_read.Minutes.as_view(), name="meeting_minutes"),
    path("meetings/<str:meeting>/packs/", meetings.Packs.as_view(), name="meeting_packs"),
    path("cases/<str:case>/agenda/put/", agenda.Put.as_view(), name="agendaitem_put"),
    path("agenda/<str:id>/", agenda.Item.as_view(), name="agendaitem"),
    path("agenda/<str:id>/move/", agenda.Move.as_view(), name="agendaitem_move"),
    path("agenda/<str:id>/take-off/", agenda.TakeOff.as_view(), name="agendaitem_take_off"),
    path("agenda/<str:id>/declare/", agenda.Declare.as_view(), name="agendaitem_declare"),
    path("agenda/<str:id>/note-declared/", agenda.NoteDeclared.as_view(), name="agendaitem_note_declared"),
    path("agenda/<str:id>/minute/", agenda.Minute.as_view(), name="agendaitem_minute"),
    path("agenda/<str:id>/agree/", agenda.Agree.as_view(), name="agendaitem_agree"),
    path("agenda/<str:id>/record-agreed/", agenda.RecordAgreed.as_view(), name="agendaitem_record_agreed"),
    path("agenda/<str:id>/amend/", agenda.Amend.as_view(), name="agendaitem_amend"),
    path("agenda/<str:id>/make-pack/", agenda.MakePack.as_view(), name="agendaitem_make_pack"),
]
