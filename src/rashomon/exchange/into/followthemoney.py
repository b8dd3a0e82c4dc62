"""A file of FollowTheMoney entities in; the parties and people of it become a list of the case.

A list counts for what is read from then on; what was read before stays as it was read.
"""

from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import ExchangeError
from rashomon.exchange.taken import Taken
from rashomon.language import load_language
from rashomon.language.ftm import SUFFIXES, Found, entities_of, is_ftm, read_ftm
from rashomon.store import Case
from rashomon.views.given import line


def take(case: Case, path: Path, by: str) -> Iterator[Taken]:
    """Keep a file of entities, one JSON object a line, as a list of parties of the case, and say
    what became of each. All of it is checked before anything is kept.

    The log of custody names whoever runs this; `by` is for what is kept beside a name.
    """
    if not is_ftm(str(path)):
        reason = "its name does not end as that of a file of entities does"
        raise ExchangeError(reason, str(path), f"let it end in one of {', '.join(SUFFIXES)}")
    read_ftm(str(path))
    actors, places = case.list_files()
    kept = next((file for file in actors if file.name == path.name), None)
    others = [file for file in actors if file.name != path.name]
    load_language("en", [*others, path], places)  # says what is wrong, if anything is
    known = {found.id for found in entities_of(str(kept))} if kept is not None else set()
    case.keep_lists(actors=[path])
    for found in entities_of(str(path)):
        yield _taken(found, found.id not in known)


def _taken(found: Found, new: bool) -> Taken:
    name = line(found.name)
    if found.entry is None:
        words = f"{name} is a {found.schema}: no party and no person, so it was left out"
        return Taken(found.id, words, new=False, kept=False)
    names = sum(map(len, found.entry["names"].values()))
    more = f", with {names} more {'name' if names == 1 else 'names'}" if names else ""
    words = f"{name} is a party of the case ({found.entry['type']}){more}"
    return Taken(found.id, words, new=new)
