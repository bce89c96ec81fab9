"""Pages that save themselves while somebody types: into the same draft as the button, and never over another window."""

from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.drafts import Draft
from scr_portal.pages.steps import Step

SAVED_AT = "Saved at {}."
NOT_SAVED = (
    "Not saved: the portal cannot be reached. What you typed is still here, and is tried again in half a minute."
)
SIGNED_OUT = (
    "Not saved: you are signed out. What you typed is still here. Press “Save and come back later”: it is kept "
    "while you sign in."
)
SIGNED_OUT_BY_LINK = (
    "Not saved: you are signed out. What you typed is still here. Open your link again, in another tab, and come in "
    "with a new code. Then come back to this page: it is saved."
)
BESIDE = (
    "Not saved: you have saved other answers of this page in another window. Press “Save and come back later” to see "
    "both versions."
)


def in_words(user: User) -> dict[str, object]:
    """What the page of such a form says (layouts/form.html), for static/autosave.js to show; no guest signs in."""
    by_link = user.guest_of is not None
    signed_out = SIGNED_OUT_BY_LINK if by_link else SIGNED_OUT
    return {"saves_itself": True, "not_saved": NOT_SAVED, "signed_out": signed_out, "signs_in": not by_link}


def saved(**marks: str) -> JsonResponse:
    """When it was saved, and the new marks of what the page shows."""
    return JsonResponse({"words": SAVED_AT.format(f"{timezone.localtime():%H:%M}"), "marks": marks})


def beside(words: str = BESIDE) -> JsonResponse:
    """It was not saved: other answers stand saved meanwhile."""
    return JsonResponse({"words": words}, status=HTTPStatus.CONFLICT)


class SavesItself(Step):
    """Put before the kind of step page: what is typed is kept as by “Save and come back later”, without pressing it."""

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Save what was typed, whoever sends it; unless it is the script, go on as every step page does.

        Whoever leaves the page that comes back, with an error, another row or a code on its way, finds it again.
        """
        by_itself = "autosave" in request.POST
        with transaction.atomic():
            self.draft = Draft.objects.select_for_update().of(self.user, self.step.name, self.draft_key)
            if not self.is_overtaken:
                self.keep_draft()
        if not by_itself:
            return super().post(request, *args, **kwargs)
        return saved(drafted=self.drafted) if self.is_kept else beside()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the script says."""
        return super().get_context_data(**in_words(self.user), **kwargs)
