"""Boards, the agencies that answer to them, and the bodies that are told."""

from django.core.validators import RegexValidator
from django.db import models

from scr_portal.ids import public_id
from scr_portal.roles import Role


class Board(models.Model):
    """A Local Safeguarding Children Board."""

    class Recommender(models.TextChoices):
        """Who recommends to the chair: a setting of the board (guidance.md 7.2)."""

        SUBCOMMITTEE = "subcommittee", "Standing sub-committee"
        SCR_PANEL = "scr_panel", "SCR panel"
        NOBODY = "nobody", "Nobody"

    class Region(models.TextChoices):
        """The Government Office's role ended on another day in London."""

        LONDON = "london", "London"
        ELSEWHERE = "elsewhere", "Elsewhere in England"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=150, unique=True)
    short_name = models.CharField(max_length=60)
    colour = models.CharField(
        max_length=7,
        default="#1d4f76",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", "Enter a colour such as #1d4f76.")],
    )
    address = models.TextField(blank=True, help_text="Stands at the head of letters and notices, a line each.")
    telephone = models.CharField(max_length=40, blank=True, help_text="Of the office; stands below the address.")
    recommender = models.CharField(max_length=20, choices=Recommender, default=Recommender.SUBCOMMITTEE)
    region = models.CharField(max_length=20, choices=Region, default=Region.ELSEWHERE)
    chair_is_independent = models.BooleanField("the LSCB chair is employed by no member agency", default=False)
    reconstruction = models.BooleanField(default=False, help_text="Its cases are rebuilt from public pages.")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def who_recommends(self) -> str:
        """Who recommends to the LSCB chair, as a sentence calls them; empty where nobody does (decision 0056)."""
        return _WHO_RECOMMENDS[self.recommender]

    def calls(self, role: str) -> str:
        """A role in the words of this board."""
        ours = role == Role.SUBCOMMITTEE and self.recommender == self.Recommender.SCR_PANEL
        return "Standing SCR panel member" if ours else Role(role).label


_WHO_RECOMMENDS: dict[str, str] = {
    Board.Recommender.SUBCOMMITTEE: "standing sub-committee",
    Board.Recommender.SCR_PANEL: "standing SCR panel",
    Board.Recommender.NOBODY: "",
}


class Agency(models.Model):
    """An organisation that worked, or may have worked, with a child."""

    class Discipline(models.TextChoices):
        """The field it works in; an SCR panel must cover four of them (Wiltshire LSCB page, WT2010)."""

        SOCIAL_CARE = "social_care", "Children's social care"
        HEALTH = "health", "Health"
        EDUCATION = "education", "Education"
        POLICE = "police", "Police"
        PROBATION = "probation", "Probation and youth offending"
        HOUSING = "housing", "Housing"
        VOLUNTARY = "voluntary", "Voluntary and community"
        OTHER = "other", "Other"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=150, unique=True)
    discipline = models.CharField(max_length=20, choices=Discipline)
    is_health_trust = models.BooleanField(default=False, help_text="A GP practice is not a trust.")
    boards = models.ManyToManyField(Board, related_name="agencies", help_text="Boards it is a member of.")
    telephone = models.CharField(max_length=40, blank=True, help_text="Where its senior officer is reached.")
    chief_officer = models.CharField(max_length=150, blank=True, help_text="Name or position: for letters.")
    chief_officer_email = models.EmailField(blank=True, help_text="Where reminders go that the people did not answer.")

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A body that is told of acts: which one on which day is in guidance/bodies.py."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=150)
    email = models.EmailField(blank=True, help_text="Where neutral mail goes; empty: other routes only.")

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name

    @property
    def spoken(self) -> str:
        """The name as it stands in a sentence: "Ofsted", "the Department for Education", "the national panel"."""
        first, _, rest = self.name.partition(" ")
        if not rest or first == "The":
            return self.name
        a_proper_name = rest[0].isupper() or rest.split()[0] in ("for", "of")
        return f"the {self.name}" if a_proper_name else f"the {first.lower()} {rest}"
