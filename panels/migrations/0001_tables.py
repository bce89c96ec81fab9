import django.db.models.deletion
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('reviews', '0001_tables'),
        ('scr_portal', '0001_tables'),
        ('scr_portal', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Chronology',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('status', models.CharField(choices=[('read', 'Read, to be confirmed'), ('confirmed', 'Confirmed'), ('merged', 'In the integrated chronology'), ('replaced', 'Replaced by a later one')], default='read', max_length=20)),
                ('problems', models.JSONField(blank=True, default=list, help_text='Pairs: the row, and what to put right in it.')),
                ('merged_on', models.DateField(blank=True, null=True)),
                ('why_incomplete', models.TextField(blank=True, help_text="Why it was merged without other agencies' chronologies.")),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chronologies', to='reviews.review')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'agency'], name='panels_chro_casefil_ac4c58_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'replaced'), _negated=True), fields=('review', 'agency', 'status'), name='chronology_one_of_each_status'), models.CheckConstraint(condition=models.Q(('agency__isnull', False)), name='chronology_of_an_agency')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('row', models.PositiveIntegerField(help_text="The row of the agency's own table.")),
                ('happened_on', models.DateField()),
                ('at_time', models.TimeField(blank=True, null=True)),
                ('event', models.TextField()),
                ('source', models.CharField(blank=True, max_length=300)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('chronology', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='panels.chronology')),
            ],
            options={
                'ordering': ('happened_on', 'at_time', 'pk'),
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'happened_on'], name='entry_by_date')],
                'constraints': [models.UniqueConstraint(fields=('chronology', 'row'), name='entry_row_once')],
            },
        ),
        migrations.CreateModel(
            name='Imr',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('status', models.CharField(choices=[('commissioned', 'Commissioned'), ('author_named', 'Being written'), ('agency_qa', 'With senior officer'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Accepted'), ('waived', 'Waived')], default='commissioned', max_length=20)),
                ('commissioned_on', models.DateField()),
                ('due_on', models.DateField()),
                ('terms_version', models.PositiveSmallIntegerField()),
                ('handed_in_on', models.DateField(blank=True, null=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('submitted_on', models.DateField(blank=True, null=True)),
                ('times_returned', models.PositiveSmallIntegerField(default=0)),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('shared_on', models.DateField(blank=True, null=True)),
                ('why_waived', models.TextField(blank=True)),
                ('written_by', models.CharField(blank=True, help_text='Of a contributor without IT: who wrote it.', max_length=150)),
                ('signed_by', models.CharField(blank=True, help_text='And who signed it, with the position.', max_length=150)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imrs', to='scr_portal.appointment')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imrs', to='reviews.review')),
                ('voided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'permissions': (('hold_imr_author', 'Holds the role: IMR author'),),
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'agency'], name='panels_imr_casefil_fcf0f9_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('review', 'agency'), name='imr_once_an_agency', violation_error_message='An IMR has been asked of this agency already.'), models.CheckConstraint(condition=models.Q(('agency__isnull', False)), name='imr_of_an_agency'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['submitted', 'accepted']), _negated=True), models.Q(('document__isnull', False), ('submitted_on__isnull', False)), _connector='OR'), name='imr_submitted_as_a_document_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ImrHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.appointment')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='panels.imr')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ImrReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('returned_on', models.DateField()),
                ('reasons', models.TextField()),
                ('points', models.TextField(help_text='What to put right, a line each.')),
                ('was_due_on', models.DateField()),
                ('due_on', models.DateField()),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document')),
                ('imr', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='panels.imr')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'agency'], name='panels_imrr_casefil_aa272a_idx')],
            },
        ),
        migrations.CreateModel(
            name='Overview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('status', models.CharField(choices=[('draft', 'Being written'), ('circulated', 'With SCR panel'), ('signed_off', 'Signed off')], default='draft', max_length=20)),
                ('circulated_on', models.DateField(blank=True, null=True)),
                ('signed_off_on', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document')),
                ('review', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='overview', to='reviews.review')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'agency'], name='panels_over_casefil_f7362f_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status', 'signed_off'), _negated=True), models.Q(('document__isnull', False), ('signed_off_on__isnull', False)), _connector='OR'), name='overview_signed_off_as_a_document_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.CharField(choices=[('agrees', 'Agrees'), ('dissents', 'Does not agree'), ('abstains', 'Abstains')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('signed_on', models.DateField()),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.appointment')),
                ('overview', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='panels.overview')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'agency'], name='panels_sign_casefil_e502d7_idx')],
                'constraints': [models.UniqueConstraint(fields=('overview', 'document', 'member'), name='signoff_once_a_version'), models.CheckConstraint(condition=models.Q(('position', 'agrees'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='signoff_says_why_not')],
            },
        ),
        migrations.AlterUniqueTogether(
            name='imrhold',
            unique_together={('user', 'permission', 'content_object', 'appointment')},
        ),
    ]
    operations = [AtOnce(operations)]
