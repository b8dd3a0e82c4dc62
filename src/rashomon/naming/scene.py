"""A reading in; the parties, lands and speakers of its report, which short forms lean on, out."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.language import Language
from rashomon.language.phrases import split
from rashomon.records import Mention, Reading, Report, Span


@dataclass(slots=True)
class Scene:
    """Who is named in which sentences, which lands the places of a sentence lie in, and who speaks:
    `voices` are stretches of what a party is said to say, `publisher` whose outlet it is."""

    language: Language
    starts: Sequence[int]
    lands: Mapping[int, frozenset[str]]
    voices: Sequence[tuple[int, int, str]]
    publisher: str | None
    parties: dict[str, list[int]] = field(default_factory=dict)

    @staticmethod
    def of(reading: Reading, language: Language) -> "Scene":
        """Take stock of a report."""
        starts = [start for start, _ in reading.sentences]
        lands: dict[int, set[str]] = defaultdict(set)
        for mention in reading.mentions:
            if mention.place is not None and mention.place.country:
                lands[bisect_right(starts, mention.start)].add(mention.place.country)
        voices = [
            (span.start, span.end, who)
            for attribution in reading.attributions
            if (who := _party(attribution.entity, attribution.source, reading.mentions, language))
            for span in attribution.content
        ]
        scene = Scene(
            language,
            starts,
            {at: frozenset(found) for at, found in lands.items()},
            voices,
            _publisher(reading.report, language),
        )
        for mention in reading.mentions:
            scene.add(mention.start, mention.entity if not mention.candidates else None)
        return scene

    def add(self, start: int, entity: str | None) -> None:
        """Know of one more mention of a party."""
        if entity is not None and entity in self.language.names.parties:
            self.parties.setdefault(entity, []).append(self.sentence(start))

    def sentence(self, place: int) -> int:
        """The number of the sentence that a character stands in."""
        return bisect_right(self.starts, place)

    def speaker(self, start: int, end: int, *, near: bool = False) -> str | None:
        """The party whose words some characters are: the innermost voice, else the publisher; with
        `near`, else the last voice before ("The staff counted nine raids; the enemy ...")."""
        around = [voice for voice in self.voices if voice[0] <= start and end <= voice[1]]
        inner = min(around, key=lambda voice: voice[1] - voice[0], default=None)
        if inner is not None or self.publisher is not None or not near:
            return inner[2] if inner else self.publisher
        here = self.sentence(start)
        before = [
            v for v in self.voices if v[1] <= start and self.sentence(v[0]) in (here, here - 1)
        ]
        return before[-1][2] if before else None


def _party(
    entity: str | None, source: Iterable[Span], mentions: Sequence[Mention], language: Language
) -> str | None:
    """The party that a voice speaks for: itself, or the one that is named in it or whose seat is
    ("the ministry in Norport"); of a party's medium, the party."""
    if party := language.names.parties.get(entity or ""):
        return party.of if party.type == "media" else party.entity
    named = set()
    for span in source:
        for mention in mentions:
            if not (span.start <= mention.start and mention.end <= span.end):
                continue
            if mention.entity is not None and mention.entity in language.names.parties:
                named.add(language.names.whole(mention.entity))
            elif mention.place is not None and mention.place.country:
                named.add(mention.place.country)
    return named.pop() if len(named) == 1 else None


def _publisher(report: Report, language: Language) -> str | None:
    """The party that a report's outlet belongs to, where the lists say so."""
    words = split(report.publisher or "")
    match = language.names.table.at(words, 0) if words else None
    parties = [language.names.parties.get(name.entity) for name in (match[1] if match else ())]
    return next((party.of for party in parties if party is not None and party.of), None)
