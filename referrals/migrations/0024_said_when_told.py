"""What was said before was said, as far as is known, when the office was told."""

from django.db import migrations

SAID = (
    "SELECT set_config('walls.portal', 'on', true)",
    "UPDATE referrals_unsentrisk SET said_at = told_at",
    "SELECT set_config('walls.portal', '', true)",
)


class Migration(migrations.Migration):

    dependencies = [('referrals', '0023_risk_calls')]

    operations = [migrations.RunSQL(SAID, migrations.RunSQL.noop)]
