"""The spine of every matter, and the walls on every row that hangs on it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

from django.db import models
from django.db.models import Q

from scr_portal.accounts import Agency, Board, User
from scr_portal.among import among
from scr_portal.constraints import Constrained
from scr_portal.guidance import Edition, edition, edition_on, editions
from scr_portal.guidance.figures import Figures, as_counted
from scr_portal.ids import case_reference, public_id
from scr_portal.roles import Audience

if TYPE_CHECKING:
    from scr_portal.access import Grants

Row = TypeVar("Row", bound=models.Model)


class CaseFileQuerySet(models.QuerySet["CaseFile"]):
    """Cases, as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """The cases whose page `user` may open."""
        from scr_portal.access import grants

        return self.filter(among("id", grants(user).casefile_ids()))


class CaseFile(models.Model):
    """One row per matter: referrals, rounds of consideration, a review and its products hang on it."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="casefiles")
    reference = models.CharField(max_length=20, unique=True, default=case_reference, editable=False)
    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    label = models.CharField(max_length=60, help_text="What the child is called here, for example Child K.")
    edition_slug = models.CharField(max_length=20)
    edition_pinned_on = models.DateField(null=True)
    figures = models.JSONField(
        null=True, editable=False, help_text="The figures by which it counts while a correction of them is confirmed."
    )
    state = models.CharField(max_length=80, default="Referred", help_text="Where the matter stands, in words.")
    is_open = models.BooleanField(default=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    last_seq = models.PositiveIntegerField(default=0)
    agencies = models.ManyToManyField(Agency, through="CaseAgency", related_name="casefiles")

    objects = CaseFileQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["board", "is_open", "opened_at"], name="casefile_of_board"),)

    def __str__(self) -> str:
        return f"{self.reference} {self.label}"

    def involved(self) -> models.QuerySet[Agency]:
        """The agencies that have a place on this case."""
        return Agency.objects.filter(case_agencies__casefile=self, case_agencies__voided_at=None)

    @property
    def is_decided(self) -> bool:
        """Whether the chair has decided on it, if only once: its referral rests under that decision, and stays."""
        return self.edition_pinned_on is not None

    @property
    def edition(self) -> Edition:
        """The edition of the guidance that governs this case, with the figures by which it counts."""
        as_it_stands = edition(self.edition_slug)
        return as_it_stands if self.figures is None else as_counted(as_it_stands, self.figures)


class CaseAgency(models.Model):
    """An agency known to be involved in a case: its people then have a place on it."""

    casefile = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="case_agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="case_agencies")
    voided_at = models.DateTimeField(null=True, blank=True, help_text="It was brought in by mistake, and has left.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["casefile", "agency"], name="caseagency_once"),)

    def __str__(self) -> str:
        return f"{self.casefile_id}: {self.agency_id}"


class CaseRecordQuerySet(models.QuerySet[Row]):
    """Rows of cases, as somebody may see them."""

    def visible_to(self, user: User, casefile: CaseFile | None = None) -> Self:
        """The rows that `user` may see, of all cases or of one: not those that name a case that is closed to them."""
        from scr_portal.access import grants

        rows, names = self.within_walls(user, casefile), cast("type[Walled]", self.model).names_case
        return rows.filter(among(names, grants(user).casefile_ids())) if names else rows

    def within_walls(self, user: User, casefile: CaseFile | None = None) -> Self:
        """What the walls and the view table in roles.py let through, whichever other case a row names."""
        from scr_portal.access import grants

        held = grants(user)
        model = cast("type[Walled]", self.model)
        rows = self if casefile is None else self.filter(casefile=casefile)
        return rows.filter(model.also_visible(held) | held.walls(model, casefile.pk if casefile else None))


AllRows = models.Manager.from_queryset(CaseRecordQuerySet)


class Walled(Constrained):
    """Whatever hangs on a case: whose it is, and for whom it is meant."""

    casefile = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(
        max_length=10, choices=[(a, a) for a in Audience if a is not Audience.NOBODY], default=Audience.PANEL
    )

    objects = CaseRecordQuerySet.as_manager()
    everything: ClassVar[AllRows[Self]] = AllRows()

    without_event: ClassVar[str] = ""
    """Why rows are written without an event of the case; the database refuses it unless there is a reason here."""
    derived: ClassVar[frozenset[str]] = frozenset()
    """Columns that are worked out from the others: they change without an event."""
    changes_only: ClassVar[frozenset[str]] = frozenset()
    """The only columns that change once the row is there (none once it is void); empty where any may."""
    tells_of: ClassVar[str] = ""
    """The column that names the row this one tells of, where it does: who may not see that, may not see this."""
    names_case: ClassVar[str] = ""
    """The column that names another case, where it does: who may not open that case, may not see this row."""
    also_visible_sql: ClassVar[str] = ""
    """`also_visible` once more, for the database; it may name what walls/rules.py fills in."""
    opens_to: ClassVar[str] = ""
    """The column that names an account to which the row opens by that alone, without a role, where it does."""

    class Meta:
        abstract = True

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What this model lets through besides the walls; nothing, unless it says so."""
        return Q(pk__in=[])

    @property
    def subject(self) -> str:
        """What this row is called in tables that know no model: `panels.imr:12`."""
        return f"{self._meta.label_lower}:{self.pk}"


