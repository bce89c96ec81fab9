"""The guardian rows that carry the rights of appointments, compared with the appointments and made anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from scr_portal.access.appointments import AppointmentPermission

Row = tuple[int, int, int, int]
"""User, permission, anchor, appointment."""


@dataclass(frozen=True)
class Difference:
    """A row that should not be there, or is missing."""

    kind: str
    model: str
    appointment: int

    def __str__(self) -> str:
        return f"{self.kind}: {self.model} of appointment {self.appointment}"


def differences() -> list[Difference]:
    """Where the rows and the appointments are not of one mind."""
    return [
        Difference(kind, model._meta.label, row[3])
        for model in AppointmentPermission.__subclasses__()
        for kind, rows in (("missing", _due(model) - _kept(model)), ("surplus", _kept(model) - _due(model)))
        for row in sorted(rows)
    ]


def rebuild() -> list[Difference]:
    """Make the rows what the appointments say; gives what was put right."""
    with transaction.atomic():
        found = differences()
        for model in {one.model for one in found}:
            _rebuild(next(m for m in AppointmentPermission.__subclasses__() if m._meta.label == model))
    return found


def _rebuild(model: type[AppointmentPermission]) -> None:
    due = _due(model)
    for row in model._default_manager.all():
        if _as_row(row) not in due:
            row.delete()  # derived, not history: the appointment and its events stay
    for appointment, anchor in model.due():
        model.give(appointment, anchor)


def _kept(model: type[AppointmentPermission]) -> set[Row]:
    return {_as_row(row) for row in model._default_manager.all()}


def _as_row(row: AppointmentPermission) -> Row:
    return (row.user_id, row.permission_id, row.content_object_id, row.appointment_id)  # type: ignore[attr-defined]


def _due(model: type[AppointmentPermission]) -> set[Row]:
    return set(_rows_due(model))


def _rows_due(model: type[AppointmentPermission]) -> Iterator[Row]:
    anchor_model = model.content_object.field.related_model  # type: ignore[attr-defined]
    permissions = dict(
        Permission.objects.filter(content_type=ContentType.objects.get_for_model(anchor_model)).values_list(
            "codename", "pk"
        )
    )
    for appointment, anchor in model.due():
        yield (appointment.user_id, permissions[f"hold_{appointment.role}"], anchor.pk, appointment.pk)
