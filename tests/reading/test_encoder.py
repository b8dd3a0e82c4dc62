"""Opening a model folder, and the windows a text is read through; no trained model is needed."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.errors import ModelError
from rashomon.reading.encoder import (
    MANIFEST,
    MODEL,
    OVERLAP,
    TABLES,
    TOKENS,
    WINDOW,
    Encoder,
    Manifest,
    open_encoder,
    read_manifest,
    shipped_encoder,
    shipped_folder,
)
from rashomon.reading.heads import VIEWS
from rashomon.reading.pieces import FEATURES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped folder, to be spoiled."""
    return Path(shutil.copytree(shipped_folder(), tmp_path / "model"))


def test_the_shipped_folder_is_whole() -> None:
    assert set(read_manifest(shipped_folder()).files) == {MODEL, TABLES, TOKENS}


def test_a_folder_without_a_manifest_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no manifest\.json; install Rashomon again"):
        open_encoder(tmp_path)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / TABLES).unlink()
    with pytest.raises(ModelError, match=rf"{TABLES} is missing"):
        open_encoder(folder)


def test_an_altered_byte_is_found(folder: Path) -> None:
    content = bytearray((folder / MODEL).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / MODEL).write_bytes(content)
    with pytest.raises(ModelError, match=rf"{MODEL} is not the file that the manifest names"):
        open_encoder(folder)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"window": 99}, "made for another version of Rashomon"),
        ({"views": {"word": 1}}, "made for another version of Rashomon"),
        ({"files": {}}, "does not name"),
        ({"version": 3}, "manifest cannot be read"),
        ({"colour": "red"}, "manifest cannot be read"),
        ({"labels": {"cue": ["O"]}}, "lacks the heads"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    folder: Path, change: dict[str, Any], says: str
) -> None:
    path = folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ModelError, match=says):
        open_encoder(folder)


class Echo:
    """Stands in for the network: each piece's first score is its place in its window, its second
    the length of the window."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def run(self, names: None, given: dict[str, Any]) -> list[Any]:
        shape = given["ids"].shape
        self.shapes.append(shape)
        assert (given["mask"] == 1).all()
        scores = np.zeros((*shape, 3), np.float32)
        scores[..., 0] = np.arange(shape[1])
        scores[..., 1] = shape[1]
        return [scores, np.zeros((*shape, sum(VIEWS.values())), np.float32)]


def echoing() -> tuple[Encoder, Echo]:
    manifest = Manifest(
        name="echo",
        version="0",
        licence="CC0",
        base="none",
        labels={"cue": ("O", "B", "I")},
        views=VIEWS,
        features=FEATURES,
        window=WINDOW,
        files={},
    )
    echo = Echo()
    return Encoder(manifest, echo, shipped_encoder()._tokenizer, {}), echo  # type: ignore[arg-type]


def test_no_text_is_seen_as_no_words() -> None:
    encoder, echo = echoing()
    seen = encoder.read("  \n ")
    assert len(seen.pieces) == 0
    assert seen.scores["cue"].shape == (0, 3)
    assert echo.shapes == []


def test_a_short_text_is_one_window_without_padding() -> None:
    encoder, echo = echoing()
    seen = encoder.read("the army left")
    assert echo.shapes == [(1, 5)]
    assert seen.scores["cue"][:, 0].tolist() == [1, 2, 3]


def test_each_word_is_taken_from_where_it_is_farthest_from_an_edge() -> None:
    encoder, _ = echoing()
    words = WINDOW + 100
    place = encoder.read("go " * words).scores["cue"][:, 0]
    second = WINDOW - OVERLAP  # where the second window begins
    turn = second + OVERLAP // 2
    assert place[: turn - 1].tolist() == list(range(1, turn))
    assert place[turn + 1 :].tolist() == list(range(turn + 2 - second, words + 1 - second))


def test_windows_of_one_length_go_together() -> None:
    encoder, echo = echoing()
    encoder.read("go " * (WINDOW * 3))
    assert sum(rows for rows, _ in echo.shapes) == 4
    assert {length for _, length in echo.shapes[:-1]} == {WINDOW + 2}


def test_sums_do_not_overflow_on_any_processor() -> None:
    """Without it processors that lack VNNI read other claims from the same sentence."""
    options = shipped_encoder()._session.get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"
