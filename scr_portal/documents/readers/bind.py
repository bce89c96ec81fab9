"""One tagged PDF of several with a bookmark for each, on standard output.

The first file is a plan in JSON: whether the pages are counted through, and for the front page and each file after it
[case, title, whether it is ours]. Where `case` is said, a bookmark of that name begins, and what follows stands below
it. Ours keep their bookmarks.
"""

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import ObjectStreamMode, OutlineItem

if TYPE_CHECKING:
    from scr_portal.documents.readers.page_numbers import count_through
    from scr_portal.documents.readers.pdf_tags import Tags
else:
    from page_numbers import count_through
    from pdf_tags import Tags


def bound(plan: list[tuple[str, str, bool]], files: list[Path], *, counted: bool) -> bytes:
    """The pages of all files in this order, below their bookmarks, with their tags; no page acts when it is opened."""
    out, marks = io.BytesIO(), list[OutlineItem]()
    below = marks
    with pikepdf.open(files[0]) as whole:
        tags = Tags(whole)
        first = OutlineItem(plan[0][1], 0)
        with pikepdf.open(files[0]) as front:
            first.children.extend(_of_file(front, 0))
            tags.take(plan[0][1], front, 0, is_ours=True)
        for (case, title, is_ours), path in zip(plan[1:], files[1:], strict=True):
            begins = len(whole.pages)
            if case:
                marks.append(OutlineItem(case, begins))
                below = marks[-1].children
            with pikepdf.open(path) as other:
                mark = OutlineItem(title, begins)
                mark.children.extend(_of_file(other, begins) if is_ours else ())
                below.append(mark)
                whole.pages.extend(other.pages)
                tags.take(title, other, begins, is_ours=is_ours)
        for page in whole.pages:
            if "/AA" in page.obj:
                del page.obj["/AA"]
        if counted:
            count_through(whole)
        with whole.open_outline() as outline:
            outline.root[:] = [first, *marks]
        with whole.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata.pop("pdfuaid:part", None)  # pages from outside may have no tags
        tags.write()
        whole.save(out, object_stream_mode=ObjectStreamMode.generate)
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
    said = json.loads(plan.read_text("utf-8"))
    sys.stdout.buffer.write(bound(said["files"], files, counted=said["counted"]))


if __name__ == "__main__":
    main()
