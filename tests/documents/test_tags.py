"""Several PDFs are bound into one: a screen reader finds in it all that it finds in each of them."""

import io
from contextlib import ExitStack
from typing import Any

import pikepdf
import pytest
from django.core.files.base import ContentFile
from pikepdf import Array, Dictionary, Name, Pdf, String

from scr_portal.documents import joining, plain
from scr_portal.documents.apart import UnreadableError
from scr_portal.printing.pdf import pdf as printed
from tests.documents import files
from tests.documents.tags import places, spoken

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>T</title></head><body><h1 id="a">{0}</h1>
<p>Of <a href="#a">{0}</a> and <a href="https://example.org/">another</a>.</p>
<table><thead><tr><th>Agency of {0}</th><th>Since</th></tr></thead><tbody><tr><th>Police</th><td>May</td></tr></tbody>
</table><h2 style="break-before: page">More of {0}</h2><ul><li>One thing</li></ul></body></html>"""


def ours(name: str) -> bytes:
    """Two tagged pages with headings, links, a table and a list."""
    return printed(PAGE.format(name).encode())


def bound(*parts: tuple[bytes, bool]) -> bytes:
    """The first of these as the front, the others behind it; with each whether it is ours."""
    plan = [("", f"Part {number}", is_ours) for number, (_, is_ours) in enumerate(parts, start=1)]
    with ExitStack() as open_:
        copies = [open_.enter_context(plain.copy(ContentFile(data))) for data, _ in parts]
        return joining.bound(plan, copies, seconds=60)


def test_all_that_is_read_out_of_each_is_read_out_of_the_whole() -> None:
    front, paper = ours("Front"), ours("Paper")
    whole = bound((front, True), (paper, True), (paper, False))
    assert ("H1 Span", "Paper") in spoken(paper)[0]
    assert spoken(whole) == [*spoken(front), *spoken(paper), *spoken(paper)]
    assert places(whole) == []


def test_cells_find_their_headers_by_names_of_their_own() -> None:
    whole = bound((ours("Front"), True), (ours("Paper"), True))
    with pikepdf.open(io.BytesIO(whole)) as opened:
        root = opened.Root.StructTreeRoot
        named = {bytes(name): one for name, one in zip(root.IDTree.Names[::2], root.IDTree.Names[1::2], strict=True)}
        assert list(named) == sorted(named)
        heads = [bytes(one) for cell in elements(root.K, "/TD") for one in cell.A[0].Headers]
        assert len(set(heads)) == 2
        assert all(named[head].S == "/TH" for head in heads)
        parts = [(str(one.T), str(one.Lang)) for one in root.K.K]
        assert parts == [("Part 1", "en-GB"), ("Part 2", "en-GB")]
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.Root.Lang) == "en-GB"


def test_what_has_no_tags_stays_as_it_is_between_what_has() -> None:
    front, paper, letter = ours("Front"), ours("Paper"), files.pdf("As it came")
    whole = bound((front, True), (letter, False), (paper, True))
    assert spoken(whole) == [*spoken(front), [], *spoken(paper)]
    with pikepdf.open(io.BytesIO(whole)) as opened, pikepdf.open(io.BytesIO(letter)) as alone:
        assert opened.pages[2].Contents.read_bytes() == alone.pages[0].Contents.read_bytes()


def test_a_kind_of_its_own_is_read_as_the_kind_that_is_meant() -> None:
    with pikepdf.open(io.BytesIO(ours("Letter"))) as pdf:
        heading = next(iter(elements(pdf.Root.StructTreeRoot, "/H1")))
        heading.S = Name("/Ueberschrift")
        pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Ueberschrift": Name("/Mine"), "/Mine": Name.H1})
        for other in elements(pdf.Root.StructTreeRoot, "/L"):
            other.S = Name("/Liste")
        letter = saved(pdf)
    found = [said for page in spoken(bound((ours("Front"), True), (letter, False))) for said in page]
    assert ("H1 Span", "Letter") in found
    assert ("NonStruct LI LBody Span", "One thing") in found


def circle(pdf: Pdf) -> None:
    """An element that holds itself."""
    top = pdf.Root.StructTreeRoot.K[0]
    top.K.append(top)


def endless(pdf: Pdf) -> None:
    """Elements within elements, deeper than anybody writes."""
    below = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    for _ in range(5_000):
        below = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div, K=Array([below])))
    pdf.Root.StructTreeRoot.K = below


def far(pdf: Pdf) -> None:
    """A mark whose number asks for a list of a thousand million places."""
    pdf.Root.StructTreeRoot.K = Dictionary(Type=Name.StructElem, S=Name.P, Pg=pdf.pages[0].obj, K=1_000_000_000)


def many(pdf: Pdf) -> None:
    """More elements than there are letters in a long report."""
    one = Dictionary(Type=Name.StructElem, S=Name.Span)
    pdf.Root.StructTreeRoot.K = Array([one] * 150_000)


def nonsense(pdf: Pdf) -> None:
    """Nothing is what it should be."""
    pdf.Root.StructTreeRoot.K = Array([String("a"), Name.K, 3, Dictionary(S=3), Dictionary(S=Name.P, Pg=1, K=0, A=7)])
    pdf.Root.StructTreeRoot.RoleMap = 5


def borrowed(pdf: Pdf) -> None:
    """No tree, but pages and links that name places in one."""
    del pdf.Root.StructTreeRoot
    pdf.pages[1].obj.StructParents = 0


def on_a_page(pdf: Pdf) -> None:
    """A link that is a page."""
    pdf.pages[0].Annots = Array([pdf.pages[1].obj])
    held = Dictionary(Type=Name.OBJR, Obj=pdf.pages[1].obj)
    pdf.Root.StructTreeRoot.K = Dictionary(Type=Name.StructElem, S=Name.Link, K=held)


def acting(pdf: Pdf) -> None:
    """Scripts where tags may lead."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    for one in elements(pdf.Root.StructTreeRoot, "/H1"):
        one.A, one.AA, one.AF = Dictionary(O=Name.Layout, X=script), script, script


@pytest.mark.parametrize("spoils", [circle, endless, far, many, nonsense, borrowed, on_a_page, acting])
def test_a_hostile_tree_takes_nothing_from_the_others(spoils: Any) -> None:
    with pikepdf.open(io.BytesIO(ours("Letter"))) as pdf:
        spoils(pdf)
        letter = saved(pdf)
    front, paper = ours("Front"), ours("Paper")
    whole = bound((front, True), (letter, False), (paper, True))
    said = spoken(whole)
    assert (said[:2], said[4:]) == (spoken(front), spoken(paper))
    assert places(whole) == []
    assert b"app.alert" not in uncompressed(whole)


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(UnreadableError):
        bound((ours("Front"), True), (b"%PDF-1.7\nnonsense", False))


def elements(below: Any, kind: str) -> list[Any]:
    """All elements of this kind of a tree."""
    kids = below.get("/K", [])
    each = kids if isinstance(kids, Array) else [kids]
    within = [one for one in each if isinstance(one, Dictionary) and "/S" in one]
    return [found for one in within for found in [one, *elements(one, kind)] if str(found.S) == kind]


def saved(pdf: Pdf) -> bytes:
    """Its bytes."""
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def uncompressed(data: bytes) -> bytes:
    """The same with all that is packed unpacked."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return out.getvalue()
