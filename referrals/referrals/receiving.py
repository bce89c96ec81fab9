"""The first referral of a case, page by page: each page saves its answers, and the last one takes the step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict

from referrals.referrals import forms
from referrals.referrals.models import Referral
from referrals.referrals.papers import PAPERS
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft, DraftFile, Overtaken, keep_part, mark_of
from scr_portal.forms import Form
from scr_portal.forms.answers import Answers, answers
from scr_portal.pages import OpenStepPage
from scr_portal.pages.drafted import DISCARDED, NOTHING_SAVED, SAVED
from scr_portal.pages.saving import beside, in_words, saved

SAID = "said-"
"""What marks a page as saved, before its slug: a page may be saved without an answer."""
NOT_STARTED, DONE, TO_PUT_RIGHT = "Not started", "Done", "To put right"
BESIDE = (
    "Not saved: this page was saved in another window or by somebody else meanwhile, or the referral was sent or put "
    "away. Press “Continue” to see both versions."
)
FILES = "Files that come with it"
CHECK = "Check your answers before you send them"


@dataclass(frozen=True)
class Page:
    """A page of the referral as the list and the last page show it."""

    title: str
    url: str
    change_url: str
    tag: str
    answers: list[Answers]
    is_right: bool
    hint: str = ""
    adds: tuple[tuple[str, str], ...] = ()
    """What can be added there, each with the way to a new row."""


class OfReferral(OpenStepPage):
    """What the pages share on which a referral is filled in, and checked: the answers saved so far."""

    parts: ClassVar[tuple[forms.Part, ...]] = forms.PARTS
    all_pages: ClassVar[str]
    last_page: ClassVar[str] = CHECK
    takes_files: ClassVar[bool] = True
    reminders: ClassVar[tuple[str, ...]] = ()
    record: Referral

    @property
    def saved(self) -> dict[str, list[str]]:
        """The saved answers by name."""
        return self.draft.data if self.draft else {}

    @property
    def files(self) -> list[tuple[str, DraftFile]]:
        """The files that wait to be sent with it, each with what it is in words."""
        files = self.draft.files.select_related("kept_by") if self.draft else ()
        return [(PAPERS[one.paper], one) for one in files]

    @property
    def whole_mark(self) -> str:
        """The mark of all that is saved, files included: what was checked is what is sent."""
        return mark_of(self.saved | {FILES: [one.public_id for _, one in self.files]}) if self.saved else ""

    @property
    def about(self) -> str:
        """What stands above the title, beside what is being done: the board, or the case."""
        raise NotImplementedError

    def at(self, page: str = "", **query: str) -> str:
        """Where the questions of a part are put, or the first of all pages."""
        raise NotImplementedError

    def is_saved(self, part: forms.Part) -> bool:
        """Whether the questions of a part were left by a button."""
        return SAID + part.slug in self.saved

    def form_of(self, part: forms.Part, saved: Mapping[str, list[str]]) -> Form:
        """The form of a page with its saved answers."""
        return part.form_class(MultiValueDict(saved), record=self.record)

    def page_of(self, part: forms.Part) -> Page:
        """How far a page is, and what was answered there."""
        change = self.at(part.slug, change="1")
        is_saved = self.is_saved(part)
        form = self.form_of(part, self.saved if is_saved else {})
        if not is_saved:
            hint = "You may leave this out." if form.is_valid() else ""
            return Page(part.title, self.at(part.slug), change, NOT_STARTED, [], form.is_valid(), hint)
        if form.is_valid():
            return Page(part.title, self.at(part.slug), change, DONE, answers(form), True, adds=self.adds(part))
        wrong = self.at(part.slug, wrong="1")
        return Page(part.title, wrong, change, TO_PUT_RIGHT, answers(form), False, adds=self.adds(part))

    def adds(self, part: forms.Part) -> tuple[tuple[str, str], ...]:
        """What can be added to a part, each with the way to a new row; none where all stands on one page."""
        return ()

    def refuses(self) -> str:
        """Why nothing can be done with it any more, where somebody else may have ended it."""
        return ""

    def new_draft(self, data: dict[str, list[str]]) -> Draft:
        """What is saved of it, by whoever is filling it in."""
        return Draft(
            owner=self.user, step=self.step.name, subject_key=self.draft_key, title=self.all_pages, data=data,
            path=self.at(), casefile_id=self.record.casefile_id,
        )  # fmt: skip

    @property
    def pages(self) -> list[Page]:
        """All of them, in order."""
        return [self.page_of(part) for part in self.parts]

    def get_template_names(self) -> list[str]:
        """Each page has its own."""
        return [str(self.template_name)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to the questions."""
        context = super().get_context_data(**kwargs)
        words = {"all_pages": self.all_pages, "about": self.about, "reminders": self.reminders}
        return context | {"back": self.at(), **words}


