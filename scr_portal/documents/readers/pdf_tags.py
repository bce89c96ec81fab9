"""The tags of several PDFs as one tree, so that a screen reader finds its way through the whole.

What is read of a file is copied word by word, never as an object of that file: a tree from outside may be endless,
a circle, or full of what is no tag.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

MOST_ELEMENTS = 100_000  # of all files from outside together, so that reading them has an end
MOST_MARKS = 200_000  # places in the lists by which the pages of one file find their elements
MOST_DEEP = 100
OF_TAGS = ("/StructParents", "/StructParent")
WORDS = {"/T", "/Lang", "/Alt", "/E", "/ActualText"}
STANDARD = {
    "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index", "/NonStruct",
    "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR",
    "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code",
    "/Link", "/Annot", "/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT", "/WP", "/Figure", "/Formula", "/Form",
}  # fmt: skip


class Untagged(Exception):
    """The file has no tags, or none that can be read."""


@dataclass
class Element:
    """One element of a tree of tags, as it is read: nothing of the file hangs on it."""

    kind: str
    words: dict[str, bytes] = field(default_factory=dict)
    id: bytes = b""
    attributes: list[dict[str, Any]] = field(default_factory=list)
    kids: list["Element | Marked | Annotated"] = field(default_factory=list)


@dataclass(frozen=True)
class Marked:
    """A marked piece of a page."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotated:
    """A link, say: which one on which page."""

    page: int
    position: int


class Read:
    """The tags of one file. What is not understood is left out; raises Untagged when nothing or too much is there."""

    def __init__(self, pdf: Pdf, most: float) -> None:
        self.root = pdf.Root.get("/StructTreeRoot")
        if not isinstance(self.root, Dictionary) or "/K" not in self.root:
            raise Untagged
        roles = self.root.get("/RoleMap")
        self.roles = roles if isinstance(roles, Dictionary) else Dictionary()
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.annotations = {
            one.objgen: Annotated(number, position)
            for number, page in enumerate(pdf.pages)
            for position, one in enumerate(annotations(page))
            if isinstance(one, Dictionary) and one.is_indirect
        }
        self.seen, self.longest = set[tuple[int, int]](), dict[int, int]()
        self.most, self.elements = most, 0

    def kids(self, of: Any, page: int | None, deep: int = 0) -> Iterator[Element | Marked | Annotated]:
        """What an element holds, in the order of reading."""
        found = of.get("/K")
        for kid in found if isinstance(found, Array) else [found]:
            self.elements += 1
            if self.elements > self.most or deep > MOST_DEEP:
                raise Untagged
            if isinstance(kid, int):
                yield from self._marked(page, kid)
            elif isinstance(kid, Dictionary):
                yield from self._kid(kid, self._page(kid, page), deep)

    def _kid(self, kid: Any, page: int | None, deep: int) -> Iterator[Element | Marked | Annotated]:
        if kid.get("/Type") == Name.MCR:
            if "/Stm" not in kid:
                yield from self._marked(page, kid.get("/MCID"))
        elif kid.get("/Type") == Name.OBJR:
            if (target := kid.get("/Obj")) is not None and target.objgen in self.annotations:
                yield self.annotations[target.objgen]
        elif isinstance(kid.get("/S"), Name) and kid.objgen not in self.seen:
            if kid.is_indirect:
                self.seen.add(kid.objgen)
            yield self._element(kid, page, deep)

    def _element(self, found: Any, page: int | None, deep: int) -> Element:
        said = found.keys()
        words = {key: bytes(found[key]) for key in WORDS & said if isinstance(found[key], String)}
        name = found.ID if "/ID" in said else None
        return Element(
            self._kind(str(found.S)),
            words,
            bytes(name) if isinstance(name, String) else b"",
            list(_attributes(found.A)) if "/A" in said else [],
            list(self.kids(found, page, deep + 1)),
        )

    def _kind(self, name: str) -> str:
        """A kind that every reader knows; files call their elements as they like, and say what is meant."""
        for _ in range(MOST_DEEP):
            if name in STANDARD or not isinstance(self.roles.get(name), Name):
                break
            name = str(self.roles[name])
        return name if name in STANDARD else "/NonStruct"

    def _marked(self, page: int | None, number: Any) -> Iterator[Marked]:
        if page is not None and isinstance(number, int) and number >= 0:
            self.longest[page] = max(self.longest.get(page, 0), number + 1)
            if sum(self.longest.values()) > MOST_MARKS:
                raise Untagged
            yield Marked(page, number)

    def _page(self, found: Any, page: int | None) -> int | None:
        said = found.get("/Pg")
        return page if said is None else self.pages.get(said.objgen) if isinstance(said, Dictionary) else None


