import django.db.models.deletion
import scr_portal.ids
import scr_portal.roles
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    replaces = [
        ('publications', '0001_tables'),
        ('publications', '0002_register_by_case'),
        ('publications', '0003_published_by_board'),
        ('publications', '0004_boards_of_the_published'),
        ('publications', '0005_published_with_a_board'),
    ]

    initial = True

    dependencies = [
        ('reviews', '0001_squashed_0005'),
        ('scr_portal', '0001_squashed_0042'),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('product', models.CharField(choices=[('summary', 'Executive summary'), ('overview', 'Overview report'), ('report', 'Serious case review report'), ('response', "The board's response")], max_length=20)),
                ('of_alternative', models.BooleanField(default=False, help_text='The public sees this row and not the review.')),
                ('status', models.CharField(choices=[('preparing', 'Being written'), ('checked', 'Checked by two'), ('notified', 'Copy made ready'), ('approved', 'Approved'), ('published', 'Published'), ('deferred', 'On hold'), ('not_published', 'Not published'), ('withdrawn', 'Withdrawn')], default='preparing', max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('renderings', models.PositiveSmallIntegerField(default=0, help_text='The version that the cover tells.')),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('approved_sha256', models.CharField(blank=True, help_text='Of the PDF that was approved.', max_length=64)),
                ('approved_html_sha256', models.CharField(blank=True, help_text='Of its twin as a page.', max_length=64)),
                ('welfare_impact', models.TextField(blank=True, help_text='On each child and vulnerable adult (guidance.md 7.17).')),
                ('legal_advice', models.TextField(blank=True)),
                ('told_first', models.TextField(blank=True, help_text='Family and staff told, or why not (guidance.md 7.20).')),
                ('copy', models.PositiveSmallIntegerField(default=1, help_text='Which copy goes, or went, to the bodies beforehand.')),
                ('change', models.CharField(blank=True, choices=[('correction', 'Correction: nothing that was found or recommended changes'), ('material', 'Material change')], help_text='Since the copy before this one.', max_length=20)),
                ('why_changed', models.TextField(blank=True)),
                ('notice_stands_from', models.DateField(blank=True, help_text='A correction keeps the day of the first.', null=True)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('register_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('declined_on', models.DateField(blank=True, null=True)),
                ('why_not_published', models.TextField(blank=True)),
                ('advice', models.TextField(blank=True, help_text="The national panel's, on not publishing.")),
                ('why_without_advice', models.TextField(blank=True)),
                ('deferred_on', models.DateField(blank=True, null=True)),
                ('look_again_on', models.DateField(blank=True, null=True)),
                ('why_deferred', models.TextField(blank=True)),
                ('status_before_deferral', models.CharField(blank=True, max_length=20)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('why_withdrawn', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('heading', models.CharField(max_length=150)),
                ('text', models.TextField(blank=True)),
            ],
            options={
                'ordering': ('order',),
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='publication',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='publication',
            name='board',
            field=models.ForeignKey(blank=True, help_text="That published it: the case's on that day.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.board'),
        ),
        migrations.AddField(
            model_name='publication',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='publication',
            name='html',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='publication',
            name='pdf',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document'),
        ),
        migrations.AddField(
            model_name='publication',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='section',
            name='agency',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency'),
        ),
        migrations.AddField(
            model_name='section',
            name='casefile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile'),
        ),
        migrations.AddField(
            model_name='section',
            name='publication',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='publications.publication'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['-published_on'], name='publication_register'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['casefile'], name='publication_of_case'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('review', 'product'), name='publication_one_a_product'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(('published_on__isnull', False), ('pdf__isnull', False), ('html__isnull', False), models.Q(('approved_sha256', ''), _negated=True), models.Q(('approved_html_sha256', ''), _negated=True)), _connector='OR'), name='publication_published_as_approved'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('board__isnull', False), _connector='OR'), name='publication_published_by_board'),
        ),
        migrations.AddIndex(
            model_name='section',
            index=models.Index(fields=['casefile', 'agency'], name='publication_casefil_db009f_idx'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('publication', 'order'), name='section_order_once'),
        ),
    ]
    operations = [AtOnce(operations)]
