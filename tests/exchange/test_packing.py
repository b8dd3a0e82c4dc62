"""A sealed case is the same case elsewhere, and shows what was altered on the way."""

import shutil
import zipfile
from pathlib import Path

import pytest

from rashomon.errors import ExchangeError
from rashomon.exchange.packing import CASE, MANIFEST, PAGES, pack, unpack, verify_pack
from rashomon.store import open_case
from tests.store.conftest import make_reading

TEXTS = ("The Northern army said it hit the mill. 🌾", "The rebels denied it: «لم نطلق شيئا»")


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    with open_case(tmp_path / "news.case", create=True) as case:
        for number, text in enumerate(TEXTS):
            case.add(make_reading(text, name=f"{number}.txt"), text.encode())
        case.decide("rename", by="ana", why="as they say", entity="front", name="The Front")
        pack(case, tmp_path / "news.rashomon")
    return tmp_path / "news.rashomon"


def rewritten(packed: Path, change: dict[str, bytes | None]) -> Path:
    """A pack with some of its files changed (bytes), taken away (None) or put in."""
    out = packed.with_name("changed.rashomon")
    with zipfile.ZipFile(packed) as held, zipfile.ZipFile(out, "w") as made:
        for name in held.namelist():
            content = change.get(name, held.read(name))
            if content is not None:
                made.writestr(name, content)
        for name in change.keys() - set(held.namelist()):
            made.writestr(name, change[name] or b"")
    return out


def test_a_pack_opens_elsewhere_as_the_same_case(packed: Path, tmp_path: Path) -> None:
    checked, altered = verify_pack(packed)
    assert altered == []
    unpack(packed, tmp_path / "elsewhere.case")
    with open_case(tmp_path / "elsewhere.case") as there, open_case(tmp_path / "news.case") as here:
        assert list(there.readings()) == list(here.readings())
        assert there.decisions() == here.decisions()
        assert there.custody_head() == (checked.lines, checked.head)
        assert [there.raw(sha256) for sha256 in there.raw_hashes()] == [
            here.raw(sha256) for sha256 in here.raw_hashes()
        ]


def test_the_pages_of_a_pack_need_no_program(packed: Path) -> None:
    with zipfile.ZipFile(packed) as held:
        pages = {held.read(name).decode() for name in held.namelist() if name.startswith(PAGES)}
        assert pages == set(TEXTS)
        assert held.testzip() is None


def test_a_changed_page_a_missing_page_and_a_new_one_are_named(packed: Path) -> None:
    with zipfile.ZipFile(packed) as held:
        first, second = sorted(name for name in held.namelist() if name.startswith(PAGES))
    changed = rewritten(packed, {first: b"The army said nothing.", second: None, "more": b"x"})
    _, altered = verify_pack(changed)
    assert {(each.key, each.what) for each in altered} == {
        (first, f"{first} is not as it was packed"),
        (second, f"{second} is missing from the pack"),
        ("more", "more is not in the manifest of the pack"),
    }
    with pytest.raises(ExchangeError, match=r"is not as it was packed|is missing"):
        unpack(changed, packed.with_name("no.case"))


def test_a_case_put_in_by_somebody_else_is_named(packed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.case"
    with open_case(other, create=True) as case:
        case.add(make_reading("Nothing happened."), b"Nothing happened.")
        case.copy_to(tmp_path / "clean.case")
    _, altered = verify_pack(rewritten(packed, {CASE: (tmp_path / "clean.case").read_bytes()}))
    assert {each.table for each in altered} == {"pack", "custody"}


@pytest.mark.parametrize("content", [b"PK\x03\x04nothing", b"", b"not a pack at all"])
def test_what_is_no_pack_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.rashomon"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match=r"this is no pack, or a damaged one"):
        verify_pack(path)


def test_a_pack_without_a_manifest_is_none(packed: Path) -> None:
    with pytest.raises(ExchangeError, match="this is no pack"):
        verify_pack(rewritten(packed, {MANIFEST: None}))


def test_a_pack_cut_short_is_told(packed: Path) -> None:
    cut = packed.with_name("cut.rashomon")
    cut.write_bytes(packed.read_bytes()[:-200])
    with pytest.raises(ExchangeError, match="this is no pack, or a damaged one"):
        verify_pack(cut)


def test_nothing_is_overwritten_by_unpacking(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="a file of this name already"):
        unpack(packed, tmp_path / "news.case")


def test_packing_leaves_no_halves(packed: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "gone", ignore_errors=True)
    with open_case(tmp_path / "news.case") as case, pytest.raises(ExchangeError):
        pack(case, tmp_path / "gone" / "x.rashomon")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["news.case", "news.rashomon"]


@pytest.mark.parametrize("name", [MANIFEST, CASE])
def test_a_pack_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path, name: str) -> None:
    path = tmp_path / "case.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr(MANIFEST, b"{}")
        made.writestr(name.replace(MANIFEST, "pages/a"), b" " * (65 << 20))
    with pytest.raises(ExchangeError, match="unpacks to far more than a case holds"):
        verify_pack(path)
