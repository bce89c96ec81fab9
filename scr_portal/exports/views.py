"""The pages of an export."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from scr_portal import audit
from scr_portal.addresses import reverse
from scr_portal.documents.views import kept_apart
from scr_portal.exports import forms, transitions
from scr_portal.exports.models import MemoryExport
from scr_portal.exports.writing import written
from scr_portal.pages import OpenStepPage, RecordPage


class Make(OpenStepPage):
    """The office writes the memory out."""

    step = transitions.make
    form_class = forms.MakeForm
    title = "Write the memory out for an investigator"
    button = "Write it out"
    starts = (
        "You can then download one file with every event that you may see, and everybody who has opened this case.",
        "The file holds names and what was said. Give it by a secure route to the person you name here, and to nobody "
        "else.",
        "The LSCB chair and the board's office are told. Every download is recorded.",
    )
    done = "The memory of this case is written out. Download it here."

    def get_success_url(self) -> str:
        """The page of the export, once there is one."""
        if self.record.pk is None:
            return super().get_success_url()
        return reverse("scr_portal:memoryexport", args=[self.record.public_id])


class ExportPage(RecordPage):
    """One export: for whom, why, and the file."""

    record = MemoryExport
    template_name = "exports/export.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it is called."""
        return super().get_context_data(title="The memory of this case, for an investigator", **kwargs)


class Download(RecordPage):
    """The file."""

    record = MemoryExport
    object: MemoryExport

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The lines; logged."""
        export = self.object
        audit.opened(self.user, audit.Access.Kind.EXPORT, casefile_id=export.casefile_id, about=export.subject)
        file = written(export, self.user)
        return kept_apart(
            FileResponse(file, as_attachment=True, filename=export.file_name, content_type="application/jsonl")
        )
