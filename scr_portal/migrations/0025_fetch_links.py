"""Letters and notices are fetched by a link and a code."""

import django.db.models.deletion
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0024_handouts'),
    ]

    operations = [
        migrations.CreateModel(
            name='FetchLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('address', models.EmailField(help_text='Where link and codes go.', max_length=254)),
                ('status', models.CharField(choices=[('open', 'Open'), ('revoked', 'Revoked'), ('ended', 'Ended')], default='open', max_length=10)),
                ('sent_on', models.DateField()),
                ('expires_on', models.DateField(help_text='The last day on which it can be fetched.')),
                ('fetched_at', models.DateTimeField(blank=True, help_text='When it was fetched first.', null=True)),
                ('why_ended', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ('pk',),
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='guestkey',
            name='guestkey_for_one_purpose',
        ),
        migrations.AlterField(
            model_name='letter',
            name='route',
            field=models.CharField(blank=True, choices=[('portal', 'To be read in the portal, behind sign-in'), ('code', 'By a link and a code'), ('secure_mail', 'Secure e-mail outside the portal'), ('post', 'Courier or recorded post'), ('hand', 'By hand')], max_length=20),
        ),
        migrations.AlterField(
            model_name='notice',
            name='route',
            field=models.CharField(blank=True, choices=[('portal', 'To be read in the portal, behind sign-in'), ('code', 'By a link and a code'), ('secure_mail', 'Secure e-mail outside the portal'), ('post', 'Courier or recorded post'), ('hand', 'By hand')], max_length=20),
        ),
        migrations.AddField(
            model_name='fetchlink',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='fetchlink',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='fetchlink',
            name='letter',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fetch_links', to='scr_portal.letter'),
        ),
        migrations.AddField(
            model_name='fetchlink',
            name='notice',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fetch_links', to='scr_portal.notice'),
        ),
        migrations.AddField(
            model_name='fetchlink',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='guestkey',
            name='fetches',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='scr_portal.fetchlink'),
        ),
        migrations.AddConstraint(
            model_name='guestkey',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appointment', None), ('board__isnull', False), ('fetches', None)), models.Q(('appointment__isnull', False), ('board', None), ('fetches', None)), models.Q(('appointment', None), ('board', None), ('fetches__isnull', False)), _connector='OR'), name='guestkey_for_one_purpose'),
        ),
        migrations.AddIndex(
            model_name='fetchlink',
            index=models.Index(fields=['casefile', 'agency'], name='scr_portal__casefil_1567da_idx'),
        ),
        migrations.AddConstraint(
            model_name='fetchlink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter', None), ('notice__isnull', False)), models.Q(('letter__isnull', False), ('notice', None)), _connector='OR'), name='fetchlink_for_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='fetchlink',
            constraint=models.CheckConstraint(condition=models.Q(('audience', 'office')), name='fetchlink_is_for_the_office'),
        ),
        migrations.AddConstraint(
            model_name='fetchlink',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'ended'), _negated=True), fields=('letter', 'notice'), name='fetchlink_one_that_stands', nulls_distinct=False),
        ),
    ]
    operations = [AtOnce(operations)]
