"""A real browser on pages that this process answers, from the transaction of the test: no server has to be started."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Page, Route

HOST = "testserver"
HERE = f"http://{HOST}"


@contextmanager
def served(browser: Browser, client: Client) -> Iterator[Page]:
    """A tab that shares the cookies of `client`; its clock stands until it is moved."""
    shared = connections["default"]

    def answer(route: Route) -> None:
        connections["default"] = shared  # the loop of the browser would open another
        asked, path = route.request, route.request.url.removeprefix(HERE)
        if path.startswith("/static/"):
            route.fulfill(path=Path(settings.STATIC_ROOT) / path.removeprefix("/static/"))
            return
        kind, wants = asked.headers.get("content-type", ""), asked.headers.get("accept", "")
        headers = {"origin": HERE, "host": HOST, "accept": wants}
        said = client.generic(asked.method, path, asked.post_data or "", kind, headers=headers)
        if asked.is_navigation_request() and "Location" in said:
            _goes_on(route, said["Location"])
        else:
            route.fulfill(status=said.status_code, headers=dict(said.items()), body=said.content)

    with browser.new_context(base_url=HERE) as context:
        context.route("**/*", answer)
        page = context.new_page()
        page.clock.install()
        yield page


def _goes_on(route: Route, to: str) -> None:
    """At once: a redirect that is answered for the browser becomes a page there that waits a second."""
    route.fulfill(content_type="text/html", body=f"<script>location.replace({json.dumps(to)})</script>")
