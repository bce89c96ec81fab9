"""The chains are as long as they are found: what is cut off from now on is missed."""

from django.db import migrations
from django.db.models import Max

CHAINS = {"changes of rights": "RightsEvent", "access log": "Seal"}


def count(apps, schema_editor):
    ChainLength = apps.get_model("scr_portal", "ChainLength")
    for chain, model in CHAINS.items():
        last_seq = apps.get_model("scr_portal", model).objects.aggregate(last=Max("seq"))["last"]
        ChainLength.objects.create(chain=chain, last_seq=last_seq or 0)


class Migration(migrations.Migration):
    dependencies = [("scr_portal", "0030_chain_lengths")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
