"""Settings of the tests: the real ones, with what a test machine lacks filled in."""

import os
from datetime import datetime
from urllib.parse import urlsplit

import time_machine

from bin.postgres import WEB
from bin.servers import Servers
from tests.strict import MISSING

os.environ.setdefault("SECRET_KEY", "for the tests only")
os.environ["PORTAL_FILE_KEYS"] = "7e57" * 16  # the worlds that are kept between runs are sealed with it
if "DATABASE_URL" in os.environ and "OWNER_DATABASE_URL" not in os.environ:  # a server of somebody's own
    owner = urlsplit(os.environ["DATABASE_URL"])
    os.environ["OWNER_DATABASE_URL"] = owner.geturl()
    web = owner._replace(netloc=f"{WEB}:for-the-tests-only@{owner.netloc.rpartition('@')[2]}")
    os.environ["DATABASE_URL"] = web.geturl()
for name, address in Servers.of("test").addresses().items():  # tests/conftest.py starts them
    os.environ.setdefault(name, address)

from scr_portal.settings import *  # noqa: E402, F403

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = MISSING  # type: ignore[index]  # noqa: F405
ANCHOR_DIR = VAR_DIR / "test" / "anchors"  # noqa: F405 - a restore wants them empty, and `make run` writes its own
CACHES["default"]["LOCATION"] = VAR_DIR / "test" / "limits" / os.environ.get("PYTEST_XDIST_WORKER", "one")  # noqa: F405
WHITENOISE_AUTOREFRESH = True  # every Client makes the middleware anew, which would look at each static file first
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if day := os.environ.get("PORTAL_DAY"):  # the running portal lives on that day (tests/live.py)
    time_machine.travel(datetime.fromisoformat(f"{day}T10:00+00:00"), tick=True).start()
