"""What an office has typed of a referral and not sent is the office's, each by itself; files wait with it."""

import django.db.models.deletion
import django.utils.timezone
import scr_portal.ids
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0018_figures'),
    ]

    operations = [
        migrations.CreateModel(
            name='DraftFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stored_as', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=40, unique=True)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('paper', models.CharField(help_text='What it is: its own name is forgotten.', max_length=40)),
                ('content_type', models.CharField(max_length=100)),
                ('extension', models.CharField(max_length=5)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.AddField(
            model_name='draft',
            name='begun_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name='draft',
            name='board',
            field=models.ForeignKey(help_text="Whose office sees it and goes on with it; without one it is its owner's alone.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.board'),
        ),
        migrations.AddField(
            model_name='draft',
            name='ended',
            field=models.CharField(blank=True, choices=[('sent', 'Sent'), ('put_away', 'Put away')], max_length=10),
        ),
        migrations.AddField(
            model_name='draft',
            name='public_id',
            field=models.CharField(default=scr_portal.ids.public_id, editable=False, help_text='In its address.', max_length=16),
        ),
        migrations.AddField(
            model_name='draft',
            name='saved_by',
            field=models.ForeignKey(help_text='Who saved it last, of an office.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='draft',
            name='owner',
            field=models.ForeignKey(help_text='Who began it.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='draft',
            name='path',
            field=models.CharField(blank=True, help_text='Where it goes on; nowhere while nothing is typed.', max_length=200),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(condition=models.Q(('board', None), _negated=True), fields=('public_id',), name='draft_found_by_its_address'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('ended', ''), models.Q(('board__isnull', False), ('saved_by__isnull', False)), _connector='OR'), name='draft_ended_by_somebody_of_its_office'),
        ),
        migrations.AddField(
            model_name='draftfile',
            name='draft',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='scr_portal.draft'),
        ),
        migrations.AddField(
            model_name='draftfile',
            name='kept_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='draftfile',
            constraint=models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='draftfile_is_not_empty'),
        ),
    ]
    operations = [AtOnce(operations)]
