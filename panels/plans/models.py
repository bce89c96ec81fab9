"""By how many days a board counts its plans back, where it has set days of its own."""

from django.core.validators import MaxValueValidator
from django.db import models

from panels.plans.counting import OF_BOARD, Days
from scr_portal.accounts import Board, User

MOST = [MaxValueValidator(180)]


class PlanDays(models.Model):
    """A board's own days between the milestones of a plan: nothing of any case."""

    board = models.OneToOneField(Board, on_delete=models.CASCADE, related_name="+")
    papers = models.PositiveSmallIntegerField(validators=MOST)
    sign_off = models.PositiveSmallIntegerField(validators=MOST)
    draft = models.PositiveSmallIntegerField(validators=MOST)
    imrs = models.PositiveSmallIntegerField(validators=MOST)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Days of {self.board}"


def days_of(board: Board) -> Days:
    """Those that the board has set, or else the portal's suggestion: one query."""
    own = PlanDays.objects.filter(board=board).first()
    if own is None:
        return Days()
    return Days(own.papers, own.sign_off, own.draft, own.imrs, OF_BOARD)
