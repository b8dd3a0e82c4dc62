"""A case in; one sealed file out, that another machine opens and verifies.

A pack is a ZIP: `case.db`, a clean copy of the case, `records.jsonl`, the same records for whoever
has no Rashomon, `pages/`, the raw bytes of every page under their hash, and `manifest.json` with
the SHA-256 of each of these and the head of the case's log of custody.
"""

import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import msgspec

from rashomon.errors import ExchangeError
from rashomon.exchange.files import replacing
from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.out import jsonl
from rashomon.records import Altered, Record, Verified
from rashomon.store import Case, open_case
from rashomon.views.given import line

CASE, RECORDS, PAGES, MANIFEST = "case.db", "records.jsonl", "pages/", "manifest.json"
_MAGIC = b"PK\x03\x04"
_PART = 1 << 20
# A case packs to a fourth of its size; what packs more tightly than this, and is large, was made to
# fill a disk.
TIGHTEST, FEW = 200, 64 << 20
# What comes of reading a damaged ZIP: RuntimeError where it asks for a password or packs in a way
# of its own.
_DAMAGED = (
    *(OSError, EOFError, RuntimeError, UnicodeDecodeError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)
# A ZIP's own dates would make two packs of one case differ.
_DATE = (1980, 1, 1, 0, 0, 0)


class Resource(Record, frozen=True):
    """A file of a pack."""

    path: str
    sha256: str
    bytes: int


class Manifest(Record, frozen=True):
    """What a pack holds; `head` is the hash of the last line of the log of custody."""

    form: str
    tool: str
    made: str
    case: str
    head: str
    lines: int
    resources: tuple[Resource, ...]


def is_packed(path: Path) -> bool:
    """Whether a file is a pack, by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def pack(case: Case, out: Path) -> Manifest:
    """Seal a case into a file; one that is there already is replaced when all is written."""
    with (
        replacing(out, "the pack") as unfinished,
        TemporaryDirectory(prefix="rashomon-pack-", dir=out.absolute().parent) as folder,
    ):
        copy = Path(folder) / CASE
        case.copy_to(copy)
        with open_case(copy) as sealed, zipfile.ZipFile(unfinished, "w") as made:
            return _fill(made, sealed, copy, case.name)


def _fill(made: zipfile.ZipFile, sealed: Case, copy: Path, name: str) -> Manifest:
    lines, head = sealed.custody_head()
    material = Material(sealed)
    resources = [_put(made, CASE, _parts_of(copy))]
    records = (line.encode() for line in jsonl.write(material))
    resources.append(_put(made, RECORDS, records))
    for sha256 in sealed.raw_hashes():
        resources.append(_put(made, PAGES + sha256, iter((sealed.raw(sha256),))))
    manifest = Manifest("1", TOOL, material.made, name, head, lines, tuple(resources))
    written = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    _put(made, MANIFEST, iter((written,)))
    return manifest


def _put(made: zipfile.ZipFile, path: str, parts: Iterator[bytes]) -> Resource:
    digest, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(path, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    with made.open(info, "w", force_zip64=True) as file:
        for part in parts:
            digest.update(part)
            size += len(part)
            file.write(part)
    return Resource(path, digest.hexdigest(), size)


def _parts_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _parts(file)


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    while part := file.read(_PART):
        yield part


def unpack(packed: Path, out: Path) -> None:
    """Take the case out of a pack, after every file of the pack was hashed anew."""
    if out.exists():
        reason = "there is a file of this name already"
        raise ExchangeError(reason, str(out), "name another, or move it away")
    with _opened(packed) as (held, manifest):
        if altered := list(_altered(held, manifest)):
            raise ExchangeError(altered[0].what, str(packed), "`rashomon verify` names all")
        _take_out(held, out)


def verify_pack(packed: Path, noted: str | None = None) -> tuple[Verified, list[Altered]]:
    """Hash every file of a pack anew, and all that its case holds; the two heads must agree."""
    with (
        _opened(packed) as (held, manifest),
        TemporaryDirectory(prefix="rashomon-pack-") as folder,
    ):
        altered = list(_altered(held, manifest))
        copy = Path(folder) / CASE
        if CASE not in held.namelist():
            return Verified(0, "", 0, {}), altered
        try:
            _take_out(held, copy)
        except _DAMAGED as error:
            broken = Altered(CASE, "", f"the case in the pack cannot be taken out ({_line(error)})")
            return Verified(0, "", 0, {}), [*altered, broken]
        with open_case(copy) as case:
            checked, inside = case.verify(noted)
    if checked.head != manifest.head:
        what = "the log of custody does not end where the manifest says"
        altered.append(Altered("custody", manifest.head, what))
    return checked, [*altered, *inside]


@contextmanager
def _opened(packed: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    try:
        with zipfile.ZipFile(packed) as held:
            for each in held.infolist():
                if each.file_size > max(FEW, TIGHTEST * each.compress_size):
                    raise zipfile.BadZipFile("a file of it unpacks to far more than a case holds")
            yield held, msgspec.json.decode(held.read(MANIFEST), type=Manifest)
    except (*_DAMAGED, KeyError, msgspec.MsgspecError) as error:
        reason = f"this is no pack, or a damaged one ({_line(error)})"
        raise ExchangeError(reason, str(packed), "`rashomon pack CASE` makes one") from error


def _line(words: object) -> str:
    return line(str(words))


def _altered(held: zipfile.ZipFile, manifest: Manifest) -> Iterator[Altered]:
    """The files of a pack that are not as the manifest says, are missing, or are not in it."""
    names = set(held.namelist()) - {MANIFEST}
    for resource in manifest.resources:
        name = _line(resource.path)
        if resource.path not in names:
            yield Altered("pack", resource.path, f"{name} is missing from the pack")
            continue
        names.discard(resource.path)
        digest = hashlib.sha256()
        try:
            with held.open(resource.path) as file:
                for part in _parts(file):
                    digest.update(part)
        except _DAMAGED as error:
            yield Altered("pack", resource.path, f"{name} cannot be read ({_line(error)})")
            continue
        if digest.hexdigest() != resource.sha256:
            yield Altered("pack", resource.path, f"{name} is not as it was packed")
    for name in sorted(names):
        yield Altered("pack", name, f"{_line(name)} is not in the manifest of the pack")


def _take_out(held: zipfile.ZipFile, out: Path) -> None:
    with held.open(CASE) as file, out.open("wb") as copy:
        for part in _parts(file):
            copy.write(part)
