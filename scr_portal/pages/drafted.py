"""What a step page keeps of what is typed and not sent yet: one draft of a step on a subject, for who typed it."""

from http import HTTPStatus
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.views.generic import FormView

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.drafts import Draft, DraftQuerySet, keep, mark_of
from scr_portal.forms import Form
from scr_portal.forms.again import NOT_TYPED, fields_of, is_secret
from scr_portal.forms.answers import Answer, answers, differences
from scr_portal.forms.rows import Rows
from scr_portal.transitions import Transition

SAVED = "Saved. Only you can see it until you send it. It stands on your home page."
DISCARDED = "What you typed is discarded."
NOTHING_SAVED = "Nothing was typed, so nothing was saved."


class Drafted(FormView[forms.Form]):
    """The form of a step, with what its reader has saved of it to come back to."""

    step: ClassVar[Transition[Any, ...]]
    title: ClassVar[str]
    record: CaseRecord
    is_kept: bool = False  # what this request sent stands in the draft

    @property
    def user(self) -> User:
        """Who is acting."""
        return cast(User, self.request.user)

    @property
    def draft_key(self) -> str:
        """What this person's draft is kept under."""
        return self.record.subject

    @cached_property
    def draft(self) -> Draft | None:
        """What this person has saved to come back to."""
        return Draft.objects.of(self.user, self.step.name, self.draft_key)

    @property
    def drafted(self) -> str:
        """The mark of the draft that the page shows, or showed when it was sent."""
        stands = mark_of(self.draft.data) if self.draft else ""
        return stands if self.is_kept else self.request.POST.get("drafted", stands)

    @property
    def is_overtaken(self) -> bool:
        """Whether other answers were saved, in another window, than those that the page showed or that are sent now."""
        stands = mark_of(self.draft.data) if self.draft else ""
        return bool(stands) and stands not in (self.drafted, mark_of(self.typed()))

    @property
    def version(self) -> str | int:
        """Of the row as it was read: what was saved to come back to was typed on the row as it stood then."""
        kept = self.draft.data.get("version") if self.draft and self.request.method != "POST" else None
        return kept[0] if kept else self.record.version

    def save_draft(self) -> HttpResponse:
        """Keep what is typed, and go back to the case."""
        if overtaken := self.keep_draft():
            return overtaken
        messages.success(self.request, SAVED if self._drafts().exists() else NOTHING_SAVED)
        return redirect(self.get_success_url())

    def keep_draft(self) -> HttpResponse | None:
        """Keep what is typed, if anything is; first show what was saved in another window since this one was opened."""
        if self.is_kept:
            return None
        data = self.typed()
        if self.draft and self.is_overtaken:
            kwargs = self.get_form_kwargs() | {"data": MultiValueDict(self.draft.data)}
            stands = cast(Form, self.get_form_class()(**kwargs))
            return self.overtaken(stands, mark_name="drafted", mark=mark_of(self.draft.data), is_gone=False)
        said = (lines for name, lines in data.items() if name != "version" and not name.endswith("-count"))
        if any(line.strip() for lines in said for line in lines):
            self.draft = keep(
                Draft(
                    owner=self.user, step=self.step.name, subject_key=self.draft_key, data=data, title=self.title,
                    path=self.request.get_full_path()[:200], casefile_id=self.record.casefile_id,
                )
            )  # fmt: skip
        else:
            self._drafts().delete()
            self.draft = None
        self.is_kept = True
        return None

    def left_over(self) -> list[Answer]:
        """What was saved, where it leads no further: in words, and as it was typed where it is not asked any more."""
        if self.draft is None:
            return []
        form = cast(Form, self.get_form())
        asked = {*form.rows, *(name for name in form.fields if form.asks_for(name))}
        rest = fields_of(MultiValueDict(self.draft.data), form.question_of)
        return [
            *(Answer(f"{one.title}: {line.question}", line.words) if one.title else line
              for one in answers(form) for line in one.lines),
            *(Answer(one.words, one.value) for one in rest if one.is_typed and one.name.partition("-")[0] not in asked),
        ]  # fmt: skip

    def discard(self) -> HttpResponse:
        """Erase what was saved, as the page showed it; what another window saved since is shown first."""
        if self.draft and mark_of(self.draft.data) != self.drafted:
            return redirect(self.request.get_full_path())
        self._drafts().delete()
        messages.success(self.request, DISCARDED)
        return redirect("home")

    def overtaken(self, stands: Form, **marks: Any) -> HttpResponse:
        """Both versions of what is not sent yet: typed here, and saved in another window."""
        form = cast(Form, self.get_form())
        context = self.get_context_data(form=form) | {"lines": list(differences(form, stands)), **marks}
        return render(self.request, "layouts/overtaken.html", context, status=HTTPStatus.CONFLICT)

    def typed(self) -> dict[str, list[str]]:
        """What was typed, by field, without what is never kept; after the button of a row as the page shows it then."""
        groups = getattr(self.get_form_class(), "row_groups", {})
        pressed = any(Rows.pressed(name, self.request.POST) for name in groups)
        said = cast(Form, self.get_form()).as_shown() if pressed else dict(self.request.POST.lists())
        return {name: values for name, values in said.items() if name not in NOT_TYPED and not is_secret(name)}

    def _drafts(self) -> DraftQuerySet:
        return Draft.objects.filter(owner=self.user, step=self.step.name, subject_key=self.draft_key)
