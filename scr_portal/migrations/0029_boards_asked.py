"""Of which boards' offices it is asked whether an account may move is kept with the request (decision 0064)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0028_confirmed_by'),
    ]

    operations = [
        migrations.AddField(
            model_name='addresschange',
            name='asked_of',
            field=models.ManyToManyField(help_text='Whose office was asked: decision 0064.', related_name='+', to='scr_portal.board'),
        ),
    ]
