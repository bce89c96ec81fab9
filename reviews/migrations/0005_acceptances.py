"""A review is put before a meeting of the full LSCB, whose members vote on its acceptance."""

import django.db.models.deletion
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0012_dissents_and_peers_void'),
        ('reviews', '0004_time_wanted'),
        ('scr_portal', '0024_handouts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Acceptance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('status', models.CharField(choices=[('listed', 'On the agenda'), ('handed_out', 'Papers out'), ('settled', 'Review accepted'), ('taken_off', 'Taken off'), ('called_off', 'Meeting cancelled')], default='listed', max_length=10)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('handout', models.OneToOneField(blank=True, help_text='The papers as they were handed out last.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.handout')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.meeting')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='reviews.review')),
            ],
            options={
                'verbose_name': 'acceptance by the LSCB',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('position', models.CharField(choices=[('accepts', 'Accepts'), ('dissents', 'Does not accept'), ('abstains', 'Abstains')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('given_on', models.DateField()),
                ('deputy', models.CharField(blank=True, help_text="Who gave it in the member's place.", max_length=150)),
                ('acceptance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='reviews.acceptance')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(blank=True, help_text='Who recorded what was given in the meeting; none where the member did.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='acceptance',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_acc_casefil_e0c6bf_idx'),
        ),
        migrations.AddConstraint(
            model_name='acceptance',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['listed', 'handed_out'])), fields=('review',), name='acceptance_one_at_a_time', violation_error_message='The review is on the agenda of a meeting already: take it off first.'),
        ),
        migrations.AddConstraint(
            model_name='acceptance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'handed_out'), _negated=True), ('handout__isnull', False), _connector='OR'), name='acceptance_handed_out_has_papers'),
        ),
        migrations.AddIndex(
            model_name='vote',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_vot_casefil_24731f_idx'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('acceptance', 'member'), name='vote_once'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('position', 'accepts'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='vote_says_why_not'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('deputy', ''), ('recorded_by__isnull', False), _connector='OR'), name='vote_of_a_deputy_is_noted'),
        ),
    ]
    operations = [AtOnce(operations)]
