import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0033_peers_read'),
        ('scr_portal', '0044_peer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='peerchallenge',
            name='peer_advice_is_whole',
        ),
        migrations.AddField(
            model_name='peerchallenge',
            name='advised_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='peerchallenge',
            name='why',
            field=models.TextField(blank=True, help_text='Why the advice was followed or not, or why none came.'),
        ),
        migrations.AddConstraint(
            model_name='peerchallenge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('advised_on', None), ('status', 'asked')), models.Q(('advised_on__isnull', False), ('status', 'advised'), models.Q(models.Q(('advice', ''), ('followed', 'none')), models.Q(models.Q(('advice', ''), _negated=True), models.Q(('followed', 'none'), _negated=True)), _connector='OR'), models.Q(models.Q(('followed', ''), ('why', '')), models.Q(models.Q(('followed', ''), _negated=True), models.Q(('why', ''), _negated=True)), _connector='OR')), _connector='OR'), name='peer_advice_is_whole'),
        ),
    ]
    operations = [AtOnce(operations)]
