"""How long things take: `make bench`, or a part, `make bench ONLY=pages`; docs/performance.md says how to read it."""

import gc
import logging
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.test import override_settings  # noqa: E402

from tests import databases, world  # noqa: E402
from tests.bench import memory, pages, standing, sweep, wal  # noqa: E402


def _memory() -> None:
    with databases.fresh("bench", of=world.made()) as name, world.committed(name, world.DOCUMENTS) as place:
        memory.measure(place)


PARTS = {
    "memory": _memory, "pages": pages.measure, "standing": standing.measure, "sweep": sweep.measure, "wal": wal.measure,
}  # fmt: skip


def main() -> None:
    """The parts that are asked for, or all."""
    logging.disable(logging.WARNING)
    gc.collect()
    gc.freeze()  # as wsgi.py does
    with override_settings(ALLOWED_HOSTS=["*"]):
        for part in sys.argv[1:] or PARTS:
            PARTS[part]()


if __name__ == "__main__":
    main()
