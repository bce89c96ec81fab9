"""What stands in the file: a page that says what it holds, the papers that can be laid out, then those with pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.documents.joining import MOST_BYTES
from scr_portal.notices import Notice

HERE, BEHIND, APART = "Below", "Its pages stand behind these", "Not in this file: open it by itself"


@dataclass(frozen=True)
class Paper:
    """One paper that was sent, where it stands here, and its words where they are laid out."""

    document: Document
    where: str
    words: SafeString

    @property
    def kind(self) -> str:
        """The kind of file, as it is called."""
        return self.document.extension.upper()


def in_order(documents: Sequence[Document]) -> list[Paper]:
    """Each with its place; no more pages are put behind than one file can hold."""
    papers, room = [], MOST_BYTES
    for one in documents:
        if one.extension == "pdf" and one.size <= room:
            room -= one.size
            papers.append(Paper(one, BEHIND, SafeString()))
        elif one.html:
            words = mark_safe(one.html)  # noqa: S308 - written by a template of ours, or cleaned when it was read
            papers.append(Paper(one, HERE, words))
        else:
            papers.append(Paper(one, APART, SafeString()))
    return papers


def page(notice: Notice, papers: Sequence[Paper]) -> bytes:
    """The page that stands alone, to be laid out on paper."""
    case = notice.casefile
    context = {
        "title": f"{case.reference}: {notice.act_words}",
        "notice": notice, "case": case, "papers": papers,
        "sent_on": day_words(notice.sent_on) if notice.sent_on else "",
        "alone": len(papers) == 1,
        "laid_out": [paper for paper in papers if paper.where == HERE],
    }  # fmt: skip
    return render_to_string("publications/print/pack.html", context).encode()
