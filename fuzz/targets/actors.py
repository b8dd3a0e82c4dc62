"""Lists of parties that a user has written."""

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import strategies as st

from fuzz.holding import refusing
from fuzz.words import LEAVES, things
from rashomon.language.lists import read_list
from rashomon.language.names import compile_names

LIST = """\
norland:
  name: Norland
  type: government
  names:
    variant: [Republic of Norland, "Norland's government"]
    demonym: [Norlandic]
    hostile: [the Norland regime]
norland-army:
  name: Army of Norland
  type: armed_group
  of: norland
  part: forces
  where: [fen]
harrow:
  name: Harrow Post
  type: media
"""
KEYS = (
    *("name", "type", "names", "of", "part", "where", "variant", "demonym", "kind", "lat", "lon"),
    *("in", "within", "people", "un", "claims", "held", "also", "norland", "status", "by"),
)
ENTRIES = st.dictionaries(st.sampled_from(KEYS), things(KEYS, 4), max_size=6)
LISTS = st.one_of(
    st.dictionaries(st.one_of(st.sampled_from(("norland", "fen")), LEAVES), ENTRIES, max_size=4),
    things(KEYS),
)


def dumped(thing: object) -> bytes:
    """A thing as YAML."""
    return yaml.safe_dump(thing, allow_unicode=True).encode("utf-8", "replace")


_TYPES = st.sampled_from(("government", "armed_group", "person", "media", "territory", "x"))
_ACTORS = st.dictionaries(
    st.sampled_from(("norland", "fen", "harrow")),
    st.builds(lambda e, t: {"name": "Norland", "type": t, **e}, ENTRIES, _TYPES),
)
STRATEGY = st.one_of(LISTS, _ACTORS).map(dumped)


def seeds() -> list[bytes]:
    """A list."""
    return [LIST.encode(), b"a: {name: Fen, type: person}\n"]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """The list is compiled, or refused with one sentence."""
    with TemporaryDirectory(prefix="fuzz-") as folder, refusing():
        path = Path(folder) / "actors.yml"
        path.write_bytes(data)
        names = compile_names(read_list(str(path)), {})
        names.sounding("Norland")
        for entity in names.parties:
            names.whole(entity)
