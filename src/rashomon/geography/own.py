"""The places files of one run in, split into lists (YAML) and gazetteers (all else), out."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.geography import files

LISTS = (".yml", ".yaml")
# Gazetteers of this run lie here and go with it.
_HELD: list[TemporaryDirectory[str]] = []


def split_places(paths: Iterable[str | Path]) -> tuple[list[Path], list[Path]]:
    """Of a user's places files the lists, and of the others the gazetteers made of them: GeoNames
    dumps, CSV and GeoJSON are asked beside the shipped one."""
    lists: list[Path] = []
    made: list[Path] = []
    for path in map(Path, paths):
        if path.suffix.lower() in LISTS:
            lists.append(path)
            continue
        folder = TemporaryDirectory(prefix="rashomon-")
        _HELD.append(folder)
        made.append(files.add(path, Path(folder.name)).path)
    return lists, made
