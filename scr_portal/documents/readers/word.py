"""A Word file as HTML on standard output, not clean yet."""

import sys
from pathlib import Path

import mammoth
from mammoth import html

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
"""


def main() -> None:
    """Convert the file; a picture becomes a line that says where to find it."""

    def picture(_image: object) -> list[object]:
        return [html.text("[A picture, which only the file itself shows]")]

    with Path(sys.argv[1]).open("rb") as file:
        converted = mammoth.convert_to_html(file, style_map=STYLES, convert_image=picture, external_file_access=False)
    sys.stdout.buffer.write(converted.value.encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
