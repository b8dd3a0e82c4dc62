"""A file of places in, a gazetteer of its own out: GeoNames dumps, CSV, GeoJSON.

Every gazetteer, the shipped one too, is one SQLite file of this form; a user's lie in a folder, and
what is in it is asked beside the shipped one.
"""

import csv
import hashlib
import json
import lzma
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

from platformdirs import user_data_path

from rashomon.errors import GazetteerError
from rashomon.geography.keys import keys_of
from rashomon.geography.sites import KINDS, kind_of

# Degrees are kept in thousandths, a hundred metres; `kind` is a position in KINDS.
SCHEMA = """
CREATE TABLE places (
  id INTEGER PRIMARY KEY, name TEXT, country TEXT, region INTEGER, kind INTEGER,
  lat INTEGER, lon INTEGER, people INTEGER, rivals TEXT
);
CREATE TABLE names (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
"""
# What reading a file of another form comes to; RuntimeError where a ZIP asks for a password, or a
# GeoJSON is nested too deeply.
UNREADABLE = (
    *(OSError, EOFError, RuntimeError, ValueError),  # ValueError: of encodings, of JSON, of numbers
    *(csv.Error, BadZipFile, zlib.error, lzma.LZMAError),
)
# The longest field of a CSV: a country's name in every language takes some thousand characters. A
# quotation mark that is never closed would else swallow the lines behind it.
LONGEST = 1_000_000
# A country packs to a fourth of its size; what packs more tightly than this, and is large, was made
# to fill a memory.
TIGHTEST, FEW = 200, 64 << 20
# SQLite holds no more.
MOST_PEOPLE = 2**63 - 1
# GeoNames: the columns of a country dump, and what its classes and codes are to us.
COLUMNS = 19
CLASSES = {"P": "town", "H": "water", "T": "terrain", "V": "terrain", "S": "facility",
           "R": "facility", "L": "area", "U": "water"}  # fmt: skip
CODES = {
    "ADM1": "region",
    "ADM2": "district",
    "ADM3": "district",
    "ADM4": "district",
    "RGN": "area",
}
NAME_COLUMNS = ("name", "title", "label")
ALIAS_COLUMNS = ("aliases", "names", "alternatenames", "alternates")
LAT_COLUMNS = ("lat", "latitude", "y")
LON_COLUMNS = ("lon", "lng", "long", "longitude", "x")


class Row(NamedTuple):
    """A place of a file, in degrees."""

    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    country: str | None
    people: int
    rivals: str | None


class Added(NamedTuple):
    """A user's gazetteer: where it is, what it was made from, how many places it has."""

    path: Path
    source: str
    sha256: str
    added: str
    places: int
    skipped: int


def home() -> Path:
    """Where a user's own things lie: RASHOMON_HOME, or what the system keeps data in."""
    named = os.environ.get("RASHOMON_HOME")
    return Path(named) if named else user_data_path("rashomon")


def folder() -> Path:
    """Where a user's gazetteers lie."""
    return home() / "gazetteer"


def add(path: str | Path, into: Path | None = None) -> Added:
    """Make a gazetteer of a file: a GeoNames dump (txt or zip), a CSV, a GeoJSON.

    A file of the same name takes the place of the one added before. Rows that tell no name or no
    point are counted as `skipped`; a file of nothing else is refused.
    """
    path = Path(path)
    target = (into or folder()) / f"{path.name}.db"
    new = target.with_suffix(".new")
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        target.parent.mkdir(parents=True, exist_ok=True)
        places = _write(new, path, digest)
    except UNREADABLE as error:
        new.unlink(missing_ok=True)
        raise GazetteerError(
            f"the file of places cannot be read ({error})",
            str(path),
            "give a GeoNames dump, a CSV with name, lat and lon, or a GeoJSON, in UTF-8",
        ) from error
    if not places:
        new.unlink()
        raise GazetteerError(
            "no line of it tells the name and the point of a place",
            str(path),
            "a CSV needs a first line with name, lat and lon; a GeoNames dump has 19 columns",
        )
    new.replace(target)
    return about(target)


def added(within: Path | None = None) -> list[Added]:
    """The gazetteers that a user has added, by name."""
    return [about(path) for path in sorted((within or folder()).glob("*.db"))]


def about(path: Path) -> Added:
    """What a gazetteer says of itself."""
    with closing(_opened(path)) as database:
        said = dict(database.execute("SELECT key, value FROM about"))
    return Added(
        path,
        said.get("source", path.name),
        said.get("sha256", ""),
        said.get("added", ""),
        int(said.get("places", 0)),
        int(said.get("skipped", 0)),
    )


def remove(name: str, within: Path | None = None) -> Path:
    """Take away a gazetteer that was added, by its name or that of its file."""
    path = (within or folder()) / f"{Path(name).name.removesuffix('.db')}.db"
    if not path.exists():
        known = ", ".join(each.source for each in added(within)) or "none"
        raise GazetteerError(f"there is no gazetteer {name!r}", "", f"added are: {known}")
    path.unlink()
    return path


def _opened(path: Path) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        database.execute("SELECT 1 FROM about LIMIT 1")
    except sqlite3.Error as error:
        raise GazetteerError(
            f"the gazetteer cannot be opened ({error})", str(path), "add its file again"
        ) from error
    return database


