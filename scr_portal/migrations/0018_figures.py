"""The figures of an edition are kept, and a case may count by those of before until their correction is confirmed."""

from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0017_named_by_mistake'),
    ]

    operations = [
        migrations.CreateModel(
            name='EditionFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=20, unique=True)),
                ('figures', models.JSONField()),
            ],
        ),
        migrations.AddField(
            model_name='casefile',
            name='figures',
            field=models.JSONField(editable=False, help_text='The figures by which it counts while a correction of them is confirmed.', null=True),
        ),
        migrations.AddField(
            model_name='recount',
            name='cause',
            field=models.CharField(choices=[('holidays', 'change of the bank holidays'), ('figures', 'corrected figure of the guidance'), ('both', 'change of the bank holidays and a corrected figure of the guidance')], default='holidays', max_length=10),
        ),
    ]
    operations = [AtOnce(operations)]