class OnPages(OfReferral):
    """The same where each part has a page of its own."""

    address: ClassVar[str]
    """The name of the list of pages; those of the pages begin so."""
    saved_words: ClassVar[str] = SAVED
    button = "Continue"

    @property
    def chosen(self) -> dict[str, str]:
        """What else the address of each page says."""
        return {}

    def at(self, page: str = "", **query: str) -> str:
        """The address of one of the pages of the same referral."""
        said = {name: value for name, value in {**self.chosen, **query}.items() if value}
        address = reverse(f"{self.address}{page and '_' + page.replace('-', '_')}", args=[*self.kwargs.values()])
        return f"{address}?{urlencode(said)}" if said else address

    def adds(self, part: forms.Part) -> tuple[tuple[str, str], ...]:
        """A new row of each group of the part."""
        groups = part.form_class.row_groups.items()
        return tuple((group.item, self.at(part.slug, change="1", add=name)) for name, group in groups)


class OfNewReferral(OnPages):
    """The pages of a first referral: for one board."""

    board: Board

    def find_record(self) -> Referral:
        """A referral of a case that is not opened yet."""
        return Referral(casefile=CaseFile(board=self.board))

    @property
    def about(self) -> str:
        """The board: there is no case yet."""
        return str(self.board)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """There is no case yet, and so no reference to show."""
        return super().get_context_data(**kwargs) | {"casefile": None}


class AllPages(OnPages):
    """The list of the pages: what is done, not started, or to be put right."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The pages, and the one on which all is checked and sent."""
        pages = self.pages
        ready = all(page.is_right for page in pages)
        files = [self._page_of_files()] if self.takes_files else []
        to_do = "To do" if ready else "Cannot start yet"
        last = Page(self.last_page, self.at("check") if ready else "", "", to_do, [], ready)
        return super().get_context_data(**kwargs) | {
            "tasks": [*pages, *files, last], "draft": self.draft, "back": reverse("home"),
            "how_it_ended": self.refuses(),
        }  # fmt: skip

    def _page_of_files(self) -> Page:
        number = len(self.files)
        words = f"{number} {'file' if number == 1 else 'files'}" if number else "None"
        return Page(FILES, self.at("files"), "", words, [], True, "Scans of letters and forms, if there are any.")


class OwnPages(AllPages):
    """The same, of what nobody else goes on with: who typed it may discard it."""

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Discard what was typed, and the files."""
        if "discard" in request.POST:
            self._drafts().delete()
            messages.success(request, DISCARDED)
        return redirect(self.at())


class OnePage(OnPages):
    """One page: what is typed is saved whether it is right or not."""

    template_name = "referrals/referrals/receive_part.html"
    part: forms.Part = forms.AT_RISK
    beware = ""

    def get_form_class(self) -> type[Form]:
        """The questions of this page."""
        return self.part.form_class

    def get_form_kwargs(self) -> dict[str, Any]:
        """What was saved; what is wrong with it is said to who comes to put it right."""
        if self.request.method == "POST":
            return {"data": self.request.POST, "record": self.record}
        if SAID + self.part.slug not in self.saved:
            return {"record": self.record}
        is_checked, added = "wrong" in self.request.GET, self.request.GET.get("add", "")
        pressed = {f"{added}-add": ["1"]} if added in self.part.form_class.row_groups else {}
        return {"data": MultiValueDict(self.saved | pressed), "checked": is_checked, "record": self.record}

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Save, then go on; or another row, or back later."""
        form = cast(Form, self.get_form())
        by_itself = "autosave" in request.POST
        try:
            self.draft = keep_part(self._typed_draft(), self._owns, request.POST.get("seen", ""))
        except Overtaken as overtaken:
            if by_itself:
                return beside(BESIDE)
            stands = overtaken.stands
            return self.overtaken(
                self.form_of(self.part, stands), mark_name="seen", mark=mark_of(stands), is_gone=not stands
            )
        if by_itself:
            return saved(seen=self.mark)
        if "save-draft" in request.POST:
            return self._later()
        return redirect(self._next()) if form.is_valid() else self.form_invalid(form)

    @property
    def mark(self) -> str:
        """The mark of what is saved of this page."""
        return mark_of({name: said for name, said in self.saved.items() if self._owns(name)})

    def _owns(self, name: str) -> bool:
        return name == SAID + self.part.slug or self.part.owns(name)

    def _typed_draft(self) -> Draft:
        data = {name: said for name, said in self.typed().items() if self.part.owns(name)}
        return self.new_draft(data | {SAID + self.part.slug: ["1"]})

    def _later(self) -> HttpResponse:
        """Back home; a referral of which nothing is typed is not kept."""
        said = [line for name, lines in self.saved.items() if not name.startswith(SAID) for line in lines]
        counts = [line for name, lines in self.saved.items() if name.endswith("-count") for line in lines]
        if self.files or len([line for line in said if line.strip()]) > len(counts):
            messages.success(self.request, self.saved_words)
        else:
            self._drafts().delete()
            messages.success(self.request, NOTHING_SAVED)
        return redirect(reverse("home"))

    def _next(self) -> str:
        """The page after this one, or the last one for who came from there to change an answer."""
        after = self.parts[self.parts.index(self.part) + 1 :]
        if "change" in self.request.GET or not (after or self.takes_files):
            return self.at("check")
        return self.at(after[0].slug if after else "files")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which page it is, and the mark of the answers that it shows."""
        kwargs.setdefault("form", self.get_form())
        back = {"back": self.at("check")} if "change" in self.request.GET else {}
        words = {"title": self.part.title, "seen": self.mark, "beware": self.beware, **in_words(self.user)}
        return super().get_context_data(**kwargs) | words | back
