"""Files are put to a referral before it is sent: each is checked and sealed at once, and waits with what is typed."""

from http import HTTPStatus
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from referrals.referrals.forms import AttachForm
from referrals.referrals.papers import MOST_FILES
from referrals.referrals.receiving import FILES, OfReferral
from scr_portal.documents.uploads import Checked
from scr_portal.drafts import Draft, locked

FULL = f"{MOST_FILES} files wait already. Attach more once the referral is sent"


class FilesPage(OfReferral):
    """A page of its own, so that a file that is not taken loses nothing that was typed."""

    template_name = "referrals/referrals/receive_files.html"
    form_class = AttachForm
    title = FILES
    button = "Attach the file"
    done = "The file is attached. It goes with the referral when that is sent."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The file alone: what was saved is for the other pages."""
        is_sent = self.request.method == "POST"
        return {"data": self.request.POST, "files": self.request.FILES} if is_sent else {}

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Take one away, or put one to it; who goes on with a file chosen has put it to it as well."""
        if why := self.refuses():
            return self.refused(why)
        if "take-away" in request.POST and self.draft:
            if self.draft.files.filter(public_id=request.POST["take-away"][:16]).delete()[0]:
                messages.success(request, "The file is taken away.")
            return redirect(self.at("files"))
        if self._goes_on and not request.FILES:
            return redirect(self.at("check"))
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form: django_forms.Form) -> HttpResponse:
        """Keep it with what was typed; a draft begins with it where nothing was saved yet."""
        with transaction.atomic():
            self.draft = locked(self.new_draft({}))
            if why := self.refuses():
                return self.refused(why)
            if self.draft.files.count() >= MOST_FILES:
                form.add_error("file", FULL)
                return self.form_again(form, HTTPStatus.UNPROCESSABLE_ENTITY)
            self._put(self.draft, form.cleaned_data["file"], form.cleaned_data["paper"])
        messages.success(self.request, self.done)
        return redirect(self.at("check" if self._goes_on else "files"))

    @property
    def _goes_on(self) -> bool:
        return "go-on" in self.request.POST

    def _put(self, draft: Draft, file: Checked, paper: str) -> None:
        file.wait_with(draft, paper=paper, by=self.user)
        new = self.new_draft({})
        draft.path, draft.saved_by = new.path, new.saved_by
        draft.save(update_fields=["path", "saved_by", "data", "saved_at"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What waits."""
        return super().get_context_data(**kwargs) | {"waits": self.files}
