import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import scr_portal.accounts.memberships
import scr_portal.ids
from django.conf import settings
from django.db import migrations, models


def give_each_an_id(apps, schema_editor):
    for membership in apps.get_model("scr_portal", "Membership").objects.all():
        membership.public_id = scr_portal.ids.public_id()
        membership.save(update_fields=["public_id"])


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0005_bars_and_absences'),
    ]

    operations = [
        migrations.CreateModel(
            name='AddressChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('address', models.EmailField(max_length=254)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('status', models.CharField(choices=[('proposed', 'Waiting'), ('confirmed', 'Confirmed'), ('refused', 'Refused')], default='proposed', max_length=10)),
                ('settled_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_no_overlap_board',
        ),
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_no_overlap_agency',
        ),
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_no_overlap_body',
        ),
        migrations.AddField(
            model_name='membership',
            name='confirmed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='membership',
            name='proposed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='membership',
            name='public_id',
            field=models.CharField(editable=False, max_length=16, null=True),
        ),
        migrations.RunPython(give_each_an_id, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='membership',
            name='public_id',
            field=models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True),
        ),
        migrations.AddField(
            model_name='membership',
            name='status',
            field=models.CharField(choices=[('proposed', 'Waiting for the board'), ('confirmed', 'Confirmed'), ('refused', 'Refused')], default='confirmed', editable=False, max_length=10),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('confirmed_by', models.F('user')), _negated=True), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True)), ('confirmed_by__isnull', True), _connector='OR'), name='membership_confirmed_by_another'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'confirmed'), _negated=True), ('proposed_by__isnull', True), ('confirmed_by__isnull', False), _connector='OR'), name='membership_proposed_is_confirmed_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('board__isnull', False), models.Q(('status', 'refused'), _negated=True)), expressions=[('user', '='), ('role', '='), ('board', '='), (scr_portal.accounts.memberships.DateRange('since', 'until', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='membership_no_overlap_board', violation_error_message='This person already holds this role on some of those days.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('agency__isnull', False), models.Q(('status', 'refused'), _negated=True)), expressions=[('user', '='), ('role', '='), ('agency', '='), (scr_portal.accounts.memberships.DateRange('since', 'until', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='membership_no_overlap_agency', violation_error_message='This person already holds this role on some of those days.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('body__isnull', False), models.Q(('status', 'refused'), _negated=True)), expressions=[('user', '='), ('role', '='), ('body', '='), (scr_portal.accounts.memberships.DateRange('since', 'until', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='membership_no_overlap_body', violation_error_message='This person already holds this role on some of those days.'),
        ),
        migrations.AddField(
            model_name='addresschange',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='addresschange',
            name='settled_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='addresschange',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='address_changes', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='addresschange',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'proposed')), fields=('user',), name='addresschange_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='addresschange',
            constraint=models.CheckConstraint(condition=models.Q(('settled_by__isnull', True), models.Q(('settled_by', models.F('asked_by')), _negated=True), _connector='OR'), name='addresschange_settled_by_another'),
        ),
    ]
