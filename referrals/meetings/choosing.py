"""Choosing among members of a meeting."""

from collections.abc import Mapping

from referrals.meetings.models import spoke
from scr_portal.accounts import User
from scr_portal.forms import ModelChoiceField


class MemberField(ModelChoiceField):
    """One of the members who took part, called by whoever was there in their place where somebody was."""

    _named: dict[int, str]

    def offer(self, members: Mapping[User, str]) -> None:
        """These, each with the name of their deputy, or with ""."""
        self._named = {one.pk: spoke(one, deputy) for one, deputy in members.items()}
        self.queryset = User.objects.filter(pk__in=self._named).order_by("name", "pk")

    def label_from_instance(self, obj: User) -> str:
        """Who took part, by name."""
        return self._named[obj.pk]
