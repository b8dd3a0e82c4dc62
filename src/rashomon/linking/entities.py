"""The readings of a case in, its parties, people and places with all their names out.

Whose word a name is goes with it: in what somebody is said to say it is theirs, elsewhere the
outlet's own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.language import Language
from rashomon.linking.decided import folded
from rashomon.records import (
    Decision,
    Entity,
    Located,
    Mention,
    MentionType,
    NameKind,
    NameUse,
    Reading,
)

# What is an entity of a case; weapons, dates and numbers are no such thing.
TYPES: frozenset[MentionType] = frozenset(
    ("person", "organisation", "armed_group", "government", "place", "facility", "nationality")
)
# Where a party is named in several ways, what it is called by most of them counts least.
RANK: tuple[MentionType, ...] = (
    *("government", "armed_group", "organisation", "person"),
    *("facility", "place", "nationality"),
)


def entities_of(
    readings: Iterable[Reading], language: Language, decisions: Sequence[Decision] = ()
) -> list[Entity]:
    """Every entity named in some readings, the most often named first.

    The readings come as people have decided on them (`Case.readings` gives them so); `decisions`
    are asked for the names that people gave.
    """
    found: dict[str, list[tuple[Mention, Reading]]] = defaultdict(list)
    for reading in readings:
        for mention in reading.mentions:
            if mention.entity and mention.type in TYPES:
                found[mention.entity].append((mention, reading))
    called = {d.entity: d.name for d in decisions if d.kind == "rename" and d.entity and d.name}
    entities = [_entity(key, named, called, language) for key, named in found.items()]
    return sorted(entities, key=lambda e: (-e.reports, -e.count, e.id))


def voice_of(start: int, end: int, reading: Reading) -> tuple[str, bool]:
    """Whose words some characters are, and if they are quoted word for word: the innermost voice in
    whose words they stand, else the outlet's."""
    around = [
        (content.end - content.start, attribution)
        for attribution in reading.attributions
        for content in attribution.content
        if content.start <= start and end <= content.end
    ]
    if not around:
        return reading.report.publisher or reading.report.name, False
    _, inner = min(around, key=lambda found: found[0])
    who = " ".join(span.quote for span in inner.source)
    return who or "nobody named", inner.manner != "indirect"


def _entity(
    key: str,
    named: Sequence[tuple[Mention, Reading]],
    called: Mapping[str, str],
    language: Language,
) -> Entity:
    types = Counter(mention.type for mention, _ in named)
    type_ = min(types, key=lambda t: (RANK.index(t) if t in RANK else len(RANK), t))
    by_words: dict[str, list[tuple[Mention, Reading]]] = defaultdict(list)
    for mention, reading in named:
        by_words[folded(mention.quote)].append((mention, reading))
    uses = sorted(map(_use, by_words.values()), key=lambda use: (-use.count, use.name))
    places = Counter(m.place for m, _ in named if m.place is not None and m.use == "literal")
    place: Located | None = places.most_common(1)[0][0] if places else None
    longest = max((use.name for use in uses), key=len)
    return Entity(
        id=key,
        name=called.get(key) or language.names.neutral.get(key) or _own_name(place, key) or longest,
        type=type_,
        count=len(named),
        reports=len({reading.report.id for _, reading in named}),
        names=tuple(uses),
        place=place,
    )


def _own_name(place: Located | None, key: str) -> str | None:
    return place.name if place is not None and place.id.endswith(f":{key}") else None


def _use(named: Sequence[tuple[Mention, Reading]]) -> NameUse:
    written = Counter(" ".join(mention.quote.split()) for mention, _ in named)
    kinds: Counter[NameKind | None] = Counter(mention.kind for mention, _ in named)
    users = Counter(voice_of(m.start, m.end, reading)[0] for m, reading in named)
    return NameUse(
        name=min(written, key=lambda words: (-written[words], words)),
        kind=kinds.most_common(1)[0][0],
        count=len(named),
        users=tuple(sorted(users.items(), key=lambda pair: (-pair[1], pair[0]))),
        reports=tuple(sorted({reading.report.id for _, reading in named})),
    )
