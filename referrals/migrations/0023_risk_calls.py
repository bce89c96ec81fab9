import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.math
import django.db.models.functions.text
import django.utils.timezone
import scr_portal.ids
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0022_answered_anew'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='unsentrisk',
            name='public_id',
            field=models.CharField(db_default=django.db.models.functions.text.Substr(django.db.models.functions.text.MD5(django.db.models.functions.comparison.Cast(django.db.models.functions.math.Random(), models.TextField())), 1, 16), default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True),
        ),
        migrations.AddField(
            model_name='unsentrisk',
            name='said_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, help_text='When the answer was changed last.'),
        ),
        migrations.AlterField(
            model_name='lateranswer',
            name='question',
            field=models.CharField(choices=[('at_risk', 'Other children at risk'), ('criteria', 'Whether the case may meet the criteria, in the view of the board'), ('called', 'Called about other children at risk, before the referral was sent')], max_length=10),
        ),
        migrations.AlterField(
            model_name='unsentrisk',
            name='told_at',
            field=models.DateTimeField(auto_now_add=True, help_text='When the office was told last.'),
        ),
        migrations.CreateModel(
            name='RiskCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called_at', models.DateTimeField(help_text='To the minute.')),
                ('agreed', models.CharField(help_text='What was said and agreed.', max_length=500)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(help_text='Who called.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='referrals.unsentrisk')),
            ],
            options={
                'ordering': ('called_at', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('risk', 'by', 'called_at'), name='riskcall_once'), models.CheckConstraint(condition=models.Q(('called_at__lte', models.F('recorded_at'))), name='riskcall_has_been'), models.CheckConstraint(condition=models.Q(('agreed', ''), _negated=True), name='riskcall_says_what')],
            },
        ),
    ]
    operations = [AtOnce(operations)]
