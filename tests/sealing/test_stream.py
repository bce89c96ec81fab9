"""What is sealed comes back byte for byte, or not at all."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scr_portal.sealing import DamagedError, FileKeys, KeysError, SealedReader, UnknownKeyError, rewrap, seal
from scr_portal.sealing.layout import HEADER, MARK, PIECE, SEALED_PIECE

OLD, NEW = "0d" * 32, "1e" * 32
KEYS = FileKeys.parse(OLD)
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5]


def sealed(content: bytes, name: str = "name", keys: FileKeys = KEYS) -> bytes:
    """What lies on the disk."""
    out = io.BytesIO()
    seal([content[at : at + 10_000] for at in range(0, len(content), 10_000)], out, keys, name)
    return out.getvalue()


def opened(raw: bytes, folder: Path, name: str = "name", keys: FileKeys = KEYS) -> io.BufferedReader:
    """A reader of these bytes."""
    place = folder / "sealed"
    place.write_bytes(raw)
    return io.BufferedReader(SealedReader(place.open("rb"), keys, name))


@pytest.mark.parametrize("size", SIZES)
def test_every_length_comes_back_and_none_lies_plain(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    raw = sealed(content)
    with opened(raw, tmp_path) as file:
        assert file.read() == content
        assert file.seek(0, os.SEEK_END) == size
    assert size < 16 or content[:16] not in raw


def test_it_can_be_read_from_anywhere(tmp_path: Path) -> None:
    content = os.urandom(3 * PIECE + 5)
    with opened(sealed(content), tmp_path) as file:
        for at in (PIECE + 7, 0, 3 * PIECE, PIECE - 1, len(content), len(content) + 9):
            assert file.seek(at) == at
            assert file.read(100) == content[at : at + 100]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_byte_can_be_changed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    content = os.urandom(data.draw(st.sampled_from(SIZES)))
    raw = bytearray(sealed(content))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(DamagedError):
        opened(bytes(raw), tmp_path_factory.getbasetemp()).read()


def _pieces(raw: bytes) -> list[bytes]:
    return [raw[at : at + SEALED_PIECE] for at in range(HEADER, len(raw), SEALED_PIECE)]


@pytest.mark.parametrize(
    "rearranged",
    [
        lambda pieces: pieces[:-1],
        lambda pieces: [],
        lambda pieces: [pieces[1], pieces[0], *pieces[2:]],
        lambda pieces: [*pieces[:-1], pieces[0], pieces[-1]],
        lambda pieces: [*pieces, pieces[-1]],
        lambda pieces: [pieces[0], *pieces[2:]],
        lambda pieces: [*pieces[:-1], pieces[-1][:-1]],
    ],
    ids=["last left out", "all left out", "exchanged", "repeated", "last twice", "one left out", "a byte cut off"],
)
def test_no_piece_can_be_left_out_moved_or_repeated(
    tmp_path: Path, rearranged: Callable[[list[bytes]], list[bytes]]
) -> None:
    raw = sealed(os.urandom(3 * PIECE))
    with pytest.raises(DamagedError):
        opened(raw[:HEADER] + b"".join(rearranged(_pieces(raw))), tmp_path).read()


def test_no_file_can_be_put_in_the_place_of_another(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="belongs to another file"):
        opened(sealed(b"content", "one"), tmp_path, "other")
    mixed = sealed(b"one content")[:HEADER] + sealed(b"two content")[HEADER:]
    with pytest.raises(DamagedError):
        opened(mixed, tmp_path).read()


def test_what_was_never_sealed_is_not_taken_for_content(tmp_path: Path) -> None:
    for raw in (b"", b"%PDF-1.7 plain", MARK, MARK + b"\0" * 20):
        with pytest.raises(DamagedError, match="no sealed file"):
            opened(raw, tmp_path)


def test_an_older_key_still_opens_and_a_lost_one_is_named_by_its_id(tmp_path: Path) -> None:
    raw = sealed(b"content")
    assert opened(raw, tmp_path, keys=FileKeys.parse(f"{NEW}\n{OLD}\n")).read() == b"content"
    with pytest.raises(UnknownKeyError, match=f"key {KEYS.first.hex()}, which is not at hand"):
        opened(raw, tmp_path, keys=FileKeys.parse(NEW))


def test_a_new_key_changes_the_header_and_nothing_else(tmp_path: Path) -> None:
    content, out = os.urandom(2 * PIECE), io.BytesIO()
    raw = sealed(content)
    rewrap(io.BytesIO(raw), out, FileKeys.parse(f"{NEW},{OLD}"), "name")
    assert out.getvalue()[HEADER:] == raw[HEADER:]
    assert opened(out.getvalue(), tmp_path, keys=FileKeys.parse(NEW)).read() == content


@pytest.mark.parametrize("text", ["", " , ", "abc", f"{OLD} {NEW[:-1]}", "g" * 64])
def test_what_is_no_key_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(KeysError) as refusal:
        FileKeys.parse(text)
    assert not any(word in str(refusal.value) for word in text.replace(",", " ").split())


def test_the_same_content_never_looks_the_same() -> None:
    assert sealed(b"content")[len(MARK) + 8 :] != sealed(b"content")[len(MARK) + 8 :]