class CaseRecord(Walled):
    """A walled row with an address of its own, changed by steps: `version` counts the changes."""

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    clocks_read: ClassVar[tuple[str, ...]] = ()
    """The rows besides its own that say when it is due, where it runs clocks: they are fetched with it."""
    clocks_read_of: ClassVar[Mapping[str, str]] = {}
    """The same of rows that point to it: where they are kept, and the relation by which they come."""

    class Meta:
        abstract = True
        indexes: ClassVar[tuple[models.Index, ...]] = (models.Index(fields=["casefile", "agency"]),)

    @classmethod
    def clocks_ask(cls) -> dict[str, Any]:
        """What the database looks for with a row that runs clocks, by where it is kept; nothing, unless it says so."""
        return {}

    @property
    def is_void(self) -> bool:
        """Whether the row was recorded by mistake; most rows cannot be."""
        return False

    put_right = ""
    """What people call the day of this row that is being corrected: the sentence of the event says it."""

    @property
    def told_as(self) -> str:
        """What tells a notice of this row from one of another row like it; nothing where a case has one such row."""
        return ""

    @property
    def holds_alternative(self) -> bool:
        """Whether a body that is told of this row is told that an alternative review is held."""
        return False


class StandingRows(AllRows[Row]):
    """The rows that count: the one place where what was recorded by mistake is left out."""

    def get_queryset(self) -> CaseRecordQuerySet[Row]:
        """Without the void rows."""
        return cast("CaseRecordQuerySet[Row]", super().get_queryset().filter(voided_at=None))


class Voidable(CaseRecord):
    """A row that may turn out to be a mistake: void, it stays for those who could see it, and counts for nothing."""

    voided_at = models.DateTimeField(null=True, blank=True, editable=False)
    voided_by = models.ForeignKey(
        User, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    void_because = models.TextField(blank=True, editable=False)

    objects: ClassVar[StandingRows[Self]] = StandingRows()

    class Meta(CaseRecord.Meta):
        abstract = True

    @property
    def is_void(self) -> bool:
        """Whether it was recorded by mistake."""
        return self.voided_at is not None


def closed(record: CaseRecord) -> str | None:
    """The guard of steps that only an open case has."""
    return None if record.casefile.is_open else "The case is closed."


def set_state(casefile: CaseFile, words: str, *, is_open: bool = True) -> None:
    """Say where the matter stands now, in words. The caller is a step and holds the case lock."""
    casefile.state, casefile.is_open = words, is_open
    casefile.save(update_fields=["state", "is_open"])


def set_provisional_edition(casefile: CaseFile, received_on: date) -> None:
    """Take the edition in force when the referral came, until a decision pins one. The caller holds the case lock."""
    if casefile.edition_pinned_on is None:
        _govern(casefile, edition_on(received_on).slug)


def pin_edition(casefile: CaseFile, decided_on: date) -> None:
    """Fix the edition in force on the day of the first decision, for good. The caller holds the case lock."""
    if casefile.edition_pinned_on is None:
        casefile.edition_pinned_on = decided_on
        casefile.save(update_fields=["edition_pinned_on"])
        _govern(casefile, edition_on(decided_on).slug)


def count_by(casefile: CaseFile, figures: Figures | None) -> None:
    """Count by these figures of the edition, or by those that it has. The caller is a step and holds the case lock."""
    casefile.figures = figures
    casefile.save(update_fields=["figures"])


def follow_decision(casefile: CaseFile, decided_on: date) -> None:
    """Note the right day of the first decision, where the pinned edition was in force that day too; it never moves."""
    if edition_on(decided_on).slug == casefile.edition_slug:
        casefile.edition_pinned_on = decided_on
        casefile.save(update_fields=["edition_pinned_on"])


def replace_edition(casefile: CaseFile, slug: str) -> None:
    """Let another edition govern. The caller is the step `change_edition` and holds the case lock."""
    _govern(casefile, slug)


def _govern(casefile: CaseFile, slug: str) -> None:
    """Another edition has figures of its own: those of the one before are held no longer."""
    if editions().get(casefile.edition_slug) is not edition(slug):
        casefile.edition_slug, casefile.figures = slug, None
        casefile.save(update_fields=["edition_slug", "figures"])
