"""The last page of a split: what goes where, and the step."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, cast

from django import forms as django_forms
from django.http import HttpResponse

from referrals.moves import forms
from referrals.moves.splitting import OfSplit
from referrals.moves.transitions import going_along
from referrals.referrals.checking import Check
from referrals.referrals.models import Referral
from scr_portal.forms import ErrorLink
from scr_portal.pages.steps import CHANGED
from scr_portal.transitions import Conflict

NOT_LOOKED_AT = "Look through “{}” first, and leave it with its button"


class SplitCheck(OfSplit, Check):
    """Every answer with which the new case begins, and what goes along."""

    form_class = forms.SplitForm
    title = OfSplit.last_page
    button = "Open the new case"
    starts = (
        "A second case is opened with these answers. Its clocks start, and its notices are listed on its own page.",
        "The agencies that you ticked, and those who recommend to the LSCB chair, are told by mail that names nobody.",
        "Who is barred from this case is barred from the new one.",
        "This case, its referral and its files stay as they are, and nothing here is stopped. Withdraw the referral "
        "here afterwards if nothing of it belongs to this case.",
    )

    def what_follows(self) -> tuple[str, ...]:
        """Also which warnings and processes go along."""
        warnings, processes = going_along(self.record, self.saved.get("processes", ()))
        along = [f"the warning “{one.text}”" for one in warnings]
        along += [f"the process “{one.get_kind_display()}”" for one in processes]
        said = f"These go along and stand on both cases: {'; '.join(along)}." if along else ""
        return (*self.starts, said or "No warning stands here and no open process goes along.")

    def form_valid(self, form: django_forms.Form) -> HttpResponse:
        """Not before every page was looked through: an answer that is not saved would be lost without a word."""
        if left := [page for page in self.pages if not page.is_right]:
            for page in left:
                form.add_error(None, NOT_LOOKED_AT.format(page.title))
            return self.form_invalid(form)
        return super().form_valid(form)

    def _problems(self, form: django_forms.Form) -> Iterator[ErrorLink]:
        """What was not looked through leads to its page."""
        ways = {NOT_LOOKED_AT.format(page.title): page.url for page in self.pages}
        return (ErrorLink(one.text, ways.get(one.text, one.href)) for one in super()._problems(form))

    def conflict(self, form: django_forms.Form, conflict: Conflict) -> HttpResponse:
        """The referral was changed meanwhile: its pages are looked through again, with what was typed."""
        self.record = cast(Referral, conflict.current)
        form.add_error(None, CHANGED)
        return self.form_again(form, HTTPStatus.CONFLICT)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to the list."""
        return super().get_context_data(**kwargs) | {"back": self.at()}
