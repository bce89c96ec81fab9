from django.db import migrations

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0020_unsent_risk_of_links'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='referrallink',
            name='referrallink_risk_is_told_of',
        ),
        migrations.RemoveField(
            model_name='referrallink',
            name='risk_told_at',
        ),
        migrations.RemoveField(
            model_name='referrallink',
            name='says_at_risk',
        ),
    ]
    operations = [AtOnce(operations)]
