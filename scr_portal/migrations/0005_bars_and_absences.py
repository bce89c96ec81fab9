from datetime import date, timedelta

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import scr_portal.accounts.memberships
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models


def give_each_an_id(apps, schema_editor):
    for bar in apps.get_model("scr_portal", "Bar").objects.all():
        bar.public_id, bar.audience = scr_portal.ids.public_id(), "office"
        bar.save(update_fields=["public_id", "audience"])


def end_acting_chairs(apps, schema_editor):
    """From now on an acting chair is appointed with dates: those without an end have a year to be appointed anew."""
    acting = apps.get_model("scr_portal", "Membership").objects.filter(role="acting_chair", until=None)
    acting.update(until=date.today() + timedelta(days=365))


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0004_message_lets_in'),
    ]

    operations = [
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('since', models.DateField()),
                ('until', models.DateField(help_text='The first day back.')),
            ],
            options={
                'ordering': ('since',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='bar',
            name='bar_once_at_a_time',
        ),
        migrations.AddField(
            model_name='bar',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='bar',
            name='audience',
            field=models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10),
        ),
        migrations.AddField(
            model_name='bar',
            name='public_id',
            field=models.CharField(editable=False, max_length=16, null=True),
        ),
        migrations.RunPython(give_each_an_id, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='bar',
            name='public_id',
            field=models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True),
        ),
        migrations.AddField(
            model_name='bar',
            name='status',
            field=models.CharField(choices=[('proposed', 'Waiting for chair'), ('in_force', 'In force'), ('lifted', 'Lifted')], default='in_force', max_length=20),
        ),
        migrations.AddField(
            model_name='bar',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='bar',
            name='why_lifted',
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name='bar',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AlterField(
            model_name='bar',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='bar',
            name='until',
            field=models.DateField(blank=True, help_text='The first day without it.', null=True),
        ),
        migrations.AddIndex(
            model_name='bar',
            index=models.Index(fields=['casefile', 'agency'], name='scr_portal__casefil_ff3add_idx'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('since__isnull', False)), expressions=[('casefile', '='), ('user', '='), ('role', '='), (scr_portal.accounts.memberships.DateRange('since', 'until', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='appointment_no_overlap', violation_error_message='This person held this role on the case on some of those days already.'),
        ),
        migrations.AddConstraint(
            model_name='bar',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'lifted'), _negated=True), fields=('user', 'casefile'), name='bar_once_at_a_time', violation_error_message='This person is barred from the case already, or it waits for the chair.'),
        ),
        migrations.AddConstraint(
            model_name='bar',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'in_force'), ('until__isnull', False), _connector='OR'), name='bar_in_force_or_ends'),
        ),
        migrations.AddConstraint(
            model_name='bar',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(('confirmed_by', models.F('user')), _negated=True), _connector='OR'), name='bar_not_confirmed_by_the_barred'),
        ),
        migrations.RunPython(end_acting_chairs, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role', scr_portal.roles.Role['ACTING_CHAIR']), _negated=True), ('until__isnull', False), _connector='OR'), name='membership_of_acting_chair_has_an_end', violation_error_message='An acting chair is appointed with dates: enter the first day without it.'),
        ),
        migrations.AddField(
            model_name='absence',
            name='membership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='scr_portal.membership'),
        ),
        migrations.AddField(
            model_name='absence',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='absence_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('membership', '='), (scr_portal.accounts.memberships.DateRange('since', 'until', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='absence_no_overlap', violation_error_message='An absence on some of these days is recorded already.'),
        ),
    ]
