"""Files of a case: one row is one version that never changes, kept outside the web's reach."""

from scr_portal.documents.models import KEPT_BACK, Document, Page
from scr_portal.documents.store import OPENED, adopt, keep, read

__all__ = ["KEPT_BACK", "OPENED", "Document", "Page", "adopt", "keep", "read"]
