"""Pages that show."""

from typing import Any, ClassVar, cast

from django.contrib.auth.decorators import login_not_required
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.generic import ListView, TemplateView, View

from scr_portal import audit
from scr_portal.access import Grants, grants
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.pages.finding import find


@method_decorator(login_not_required, name="dispatch")
class PublicPage(View):
    """A page for everybody; one that asks no database can answer without it."""

    asks_the_database: ClassVar[bool] = True


class SignedInPage(TemplateView):
    """A page for everybody with an account."""

    @property
    def user(self) -> User:
        """Who is reading."""
        return cast(User, self.request.user)

    @property
    def held(self) -> Grants:
        """What the reader holds today."""
        return grants(self.user)


class ListPage(ListView[Model]):
    """Rows of one model that the reader may see, in pages."""

    paginate_by = 50
    record: ClassVar[type[CaseRecord] | type[CaseFile]]

    @property
    def user(self) -> User:
        """Who is reading."""
        return cast(User, self.request.user)

    @property
    def held(self) -> Grants:
        """What the reader holds today."""
        return grants(self.user)

    def get_queryset(self) -> QuerySet[Model]:
        """What the reader may see."""
        return cast("QuerySet[Model]", self.record._default_manager.visible_to(self.user))


class CasePage(SignedInPage):
    """A page of one case, found by its public id among those the reader may open; every opening is logged."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the case, or answer 404 in the same words whether it is another's or is not there."""
        super().setup(request, *args, **kwargs)
        self.casefile = find(CaseFile, self.user, kwargs["case"])

    @property
    def case_page(self) -> str:
        """The address of the case itself, to go back to."""
        return reverse("case", args=[self.casefile.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The case, and what the reader holds on it."""
        audit.opened(self.user, audit.Access.Kind.VIEW, casefile_id=self.casefile.pk, about=self.request.path[:80])
        return super().get_context_data(casefile=self.casefile, held=self.held, **kwargs)


class RecordPage(SignedInPage):
    """A page of one row of a case, found by its public id among those the reader may see; logged."""

    record: ClassVar[type[CaseRecord]]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row, or answer 404."""
        super().setup(request, *args, **kwargs)
        self.object = find(self.record, self.user, kwargs["id"])

    def head(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say that it is there: who asks no more has read nothing, so that it proves no receipt and is not logged."""
        return HttpResponse()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The row under the name `object`, and its case."""
        case = self.object.casefile
        audit.opened(self.user, audit.Access.Kind.VIEW, casefile_id=case.pk, about=self.object.subject)
        kwargs.setdefault("back", self._back(case))
        return super().get_context_data(object=self.object, casefile=case, held=self.held, **kwargs)

    def _back(self, case: CaseFile) -> str:
        """The case, for those who may open it; else home."""
        opens = case.pk in self.held.casefile_ids()
        return reverse("case", args=[case.public_id]) if opens else reverse("home")
