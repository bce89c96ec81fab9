import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.math
import django.db.models.functions.text
import django.utils.timezone
import scr_portal.guidance.terms
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    replaces = [
        ('referrals', '0001_tables'),
        ('referrals', '0002_papers_due'),
        ('referrals', '0003_sent_by'),
        ('referrals', '0004_meeting_kind'),
        ('referrals', '0005_deciding'),
        ('referrals', '0006_recommended_at'),
        ('referrals', '0007_peer_until'),
        ('referrals', '0008_answers_by_a_day'),
        ('referrals', '0009_answers_by_link'),
        ('referrals', '0010_declared_and_noted'),
        ('referrals', '0011_answered_later'),
        ('referrals', '0012_dissents_and_peers_void'),
        ('referrals', '0013_reasons_of_the_days'),
        ('referrals', '0014_named_as_said'),
        ('referrals', '0015_names_as_said'),
        ('referrals', '0016_papers_locked'),
        ('referrals', '0017_two_parts_fail'),
        ('referrals', '0018_link_says_at_risk'),
        ('referrals', '0019_unsent_risk'),
        ('referrals', '0020_unsent_risk_of_links'),
        ('referrals', '0021_link_says_nothing'),
        ('referrals', '0022_answered_anew'),
        ('referrals', '0023_risk_calls'),
        ('referrals', '0024_said_when_told'),
        ('referrals', '0025_month_alone'),
        ('referrals', '0026_met_for'),
        ('referrals', '0027_others_there'),
        ('referrals', '0028_who_chaired'),
        ('referrals', '0029_chaired_as_planned'),
        ('referrals', '0030_how_to_reach'),
        ('referrals', '0031_linked_cases'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('scr_portal', '0001_squashed_0042'),
        ('scr_portal', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgencyInvolvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('status', models.CharField(choices=[('asked', 'Waiting for agency'), ('returned', 'Returned')], default='asked', max_length=20)),
                ('asked_on', models.DateField()),
                ('due_on', models.DateField(blank=True, help_text='By when it was asked to answer, where that was said.', null=True)),
                ('involvement', models.TextField(blank=True, help_text='What the agency knew of the child and the family.')),
                ('returned_by', models.CharField(blank=True, help_text='Who at the agency gave it.', max_length=150)),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('returned_route', models.CharField(blank=True, choices=[('post', 'Post'), ('secure_mail', 'Secure e-mail'), ('hand', 'By hand'), ('telephone', 'Telephone')], max_length=15)),
                ('secured_on', models.DateField(blank=True, null=True)),
                ('secured_by', models.CharField(blank=True, max_length=150)),
                ('secured_route', models.CharField(blank=True, choices=[('post', 'Post'), ('secure_mail', 'Secure e-mail'), ('hand', 'By hand'), ('telephone', 'Telephone')], max_length=15)),
                ('records_secured', models.TextField(blank=True, help_text='Kinds of record.')),
                ('records_missing', models.TextField(blank=True, help_text='Gaps: what is not there, or could not be secured.')),
            ],
            options={
                'permissions': (('hold_representative', 'Holds the role: Agency representative'),),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgencyNamed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('which', models.CharField(max_length=150)),
                ('contact_name', models.CharField(blank=True, max_length=150)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('still_involved', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], max_length=10)),
            ],
            options={
                'verbose_name_plural': 'agencies named',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('status', models.CharField(choices=[('listed', 'On the agenda'), ('taken_off', 'Taken off'), ('minuted', 'Minutes drafted'), ('agreed', 'Minutes agreed')], default='listed', max_length=10)),
                ('position', models.PositiveSmallIntegerField(default=1, help_text='1 is taken first; of equals, the one put first.')),
                ('meets_on', models.DateField(blank=True, help_text='The day of the meeting; none when it is cancelled.', null=True)),
                ('minutes', models.TextField(blank=True)),
                ('learning', models.TextField(blank=True, help_text='What is to be learnt from it now.')),
                ('attended', models.JSONField(blank=True, default=dict, help_text='Who was there, as it was agreed.')),
                ('declared', models.JSONField(blank=True, default=dict, help_text="What each member declared of this case, or a deputy, by the member's key.")),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('corrections', models.JSONField(blank=True, default=list, help_text='What was wrong in agreed minutes.')),
                ('packed_at_seq', models.PositiveIntegerField(blank=True, help_text='The newest event the papers know.', null=True)),
                ('papers_locked_at', models.DateTimeField(blank=True, editable=False, help_text='Since when its papers are locked away and none asked for.', null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attended', models.CharField(choices=[('present', 'Present'), ('deputy', 'A deputy was present'), ('apologies', 'Sent apologies'), ('absent', 'Not there, no word')], max_length=10)),
                ('deputy', models.CharField(blank=True, help_text="Who was there in the member's place.", max_length=150)),
                ('chaired', models.BooleanField(default=False, help_text='Whether the member, or the deputy, chaired the meeting.')),
                ('recorded_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'ordering': ('member__name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Consideration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('status', models.CharField(choices=[('open', 'Being considered'), ('recommended', 'With chair'), ('decided', 'Decided'), ('withdrawn', 'Withdrawn')], default='open', max_length=20)),
                ('attention_on', models.DateField(help_text='The earliest day the board knew, over all referrals of the case.')),
                ('notified_on', models.DateField(blank=True, null=True)),
                ('answers', models.JSONField(blank=True, default=dict, help_text='By limb: answer and reason.')),
                ('met_for', models.JSONField(blank=True, default=dict, help_text='By limb answered yes, for which of several children: their public ids.')),
                ('recommendation', models.CharField(blank=True, choices=[('review', 'Hold a serious case review'), ('alternative', 'Hold an alternative review'), ('none', 'Hold no review')], max_length=20)),
                ('reasons', models.TextField(blank=True)),
                ('draft_terms', models.TextField(blank=True)),
                ('recommended_on', models.DateField(blank=True, null=True)),
                ('without_quorum', models.TextField(blank=True, help_text='Why it was recommended by fewer than must be present.')),
                ('without_meeting', models.TextField(blank=True, help_text='Why it was recommended at no meeting.')),
                ('quorum_words', models.CharField(blank=True, help_text='How many were there for it, as was known.', max_length=80)),
                ('chaired_independently', models.CharField(blank=True, choices=[(scr_portal.guidance.terms.Answer['YES'], 'Yes'), (scr_portal.guidance.terms.Answer['NO'], 'No'), (scr_portal.guidance.terms.Answer['UNKNOWN'], 'Not known')], help_text='Whether whoever chaired those who recommended is independent of the member agencies of the board.', max_length=10)),
                ('weighed', models.JSONField(blank=True, default=dict, help_text='What was said to each question to weigh.')),
                ('learning', models.TextField(blank=True, help_text='What is to be learnt already, whatever is decided.')),
                ('reopened_because', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('outcome', models.CharField(choices=[('review', 'Hold a serious case review'), ('alternative', 'Hold an alternative review'), ('none', 'Hold no review')], max_length=20)),
                ('decided_on', models.DateField()),
                ('as_role', models.CharField(choices=[(scr_portal.roles.Role['CHAIR'], 'LSCB chair'), (scr_portal.roles.Role['ACTING_CHAIR'], 'Acting LSCB chair')], max_length=20)),
                ('rationale', models.TextField()),
                ('criteria_met', models.BooleanField()),
                ('limb_that_fails', models.CharField(blank=True, choices=[('died', 'The child died'), ('abuse', 'Abuse or neglect is known or suspected'), ('serious_harm', 'The child was seriously harmed'), ('sexual_abuse', 'The child was seriously sexually abused'), ('parent_murdered', 'A parent was murdered'), ('assault', 'The child was violently assaulted'), ('joint_working', 'There is concern about how agencies worked together'), ('custody', 'The death was in custody or another secure place')], max_length=20)),
                ('why_it_fails', models.TextField(blank=True)),
                ('other_limb_that_fails', models.CharField(blank=True, choices=[('died', 'The child died'), ('abuse', 'Abuse or neglect is known or suspected'), ('serious_harm', 'The child was seriously harmed'), ('sexual_abuse', 'The child was seriously sexually abused'), ('parent_murdered', 'A parent was murdered'), ('assault', 'The child was violently assaulted'), ('joint_working', 'There is concern about how agencies worked together'), ('custody', 'The death was in custody or another secure place')], help_text='That of another duty, which the first leaves.', max_length=20)),
                ('why_other_fails', models.TextField(blank=True)),
                ('definitive_evidence', models.TextField(blank=True)),
                ('why_otherwise', models.TextField(blank=True, help_text='Why against the recommendation, or without one.')),
                ('why_late', models.TextField(blank=True)),
                ('recorded_on', models.DateField(blank=True, help_text='The day it was written down, since that is kept.', null=True)),
                ('why_recorded_later', models.TextField(blank=True, help_text='Why on a later day than it was decided.')),
                ('alternative_method', models.TextField(blank=True)),
                ('alternative_scope', models.TextField(blank=True)),
                ('alternative_due_on', models.DateField(blank=True, help_text='The day it is to report to the LSCB.', null=True)),
                ('interest', models.CharField(blank=True, choices=[('nothing', 'I have nothing to declare'), ('declared', 'I declare an interest that does not keep me from deciding')], max_length=10)),
                ('interest_declared', models.TextField(blank=True, help_text='What it is, and why it keeps nobody from deciding.')),
                ('why_acting', models.TextField(blank=True, help_text='Why the acting chair decided.')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Dissent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('position', models.CharField(choices=[('review', 'Hold a serious case review'), ('alternative', 'Hold an alternative review'), ('none', 'Hold no review')], max_length=20)),
                ('reason', models.TextField()),
                ('deputy', models.CharField(blank=True, help_text="Who gave it in the member's place.", max_length=150)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answers_before', models.JSONField(blank=True, default=list, help_text='Answers of those who were conflicted since: by whom, on which day, what.')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InvolvementHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LaterAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('question', models.CharField(choices=[('at_risk', 'Other children at risk'), ('criteria', 'Whether the case may meet the criteria, in the view of the board'), ('called', 'Called about other children at risk, before the referral was sent')], max_length=10)),
                ('before', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], max_length=10)),
                ('before_note', models.TextField(blank=True)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], max_length=10)),
                ('note', models.TextField(blank=True, help_text='What is being done, or why it is seen so.')),
                ('on', models.DateField()),
            ],
            options={
                'ordering': ('pk',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Likeness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('grounds', models.CharField(help_text='Why, in words that name nobody.', max_length=200)),
                ('status', models.CharField(choices=[('found', 'To be looked at'), ('linked', 'The same incident'), ('dismissed', 'Not the same incident')], default='found', max_length=10)),
                ('why_dismissed', models.TextField(blank=True)),
            ],
            options={
                'verbose_name_plural': 'likenesses',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LinkedCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('because', models.TextField(help_text='Why the two are of one incident.')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('kind', models.CharField(choices=[('subcommittee', 'Standing sub-committee'), ('board', 'Full LSCB')], default='subcommittee', max_length=20)),
                ('meets_on', models.DateField()),
                ('meets_at', models.TimeField()),
                ('place', models.CharField(help_text='A place, or by telephone or online.', max_length=150)),
                ('quorum', models.PositiveSmallIntegerField(help_text='How many must be present: a rule of the board, not of the law.', validators=[django.core.validators.MinValueValidator(1)])),
                ('papers_on', models.DateField(blank=True, help_text='By when the members have the papers: a rule of the board, not of the law.', null=True)),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                ('why_cancelled', models.TextField(blank=True)),
                ('others_there', models.JSONField(blank=True, default=list, help_text='Who was in attendance beside the members, by name, and in what capacity.')),
            ],
            options={
                'ordering': ('-meets_on', '-meets_at'),
            },
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('happened_on', models.DateField(help_text='The first day of the month, where the day is not known.')),
                ('day_known', models.BooleanField(default=True)),
                ('what', models.CharField(max_length=500)),
            ],
            options={
                'ordering': ('happened_on', 'pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ParallelProcess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('kind', models.CharField(choices=[('criminal', 'Criminal investigation or trial'), ('coroner', "Coroner's inquest"), ('family_court', 'Care or family court'), ('civil', 'Other civil proceedings'), ('child_death', 'Child death review'), ('homicide', 'Domestic homicide review'), ('mappa', 'MAPPA or serious further offence review'), ('health', 'Health or mental health investigation'), ('disciplinary', 'Disciplinary or regulator'), ('other', 'Other')], max_length=20)),
                ('status', models.CharField(choices=[('open', 'Open'), ('ended', 'Ended')], default='open', max_length=10)),
                ('lead', models.CharField(help_text='Who leads it, and how to reach them.', max_length=150)),
                ('note', models.TextField(blank=True)),
                ('next_on', models.DateField(blank=True, null=True)),
                ('blocks_publication', models.BooleanField(default=False)),
                ('ended_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PeerChallenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('status', models.CharField(choices=[('asked', 'Waiting for advice'), ('advised', 'Advice received')], default='asked', max_length=10)),
                ('peer', models.CharField(max_length=150)),
                ('peer_board', models.CharField(help_text='The LSCB that the peer chairs.', max_length=150)),
                ('question', models.TextField()),
                ('told', models.TextField(help_text='What the peer was told or shown: no more than the question needs.')),
                ('about', models.CharField(blank=True, help_text='What the document was called, with its digest.', max_length=200)),
                ('asked_on', models.DateField()),
                ('until', models.DateField(blank=True, help_text='The day by which the advice is wanted.', null=True)),
                ('advised_on', models.DateField(blank=True, null=True)),
                ('advice', models.TextField(blank=True)),
                ('followed', models.CharField(blank=True, choices=[('yes', 'Yes'), ('in_part', 'In part'), ('no', 'No'), ('none', 'No advice came')], max_length=10)),
                ('why', models.TextField(blank=True, help_text='Why the advice was followed or not.')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PersonNamed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('child', 'Child'), ('sibling', 'Sibling'), ('parent', 'Parent or carer'), ('relative', 'Other relative'), ('other', 'Somebody else'), ('professional', 'Professional')], max_length=20)),
                ('name', models.CharField(help_text='As the referral says it: the case may know another too.', max_length=150)),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=150), blank=True, default=list, size=None)),
                ('born_on', models.DateField(blank=True, null=True)),
                ('died_on', models.DateField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('relationship', models.CharField(blank=True, help_text='To the child.', max_length=150)),
                ('ethnicity', models.CharField(blank=True, max_length=150)),
                ('first_language', models.CharField(blank=True, max_length=100)),
                ('disability', models.CharField(blank=True, max_length=300)),
                ('legal_status', models.CharField(blank=True, max_length=200)),
                ('immigration_status', models.CharField(blank=True, max_length=200)),
                ('plan_now', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], help_text='A child protection plan.', max_length=10)),
                ('plan_before', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], max_length=10)),
                ('plan_note', models.CharField(blank=True, max_length=300)),
                ('whereabouts', models.CharField(blank=True, help_text='When it happened.', max_length=300)),
                ('carer', models.CharField(blank=True, help_text='Who looked after the child when it happened.', max_length=150)),
            ],
            options={
                'verbose_name_plural': 'people named',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('received', 'Received'), ('linked', 'Received later, of the same incident'), ('withdrawn', 'Withdrawn'), ('merged', 'Moved to the case of the same incident')], default='draft', max_length=20)),
                ('referrer_name', models.CharField(max_length=150)),
                ('referrer_role', models.CharField(blank=True, max_length=150)),
                ('referrer_email', models.EmailField(blank=True, help_text='Where the acknowledgement goes.', max_length=254)),
                ('referrer_contact', models.CharField(blank=True, max_length=200)),
                ('referred_on', models.DateField(blank=True, help_text='The day on the referral itself.', null=True)),
                ('signed_by', models.CharField(blank=True, max_length=150)),
                ('consulted', models.CharField(blank=True, help_text='The manager or safeguarding lead.', max_length=150)),
                ('consulted_on', models.DateField(blank=True, null=True)),
                ('representative', models.CharField(blank=True, help_text='Of the agency, on the LSCB.', max_length=150)),
                ('representative_view', models.TextField(blank=True)),
                ('lead_professional', models.CharField(blank=True, max_length=150)),
                ('open_to_social_care', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], max_length=10)),
                ('trigger', models.CharField(choices=[('death', 'A child died'), ('suicide', 'A child died, by suicide or what may be suicide'), ('killed_by_parent', 'A child was killed by a parent with a mental illness'), ('injury', 'A child has, or had, an injury that threatens life'), ('sexual_abuse', 'A child was seriously sexually abused'), ('impairment', "A child's health or development is impaired, seriously and for good"), ('parent_murdered', "A child's parent was murdered, and the homicide is being reviewed"), ('harm', 'A child was seriously harmed in another way')], max_length=20)),
                ('also_about', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('death', 'A child died'), ('suicide', 'A child died, by suicide or what may be suicide'), ('killed_by_parent', 'A child was killed by a parent with a mental illness'), ('injury', 'A child has, or had, an injury that threatens life'), ('sexual_abuse', 'A child was seriously sexually abused'), ('impairment', "A child's health or development is impaired, seriously and for good"), ('parent_murdered', "A child's parent was murdered, and the homicide is being reviewed"), ('harm', 'A child was seriously harmed in another way')], max_length=20), blank=True, default=list, help_text='What else it is about: of several children each may have come to other harm.', size=None)),
                ('what_happened', models.TextField()),
                ('signs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('not_acted_on', 'A risk of significant harm was not recognised, not shared or not acted on'), ('institution', 'The child was abused in an institution'), ('looked_after', 'The child was abused while looked after'), ('arrived', 'The family had come to this country not long before'), ('absent', 'The child was harmed while missing or away from home'), ('not_heard', 'An agency felt that its concerns were not taken seriously'), ('procedures', 'Procedures failed, and not in this case alone'), ('plan', 'There was a child protection plan, at the time or before'), ('several', 'Several agencies may have something to learn'), ('local', 'Local procedures need to change, or are not understood'), ('national', 'It matters to the whole country, or to the public')], max_length=20), blank=True, default=list, size=None)),
                ('signs_note', models.TextField(blank=True, help_text='What is known of each sign.')),
                ('agency_concerns', models.TextField(blank=True, help_text='How agencies worked together.')),
                ('linked_cases', models.CharField(blank=True, max_length=300)),
                ('incident_on', models.DateField(blank=True, null=True)),
                ('attention_on', models.DateField(help_text='The day the board first knew, by whatever route.')),
                ('attention_route', models.CharField(max_length=150)),
                ('notified_on', models.DateField(blank=True, help_text='The day the incident was notified to the LSCB.', null=True)),
                ('notified_by', models.CharField(blank=True, help_text='For the local authority.', max_length=150)),
                ('notified_by_role', models.CharField(blank=True, max_length=150)),
                ('aware_on', models.DateField(blank=True, help_text='The day the local authority became aware.', null=True)),
                ('received_on', models.DateField()),
                ('agencies_asked_on', models.DateField(blank=True, help_text='If they were asked before this was written.', null=True)),
                ('agencies_due_on', models.DateField(blank=True, help_text='By when they were asked to answer.', null=True)),
                ('others_at_risk', models.CharField(choices=[('no', 'No'), ('yes', 'Yes'), ('unknown', 'Not known yet')], max_length=10)),
                ('others_at_risk_action', models.TextField(blank=True)),
                ('may_meet_criteria', models.BooleanField(default=True, help_text='In the word of whoever refers.')),
                ('board_view', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], help_text="Whether it may, in the board's.", max_length=10)),
                ('wanted', models.CharField(blank=True, choices=[('review', 'A serious case review'), ('other', 'Other learning'), ('open', 'The referrer leaves it open')], max_length=10)),
                ('why_wanted', models.TextField(blank=True)),
                ('processes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('criminal', 'Criminal investigation or trial'), ('coroner', "Coroner's inquest"), ('family_court', 'Care or family court'), ('civil', 'Other civil proceedings'), ('child_death', 'Child death review'), ('homicide', 'Domestic homicide review'), ('mappa', 'MAPPA or serious further offence review'), ('health', 'Health or mental health investigation'), ('disciplinary', 'Disciplinary or regulator'), ('other', 'Other')], max_length=20), blank=True, default=list, help_text='Known to run beside it when it was received.', size=None)),
                ('processes_note', models.TextField(blank=True)),
                ('media_interest', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], max_length=10)),
                ('media_note', models.TextField(blank=True)),
                ('withdrawn_because', models.TextField(blank=True)),
                ('came_because', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReferralLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('status', models.CharField(choices=[('open', 'Open'), ('used', 'Referral sent'), ('revoked', 'Revoked')], default='open', max_length=20)),
                ('sent_on', models.DateField()),
                ('expires_on', models.DateField(help_text='The last day on which it works.')),
                ('reference', models.CharField(blank=True, help_text='What the referrer was given.', max_length=20)),
                ('why_ended', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='RiskCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called_at', models.DateTimeField(help_text='To the minute.')),
                ('agreed', models.CharField(help_text='What was said and agreed.', max_length=500)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ('called_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='UnsentRisk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(db_default=django.db.models.functions.text.Substr(django.db.models.functions.text.MD5(django.db.models.functions.comparison.Cast(django.db.models.functions.math.Random(), models.TextField())), 1, 16), default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('stands', models.BooleanField(default=True, help_text='Whether the answer that was saved last says so.')),
                ('said_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, help_text='When the answer was changed last.')),
                ('how_to_reach', models.CharField(blank=True, db_default='', default='', help_text='Where they say that they can be called.', max_length=300)),
                ('told_at', models.DateTimeField(auto_now_add=True, help_text='When the office was told last.')),
            ],
        ),
        migrations.AddField(
            model_name='agencyinvolvement',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='agencyinvolvement',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='agencyinvolvement',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='agencynamed',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='agencynamed',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='agreed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='attendance',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consideration',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='consideration',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='consideration',
            name='recommended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='consideration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.consideration'),
        ),
        migrations.AddField(
            model_name='decision',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='decision',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='decision',
            name='consideration',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='referrals.consideration'),
        ),
        migrations.AddField(
            model_name='decision',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dissent',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='dissent',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dissent',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='dissent',
            name='consideration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dissents', to='referrals.consideration'),
        ),
        migrations.AddField(
            model_name='dissent',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dissent',
            name='recorded_by',
            field=models.ForeignKey(blank=True, help_text='Who recorded what was given in the meeting; none where the member did.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dissent',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='involvementhold',
            name='appointment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.appointment'),
        ),
        migrations.AddField(
            model_name='involvementhold',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='referrals.agencyinvolvement'),
        ),
        migrations.AddField(
            model_name='involvementhold',
            name='permission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AddField(
            model_name='involvementhold',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lateranswer',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='lateranswer',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lateranswer',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='likeness',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='likeness',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='likeness',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='linkedcase',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='linkedcase',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='linkedcase',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='linkedcase',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='meeting',
            name='board',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='scr_portal.board'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='chair',
            field=models.ForeignKey(help_text='A member who chairs it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='meeting',
            name='planned_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consideration',
            name='meeting',
            field=models.ForeignKey(blank=True, help_text='At which it was recommended; none where it was at no meeting.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.meeting'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='referrals.meeting'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='agreed_by_meeting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.meeting'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.meeting'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='parallelprocess',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='parallelprocess',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='parallelprocess',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='peerchallenge',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='peerchallenge',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='peerchallenge',
            name='document',
            field=models.ForeignKey(blank=True, help_text='What it is about, where not the case as a whole.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='peerchallenge',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='personnamed',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='personnamed',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='personnamed',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named', to='scr_portal.person'),
        ),
        migrations.AddField(
            model_name='referral',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='referral',
            name='came_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='went_on_as', to='referrals.referral'),
        ),
        migrations.AddField(
            model_name='referral',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='referral',
            name='referrer_agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='referral',
            name='sent_by',
            field=models.ForeignKey(blank=True, help_text='Whoever sent it themselves through the portal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='referral',
            name='voided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='personnamed',
            name='referral',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named', to='referrals.referral'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='referral',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='occurrences', to='referrals.referral'),
        ),
        migrations.AddField(
            model_name='lateranswer',
            name='referral',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='later', to='referrals.referral'),
        ),
        migrations.AddField(
            model_name='agencynamed',
            name='referral',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='referrals.referral'),
        ),
        migrations.AddField(
            model_name='referrallink',
            name='board',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.board'),
        ),
        migrations.AddField(
            model_name='referrallink',
            name='sent_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='referrallink',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='riskcall',
            name='by',
            field=models.ForeignKey(help_text='Who called.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='unsentrisk',
            name='board',
            field=models.ForeignKey(help_text='Whose office was told.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.board'),
        ),
        migrations.AddField(
            model_name='unsentrisk',
            name='draft',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.draft'),
        ),
        migrations.AddField(
            model_name='unsentrisk',
            name='user',
            field=models.ForeignKey(help_text='Who writes it.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='riskcall',
            name='risk',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='referrals.unsentrisk'),
        ),
        migrations.AddIndex(
            model_name='agencyinvolvement',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_a_casefil_497e51_idx'),
        ),
        migrations.AddConstraint(
            model_name='agencyinvolvement',
            constraint=models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('casefile', 'agency'), name='involvement_once'),
        ),
        migrations.AddConstraint(
            model_name='agencyinvolvement',
            constraint=models.CheckConstraint(condition=models.Q(('agency__isnull', False)), name='involvement_of_an_agency'),
        ),
        migrations.AddConstraint(
            model_name='agencyinvolvement',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('asked_on')), _connector='OR'), name='involvement_due_once_asked'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_d_casefil_3fafa7_idx'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('interest', 'declared'), _negated=True), models.Q(('interest_declared', ''), _negated=True), _connector='OR'), name='decision_interest_in_words'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('alternative_due_on', None), ('outcome', 'alternative'), _connector='OR'), name='decision_day_of_alternative_alone'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('other_limb_that_fails', ''), ('why_other_fails', '')), models.Q(('limb_that_fails__in', ['', models.F('other_limb_that_fails')]), ('other_limb_that_fails', ''), _connector='OR', _negated=True), _connector='OR'), name='decision_other_part_beside_a_first'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('other_limb_that_fails', ''), models.Q(('why_other_fails', ''), _negated=True), _connector='OR'), name='decision_other_part_in_words'),
        ),
        migrations.AddIndex(
            model_name='dissent',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_d_casefil_50a952_idx'),
        ),
        migrations.AddConstraint(
            model_name='dissent',
            constraint=models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('consideration', 'member'), name='dissent_once'),
        ),
        migrations.AddConstraint(
            model_name='dissent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_by', None), ('answered_on', None)), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='dissent_answered_in_words'),
        ),
        migrations.AddConstraint(
            model_name='dissent',
            constraint=models.CheckConstraint(condition=models.Q(('deputy', ''), ('recorded_by__isnull', False), _connector='OR'), name='dissent_of_a_deputy_is_noted'),
        ),
        migrations.AlterUniqueTogether(
            name='involvementhold',
            unique_together={('user', 'permission', 'content_object', 'appointment')},
        ),
        migrations.AddIndex(
            model_name='likeness',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_l_casefil_2ba600_idx'),
        ),
        migrations.AddConstraint(
            model_name='likeness',
            constraint=models.UniqueConstraint(fields=('casefile', 'other'), name='likeness_once'),
        ),
        migrations.AddConstraint(
            model_name='likeness',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'dismissed'), _negated=True), models.Q(('why_dismissed', ''), _negated=True), _connector='OR'), name='likeness_dismissed_why'),
        ),
        migrations.AddIndex(
            model_name='linkedcase',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_l_casefil_5c4d37_idx'),
        ),
        migrations.AddConstraint(
            model_name='linkedcase',
            constraint=models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('casefile', 'other'), name='linkedcase_once'),
        ),
        migrations.AddConstraint(
            model_name='linkedcase',
            constraint=models.CheckConstraint(condition=models.Q(('casefile', models.F('other')), _negated=True), name='linkedcase_of_another'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('quorum__gte', 1)), name='meeting_quorum_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('papers_on', None), ('papers_on__lte', models.F('meets_on')), _connector='OR'), name='meeting_papers_before_it', violation_error_message='The day for the papers must be the day of the meeting or before it.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(('why_cancelled', ''), _negated=True), _connector='OR'), name='meeting_cancelled_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'planned')), fields=('board', 'kind', 'meets_on', 'meets_at'), name='meeting_one_at_a_time', violation_error_message='A meeting at that time is planned already.'),
        ),
        migrations.AddIndex(
            model_name='consideration',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_c_casefil_164b40_idx'),
        ),
        migrations.AddConstraint(
            model_name='consideration',
            constraint=models.UniqueConstraint(fields=('casefile', 'round'), name='consideration_round_once'),
        ),
        migrations.AddConstraint(
            model_name='consideration',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['open', 'recommended'])), fields=('casefile',), name='consideration_one_open'),
        ),
        migrations.AddConstraint(
            model_name='consideration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'recommended'), _negated=True), ('recommended_on__isnull', False), _connector='OR'), name='consideration_recommended_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(condition=models.Q(('chaired', True)), fields=('meeting',), name='attendance_one_chaired'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('chaired', False), ('attended__in', ['present', 'deputy']), _connector='OR'), name='attendance_who_chaired_was_there'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'member'), name='attendance_once'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attended', 'deputy'), models.Q(('deputy', ''), _negated=True)), models.Q(models.Q(('attended', 'deputy'), _negated=True), ('deputy', '')), _connector='OR'), name='attendance_deputy_is_named'),
        ),
        migrations.AddIndex(
            model_name='agendaitem',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_a_casefil_3891e3_idx'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'taken_off'), _negated=True), fields=('meeting', 'consideration'), name='agendaitem_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'agreed'), _negated=True), models.Q(('agreed_by__isnull', False), ('agreed_on__isnull', False), models.Q(('minutes', ''), _negated=True), models.Q(('attended', {}), _negated=True)), _connector='OR'), name='agendaitem_agreed_minutes_are_whole'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'minuted'), _negated=True), models.Q(('minutes', ''), _negated=True), _connector='OR'), name='agendaitem_minuted_has_minutes'),
        ),
        migrations.AddIndex(
            model_name='parallelprocess',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_p_casefil_74093c_idx'),
        ),
        migrations.AddIndex(
            model_name='peerchallenge',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_p_casefil_6d6a5f_idx'),
        ),
        migrations.AddConstraint(
            model_name='peerchallenge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('advised_on', None), ('status', 'asked')), models.Q(('advised_on__isnull', False), ('status', 'advised'), models.Q(models.Q(('advice', ''), _negated=True), ('followed', 'none'), _connector='OR'), models.Q(('why', ''), _negated=True)), _connector='OR'), name='peer_advice_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='peerchallenge',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('asked_on')), _connector='OR'), name='peer_until_after_asked'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_r_casefil_0b097f_idx'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('attention_on'))), name='referral_received_after_attention'),
        ),
        migrations.AddIndex(
            model_name='personnamed',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_p_casefil_cffeaf_idx'),
        ),
        migrations.AddConstraint(
            model_name='personnamed',
            constraint=models.CheckConstraint(condition=models.Q(('born_on', None), ('died_on', None), ('died_on__gte', models.F('born_on')), _connector='OR'), name='named_died_after_born', violation_error_message='A date of death is before the date of birth: correct one of the two'),
        ),
        migrations.AddIndex(
            model_name='occurrence',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_o_casefil_45291c_idx'),
        ),
        migrations.AddConstraint(
            model_name='occurrence',
            constraint=models.CheckConstraint(condition=models.Q(('day_known', True), ('happened_on__day', 1), _connector='OR'), name='occurrence_of_a_month'),
        ),
        migrations.AddIndex(
            model_name='lateranswer',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_l_casefil_a0883e_idx'),
        ),
        migrations.AddIndex(
            model_name='agencynamed',
            index=models.Index(fields=['casefile', 'agency'], name='referrals_a_casefil_8874c7_idx'),
        ),
        migrations.AddConstraint(
            model_name='referrallink',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('board', 'user'), name='referrallink_one_open', violation_error_message='A link for this person is open already.'),
        ),
        migrations.AddConstraint(
            model_name='riskcall',
            constraint=models.UniqueConstraint(fields=('risk', 'by', 'called_at'), name='riskcall_once'),
        ),
        migrations.AddConstraint(
            model_name='riskcall',
            constraint=models.CheckConstraint(condition=models.Q(('called_at__lte', models.F('recorded_at'))), name='riskcall_has_been'),
        ),
        migrations.AddConstraint(
            model_name='riskcall',
            constraint=models.CheckConstraint(condition=models.Q(('agreed', ''), _negated=True), name='riskcall_says_what'),
        ),
    ]
    operations = [AtOnce(operations)]