class Tags:
    """One tree of tags for the whole, with what each file brings. Places on pages and names are given anew."""

    def __init__(self, whole: Pdf) -> None:
        self.whole = whole
        self.root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self._made("/Document", self.root)
        self.document.K = Array()
        self.places: list[Any] = []
        self.names: dict[bytes, Any] = {}
        self.files, self.begins, self.left = 0, 0, MOST_ELEMENTS
        self.on_page: dict[int, dict[int, Any]] = {}

    def take(self, title: str, other: Pdf, begins: int, *, is_ours: bool) -> None:
        """The tags of a file, whose pages begin there in the whole, behind the others; none where it has none."""
        try:
            part = self._read(title, other, is_ours=is_ours)
        except Exception:  # a hostile tree may raise anything; its pages are there all the same
            part = None
        for page in self.whole.pages[begins:]:
            _forget(page)
        if part:
            self._hang(part, begins)

    def _read(self, title: str, other: Pdf, *, is_ours: bool) -> Element:
        read = Read(other, float("inf") if is_ours else self.left)
        try:
            kids = list(read.kids(read.root, None))
        finally:
            self.left -= 0 if is_ours else read.elements
        words = {"/T": bytes(String(title))}
        if isinstance(said := other.Root.get("/Lang"), String):
            words["/Lang"] = bytes(said)
        match kids:
            case [Element(kind="/Document") as only]:
                kids = only.kids
        return Element("/Part", words, kids=kids)

    def _hang(self, part: Element, begins: int) -> None:
        self.files, self.begins, self.on_page = self.files + 1, begins, {}
        self.document.K.append(self._put(part, self.document))
        for number, marks in self.on_page.items():
            self.whole.pages[begins + number].obj.StructParents = len(self.places)
            self.places.append(Array([marks.get(at) for at in range(max(marks) + 1)]))

    def write(self) -> None:
        """Keep the tree in the whole."""
        self.root.K = self.document
        numbered = [one for pair in enumerate(self.places) for one in pair]
        self.root.ParentTree = self.whole.make_indirect(Dictionary(Nums=Array(numbered)))
        self.root.ParentTreeNextKey = len(self.places)
        if self.names:
            named = [one for name in sorted(self.names) for one in (String(name), self.names[name])]
            self.root.IDTree = self.whole.make_indirect(Dictionary(Names=Array(named)))
        self.whole.Root.StructTreeRoot = self.root
        self.whole.Root.MarkInfo = Dictionary(Marked=True)

    def _made(self, kind: str, parent: Any) -> Any:
        return self.whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name(kind), P=parent))

    def _put(self, element: Element, parent: Any) -> Any:
        made = self._made(element.kind, parent)
        for key, said in element.words.items():
            made[key] = String(said)
        if element.id:
            made.ID = String(self._own(element.id))
            self.names[self._own(element.id)] = made
        if element.attributes:
            made.A = Array([self._attribute(one) for one in element.attributes])
        held = (self._held(kid, made) for kid in element.kids)
        made.K = Array([one for one in held if one is not None])
        return made

    def _held(self, kid: Element | Marked | Annotated, by: Any) -> Any:
        if isinstance(kid, Element):
            return self._put(kid, by)
        page = self.whole.pages[self.begins + kid.page].obj
        if isinstance(kid, Marked):
            self.on_page.setdefault(kid.page, {}).setdefault(kid.number, by)
            if "/Pg" not in by:
                by.Pg = page
            return kid.number if by.Pg.objgen == page.objgen else Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)
        lies = page.Annots[kid.position]
        if not isinstance(lies, Dictionary) or "/StructParent" in lies:
            return None
        lies.StructParent = len(self.places)
        self.places.append(by)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=lies)

    def _attribute(self, said: dict[str, Any]) -> Dictionary:
        made = Dictionary(said)
        if isinstance(heads := said.get("/Headers"), Array):
            made.Headers = Array([String(self._own(bytes(one))) for one in heads if isinstance(one, String)])
        return made

    def _own(self, name: bytes) -> bytes:
        """Two files may use one name."""
        return b"%d.%s" % (self.files, name)


def annotations(page: pikepdf.Page) -> list[Any]:
    """What lies on a page beside its text: links, fields, notes."""
    found = page.obj.get("/Annots")
    return list(found) if isinstance(found, Array) else []


def _forget(page: pikepdf.Page) -> None:
    """The places of a page, and of what lies on it, in the tree of the file it came from."""
    forms: Any = page.form_xobjects  # the types that come with pikepdf take it for a method
    for holder in (page.obj, *annotations(page), *forms.values()):
        for key in OF_TAGS:
            if isinstance(holder, Dictionary | Stream) and key in holder:
                del holder[key]


def _attributes(said: Any) -> Iterator[dict[str, Any]]:
    """The attributes of an element that are words and figures, or rows of them: how the cells of a table belong."""
    for one in said if isinstance(said, Array) else [said]:
        if isinstance(one, Dictionary) and isinstance(one.get("/O"), Name):
            yield {key: plain for key, value in one.items() if (plain := _plain(value)) is not None}


def _plain(value: Any, *, is_within: bool = False) -> Any:
    if isinstance(value, Array) and not is_within:
        return Array([plain for one in value if (plain := _plain(one, is_within=True)) is not None])
    if isinstance(value, Name):
        return Name(str(value))
    if isinstance(value, String):
        return String(bytes(value))
    return None if isinstance(value, pikepdf.Object) else value
