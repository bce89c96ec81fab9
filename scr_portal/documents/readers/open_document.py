"""An OpenDocument text as HTML on standard output, not clean yet."""

import sys

from odf.odf2xhtml import ODF2XHTML


def main() -> None:
    """Convert the file."""
    converter = ODF2XHTML(generate_css=False, embedable=True)
    sys.stdout.buffer.write(converter.odf2xhtml(sys.argv[1]).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
