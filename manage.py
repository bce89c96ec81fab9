#!/usr/bin/env python
"""The command line of the portal; docs/commands.md lists what it offers."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scr_portal.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
