"""A claim's chain in, the origins it rests on out, as identifiers that two claims may share."""

from collections.abc import Sequence

from rashomon.language.phrases import split
from rashomon.language.sounds import slug
from rashomon.linking.kinds import SPEECH
from rashomon.records import Claim, Hop
from rashomon.weighing.scene import Scene

# Voices that name nobody cannot be shown to be one.
NAMELESS = frozenset({"hearsay", "unspecified", "own_voice"})


# "The military" names somebody's in many a list, "Zionist" nobody alone.
LOOSE = ("context", "epithet")
# Voices that speak for the party that they are of; an official who will not be named speaks alone.
SPEAKING = frozenset({"government", "armed_group", "named_official"})


def rests_on(claim: Claim, scene: Scene) -> tuple[str, ...]:
    """The voices that a claim names, and the parties that they speak for; where it names none, the
    outlets of the report that its words go back to, else that report.

    "Local sources" in two reports are two origins, unless one report copies the other.
    """
    root, heard = scene.root(claim.report), others(claim.chain, scene)
    voices = {
        voice_key(hop, scene)
        if hop.source_kind not in NAMELESS
        else f"{slug(hop.source)} in {root}"
        for hop in heard
        if hop.source
    }
    speaker = speaker_of(claim, scene)
    if speaker is not None:
        voices |= {speaker, scene.party(speaker) or speaker}
    party = party_of(heard[-1], scene) if heard else None
    if party is not None:
        voices.add(party)
    return tuple(sorted(voices)) or tuple(sorted(scene.outlets(root))) or (root,)


def others(chain: Sequence[Hop], scene: Scene) -> Sequence[Hop]:
    """The voices of a chain but the outlet's own: "the headline says" is its own, too."""
    selves = scene.language.slots.selves
    return [hop for hop in chain[1:] if not (hop.source and _is_self(hop.source, selves))]


def _is_self(said: str, selves: frozenset[str]) -> bool:
    words = [word for word in split(said) if word not in ("the", "this", "its", "a")]
    return len(words) == 1 and words[0] in selves


def speaker_of(claim: Claim, scene: Scene) -> str | None:
    """Of a claim of speech that stands in the outlet's own words, who speaks in it: "the front,
    which denied it"."""
    # That somebody had no comment is the word of the outlet that asked.
    spoken = claim.event.type in (SPEECH | {"claim_of_responsibility"}) - {"no_comment"}
    if not spoken or len(claim.chain) > 1 or claim.actor is None:
        return None
    return claim.actor.entity


def party_of(hop: Hop, scene: Scene) -> str | None:
    """The party that a voice speaks for: "the front's defence ministry" speaks for the front."""
    if hop.source_kind not in SPEAKING:
        return None
    known = scene.language.names
    if hop.entity in known.parties:
        return scene.party(hop.entity)
    return party_in(hop.source, scene)


def party_in(said: str, scene: Scene) -> str | None:
    """The one party that some words name: of "the front's defence ministry" the front."""
    named = parties_in(said, scene)
    return named[0] if len(named) == 1 else None


def parties_in(said: str, scene: Scene) -> tuple[str, ...]:
    """The parties that some words name, in order."""
    known = scene.language.names
    words = [word for each in split(said) for word in _run_by(each, scene)]
    found = [known.table.at(words, index) for index in range(len(words))]
    named = (
        str(scene.party(name.entity))
        for match in found
        if match is not None
        for name in match[1]
        if name.kind not in LOOSE
        and name.entity in known.parties
        and known.parties[name.entity].type != "person"
    )
    return tuple(dict.fromkeys(named))


def _run_by(word: str, scene: Scene) -> Sequence[str]:
    """The words of "Norland-run": the party, and what it does."""
    party, _, how = word.rpartition("-")
    return (party, how) if party and how in scene.language.slots.run_by else (word,)


def voice_key(hop: Hop, scene: Scene) -> str:
    """A voice as what it is compared by: the party or person that it leads back to; of others the
    words that tell it apart, so that "the Reuters report" is Reuters, and "an unclassified
    intelligence document seen by the Courier" the intelligence document of another report."""
    known = scene.language.names
    if hop.entity and (hop.entity in known.parties or hop.entity in known.media):
        return hop.entity
    entity = hop.entity or slug(hop.source)
    slots = scene.language.slots
    words = [word for word in split(hop.source) if word[0].isalnum()]
    end = next((i for i, w in enumerate(words) if i and w in slots.carried_on), len(words))
    kept = [word for word in words[:end] if word not in slots.idle]
    core = [word for word in kept if word not in slots.carriers]
    for named in (core, core[-1:]):
        match = known.table.at(named, 0) if named else None
        if match is not None and match[0] == len(named):
            outlets = [name.entity for name in match[1] if name.entity in known.media]
            if outlets:
                return outlets[0]
    if "-".join(core) in scene.outlet_names:  # "the Courier's analysis" is the Courier
        return "-".join(core)
    if len(core) > 1:
        return "-".join(core)
    # "The unnamed official" is whom it leads back to: "a senior Norland official".
    told = [word for word in entity.split("-") if word not in slots.idle]
    return "-".join(told) if len(told) > 1 else entity
