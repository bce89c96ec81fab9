"""One PDF of several: the pages of the second and all further ones after those of the first, on standard output."""

import io
import sys
from pathlib import Path

import pikepdf


def joined(first: Path, *others: Path) -> bytes:
    """The first with its tags and title, the pages of the others behind it; no page acts when it is opened."""
    out = io.BytesIO()
    with pikepdf.open(first) as whole:
        for path in others:
            with pikepdf.open(path) as other:
                whole.pages.extend(other.pages)
        for page in whole.pages:
            if "/AA" in page.obj:
                del page.obj["/AA"]
        _promise_less(whole)
        whole.save(out)
    return out.getvalue()


def _promise_less(whole: pikepdf.Pdf) -> None:
    """Pages from outside may carry no tags, so the whole is not PDF/UA any more."""
    with whole.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata.pop("pdfuaid:part", None)


def main() -> None:
    """Join the files named."""
    sys.stdout.buffer.write(joined(*(Path(name) for name in sys.argv[1:])))


if __name__ == "__main__":
    main()
