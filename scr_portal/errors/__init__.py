"""Pages for when something is wrong, and the middleware that sees to it that there is one."""

from scr_portal.errors.handlers import (
    bad_request,
    csrf_failure,
    forbidden,
    not_found,
    server_error,
    too_many,
)

__all__ = ["bad_request", "csrf_failure", "forbidden", "not_found", "server_error", "too_many"]
