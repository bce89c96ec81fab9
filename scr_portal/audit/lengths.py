"""How long the chains outside the cases are: their last number is kept apart from them, as a case keeps its own."""

from django.db import models
from django.db.models import Subquery

from scr_portal.prepared import Prepared, ask

RIGHTS_CHAIN, ACCESS_CHAIN = "changes of rights", "access log"


class ChainLength(models.Model):
    """The number of the newest link of one chain; it only rises, by one, and its row is never removed (guards.sql)."""

    chain = models.CharField(max_length=20, unique=True)
    last_seq = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.chain}: {self.last_seq}"


def next_seq(chain: str) -> int:
    """The number of the next link. Whoever asks waits for who asked before, until that transaction has ended."""
    ((seq,),) = ask(_NEXT, chain)
    return int(seq)


_NEXT = Prepared(
    "next_of_chain",
    f"UPDATE {ChainLength._meta.db_table} SET last_seq = last_seq + 1"  # noqa: S608 - names of ours
    " WHERE chain = $1 RETURNING last_seq",
    "text",
)


def length_of(chain: str) -> Subquery:
    """The last number that was counted, to be asked for in one question with the links themselves."""
    return Subquery(ChainLength.objects.filter(chain=chain).values("last_seq"))
