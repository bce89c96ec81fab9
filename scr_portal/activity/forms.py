"""How the lines are narrowed."""

from datetime import datetime, time
from typing import Any

from django.db.models import Q
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.activity.words import OTHERWISE
from scr_portal.audit import Access
from scr_portal.forms import ChoiceField, DateField, EmailField, Form, Select

CHANGES = "change"
"""The kind of all that the chain of changes has, beside those of the access log."""


class ActivityFilter(Form):
    """By who did it (by the whole e-mail address, never from a list), what kind of thing, and when."""

    who = EmailField(label="E-mail address", required=False)
    kind = ChoiceField(
        asks="a kind",
        label="What",
        required=False,
        widget=Select(),
        choices=[("", "Everything"), *Access.Kind.choices, (CHANGES, OTHERWISE)],
    )
    since = DateField(asks="the first day", label="From", required=False)
    until = DateField(asks="the last day", label="To", required=False)

    def person(self) -> list[int] | None:
        """The key of who is asked for, in a list that is empty where there is nobody; None where all are: one query."""
        who = self._said("who")
        return list(User.objects.filter(email=who.lower()).values_list("pk", flat=True)) if who else None

    def kind_chosen(self) -> str:
        """The kind, or nothing for all."""
        return str(self._said("kind") or "")

    def days(self) -> Q:
        """The moments between the first and the last day, in words that an index answers."""
        found = Q()
        if since := self._said("since"):
            found &= Q(at__gte=timezone.make_aware(datetime.combine(since, time.min)))
        if until := self._said("until"):
            found &= Q(at__lte=timezone.make_aware(datetime.combine(until, time.max)))
        return found

    def _said(self, name: str) -> Any:
        """What was asked for; nothing of a filter that cannot be read: it shows everything and says what is wrong."""
        return self.cleaned_data.get(name) if self.is_bound and self.is_valid() else None
