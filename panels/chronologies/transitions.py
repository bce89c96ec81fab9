"""The steps of a chronology: read, confirmed by its agency, merged with those of the others."""

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from panels.chronologies.models import Chronology, Entry
from panels.chronologies.tables import Table
from panels.imrs.models import Imr
from reviews.models import Review
from scr_portal.access import grants
from scr_portal.accounts import Agency, User
from scr_portal.documents import Document
from scr_portal.documents.resting import files_are_locked
from scr_portal.roles import Audience
from scr_portal.transitions import transition

S = Chronology.Status
COUNTS = (S.READ, S.CONFIRMED, S.MERGED)
OPEN = Review.AT_WORK


def review_takes_chronologies(chronology: Chronology) -> str | None:
    """Until the review is accepted."""
    review = chronology.review if chronology.review_id else None
    if review is None or review.status not in OPEN:
        return "Chronologies change only while a review of this case is being commissioned or is under way."
    return None


def every_row_is_right(chronology: Chronology) -> str | None:
    """Nothing is confirmed that leaves out rows of the agency's table."""
    count = len(chronology.problems)
    if count:
        return f"{count} row{'s' if count > 1 else ''} must be put right in the file first. Then read the file again."
    return None


@transition(Chronology, target=S.READ, opens=True, sentence="{by} read a chronology of {it.agency}",
            when=(review_takes_chronologies,))  # fmt: skip
def read(chronology: Chronology, by: User, *, table: Table) -> None:
    """Keep the file and its events; an earlier one of the agency that was not confirmed is replaced."""
    chronology.audience = Audience.AGENCY if _is_of_agency(by, chronology) else Audience.PANEL
    chronology.problems = [[problem.row, problem.what] for problem in table.reading.problems]
    _replace(chronology, S.READ)
    chronology.save(force_insert=True)
    chronology.document = table.file.keep(chronology, kind="chronology", title=str(chronology), by=by)
    chronology.save(update_fields=["document"])
    Entry.objects.bulk_create(
        (
            Entry(
                casefile=chronology.casefile, agency=chronology.agency, audience=chronology.audience,
                chronology=chronology, row=line.row, happened_on=line.happened_on, at_time=line.at_time,
                event=line.event, source=line.source,
            )
            for line in table.reading.lines
        ),
        batch_size=1_000,
    )  # fmt: skip


@transition(Chronology, source=(S.READ,), target=S.CONFIRMED, sentence="{by} confirmed the chronology of {it.agency}",
            when=(review_takes_chronologies, every_row_is_right))  # fmt: skip
def confirm(chronology: Chronology, by: User) -> None:
    """From now on the SCR panel sees it; one confirmed before and not merged yet is replaced."""
    _replace(chronology, S.CONFIRMED)
    chronology.confirmed_on = timezone.localdate()
    chronology.audience = Audience.PANEL
    chronology.entries.update(audience=Audience.PANEL)
    Document.objects.filter(about=chronology.subject).update(audience=Audience.PANEL)


@transition(Chronology, source=(S.CONFIRMED,), target=S.MERGED,
            sentence="{by} put the chronology of {it.agency} into the integrated chronology",
            when=(review_takes_chronologies,))  # fmt: skip
def merge(chronology: Chronology, by: User, *, why_incomplete: str) -> None:
    """Its events stand in the integrated chronology, in the place of those merged for the agency before."""
    missing = not_confirmed(chronology.review)
    if missing and not why_incomplete.strip():
        names = ", ".join(agency.name for agency in missing)
        raise ValidationError({"why_incomplete": f"Not confirmed yet: {names}. Wait, or enter why it goes on without"})
    _replace(chronology, S.MERGED)
    chronology.merged_on = timezone.localdate()
    chronology.why_incomplete = why_incomplete if missing else ""


@transition(Chronology, source=COUNTS, target=S.REPLACED, when=(files_are_locked,), needs_file=False,
            sentence="The {it} is to be read again: its file does not belong to this case")  # fmt: skip
def fall_back(chronology: Chronology, by: User, *, audience: str) -> None:
    """What was read of a file that is locked away for good makes room for what will be read. The portal's step.

    That there was one is seen again by its `audience`; its events by nobody.
    """
    chronology.audience = audience


def not_confirmed(review: Review) -> list[Agency]:
    """The agencies that were asked for a management review and have confirmed no chronology: one query."""
    given = Chronology.objects.filter(review=review, status__in=[S.CONFIRMED, S.MERGED])
    asked = Imr.objects.filter(review=review).exclude(status=Imr.Status.WAIVED)
    return list(Agency.objects.filter(pk__in=asked.values("agency")).exclude(pk__in=given.values("agency")))


def _is_of_agency(by: User, chronology: Chronology) -> bool:
    held = grants(by).cases.get(chronology.casefile_id, ())
    return any(one.agency_id == chronology.agency_id for one in held)


def _replace(chronology: Chronology, status: str) -> None:
    """The agency's row of this status, if there is one, makes room and is kept."""
    earlier = Chronology.objects.filter(review=chronology.review_id, agency=chronology.agency_id, status=status)
    earlier.update(status=S.REPLACED, version=F("version") + 1)
