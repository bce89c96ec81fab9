import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('referrals', '0032_process_reference'),
        ('scr_portal', '0044_peer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='peerchallenge',
            options={'permissions': (('hold_peer', 'Holds the role: Chair of another LSCB'),)},
        ),
        migrations.AddField(
            model_name='peerchallenge',
            name='appointment',
            field=models.ForeignKey(blank=True, help_text='By which the peer reads of the case, where the LSCB chair lets them.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.appointment'),
        ),
        migrations.CreateModel(
            name='PeerHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.appointment')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='referrals.peerchallenge')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'unique_together': {('user', 'permission', 'content_object', 'appointment')},
            },
        ),
    ]
    operations = [AtOnce(operations)]