def _write(target: Path, source: Path, digest: str) -> int:
    """Write the places of a file, line by line; how many there are."""
    target.unlink(missing_ok=True)
    places = skipped = 0
    with closing(sqlite3.connect(target)) as database, database:
        database.executescript(SCHEMA)
        for row in _rows(source):
            if row is None or not _is_text(row):
                skipped += 1
                continue
            places += 1
            _insert(database, places, row)
        said = {
            "source": source.name,
            "sha256": digest,
            "added": datetime.now(UTC).isoformat(timespec="seconds"),
            "places": str(places),
            "skipped": str(skipped),
        }
        database.executemany("INSERT INTO about VALUES (?, ?)", said.items())
    return places


def _insert(database: sqlite3.Connection, number: int, row: Row) -> None:
    kind = KINDS.index(kind_of(row.kind))
    point = (round(row.lat * 1e3), round(row.lon * 1e3))
    database.execute(
        "INSERT INTO places VALUES (?, ?, ?, NULL, ?, ?, ?, ?, ?)",
        (number, row.name, row.country, kind, *point, row.people, row.rivals),
    )
    keys = {key for name in (row.name, *row.names) for key in keys_of(name) if key}
    database.executemany("INSERT INTO names VALUES (?, ?)", [(key, number) for key in sorted(keys)])


def _rows(path: Path) -> Iterator[Row | None]:
    if path.suffix.lower() in (".geojson", ".json"):
        return _geojson(json.loads(path.read_text(encoding="utf-8-sig")))
    if path.suffix.lower() == ".zip":
        return _zipped(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
    if first.count("\t") == COLUMNS - 1:
        return _text(path)
    return _table(
        path, "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
    )


def _text(path: Path) -> Iterator[Row | None]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from _dump(lines)


def _zipped(path: Path) -> Iterator[Row | None]:
    """A country of GeoNames as it is fetched: its dump beside a readme."""
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if name.endswith(".txt") and "readme" not in name.lower():
                size = packed.getinfo(name)
                if size.file_size > max(FEW, TIGHTEST * size.compress_size):
                    raise BadZipFile(f"{name!a} unpacks to far more than places take")
                yield from _dump(TextIOWrapper(packed.open(name), encoding="utf-8"))


def _dump(lines: Iterable[str]) -> Iterator[Row | None]:
    """Lines of a GeoNames dump: 19 columns with tabs between."""
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != COLUMNS:
            yield None
            continue
        point = _point(cells[4], cells[5])
        if not cells[1] or point is None:
            yield None
            continue
        kind = CODES.get(cells[7]) or (
            "country" if cells[7].startswith("PCL") else CLASSES.get(cells[6], "town")
        )
        yield Row(
            cells[1],
            tuple(name for name in (cells[2], *cells[3].split(",")) if name),
            *point,
            kind,
            cells[8].lower() or None,
            _people(cells[14]),
            cells[9] or None,
        )


def _table(path: Path, between: str) -> Iterator[Row | None]:
    before = csv.field_size_limit(LONGEST)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.DictReader(file, delimiter=between):
                known = {str(name or "").strip().lower(): value for name, value in cells.items()}
                yield _named(known)
    finally:
        csv.field_size_limit(before)


def _named(cells: dict[str, Any]) -> Row | None:
    """A row by the names of its columns; aliases are parted by | or ;."""
    name = str(_first(cells, NAME_COLUMNS) or "").strip()
    point = _point(_first(cells, LAT_COLUMNS), _first(cells, LON_COLUMNS))
    if not name or point is None:
        return None
    others = _first(cells, ALIAS_COLUMNS) or ()
    if isinstance(others, str):
        others = others.replace(";", "|").split("|")
    if not isinstance(others, list | tuple):
        others = (others,)
    return Row(
        name,
        tuple(str(other).strip() for other in others if str(other).strip()),
        *point,
        str(cells.get("kind") or "town").lower(),
        str(cells.get("country") or "").lower() or None,
        _people(str(cells.get("population") or "")),
        None,
    )


def _is_text(row: Row) -> bool:
    """Whether its names can be kept: JSON can write half a character, which no file holds."""
    try:
        "".join((row.name, *row.names, row.country or "")).encode()
    except UnicodeEncodeError:
        return False
    return True


def _people(told: str) -> int:
    """How many people live in a place; none where no number is told, or one that is no count."""
    return int(told) if told.isdecimal() and len(told) < len(str(MOST_PEOPLE)) else 0


def _geojson(content: Any) -> Iterator[Row | None]:
    """Features of a GeoJSON; what is no point gets the middle of its corners."""
    features = content.get("features", [content]) if isinstance(content, dict) else []
    for feature in features if isinstance(features, list) else [features]:
        geometry, told = _inside(feature, "geometry"), _inside(feature, "properties")
        corners = list(_corners(geometry.get("coordinates")))
        cells = {str(k).lower(): v for k, v in told.items()}
        if not corners:
            yield None
            continue
        lons, lats = [c[0] for c in corners], [c[1] for c in corners]
        middle = {"lat": (min(lats) + max(lats)) / 2, "lon": (min(lons) + max(lons)) / 2}
        yield _named(cells | middle)


def _corners(coordinates: Any) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list):
        return
    if len(coordinates) > 1 and (point := _point(coordinates[1], coordinates[0])) is not None:
        yield point[1], point[0]
        return
    for inner in coordinates:
        yield from _corners(inner)


def _inside(thing: object, name: str) -> dict[str, Any]:
    """The object that stands under a name in another; an empty one where none does."""
    held = thing.get(name) if isinstance(thing, dict) else None
    return held if isinstance(held, dict) else {}


def _first(cells: dict[str, Any], names: Iterable[str]) -> Any:
    return next((cells[name] for name in names if cells.get(name) not in (None, "")), None)


def _point(lat: object, lon: object) -> tuple[float, float] | None:
    try:
        north, east = float(str(lat)), float(str(lon))
    except ValueError:
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None
