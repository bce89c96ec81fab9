"""What officers had typed of referrals before, one a board, stands in the list of their office from now on."""

from django.db import migrations
from django.db.models import F

from scr_portal import walls
from scr_portal.ids import public_id


@walls.portal()
def give_to_the_office(apps, schema_editor):
    Draft, Board = apps.get_model("scr_portal", "Draft"), apps.get_model("scr_portal", "Board")
    boards = {f"new:board:{pk}": pk for pk in Board.objects.values_list("pk", flat=True)}
    for draft in Draft.objects.filter(step="referral.receive", board=None, subject_key__in=boards):
        key = public_id()
        Draft.objects.filter(pk=draft.pk).update(
            board=boards[draft.subject_key], subject_key=f"{draft.subject_key}:{key}", public_id=key,
            saved_by=F("owner"), begun_at=F("saved_at"), path=f"/referrals/receive/{key}/",
        )


class Migration(migrations.Migration):
    dependencies = [("scr_portal", "0019_unsent")]
    operations = [migrations.RunPython(give_to_the_office, migrations.RunPython.noop)]
