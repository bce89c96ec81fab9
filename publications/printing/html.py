"""The report as one page that stands alone: its own styles in it, nothing to fetch, nothing to run."""

import base64
import hashlib
import re
from html import unescape

from django.template.loader import render_to_string

from publications.printing.report import Report

HEADING = re.compile(r'<a href="#section-(\d+)">.*?<span class="heading">(.*?)</span></a>')
FIRST_SECTION = re.compile(r"<main>.*?</section>", re.DOTALL)
PARAGRAPH = re.compile(r'<p class="numbered".*?</a> (.*?)</p>(?:\s*<ul>(.*?)</ul>)?', re.DOTALL)
POINT = re.compile(r"<li>(.*?)</li>", re.DOTALL)
STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)
QUOTES = (
    (re.compile(r"(?<![\s>(“‘])&#x27;"), "’"),
    (re.compile(r"&#x27;"), "‘"),
    (re.compile(r"(?<![\s>(“‘])&quot;"), "”"),
    (re.compile(r"&quot;"), "“"),
)
"""Typed quotes as a printer sets them: closing (and the apostrophe) after a letter, opening elsewhere."""


def page(report: Report) -> bytes:
    """The page as bytes: the same report gives the same bytes."""
    laid_out: str = render_to_string("publications/print/report.html", {"report": report})
    for typed, printed in QUOTES:
        laid_out = typed.sub(printed, laid_out)
    return laid_out.encode()


def policy(html: bytes) -> str:
    """The content security policy under which such a page may be shown: its own styles and nothing more."""
    digests = [base64.b64encode(hashlib.sha256(style).digest()).decode() for style in STYLE.findall(html)]
    styles = " ".join(f"'sha256-{digest}'" for digest in digests)
    return f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def contents(page: bytes) -> list[tuple[int, str]]:
    """The numbers and headings of the sections of a page made here."""
    return [(int(number), unescape(heading)) for number, heading in HEADING.findall(page.decode())]


def opening(page: bytes) -> list[tuple[str, list[str]]]:
    """The paragraphs of the first section of a page made here, each with the points of the list that follows it."""
    first = FIRST_SECTION.search(page.decode())
    found = PARAGRAPH.findall(first.group() if first else "")
    return [(unescape(text), [unescape(point) for point in POINT.findall(points)]) for text, points in found]
