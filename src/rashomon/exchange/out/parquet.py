"""A case in; a Parquet file for each kind of record out, with nothing lost (`tables.py`)."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import msgspec
import pyarrow as pa

from rashomon.errors import ExchangeError
from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.tables import BESIDE, OF_POINT, OF_STORY, TABLES, Table
from rashomon.exchange.versions import SCHEMA_VERSION
from rashomon.exchange.writing import TableFile, add_reading
from rashomon.records import Point, Story


def write(material: Material, folder: Path) -> Iterator[Path]:
    """Write every table into a folder, which is made; those that are there already are replaced
    when all of them are written. An export of one story holds it and its reports alone."""
    beside = material.beside()
    about = {
        "rashomon.tool": TOOL,
        "rashomon.schema": SCHEMA_VERSION,
        "rashomon.made": material.made,
        "rashomon.case": material.name,
        "rashomon.whole": "yes" if beside else "no",
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as open_files:
            files = {name: _File(folder, name, each, about) for name, each in TABLES.items()}
            for file in files.values():
                open_files.callback(file.close)
            for reading in material.readings():
                add_reading(files, reading)
            for story in material.stories():
                _add_story(files, story)
            for kind, records in beside.items():
                for record in records:
                    files[BESIDE[kind]].add(record)
        for file in files.values():
            file.finish()
    except (OSError, pa.ArrowException) as error:
        reason = f"the tables could not be written ({error})"
        raise ExchangeError(reason, str(folder), "name another folder, or make room") from error
    finally:
        for unfinished in folder.glob(".*.parquet.part"):
            with suppress(OSError):
                unfinished.unlink()
    yield from (file.path for file in files.values())


class _File(TableFile):
    """A table that is being written beside the file that it will be."""

    def __init__(self, folder: Path, name: str, table: Table, about: Mapping[str, str]) -> None:
        self.path = folder / f"{name}.parquet"
        self._unfinished = folder / f".{name}.parquet.part"
        super().__init__(self._unfinished, table, about)

    def finish(self) -> None:
        """Put the file where it belongs."""
        self._unfinished.replace(self.path)


def _add_story(files: Mapping[str, _File], story: Story) -> None:
    files["stories"].add(msgspec.structs.replace(story, **dict.fromkeys(OF_STORY, ())))
    for field, table in OF_STORY.items():
        for position, record in enumerate(getattr(story, field)):
            bare = record
            if isinstance(record, Point):
                bare = msgspec.structs.replace(record, answers=(), versions=())
                _add_point(files, story.id, position, record)
            files[table].add(bare, in_story=story.id, position=position)


def _add_point(files: Mapping[str, _File], story: str, number: int, point: Point) -> None:
    for field, table in OF_POINT.items():
        for position, record in enumerate(getattr(point, field)):
            files[table].add(record, in_story=story, in_point=number, position=position)
