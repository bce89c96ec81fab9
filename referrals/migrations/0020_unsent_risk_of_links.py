"""What guests have said of other children, and not sent, is kept with what they typed."""

from django.db import migrations

MOVE = (
    "SELECT set_config('walls.portal', 'on', true)",
    "INSERT INTO referrals_unsentrisk (draft_id, board_id, user_id, stands, told_at)"
    " SELECT draft.id, link.board_id, link.user_id, link.says_at_risk, link.risk_told_at"
    " FROM referrals_referrallink link JOIN scr_portal_draft draft ON draft.owner_id = link.user_id"
    " AND draft.step = 'referral.refer' AND draft.subject_key = 'new:link:' || link.id"
    " WHERE link.risk_told_at IS NOT NULL",
    "SELECT set_config('walls.portal', '', true)",
)


class Migration(migrations.Migration):

    dependencies = [('referrals', '0019_unsent_risk')]

    operations = [migrations.RunSQL(MOVE, migrations.RunSQL.noop)]
