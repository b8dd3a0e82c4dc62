"""One place in a sentence where something is attributed."""

from dataclasses import dataclass

from rashomon.language.cues import Cue

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Site:
    """One attribution inside a sentence, as stretches of items.

    `edge` is where the site's own words begin: content of an earlier cue that runs on ends there
    when this site `cuts` it (it follows after "and", or trails behind the sentence). A source
    `behind` another one is who that one rests on: "citing the ministry".
    """

    cue: Cue
    at: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    edge: int
    cuts: bool = False
    behind: bool = False
