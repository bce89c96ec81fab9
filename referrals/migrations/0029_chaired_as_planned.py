"""Whoever was to chair a meeting and was there in person chaired it, as far as is known."""

from django.db import migrations

CHAIRED = (
    "UPDATE referrals_attendance SET chaired = true FROM referrals_meeting "
    "WHERE referrals_meeting.id = meeting_id AND chair_id = member_id AND attended = 'present'"
)


class Migration(migrations.Migration):

    dependencies = [('referrals', '0028_who_chaired')]

    operations = [migrations.RunSQL(CHAIRED, migrations.RunSQL.noop)]
