"""Files of places: a dump of GeoNames (plain or in a ZIP), a CSV, a GeoJSON."""

import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from fuzz.holding import hold, refusing
from fuzz.words import LEAVES, TEXTS, encoded, things
from rashomon.geography import Gazetteer
from rashomon.geography.files import COLUMNS, add

_GEO = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [[[12.3, 61.5], [12.4, 61.6]]]},
            "properties": {"name": "Fenby", "aliases": ["Fen-by"], "population": 9},
        }
    ],
}
_CELLS = [""] * COLUMNS
_CELLS[1:9] = ["Fenby", "Fenby", "Fen-by,Fenbi", "61.5", "12.3", "P", "PPL", "NO"]
_CELLS[14] = "900"
_DUMP = "\t".join(_CELLS) + "\n"
_TABLE = "name,lat,lon,aliases,kind,country,population\nFenby,61.5,12.3,Fen-by|Fenbi,town,no,900\n"
_KEYS = (
    "type",
    "features",
    "geometry",
    "coordinates",
    "properties",
    "name",
    "lat",
    "lon",
    "aliases",
)
_NUMBERS = st.one_of(st.floats(-200, 200), LEAVES)
_SHAPES = st.recursive(_NUMBERS, lambda inner: st.lists(inner, max_size=3), max_leaves=8)
_FEATURES = st.builds(
    lambda shape, props: {"geometry": {"coordinates": shape}, "properties": props},
    *(_SHAPES, st.dictionaries(st.sampled_from(_KEYS), LEAVES).map(lambda p: {"name": "Fen", **p})),
)
_ROW = st.lists(st.one_of(TEXTS, _NUMBERS.map(str)), min_size=2, max_size=8).map(",".join)


def _zipped(data: bytes, name: str = "NO.txt", how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        made.writestr(name, data)
    return out.getvalue()


STRATEGY = st.one_of(
    st.lists(_FEATURES, max_size=3).map(lambda f: json.dumps({"features": f}).encode()),
    things(_KEYS).map(lambda t: json.dumps(t).encode()),
    encoded(st.lists(_ROW, max_size=4).map(lambda r: "\n".join(["name,lat,lon,aliases", *r]))),
    st.lists(st.one_of(TEXTS, _NUMBERS.map(str)), min_size=19, max_size=19).map(
        lambda cells: "\t".join(cells).encode("utf-8", "replace")
    ),
    st.builds(
        _zipped,
        encoded(TEXTS),
        st.sampled_from(("NO.txt", "a", "b.txt")),
        st.sampled_from((0, 8, 12, 14)),
    ),
)


def seeds() -> list[bytes]:
    """One place, in each form."""
    return [
        *(json.dumps(_GEO).encode(), _DUMP.encode(), _TABLE.encode(), _zipped(_DUMP.encode())),
        _zipped(_DUMP.encode(), how=zipfile.ZIP_STORED),
    ]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """Places are found again under their names, or the file is refused with one sentence."""
    ending = {b"{": "geojson", b"[": "geojson", b"P": "zip"}.get(data[:1], "csv")
    with TemporaryDirectory(prefix="fuzz-") as name:
        path = Path(name) / f"places.{ending}"
        path.write_bytes(data)
        with refusing():
            made = add(path, Path(name) / "into")
            hold(made.places > 0, "no places, and nothing said")
            Gazetteer({}, [made.path]).sites("Fenby")
            return
        left = [each.name for each in (Path(name) / "into").glob("*")]
        hold(not left, "a refused file leaves something behind")
