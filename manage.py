#!/usr/bin/env python
"""The command line of the portal; docs/commands.md lists what it offers."""

import os
import secrets
import sys

NEED_NOTHING = {"clocks"}
"""Commands that ask no database and sign nothing: they run on any machine, with nothing set."""

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scr_portal.settings")
    if NEED_NOTHING.intersection(sys.argv[1:2]):
        os.environ.setdefault("SECRET_KEY", secrets.token_hex())
        os.environ.setdefault("DATABASE_URL", "postgres://nowhere.invalid/none")
        os.environ.setdefault("REDIS_URL", "redis://nowhere.invalid")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
