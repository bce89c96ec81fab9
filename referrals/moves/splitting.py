"""A case of its own is opened from a referral, page by page: each shows what the referral says until it is saved."""

from typing import Any, cast

from referrals.moves import forms, transitions
from referrals.referrals.forms import Part
from referrals.referrals.models import Referral
from referrals.referrals.receiving import NOT_STARTED, SAID, OnePage, OnPages, OwnPages, Page
from scr_portal.addresses import reverse
from scr_portal.drafts import Draft
from scr_portal.pages import StepPage


class OfSplit(OnPages, StepPage):
    """The pages of one split, for who has begun it: nothing but the last one changes anything."""

    step = transitions.split
    parts = forms.PARTS
    address = "referrals:referral_split"
    title = all_pages = "Open a case of its own"
    last_page = "Check what the new case begins with"
    takes_files = False
    reminders = (
        "This case stays as it is, with its files. Each page shows what its referral says: take away what does not "
        "belong to the new case.",
    )
    done = "The new case is open."

    def find_record(self) -> Referral:
        """The referral of the address, as the reader of the page saw it."""
        return cast(Referral, StepPage.find_record(self))

    @property
    def draft_key(self) -> str:
        """One split a referral."""
        return self.record.subject

    @property
    def about(self) -> str:
        """The case that it comes from."""
        return f"{self.record.casefile.reference}, {self.record.casefile.label}"

    def is_saved(self, part: Part) -> bool:
        """Whether the page was left by its button since the referral was last changed."""
        return self.saved.get(SAID + part.slug) == [str(self.record.version)]

    def page_of(self, part: Part) -> Page:
        """Each is to be looked through: none may be left out."""
        if self.is_saved(part):
            return super().page_of(part)
        return Page(part.title, self.at(part.slug), self.at(part.slug, change="1"), NOT_STARTED, [], False)

    def get_success_url(self) -> str:
        """The page of the referral, where what came of it stands."""
        return reverse("referrals:referral", args=[self.record.public_id])


class Split(OfSplit, OwnPages):
    """The list of the pages."""

    template_name = "referrals/moves/split.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to the referral."""
        return super().get_context_data(**kwargs) | {"back": self.get_success_url()}


class SplitPart(OfSplit, OnePage):
    """One page; until it is saved it shows what the referral says."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """With that where nothing was saved."""
        kwargs = super().get_form_kwargs()
        return kwargs if "data" in kwargs else kwargs | {"initial": forms.as_it_came(self.record)}

    def _typed_draft(self) -> Draft:
        """The version on which it was typed goes along: once the referral is changed, the page is looked at again."""
        draft = super()._typed_draft()
        draft.data[SAID + self.part.slug] = [str(self.record.version)]
        return draft
