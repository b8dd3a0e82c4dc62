"""The items of a headline in, the site that its form makes out: "S: C", "C: S", "C - S"."""

from collections.abc import Iterator

from rashomon.language.cues import Cue
from rashomon.reading.items import Items
from rashomon.reading.site import Site

COLON = Cue("", "colon", "report", "reported")
# The lists of sources.yml whose nouns can speak in a headline: "Ministry: ...".
SPEAKERS = (
    "unnamed_official",
    "media",
    "document",
    "witness",
    "expert",
    "government",
    "organisation",
    "offices",
    "source_words",
)


def headline_sites(items: Items, end: int) -> Iterator[Site]:
    """ "S: C" and "C: S", where S is short and C is not."""
    for at in range(1, end - 1):
        if items.plain[at] not in (":", "—", "–", "-") or items.plain[at - 1] == items.plain[at]:
            continue
        colon = items.plain[at] == ":"
        if colon and at <= 5 and _names_source(items, 0, at):
            yield Site(COLON, (at, at + 1), (0, at), ((at + 1, end),))
        elif end - at <= 6 and items.has_verb(0, at) and _names_source(items, at + 1, end):
            yield Site(COLON, (at, at + 1), (at + 1, end), ((0, at),))
        else:
            continue
        return


def _names_source(items: Items, begin: int, end: int) -> bool:
    """Whether a stretch ends in somebody who can speak: a party, a person, "official", "report"."""
    language = items.language
    if any(items.plain[end - 1] in language.sources[kind] for kind in SPEAKERS):
        return not items.has_verb(begin, end)
    for index in range(begin, end):
        match = language.names.table.at(items.plain, index)
        if match and index + match[0] == end and match[1][0].type not in ("place", "facility"):
            return index - begin <= 1
    return False
