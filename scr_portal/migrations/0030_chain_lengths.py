"""The last numbers of the chains that belong to no case are kept apart from them (decision 0065)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0029_boards_asked'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChainLength',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=20, unique=True)),
                ('last_seq', models.PositiveIntegerField(default=0)),
            ],
        ),
    ]
