"""Files or pasted text in; a folder that a job reads, out. What comes from a browser is bounded."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import msgspec
from starlette.datastructures import UploadFile

from rashomon.records import Record

# A request may bring so many bytes and files; more is sent in parts, or read with the command.
LARGEST, MOST = 200_000_000, 500
_CHUNK = 1 << 20
# Of a file's name, in bytes.
LONGEST_NAME, LONGEST_ENDING = 200, 20


class Pasted(Record, frozen=True):
    """A text that somebody pasted, with what they know of where it comes from."""

    text: str
    name: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    address: str | None = None


class Upload:
    """A folder for what a request brings."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="rashomon-add-"))
        self.names: list[str] = []

    async def take(self, name: str, chunks: AsyncIterator[bytes]) -> None:
        """Keep a file under the last part of its name, and beside one of the same name."""
        plain = _plain(name)
        path = self.folder / plain
        if path.exists():
            path = self.folder / str(len(self.names)) / plain
            path.parent.mkdir()
        with path.open("wb") as file:
            async for chunk in chunks:
                file.write(chunk)
        self.names.append(plain)

    def take_text(self, pasted: Pasted) -> None:
        """Keep a pasted text as a record, so that what is known of it stays with it."""
        name = pasted.name or pasted.title or "pasted text"
        fields = {k: v for k, v in msgspec.structs.asdict(pasted).items() if v}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        record = msgspec.json.encode({**fields, "name": name, "retrieved": now})
        (self.folder / "pasted.jsonl").write_bytes(record + b"\n")
        self.names.append(name)

    def drop(self) -> None:
        """Remove what was brought."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def title(self) -> str:
        """What the job is called."""
        return _listed(self.names)


async def chunks_of(file: UploadFile) -> AsyncIterator[bytes]:
    """The bytes of an uploaded file, part by part."""
    while chunk := await file.read(_CHUNK):
        yield chunk


def _plain(name: str) -> str:
    """The last part of a name as a file system takes it: without signs that do not print, and no
    longer than most allow, its ending kept."""
    last = "".join(sign for sign in name.replace("\\", "/") if sign.isprintable())
    path = PurePosixPath(PurePosixPath(last).name.lstrip("."))
    ending = path.suffix if len(path.suffix.encode()) <= LONGEST_ENDING else ""
    room = LONGEST_NAME - len(ending.encode())
    stem = path.name.removesuffix(ending).encode()[:room].decode("utf-8", "ignore")
    return (stem + ending).strip() or "page"


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - 2
    return ", ".join(names[:2]) + (f" and {rest} more" if rest > 0 else "")
