import django.db.models.deletion
import scr_portal.guidance.terms
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    replaces = [
        ('reviews', '0001_tables'),
        ('reviews', '0002_extended_by'),
        ('reviews', '0003_registers_void'),
        ('reviews', '0004_time_wanted'),
        ('reviews', '0005_acceptances'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('referrals', '0001_squashed_0031'),
        ('scr_portal', '0001_squashed_0042'),
        ('scr_portal', '__first__'),
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
            ],
            options={
                'verbose_name': 'acceptance by the LSCB',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('agreed', 'Agreed'), ('in_progress', 'In progress'), ('done', 'Done'), ('verified', 'Verified'), ('dropped', 'Dropped')], default='proposed', max_length=20)),
                ('text', models.TextField()),
                ('owner', models.CharField(help_text='The post that answers for it, not a name.', max_length=150)),
                ('intended_outcome', models.TextField(blank=True)),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('progress', models.TextField(blank=True, help_text='Each report in a paragraph of its own, with its day.')),
                ('evidence', models.TextField(blank=True)),
                ('finished_on', models.DateField(blank=True, null=True)),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('why_dropped', models.TextField(blank=True)),
                ('as_stated_in_source', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ('pk',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EarlyLesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('status', models.CharField(choices=[('identified', 'Identified'), ('shared', 'Shared'), ('acted', 'Acted on'), ('reported', 'Reported')], default='identified', max_length=12)),
                ('lesson', models.TextField()),
                ('to_do', models.TextField(help_text='What is to be done at once.')),
                ('owner', models.CharField(max_length=150)),
                ('identified_on', models.DateField()),
                ('shared_on', models.DateField(blank=True, null=True)),
                ('shared_with', models.CharField(blank=True, max_length=300)),
                ('acted_on', models.DateField(blank=True, null=True)),
                ('done', models.TextField(blank=True, help_text='What was done.')),
                ('reported_on', models.DateField(blank=True, null=True)),
                ('reported_to', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('decided_on', models.DateField()),
                ('due_on', models.DateField()),
                ('reason', models.TextField()),
                ('revised_plan', models.TextField()),
                ('progress', models.TextField(help_text='Progress, with the action already taken.')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FamilyContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('who', models.CharField(max_length=150)),
                ('route', models.CharField(max_length=300)),
                ('named_contact', models.CharField(max_length=150)),
                ('advice', models.TextField(blank=True, help_text='Advice of the police or the Crown Prosecution Service.')),
                ('stage', models.CharField(choices=[('not_contacted', 'Not contacted'), ('informed', 'Told that there is a review'), ('offered', 'Offered to take part'), ('accepted', 'Takes part'), ('declined', 'Does not want to take part'), ('deferred', 'Has to wait'), ('contributed', 'Has given views'), ('draft_feedback', 'Has commented on a draft'), ('findings_shared', 'Has been told the findings')], max_length=20)),
                ('stage_on', models.DateField()),
                ('why', models.TextField(blank=True)),
                ('said', models.TextField(blank=True, help_text='From before what was said had a part of its own; read by the few.')),
            ],
            options={
                'verbose_name': 'family: contact and safety',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FamilyView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('who', models.CharField(help_text='What they are to the child, as in the first part.', max_length=150)),
                ('said', models.TextField()),
                ('said_on', models.DateField()),
            ],
            options={
                'verbose_name': 'family: what was said',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('adopted', 'Adopted'), ('rejected', 'Rejected')], default='proposed', max_length=20)),
                ('text', models.TextField()),
                ('finding', models.TextField(blank=True, help_text='The finding it follows from.')),
                ('target', models.CharField(choices=[('agency', 'One agency'), ('agencies', 'All member agencies'), ('lscb', 'The LSCB itself'), ('national', 'National')], max_length=20)),
                ('intended_outcome', models.TextField()),
                ('source_document', models.CharField(blank=True, max_length=150)),
                ('as_stated_in_source', models.BooleanField(default=False)),
                ('why_rejected', models.TextField(blank=True)),
            ],
            options={
                'ordering': ('number',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[(scr_portal.guidance.terms.Outcome['REVIEW'], 'Serious case review'), (scr_portal.guidance.terms.Outcome['ALTERNATIVE'], 'Alternative review')], max_length=20)),
                ('method', models.CharField(choices=[('imr', 'Individual management reviews'), ('other', 'Another learning method')], default='imr', max_length=10)),
                ('status', models.CharField(choices=[('commissioning', 'Being commissioned'), ('under_way', 'Under way'), ('reported', 'Reported'), ('accepted', 'Accepted'), ('closed', 'Closed'), ('discontinued', 'Discontinued')], default='commissioning', max_length=20)),
                ('decided_on', models.DateField()),
                ('initiated_on', models.DateField()),
                ('terms', models.TextField(blank=True)),
                ('terms_version', models.PositiveSmallIntegerField(default=0)),
                ('terms_approved_on', models.DateField(blank=True, null=True)),
                ('started_on', models.DateField(blank=True, null=True)),
                ('overview_received_on', models.DateField(blank=True, null=True)),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('response', models.TextField(blank=True, help_text="The board's response to the findings.")),
                ('why_late', models.TextField(blank=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closing_statement', models.TextField(blank=True)),
                ('discontinued_on', models.DateField(blank=True, null=True)),
                ('discontinued_because', models.TextField(blank=True)),
                ('must_be_published', models.BooleanField(default=False, help_text='What the edition says of the decision.')),
                ('publication_settled_on', models.DateField(blank=True, help_text='Published, or declined.', null=True)),
                ('time_wanted_until', models.DateField(blank=True, help_text='What the LSCB chair is asked for.', null=True)),
                ('time_wanted_because', models.TextField(blank=True)),
                ('time_refused_because', models.TextField(blank=True, help_text='Until time is asked for again.')),
            ],
            options={
                'permissions': (('hold_panel_chair', 'Holds the role: SCR panel chair'), ('hold_panel_member', 'Holds the role: SCR panel member'), ('hold_overview_author', 'Holds the role: Overview author'), ('hold_designated', 'Holds the role: Designated professional'), ('hold_checker', 'Holds the role: Anonymisation checker')),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReviewHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StaffContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('who', models.CharField(max_length=150)),
                ('works_for', models.CharField(max_length=150)),
                ('support', models.CharField(max_length=300)),
                ('interview', models.CharField(choices=[('may', 'May be interviewed'), ('hold_off', 'Hold off: criminal proceedings'), ('cleared', 'Cleared for interview')], max_length=10)),
                ('stage', models.CharField(choices=[('not_contacted', 'Not contacted'), ('explained', 'Told what the review is for'), ('contributed', 'Has contributed'), ('feedback', 'Told what came of it')], max_length=20)),
                ('stage_on', models.DateField()),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TermsVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('approved_on', models.DateField()),
                ('why_changed', models.TextField(blank=True)),
            ],
            options={
                'ordering': ('number',),
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
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='acceptance',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='acceptance',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='acceptance',
            name='handout',
            field=models.OneToOneField(blank=True, help_text='The papers as they were handed out last.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.handout'),
        ),
        migrations.AddField(
            model_name='acceptance',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.meeting'),
        ),
        migrations.AddField(
            model_name='action',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='action',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='action',
            name='finished_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='action',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='earlylesson',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='earlylesson',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='earlylesson',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extension',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='extension',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='extension',
            name='extended_by',
            field=models.ForeignKey(help_text='Kept since it stands in the sum.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extension',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='familycontact',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='familycontact',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='familycontact',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='familyview',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='familyview',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='familyview',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='action',
            name='recommendation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='reviews.recommendation'),
        ),
        migrations.AddField(
            model_name='review',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='review',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='review',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='referrals.decision'),
        ),
        migrations.AddField(
            model_name='review',
            name='time_wanted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='extension',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='acceptance',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='reviewhold',
            name='appointment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.appointment'),
        ),
        migrations.AddField(
            model_name='reviewhold',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='reviews.review'),
        ),
        migrations.AddField(
            model_name='reviewhold',
            name='permission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AddField(
            model_name='reviewhold',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='staffcontact',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='staffcontact',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='staffcontact',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='termsversion',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='termsversion',
            name='approved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='termsversion',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='termsversion',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms_versions', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='vote',
            name='acceptance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='reviews.acceptance'),
        ),
        migrations.AddField(
            model_name='vote',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='vote',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='vote',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='vote',
            name='recorded_by',
            field=models.ForeignKey(blank=True, help_text='Who recorded what was given in the meeting; none where the member did.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='vote',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='earlylesson',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_ear_casefil_781d70_idx'),
        ),
        migrations.AddIndex(
            model_name='familycontact',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_fam_casefil_0eadf8_idx'),
        ),
        migrations.AddConstraint(
            model_name='familycontact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['not_contacted', 'declined', 'deferred']), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='familycontact_says_why_not'),
        ),
        migrations.AddIndex(
            model_name='familyview',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_fam_casefil_5b412a_idx'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_act_casefil_62edf9_idx'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['proposed', 'dropped']), ('due_on__isnull', False), ('as_stated_in_source', True), _connector='OR'), name='action_agreed_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'dropped'), _negated=True), models.Q(('why_dropped', ''), _negated=True), _connector='OR'), name='action_dropped_for_a_reason'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_rev_casefil_584511_idx'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['closed', 'discontinued']), _negated=True), fields=('casefile',), name='review_one_open_a_case'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['accepted', 'closed']), _negated=True), ('accepted_on__isnull', False), _connector='OR'), name='review_accepted_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'closed'), _negated=True), ('must_be_published', False), ('publication_settled_on__isnull', False), _connector='OR'), name='review_closes_with_publication_settled'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('time_wanted_because', ''), ('time_wanted_by', None), ('time_wanted_until', None)), models.Q(('time_wanted_by__isnull', False), ('time_wanted_until__isnull', False), models.Q(('time_wanted_because', ''), _negated=True)), _connector='OR'), name='review_time_is_wanted_for_a_reason'),
        ),
        migrations.AddIndex(
            model_name='recommendation',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_rec_casefil_a77eee_idx'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(fields=('review', 'number'), name='recommendation_number_once'),
        ),
        migrations.AddIndex(
            model_name='extension',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_ext_casefil_215013_idx'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('decided_on'))), name='extension_is_to_a_later_day'),
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
        migrations.AlterUniqueTogether(
            name='reviewhold',
            unique_together={('user', 'permission', 'content_object', 'appointment')},
        ),
        migrations.AddIndex(
            model_name='staffcontact',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_sta_casefil_e47131_idx'),
        ),
        migrations.AddIndex(
            model_name='termsversion',
            index=models.Index(fields=['casefile', 'agency'], name='reviews_ter_casefil_793bf1_idx'),
        ),
        migrations.AddConstraint(
            model_name='termsversion',
            constraint=models.UniqueConstraint(fields=('review', 'number'), name='terms_version_once'),
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
