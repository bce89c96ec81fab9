"""What must name somebody is fetched by who has no account: a letter or a notice, by a link and a code."""

from scr_portal.fetching.models import FetchLink

__all__ = ["FetchLink"]
