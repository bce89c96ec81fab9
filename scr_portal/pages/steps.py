"""Pages that take a step: one form, one button, and never a lost word."""

from http import HTTPStatus
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict

from scr_portal import audit
from scr_portal.access import Grants, grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import UnknownYear
from scr_portal.drafts import Sent, mark_of
from scr_portal.forms import Form
from scr_portal.forms.again import against
from scr_portal.forms.form import status_of
from scr_portal.ids import public_id
from scr_portal.pages.drafted import Drafted
from scr_portal.pages.finding import find
from scr_portal.transitions import Conflict, Refused

NOT_RECORDED = "This was not recorded: something like it is there already. Look at the case, then try again."
CHANGED = "Somebody else changed this while you were on this page. Read it as it stands now, then send the form again."
CHOOSE_AGAIN = "Choose the file again: it could not be kept while something else is to be put right"


class Step(Drafted):
    """What both kinds of step page share: who may, why not yet, the draft, and the ways it can fail.

    `title` and `button` are words; `starts` is what the step starts, stops and whom it tells; `done` says what
    happened once it was taken and, where it helps, what comes next. checks.py sees to it that no page leaves it out.
    """

    form_class: type[forms.Form] = Form
    button: ClassVar[str]
    starts: ClassVar[tuple[str, ...]] = ()
    done: ClassVar[str]
    only_looks: bool = False  # the step is tried and undone (what_if.py)
    names_it: ClassVar[bool] = False  # the page says which row it is about: a case has several that are alike
    casefile_id: int | None

    @property
    def caption(self) -> str:
        """What stands above the title in the place of reference and label of the case; empty where they stand there."""
        return ""

    @property
    def this_is(self) -> str:
        """Which row it is taken on, where `names_it`; else empty."""
        return str(self.record) if self.names_it else ""

    @property
    def held(self) -> Grants:
        """What the acting person holds today."""
        return grants(self.user)

    def get_template_names(self) -> list[str]:
        """The step's own page if it has one, named app/subject/verb, else the common one."""
        module = self.__class__.__module__.split(".")
        return [f"{module[0]}/{module[1]}/{self.step.verb}.html", "layouts/form.html"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Not visible is 404, not allowed is 403, not open is the sentence why."""
        self.record = self.find_record()
        self.casefile_id = self.record.casefile_id  # of a case that is there; one that a failed step opened is not
        if not self.step.allowed(self.record, self.held):
            raise PermissionDenied
        if request.method == "POST" and "discard-draft" in request.POST:
            return self.discard()
        why = self.step.why_not(self.record)
        if why and request.method != "POST":
            return self.refused(self.why_left_over(why) if self.draft else why)
        return super().dispatch(request, *args, **kwargs)

    def why_left_over(self, why: str) -> str:
        """Why what was saved leads no further: above it, where it stands to be read and copied."""
        return why

    def find_record(self) -> CaseRecord:
        """The row that the step is taken on."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        """What was saved to come back to, if anything; and the row, for forms that want to know it."""
        kwargs = super().get_form_kwargs()
        if "data" not in kwargs and self.draft:
            kwargs |= {"data": MultiValueDict(self.draft.data), "checked": False}
        if getattr(self.form_class, "wants_record", False):
            kwargs["record"] = self.record
        return kwargs

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Save the draft, or take the step."""
        if "save-draft" in request.POST:
            return self.save_draft()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Take the step; whatever stops it is said on the form, and what was typed stays."""
        try:
            with transaction.atomic():
                self.take(form)
                if self.draft and mark_of(self.draft.data) == self.drafted:
                    self._drafts().delete()
        except (Refused, UnknownYear) as refusal:
            form.add_error(None, str(refusal))
            return self.form_again(form, HTTPStatus.CONFLICT)
        except Conflict as conflict:
            return self.conflict(form, conflict)
        except IntegrityError:
            form.add_error(None, NOT_RECORDED)
            return self.form_again(form, HTTPStatus.CONFLICT)
        except ValidationError as invalid:
            _add_errors(form, invalid)
            return self.form_invalid(form)
        messages.success(self.request, self.what_happened())
        return redirect(self.get_success_url())

    def what_follows(self) -> tuple[str, ...]:
        """What is said beside the button; a page says less where some of it does not follow for this row."""
        return self.starts

    def what_happened(self) -> str:
        """What is said once the step was taken; a page says something else where it ended otherwise for this row."""
        return self.done

    def take(self, form: forms.Form) -> None:
        """Take the step with what the form says."""
        self.record = self.step.run(self.record, self.user, **form.cleaned_data)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """The form again, with what to do about each error."""
        return self.form_again(form, status_of(form))

    def form_again(self, form: forms.Form, status: HTTPStatus) -> HttpResponse:
        """The same page with what was typed; a browser gives no file a second time, so it is asked for again."""
        for name in self.request.FILES:
            if name in form.fields and name not in form.errors:
                form.add_error(name, CHOOSE_AGAIN)
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def refused(self, why: str) -> HttpResponse:
        """The sentence why the step is not open; it names the case, so that it is logged."""
        self.note_view()
        context = {"why": why, "title": self.title, "caption": self.caption, "casefile": self.record.casefile}
        context |= {"this_is": self.this_is, "back": self.get_success_url()}
        context |= {"kept": self.left_over(), "drafted": self.drafted}
        return render(self.request, "layouts/refused_step.html", context, status=HTTPStatus.CONFLICT)

    def note_view(self) -> None:
        """In the access log, where there is a case."""
        if self.casefile_id:
            about = self.record.subject if self.record.pk else self.step.name
            audit.opened(self.user, audit.Access.Kind.VIEW, casefile_id=self.casefile_id, about=about)

    def conflict(self, form: forms.Form, conflict: Conflict) -> HttpResponse:
        """Both versions: what was typed, and what stands now.

        A signature, or a word on what others wrote, is not put on top of what its reader has not seen: the page again,
        with what stands now.
        """
        if self.step.signs or not against(form, conflict.current):
            self.record = conflict.current
            form.add_error(None, CHANGED)
            return self.form_again(form, HTTPStatus.CONFLICT)
        context = self.get_context_data(form=form)
        context |= {"current": conflict.current, "version": conflict.current.version}
        return render(self.request, "layouts/conflict.html", context, status=HTTPStatus.CONFLICT)

    def get_success_url(self) -> str:
        """The case page."""
        return reverse("case", args=[self.record.casefile.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the page, the row and its case; a step shows what it is about, so that too is logged."""
        self.note_view()
        return super().get_context_data(
            object=self.record, casefile=self.record.casefile, title=self.title, caption=self.caption,
            this_is=self.this_is, button=self.button, starts=self.what_follows(), version=self.version,
            drafted=self.drafted, back=self.get_success_url(), **kwargs,
        )  # fmt: skip


class StepPage(Step):
    """A step on a row that is there; the form carries the version its reader saw."""

    def find_record(self) -> CaseRecord:
        """The row of the address, as the form's reader saw it."""
        record: CaseRecord = find(self.step.model, self.user, self.kwargs["id"])
        if self.request.method == "POST":
            record.version = _number(self.request.POST.get("version", ""))
        return record


class OpenStepPage(Step):
    """A step that makes a new row; the same form sent twice makes it once."""

    def find_record(self) -> CaseRecord:
        """A new row of the case in the address, not saved yet."""
        return self.new(find(CaseFile, self.user, self.kwargs["case"]))

    def new(self, casefile: CaseFile) -> CaseRecord:
        """The row that the step will fill."""
        record: CaseRecord = self.step.new(casefile, self.held)
        return record

    @property
    def draft_key(self) -> str:
        """One draft a case."""
        return f"new:{self.record.casefile_id or ''}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form's mark as well."""
        once = self.request.POST.get("once") or public_id()
        return super().get_context_data(once=once, **kwargs)

    def take(self, form: forms.Form) -> None:
        """Take the step, unless this very form has been sent before."""
        token = self.request.POST.get("once", "")[:32].replace("\0", "") or public_id()
        _, first = Sent.objects.get_or_create(token=token, defaults={"user": self.user})
        if not first:
            raise Refused("You have sent this already: it was recorded the first time.")
        super().take(form)

    def get_success_url(self) -> str:
        """The case page, or home when no case came of it."""
        return super().get_success_url() if self.record.casefile_id else reverse("home")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _add_errors(form: forms.Form, invalid: ValidationError) -> None:
    found = invalid.message_dict if hasattr(invalid, "error_dict") else {NON_FIELD_ERRORS: invalid.messages}
    for name, lines in found.items():
        for line in lines:
            form.add_error(name if name in form.fields else None, line)
