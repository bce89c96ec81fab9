"""What a screen reader finds in a PDF: what a library that is not ours makes of its tags, page by page."""

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw as untyped

raw: Any = untyped  # made from a header of C, without types
Spoken = list[tuple[str, str]]
"""Kinds of elements, one within the other, and the words on the page that hang on it, in the order of the tree."""


def spoken(data: bytes) -> list[Spoken]:
    """Page by page, what is read out."""
    pdf = pypdfium2.PdfDocument(data)
    return [_of_page(pdf[number]) for number in range(len(pdf))]


def _of_page(page: Any) -> Spoken:
    words = dict[int, str]()
    text = raw.FPDFText_LoadPage(page)
    for number in range(raw.FPDFPage_CountObjects(page)):
        piece = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_TEXT:
            said, at = _string(raw.FPDFTextObj_GetText, piece, text), raw.FPDFPageObj_GetMarkedContentID(piece)
            words[at] = f"{words.get(at, '')} {said}".strip()
    tree = raw.FPDF_StructTree_GetForPage(page)
    tops = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
    return [found for top in tops for found in _below(top, words)]


def _below(element: Any, words: dict[int, str], within: str = "") -> Iterator[tuple[str, str]]:
    own = _string(raw.FPDF_StructElement_GetType, element)
    kind = within if own in ("Document", "Part") else f"{within} {own}".strip()
    for at in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if number >= 0:
            yield kind, words.get(number, "")
        elif child := raw.FPDF_StructElement_GetChildAtIndex(element, at):
            yield from _below(child, words, kind)


def _string(function: Any, *of: Any) -> str:
    """What such a function writes into a place that it is given, once it has said how large that must be."""
    size = function(*of, None, 0)
    held = (ctypes.c_ushort * size)()
    function(*of, held, size)
    return bytes(held)[:size].decode("utf-16-le").rstrip("\0")


def places(data: bytes) -> list[str]:
    """What is wrong with the lists by which pages and links find their elements; nothing, where all lead back."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        keys, found = [int(key) for key in list(numbers)[::2]], list(numbers)[1::2]
        wrong = [] if keys == sorted(set(keys)) else ["keys are not in order"]
        by_key, holders = dict(zip(keys, found, strict=True)), list(_holders(pdf))
        wrong += ["two hold one key"] if len({key for key, _ in holders}) < len(holders) else []
        for key, holder in holders:
            elements = by_key[key] if isinstance(by_key[key], pikepdf.Array) else [by_key[key]]
            wrong += [f"{key} leads elsewhere" for one in elements if one is not None and not _leads(one, holder)]
    return wrong


def _holders(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            yield int(page.obj.StructParents), page.obj
        yield from ((int(one.StructParent), one) for one in page.obj.get("/Annots", []) if "/StructParent" in one)


def _leads(element: Any, holder: Any) -> bool:
    """Whether the element holds something of this page, or this link."""
    said = [element, *(kid for kid in element.K if isinstance(kid, pikepdf.Dictionary))]
    return any(holder.objgen in (kid.get("/Pg", kid).objgen, kid.get("/Obj", kid).objgen) for kid in said)
