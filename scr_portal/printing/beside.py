"""A page laid out while somebody waits for it: in a process of its own, with limits, and kept nowhere."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile

from scr_portal.documents import apart

FOLDER = Path(__file__).parent


def laid_out(pages: Sequence[str]) -> bytes:
    """The PDF of the first of these pages that fits on one sheet; of the last one where none does.

    Raises apart.UnreadableError when it cannot be laid out.
    """
    with TemporaryFile() as file:
        file.write(json.dumps(pages).encode())
        file.flush()
        return apart.run("pdf", file, memory=1024, seconds=30, folder=FOLDER)
