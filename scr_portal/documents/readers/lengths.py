"""How many pages each of several PDFs has, as a list in JSON."""

import json
import sys

import pikepdf


def length(path: str) -> int:
    """The pages of one."""
    with pikepdf.open(path) as opened:
        return len(opened.pages)


if __name__ == "__main__":
    print(json.dumps([length(path) for path in sys.argv[1:]]))
