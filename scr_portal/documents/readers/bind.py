"""One PDF of several with a bookmark for each, on standard output.

The first file is a plan in JSON: for the front page and each file after it [case, title, whether its bookmarks are
kept]. Where `case` is said, a bookmark of that name begins, and what follows stands below it.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import OutlineItem


def bound(plan: list[tuple[str, str, bool]], files: list[Path]) -> bytes:
    """The pages of all files in this order, below their bookmarks; no page acts when it is opened."""
    out, marks = io.BytesIO(), list[OutlineItem]()
    with pikepdf.open(files[0]) as whole:
        for (case, title, keeps), path in zip(plan[1:], files[1:], strict=True):
            begins = len(whole.pages)
            if case:
                marks.append(OutlineItem(case, begins))
            with pikepdf.open(path) as other:
                mark = OutlineItem(title, begins)
                mark.children.extend(_of_file(other, begins) if keeps else ())
                marks[-1].children.append(mark)
                whole.pages.extend(other.pages)
        for page in whole.pages:
            if "/AA" in page.obj:
                del page.obj["/AA"]
        with whole.open_outline() as outline:
            outline.root[:] = [OutlineItem(plan[0][1], 0), *marks]
        with whole.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata.pop("pdfuaid:part", None)  # pages that are put behind lose their tags
        whole.save(out)
    return out.getvalue()


def _of_file(other: pikepdf.Pdf, begins: int) -> list[OutlineItem]:
    """The bookmarks of a file of ours, which lead to pages of the whole; its title stands above them already."""
    numbers = {page.obj.objgen: number for number, page in enumerate(other.pages)}
    with other.open_outline() as outline:
        tops = list(outline.root)
        inner = tops[0].children if len(tops) == 1 else tops
        return [_moved(item, numbers, begins) for item in inner]


def _moved(item: OutlineItem, numbers: dict[Any, int], begins: int) -> OutlineItem:
    target: Any = item.destination
    number = numbers.get(target[0].objgen, 0) if isinstance(target, pikepdf.Array) else 0
    moved = OutlineItem(item.title, begins + number)
    moved.children.extend(_moved(child, numbers, begins) for child in item.children)
    return moved


def main() -> None:
    """Bind the files named."""
    plan, *files = (Path(name) for name in sys.argv[1:])
    sys.stdout.buffer.write(bound(json.loads(plan.read_text("utf-8")), files))


if __name__ == "__main__":
    main()
