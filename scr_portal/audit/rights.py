"""Changes that belong to no case, first of all those of rights. One chain for the whole portal.

Memberships, accounts and invitations; what is said of boards, agencies and bodies, from which rights follow; and what a
board's office arranges for all its cases: meetings, who was there, the days of its plans.
"""

import json
from collections.abc import Mapping

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.audit.chains import FIRST, Link
from scr_portal.audit.lengths import RIGHTS_CHAIN, next_seq
from scr_portal.audit.payloads import plain
from scr_portal.prepared import Prepared, ask


class RightsEvent(Link):
    """One change outside the cases, mostly of what somebody may do; `values` is JSON and lies under the digest."""

    covers = ("seq", "kind", "about", "sentence", "by_id", "at", "values", "previous")

    values = models.TextField()
    transaction = models.CharField(
        max_length=40, blank=True, editable=False, help_text="Which transaction wrote it; filled in by the database."
    )

    class Meta:
        ordering = ("-seq",)
        constraints = (models.UniqueConstraint(fields=["seq"], name="rights_event_seq_once"),)
        indexes = (
            models.Index(fields=["about"], name="rights_event_about"),
            models.Index(fields=["at"], name="rights_event_by_moment"),
            models.Index(fields=["by", "at"], name="rights_event_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


def rights_changed(
    kind: str, about: models.Model, by: User, sentence: str, values: Mapping[str, object]
) -> RightsEvent:
    """Append a change that belongs to no case, in the transaction of the change itself.

    `kind` is `model.verb`, the sentence says who did what to whom; one writer at a time, until the transaction ends.
    """
    with transaction.atomic(savepoint=False):  # what fails here fails with the change
        seq = next_seq(RIGHTS_CHAIN)
        last = ask(_DIGEST, seq - 1)
        event = RightsEvent(
            seq=seq, kind=kind, about=f"{about._meta.label_lower}:{about.pk}",
            sentence=sentence[:400], by=by, at=timezone.now(), previous=str(last[0][0]) if last else FIRST,
            values=json.dumps(plain(values), cls=DjangoJSONEncoder, sort_keys=True),
        )  # fmt: skip
        event.close()
    return event


_DIGEST = Prepared(
    "digest_of_rights",
    f"SELECT digest FROM {RightsEvent._meta.db_table} WHERE seq = $1",  # noqa: S608 - names of ours
    "integer",
)
