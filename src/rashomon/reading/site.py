"""One place in a sentence where something is attributed."""

from dataclasses import dataclass

from rashomon.language.cues import Cue

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Site:
    """One attribution inside a sentence, as stretches of items.

    A source `behind` another one is who that one rests on: "citing the ministry". Of a `sure` site
    the form leaves no doubt whose words follow: "quoted S as saying".
    """

    cue: Cue
    at: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    behind: bool = False
    sure: bool = False
