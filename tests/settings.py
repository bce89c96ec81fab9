"""Settings of the tests: the real ones, with what a test machine lacks filled in."""

import os

os.environ.setdefault("SECRET_KEY", "for the tests only")
os.environ.setdefault("DATABASE_URL", "postgres://localhost/scr_portal")
os.environ.setdefault("REDIS_URL", "redis://localhost:6379/0")

from scr_portal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
