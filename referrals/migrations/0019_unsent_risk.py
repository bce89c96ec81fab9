import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0018_link_says_at_risk'),
        ('scr_portal', '0034_fact_checks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='UnsentRisk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stands', models.BooleanField(default=True, help_text='Whether the answer that was saved last says so.')),
                ('told_at', models.DateTimeField(auto_now_add=True, help_text='When the office was told, once.')),
                ('board', models.ForeignKey(help_text='Whose office was told.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.board')),
                ('draft', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scr_portal.draft')),
                ('user', models.ForeignKey(help_text='Who writes it.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
