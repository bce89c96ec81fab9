import django.core.validators
import django.db.models.deletion
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    replaces = [
        ('panels', '0001_tables'),
        ('panels', '0002_plan_days'),
        ('panels', '0003_agency_requests'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('reviews', '0001_squashed_0005'),
        ('scr_portal', '0001_squashed_0042'),
        ('scr_portal', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgencyRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('kind', models.CharField(choices=[('declaration', 'Later declaration'), ('fact_check', 'Fact-check'), ('feedback', 'Feedback to its staff')], max_length=20)),
                ('status', models.CharField(choices=[('asked', 'Waiting for agency'), ('answered', 'Answered')], default='asked', max_length=20)),
                ('what', models.TextField(help_text='What the agency is asked, in the words that it reads.')),
                ('asked_on', models.DateField()),
                ('due_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_by', models.CharField(blank=True, help_text='Who at the agency gave it.', max_length=150)),
                ('answered_route', models.CharField(blank=True, choices=[('post', 'Post'), ('secure_mail', 'Secure e-mail'), ('hand', 'By hand'), ('telephone', 'Telephone')], max_length=15)),
                ('answered_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Chronology',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('status', models.CharField(choices=[('read', 'Read, to be confirmed'), ('confirmed', 'Confirmed'), ('merged', 'In the integrated chronology'), ('replaced', 'Replaced by a later one')], default='read', max_length=20)),
                ('problems', models.JSONField(blank=True, default=list, help_text='Pairs: the row, and what to put right in it.')),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('merged_on', models.DateField(blank=True, null=True)),
                ('why_incomplete', models.TextField(blank=True, help_text="Why it was merged without other agencies' chronologies.")),
            ],
            options={
                'abstract': False,
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
            ],
            options={
                'ordering': ('happened_on', 'at_time', 'pk'),
                'abstract': False,
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
                ('chronology_due_on', models.DateField(blank=True, help_text='Where the chronology was asked for by another day than the IMR.', null=True)),
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
            ],
            options={
                'permissions': (('hold_imr_author', 'Holds the role: IMR author'),),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ImrHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
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
            ],
            options={
                'abstract': False,
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
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanDays',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('papers', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(180)])),
                ('sign_off', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(180)])),
                ('draft', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(180)])),
                ('imrs', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(180)])),
            ],
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
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='agencyrequest',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='agencyrequest',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='agencyrequest',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='chronology',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='chronology',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='chronology',
            name='document',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='chronology',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chronologies', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='entry',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='entry',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='entry',
            name='chronology',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='panels.chronology'),
        ),
        migrations.AddField(
            model_name='imr',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='imr',
            name='author',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imrs', to='scr_portal.appointment'),
        ),
        migrations.AddField(
            model_name='imr',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='imr',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='imr',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imrs', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='imr',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='imrhold',
            name='appointment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.appointment'),
        ),
        migrations.AddField(
            model_name='imrhold',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='panels.imr'),
        ),
        migrations.AddField(
            model_name='imrhold',
            name='permission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AddField(
            model_name='imrhold',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='imrreturn',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='imrreturn',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='imrreturn',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='imrreturn',
            name='imr',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='panels.imr'),
        ),
        migrations.AddField(
            model_name='overview',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='overview',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='overview',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='overview',
            name='review',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='overview', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='plandays',
            name='board',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.board'),
        ),
        migrations.AddField(
            model_name='plandays',
            name='set_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signoff',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.appointment'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='overview',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='panels.overview'),
        ),
        migrations.AddIndex(
            model_name='agencyrequest',
            index=models.Index(fields=['casefile', 'agency'], name='panels_agen_casefil_869733_idx'),
        ),
        migrations.AddConstraint(
            model_name='agencyrequest',
            constraint=models.CheckConstraint(condition=models.Q(('agency__isnull', False)), name='agencyrequest_of_an_agency'),
        ),
        migrations.AddConstraint(
            model_name='agencyrequest',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('asked_on'))), name='agencyrequest_due_once_asked'),
        ),
        migrations.AddConstraint(
            model_name='agencyrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'answered'), _negated=True), models.Q(('answered_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='agencyrequest_answered_on_a_day'),
        ),
        migrations.AddIndex(
            model_name='chronology',
            index=models.Index(fields=['casefile', 'agency'], name='panels_chro_casefil_ac4c58_idx'),
        ),
        migrations.AddConstraint(
            model_name='chronology',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'replaced'), _negated=True), fields=('review', 'agency', 'status'), name='chronology_one_of_each_status'),
        ),
        migrations.AddConstraint(
            model_name='chronology',
            constraint=models.CheckConstraint(condition=models.Q(('agency__isnull', False)), name='chronology_of_an_agency'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['casefile', 'happened_on'], name='entry_by_date'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('chronology', 'row'), name='entry_row_once'),
        ),
        migrations.AddIndex(
            model_name='imr',
            index=models.Index(fields=['casefile', 'agency'], name='panels_imr_casefil_fcf0f9_idx'),
        ),
        migrations.AddConstraint(
            model_name='imr',
            constraint=models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('review', 'agency'), name='imr_once_an_agency', violation_error_message='An IMR has been asked of this agency already.'),
        ),
        migrations.AddConstraint(
            model_name='imr',
            constraint=models.CheckConstraint(condition=models.Q(('agency__isnull', False)), name='imr_of_an_agency'),
        ),
        migrations.AddConstraint(
            model_name='imr',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['submitted', 'accepted']), _negated=True), models.Q(('document__isnull', False), ('submitted_on__isnull', False)), _connector='OR'), name='imr_submitted_as_a_document_on_a_day'),
        ),
        migrations.AlterUniqueTogether(
            name='imrhold',
            unique_together={('user', 'permission', 'content_object', 'appointment')},
        ),
        migrations.AddIndex(
            model_name='imrreturn',
            index=models.Index(fields=['casefile', 'agency'], name='panels_imrr_casefil_aa272a_idx'),
        ),
        migrations.AddIndex(
            model_name='overview',
            index=models.Index(fields=['casefile', 'agency'], name='panels_over_casefil_f7362f_idx'),
        ),
        migrations.AddConstraint(
            model_name='overview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'signed_off'), _negated=True), models.Q(('document__isnull', False), ('signed_off_on__isnull', False)), _connector='OR'), name='overview_signed_off_as_a_document_on_a_day'),
        ),
        migrations.AddIndex(
            model_name='signoff',
            index=models.Index(fields=['casefile', 'agency'], name='panels_sign_casefil_e502d7_idx'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(fields=('overview', 'document', 'member'), name='signoff_once_a_version'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(('position', 'agrees'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='signoff_says_why_not'),
        ),
    ]
    operations = [AtOnce(operations)]
