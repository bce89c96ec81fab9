"""A measurement in a process of its own: `python -m tests.bench.alone sweep DATABASE`."""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from tests.bench import sweep  # noqa: E402

if __name__ == "__main__":
    sweep.alone(*sys.argv[1:])
