"""A reading in, the same with whom its names mean out: parties, people and places.

Names that a list settles come resolved from the reading; here the report settles the rest: short
forms ("the regime", "the enemy"), names that several bear, names by part, acronyms, and where the
named places lie. What it does not settle stays open, with those it may mean.
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.geography.gazetteer import Gazetteer
from rashomon.language import Language
from rashomon.language.names import ACTOR_TYPES
from rashomon.naming.bare import Bare, bare_names, of_mention
from rashomon.naming.choosing import choose
from rashomon.naming.parts import united
from rashomon.naming.placing import placed
from rashomon.naming.scene import Scene
from rashomon.records import Attribution, Mention, Reading

__all__ = ["resolve"]


def resolve(reading: Reading, language: Language, gazetteer: Gazetteer) -> Reading:
    """Settle whom the names of a reading mean, as far as its report does."""
    mentions = united(reading.mentions, language)
    mentions = placed(replace(reading, mentions=mentions), language, gazetteer)
    scene = Scene.of(replace(reading, mentions=mentions), language)
    if any(mention.candidates for mention in mentions):
        mentions = _settled(mentions, scene, language)
        scene = Scene.of(replace(reading, mentions=mentions), language)
    # Several rounds are not needed: a short form leads to names, not to other short forms.
    found = []
    for bare in bare_names(replace(reading, mentions=mentions), language):
        meant = choose(bare, scene, language)
        if meant.entity or meant.candidates:
            found.append(_mention_of(bare, meant.entity, meant.candidates, language))
            scene.add(bare.start, meant.entity)
    mentions = _with(mentions, found)
    return replace(
        reading,
        mentions=mentions,
        attributions=_renamed(reading.attributions, reading.mentions, mentions),
    )


def _settled(
    mentions: tuple[Mention, ...], scene: Scene, language: Language
) -> tuple[Mention, ...]:
    """Choose for names that several parties bear; where nothing tells, no party is given."""
    settled = []
    for mention in mentions:
        if len(mention.candidates) > 1:
            meant = choose(of_mention(mention), scene, language)
            moved = meant.entity != mention.entity  # then the place was another's, too
            place = None if moved else mention.place
            mention = replace(
                mention, entity=meant.entity, candidates=meant.candidates, place=place
            )
        settled.append(mention)
    return tuple(settled)


def _mention_of(
    bare: Bare, entity: str | None, candidates: tuple[str, ...], language: Language
) -> Mention:
    party = language.names.parties.get(entity or next(iter(candidates), ""))
    type_ = ACTOR_TYPES[party.type] if party is not None else "organisation"
    return Mention(bare.start, bare.end, bare.quote, type_, entity, "context", candidates)


def _with(mentions: Sequence[Mention], found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Put settled short forms among the mentions; what lies in one gives way, as does a mention of
    the same words that leads nowhere."""
    spans = [(m.start, m.end) for m in found]

    def gives_way(mention: Mention) -> bool:
        if not mention.entity:
            return (mention.start, mention.end) in spans
        return any(start <= mention.start and mention.end <= end for start, end in spans)

    kept = [m for m in mentions if not gives_way(m)]
    return tuple(sorted([*kept, *found], key=lambda m: (m.start, -m.end)))


def _renamed(
    attributions: tuple[Attribution, ...],
    before: Sequence[Mention],
    after: Sequence[Mention],
) -> tuple[Attribution, ...]:
    """Let attributions name whom the names in their sources were found to mean."""
    was = {(m.start, m.end): m.entity for m in before if m.entity}
    meant = [m for m in after if m.entity]
    starts = [m.start for m in meant]
    renamed = []
    for attribution in attributions:
        for source in attribution.source:
            inside = meant[bisect_left(starts, source.start) : bisect_left(starts, source.end)]
            for mention in inside:
                own = was.get((mention.start, mention.end))
                moved = own is not None and own == attribution.entity
                settled = own is None and mention.end == source.end and mention.kind == "context"
                if mention.end <= source.end and (moved or settled):
                    attribution = replace(attribution, entity=mention.entity)
        renamed.append(attribution)
    return tuple(renamed)
