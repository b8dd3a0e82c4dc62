"""Texts in; what the encoder sees in each word out. The only file that opens the trained model.

`open_encoder` takes a folder, checks its manifest (name, version, licence, checksums, labels) and
never downloads anything. One pass over a text gives every head's scores; the files beside this one
turn scores into spans, links and trees.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from rashomon.errors import ModelError
from rashomon.reading.heads import HEADS, VIEWS, Floats
from rashomon.reading.pieces import FEATURES, NO_FEATURE, Ints, Pieces, pieces_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL = "encoder.onnx"
TABLES = "pairs.npz"
TOKENS = "tokenizer.json"
MANIFEST = "manifest.json"
CARD = "card.md"

WINDOW = 254  # pieces between two marks: what the encoder was trained on
OVERLAP = 32  # pieces that two windows share: a word is read with at least half as many around it
OPEN, CLOSE = 101, 102
# Windows side by side in one call: two cores are busy with two, and more were no faster.
TOGETHER = 2

Window = tuple[int, int]  # first piece, one past the last


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the folder says of itself; `files` gives each file's SHA-256."""

    name: str
    version: str
    licence: str
    base: str
    labels: dict[str, tuple[str, ...]]
    views: dict[str, int]
    features: int
    window: int
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as the encoder sees it: `pieces` with W words, `scores` name -> (W, labels) before
    any softmax, `views` name -> (W, width)."""

    pieces: Pieces
    scores: Mapping[str, Floats]
    views: Mapping[str, Floats]


class Encoder:
    """A model that was opened; `labels` are each head's, in the order of its scores."""

    def __init__(
        self,
        manifest: Manifest,
        session: "InferenceSession",
        tokenizer: "Tokenizer",
        tables: Mapping[str, Floats],
        workers: int = 1,
    ) -> None:
        self.manifest = manifest
        self.labels = manifest.labels
        self.tables = tables
        self.name = f"{manifest.name} {manifest.version}"
        self.workers = workers
        # One core for each window, not all for one: a third faster, since none waits for another.
        self._runs = ThreadPoolExecutor(workers, "encoder")
        self._session = session
        self._tokenizer = tokenizer
        self._tags = {n: len(kinds) for n, kinds in self.labels.items() if n != "relation"}

    def read(self, text: str) -> Seen:
        """See a text. Windows of like length go through together, never those of two texts: int8
        scales are of a whole call, and what is read in one text must not hang on another."""
        pieces = pieces_of(text, self._tokenizer)
        width = sum(self._tags.values()) + sum(VIEWS.values())
        rows = np.zeros((len(pieces), width), np.float32)
        depth = np.full(len(pieces), -1, np.int64)
        batches = list(_batches(len(pieces.ids)))
        for batch, (scores, views) in zip(
            batches, self._runs.map(partial(self._run, pieces), batches), strict=True
        ):
            for row, window in enumerate(batch):
                both = np.concatenate([scores[row], views[row]], -1)
                _keep(pieces, window, both, rows, depth)
        return self._seen(pieces, rows)

    def _run(self, pieces: Pieces, batch: Sequence[Window]) -> list[Floats]:
        scores, views = self._session.run(None, _inputs(pieces, batch))
        return [scores, views]

    def _seen(self, pieces: Pieces, rows: Floats) -> Seen:
        scores, views = np.split(rows, [sum(self._tags.values())], axis=1)
        return Seen(pieces, _parted(scores, self._tags), _parted(views, VIEWS))


def _parted(rows: Floats, widths: Mapping[str, int]) -> dict[str, Floats]:
    """Columns that lie side by side, by their names."""
    edges = np.cumsum(list(widths.values()))[:-1]
    return dict(zip(widths, np.split(rows, edges, axis=1), strict=True))


