"""Lists of places that a user has written."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from fuzz.holding import refusing
from fuzz.targets.actors import ENTRIES, LISTS, dumped
from rashomon.geography import Gazetteer
from rashomon.language.lists import read_list
from rashomon.language.names import compile_names

LIST = """\
norland: {name: Norland, kind: country, lat: 61.5, lon: 12.25, people: 4000000}
fenby:
  name: Fenby
  names: [Fen-by, فنبي]
  kind: town
  in: norland
  within: Fenland
  lat: 61.52
  lon: 12.31
  un: [{status: disputed, where: "resolution 1"}]
  claims: [{by: norland, as: a town of Norland}]
"""
_PLACES = st.dictionaries(
    st.sampled_from(("norland", "fenby", "fen")),
    ENTRIES.map(lambda entry: {"name": "Fenby", "lat": 61.5, "lon": 12.3, **entry}),
)
STRATEGY = st.one_of(LISTS, _PLACES).map(dumped)


def seeds() -> list[bytes]:
    """A list."""
    return [LIST.encode()]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """The list is compiled and its places are found, or it is refused with one sentence."""
    with TemporaryDirectory(prefix="fuzz-") as folder, refusing():
        path = Path(folder) / "places.yml"
        path.write_bytes(data)
        places = read_list(str(path))
        compile_names({}, places)
        Gazetteer(places).sites("Fenby")
