"""The pages of a referral."""

from typing import Any, cast

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import redirect

from referrals.moves.splitting import Split
from referrals.moves.transitions import facts_of
from referrals.moves.views import Merge, OfReferral
from referrals.notifications import given_to_the_referrer
from referrals.referrals import corrections, forms, later, papers, transitions, voids
from referrals.referrals.family import said_of
from referrals.referrals.later_answers import LaterAnswer
from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.addresses import reverse
from scr_portal.corrections.models import Correction
from scr_portal.corrections.views import CorrectPage
from scr_portal.documents import Document
from scr_portal.forms.answers import stated
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, offers, open_offers
from scr_portal.voids.views import VoidPage
from scr_portal.whole_rows import asked_once


class Link(OpenStepPage):
    """A further referral of the same incident: all questions on one page, to be checked on the next."""

    step = transitions.link
    form_class = forms.LinkForm
    title = "Add a further referral of the same incident"
    button = "Continue"
    starts = (
        "Write down what this referrer says; what the earlier referral says stays as it is. If you had begun it as a "
        "new case, your answers stand below: look through them.",
        "You see all answers once more before you send them.",
    )
    done = "The referral is added."

    def get_form_kwargs(self) -> dict[str, Any]:
        """What is wrong with what was saved is said to who comes to put it right."""
        return super().get_form_kwargs() | ({"checked": True} if "wrong" in self.request.GET else {})

    def form_valid(self, form: django_forms.Form) -> HttpResponse:
        """Saved, and shown once more before it is sent."""
        check = reverse("referrals:referral_link_check", args=[self.record.casefile.public_id])
        return self.keep_draft() or redirect(check)


class Correct(OfReferral, CorrectPage):
    """A dated fact of a referral."""

    step = corrections.correct


class UpdateRisk(OfReferral):
    """Whether other children are at risk, as it is known now."""

    step = later.update_risk
    form_class = forms.UpdateRiskForm
    title = "Say whether other children are at risk"
    button = "Record the answer"
    starts = (
        "What was said before stays on the page of the referral, with your name and the day.",
        "The LSCB chair is told by mail that names nobody.",
    )
    done = "The answer is recorded. What was said before is kept."


class Assess(OfReferral):
    """The board's own view, where who refers thinks that the criteria cannot be met."""

    step = later.assess
    form_class = forms.AssessForm
    title = "Record the board’s view of the criteria"
    button = "Record the view"
    starts = (
        "The referrer’s answer stays as it was given.",
        "If you say yes, the bodies that must be told of a case that may meet the criteria are listed on the case "
        "page, as from the day the referral was received.",
    )
    done = "The view of the board is recorded."


class Withdraw(StepPage):
    """A referral, taken back."""

    names_it = True
    step = transitions.withdraw
    form_class = forms.WithdrawForm
    title = "Withdraw the referral"
    button = "Withdraw the referral"
    starts = ("Without another referral of the case, its consideration ends and its clocks stop.",)
    done = "The referral is withdrawn."


class Attach(OfReferral):
    """A file that came with the referral."""

    step = papers.attach
    form_class = forms.AttachForm
    title = "Attach a file"
    button = "Attach the file"
    starts = ("Those who see the referral can open the file. Every opening is logged.",)
    done = "The file is attached."


class Void(VoidPage):
    """A referral recorded by mistake."""

    step = voids.void


class Detail(RecordPage):
    """One referral in full."""

    record = Referral
    template_name = "referrals/referrals/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The referral and what can be done with it."""
        referral = cast(Referral, self.object)
        said, came_from = facts_of(referral) | said_of(referral), self._earlier(referral)
        files = self._files_of([referral, *came_from])
        corrections, answers = asked_once(
            Correction.objects.visible_to(self.user).filter(about=referral.subject).select_related("by"),
            LaterAnswer.objects.visible_to(self.user).filter(referral=referral).select_related("by"),
        )
        return super().get_context_data(
            title="Referral",
            parts=[(part.title, stated(part.form_class(record=referral), said)) for part in forms.PARTS],
            back=reverse("case", args=[referral.casefile.public_id]),
            corrections=corrections,
            answered=answers,
            to_answer=open_offers(referral, self.held, (UpdateRisk, Assess)),
            documents=[one for one in files if one.about == referral.subject],
            locked_away=_locked_away(referral),
            stayed=[one for one in files if one.about != referral.subject],
            offers=offers(referral, self.held, [Attach]),
            came_from=came_from[:1],
            went_on_as=self._seen(came_from=referral.pk),
            known_as=given_to_the_referrer(referral),
            put_right=open_offers(referral, self.held, (Correct, Withdraw, Merge, Split, Void)),
            **kwargs,
        )

    def _earlier(self, referral: Referral) -> list[Referral]:
        """The referral that this one came from, the one that came from, and so on, while the reader may open them."""
        found = self._seen(pk=referral.came_from_id) if referral.came_from_id else []
        for one in found:
            referral.came_from = one  # at hand for whoever asks it on
        return [*found, *self._earlier(found[0])] if found else []

    def _files_of(self, referrals: list[Referral]) -> list[Document]:
        """The files that came with them, for who sees them."""
        files = Document.objects.visible_to(self.user).filter(about__in=[one.subject for one in referrals])
        return list(files.select_related("casefile").defer("text", "html"))

    def _seen(self, **which: Any) -> list[Referral]:
        """Referrals of other cases that this one came from or goes on as, if the reader may open those cases."""
        return list(Referral.objects.visible_to(self.user).filter(**which).select_related("casefile"))


def _locked_away(referral: Referral) -> int:
    """How many of its files are locked away, which nobody sees: whoever reads it is told that there are some."""
    with walls.looked_at(referral.casefile_id):
        return Document.objects.filter(about=referral.subject, locked_at__isnull=False).count()