def open_encoder(folder: str | Path, threads: int | None = None) -> Encoder:
    """Open the model in a folder, to see so many windows at a time (as many as there are cores that
    this process may use); several threads may read with it at once.

    Raises `ModelError` where anything is missing, altered, or not what this version reads.
    """
    # Half a second that commands which read nothing need not wait for.
    import onnxruntime as ort

    folder = Path(folder)
    manifest = read_manifest(folder)
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Processors without VNNI multiply bytes in 16 bits, which overflow: they lose what the model
    # knows, unless onnxruntime is asked for whole sums. With it every machine reads alike.
    options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        session = ort.InferenceSession(
            str(folder / MODEL), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = open_tokenizer(folder / TOKENS)
        with np.load(folder / TABLES) as tables:
            held = {name: tables[name] for name in tables.files}
    except Exception as error:  # each library raises its own kinds
        raise ModelError(f"the model cannot be loaded ({error})", str(folder), REINSTALL) from error
    return Encoder(manifest, session, tokenizer, held, threads or cores())


def open_tokenizer(path: Path) -> "Tokenizer":
    """A tokenizer, without the limits on length that its file names."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(path))
    made.no_truncation()
    made.no_padding()
    return made


@cache
def shipped_encoder() -> Encoder:
    """The model that is installed with the package, opened once."""
    return open_encoder(shipped_folder())


def shipped_folder() -> Path:
    """Where the installed model lies."""
    return Path(str(files("rashomon") / "model"))


REINSTALL = "install Rashomon again, or build the model with `make train`"


def read_manifest(folder: Path) -> Manifest:
    """Read and check a model folder's manifest: every file is there and is the one it names."""
    path = folder / MANIFEST
    if not path.exists():
        raise ModelError(f"there is no {MANIFEST}", str(folder), REINSTALL)
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except msgspec.DecodeError as error:
        raise ModelError(f"the manifest cannot be read ({error})", str(path), REINSTALL) from error
    for name in (MODEL, TABLES, TOKENS):
        if name not in manifest.files:
            raise ModelError(f"the manifest does not name {name}", str(path), REINSTALL)
    for name, checksum in manifest.files.items():
        file = folder / name
        if not file.exists():
            raise ModelError(f"{name} is missing", str(folder), REINSTALL)
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        if found != checksum:
            raise ModelError(
                f"{name} is not the file that the manifest names "
                f"(SHA-256 {found[:12]}, not {checksum[:12]})",
                str(folder),
                REINSTALL,
            )
    wanted = (VIEWS, FEATURES, WINDOW)
    if (manifest.views, manifest.features, manifest.window) != wanted:
        raise ModelError(
            f"{manifest.name} {manifest.version} was made for another version of Rashomon",
            str(folder),
            REINSTALL,
        )
    if missing := [name for name in (*HEADS, "relation") if name not in manifest.labels]:
        raise ModelError(f"the model lacks the heads {', '.join(missing)}", str(folder), REINSTALL)
    return manifest


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(total: int) -> Iterator[list[Window]]:
    """A text's windows, those of one length together: none is padded to a longer one."""
    windows = list(_windows(total))
    full = [w for w in windows if w[1] - w[0] == WINDOW]
    for i in range(0, len(full), TOGETHER):
        yield full[i : i + TOGETHER]
    yield from ([w] for w in windows if w[1] - w[0] < WINDOW)


def _windows(total: int) -> Iterator[Window]:
    """Stretches of a text's pieces that overlap."""
    start = 0
    while start < total:
        end = min(total, start + WINDOW)
        yield start, end
        if end == total:
            return
        start = end - OVERLAP


def _inputs(pieces: Pieces, batch: Sequence[Window]) -> dict[str, Any]:
    length = max(end - start for start, end in batch)
    ids = np.zeros((len(batch), length + 2), np.int64)
    feature = np.full(ids.shape, NO_FEATURE, np.int64)
    ids[:, 0], ids[:, -1] = OPEN, CLOSE
    for row, (start, end) in enumerate(batch):
        ids[row, 1:-1] = pieces.ids[start:end]
        feature[row, 1:-1] = pieces.feature[pieces.word[start:end]]
    return {"ids": ids, "feature": feature, "mask": np.ones_like(ids)}


def _keep(pieces: Pieces, window: Window, found: Floats, rows: Floats, depth: Ints) -> None:
    """Take each word from the window in which it stands farthest from an edge of the window."""
    start, end = window
    first, past = (int(n) for n in np.searchsorted(pieces.first, window))
    at = pieces.first[first:past]
    left = np.where(start == 0, WINDOW, at - start)
    right = np.where(end == len(pieces.ids), WINDOW, end - 1 - at)
    here = np.minimum(left, right)
    better = here > depth[first:past]
    depth[first:past][better] = here[better]
    rows[first:past][better] = found[at - start + 1][better]
