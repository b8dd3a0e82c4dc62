"""A claim in, the questions it answers out, each with its answer in exact words.

A slot is a question that several accounts may answer: how many, who, to whom, with what, where, on
which day, whether at all, on whose word; and of a party, what it replied.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.language.sounds import slug
from rashomon.linking.kinds import SPEECH, family
from rashomon.records import Answer, Claim, Quantity, Role
from rashomon.weighing.resting import party_in, party_of, rests_on, voice_key
from rashomon.weighing.scene import Scene

# How answers of a slot may be set against each other: numbers and days as intervals, measures by
# their ends, names by the entity, acts and replies by what is said of them; of a list all may hold.
Kind = Literal["number", "measure", "name", "day", "act", "reply", "list"]
HARM = ("killed", "wounded", "casualties")
ROLES = ("actor", "target", "item", "place")
# What a denial takes back besides the act: who did it, and to whom.
DENIABLE = {"actor": ("act", "doer"), "target": ("target",)}
NOT = "not "
UNSOURCED = "said in the outlets' own voice"


@dataclass(frozen=True, slots=True)
class Slotted:
    """An answer with its slot. Answers of one key say the same; a vague one rivals none; `named`
    ones lead back to an entity."""

    slot: str
    kind: Kind
    key: str
    answer: Answer
    vague: bool = False
    named: bool = False


def slotted(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """The answers that a claim gives."""
    yield from _numbers(claim, scene)
    yield from _sources(claim, scene)
    if claim.event.type in SPEECH:
        yield from _speech(claim, scene)
        return
    if claim.event.type == "claim_of_responsibility":
        yield from _speech(claim, scene)
    yield from _roles(claim, scene)
    yield from _day(claim, scene)
    yield from _act(claim, scene)


def _numbers(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    for quantity in claim.quantities:
        if quantity.kind in ("ordinal", "addition", "part"):
            continue
        if quantity.kind == "measure":
            yield from _measure(claim, quantity, scene)
            continue
        of = scene.language.slots.under(quantity.of)
        if of is None or (claim.event.type in SPEECH and of not in HARM):
            continue
        slot = f"how many {of}" if of in HARM else f"{_happening(claim, scene)}: how many {of}"
        if of in HARM and (other := scene.happening(claim)):
            slot += f" ({other})"
        value = number_words(quantity.low, quantity.high)
        bounds = (quantity.low, quantity.high)
        yield Slotted(slot, "number", "", _answer(claim, value, quantity, scene, bounds))


def _measure(claim: Claim, quantity: Quantity, scene: Scene) -> Iterator[Slotted]:
    """A measure that says what it measures: "a range of 50 km"."""
    if quantity.of == "measure":
        return
    value = f"{number_words(quantity.low, quantity.high)} {quantity.unit or ''}".strip()
    slot = f"{quantity.of}, in {quantity.unit}" if quantity.unit else quantity.of
    bounds = (quantity.low, quantity.high)
    yield Slotted(slot, "measure", "", _answer(claim, value, quantity, scene, bounds))


def _roles(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    happening = _happening(claim, scene)
    slots = scene.language.slots
    for name in ROLES:
        role: Role | None = getattr(claim, name)
        if role is None or (role.entity is None and scene.language.is_pronoun(role.text.lower())):
            continue
        if name == "target" and claim.event.type == "casualties":
            continue  # who was hurt is not what was struck; their number is asked for
        denied = claim.polarity == "denied"
        if denied and claim.denies not in DENIABLE.get(name, ()):
            continue
        ground = slots.ground(role.text) if role.entity is None else None
        key = role.entity or ground or slots.head(role.text)
        value = role.entity or ground or " ".join(role.text.split())
        if denied:
            key, value = NOT + key, NOT + value
        # Where a strike came down is what was struck, where no name says more.
        landed = name == "place" and role.entity is None and family(claim.event.type) == "attack"
        vague = slots.is_vague(role.entity or role.text)
        slot = f"{happening}: {'target' if landed else name}"
        answer = _answer(claim, value, role, scene)
        yield Slotted(slot, "name", key, answer, vague, role.entity is not None)


def _day(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    time = claim.time
    if time is None or time.precision != "day" or time.earliest is None or claim.denies:
        return
    if scene.happening(claim):
        return
    slot = f"{_happening(claim, scene)}: day"
    yield Slotted(slot, "day", time.earliest, _answer(claim, time.earliest, time, scene))


def _act(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """Whether it happened at all."""
    denied = claim.polarity == "denied" and claim.denies in ("act", None)
    if claim.polarity == "denied" and not denied:
        return
    value = "said not to have happened" if denied else "said to have happened"
    name = claim.event.type.replace("_", " ") + _other(claim, scene)
    yield Slotted(f"{name}: happened", "act", value, _answer(claim, value, None, scene))


def _speech(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """What a party replied, whom it blames, and what else it says."""
    kind = claim.event.type
    party = _speaker(claim, scene)
    if kind == "accusation" and claim.target is not None:
        key = claim.target.entity or scene.language.slots.head(claim.target.text)
        said = claim.target.entity or claim.target.text
        answer = _answer(claim, said, claim.target, scene)
        named = claim.target.entity is not None
        yield Slotted("who is blamed", "name", key, answer, named=named)
    if party is None:
        if len(claim.chain) == 1:
            yield Slotted(UNSOURCED, "list", claim.id, _answer(claim, kind, None, scene))
        return
    reply = scene.language.slots.replies.get(kind)
    if reply is not None:
        yield Slotted(f"reply: {party}", "reply", reply, _answer(claim, reply, None, scene))
    else:
        said = kind.replace("_", " ")
        yield Slotted(f"says: {party}", "list", claim.id, _answer(claim, said, None, scene))


def _speaker(claim: Claim, scene: Scene) -> str | None:
    """The party whose word a claim of speech is: who speaks in it, else its innermost voice."""
    known = scene.language.names.parties
    if claim.actor is not None and claim.actor.entity:
        party = scene.party(claim.actor.entity)
        return party if party in known else party_in(claim.actor.text, scene) or party
    voice = claim.chain[-1]
    if len(claim.chain) > 1 and voice.entity:
        party = scene.party(voice.entity)
        return party if party in known else party_of(voice, scene) or party
    return slug(voice.source) if len(claim.chain) > 1 and voice.source else None


def _sources(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """On whose word it is said: every voice but the outlet's own."""
    for hop in claim.chain[1:]:
        if hop.source and hop.start is not None and hop.end is not None:
            key = voice_key(hop, scene)
            slot = f"{_happening(claim, scene)}: source"
            yield Slotted(slot, "list", key, _answer(claim, hop.entity or hop.source, hop, scene))


def _happening(claim: Claim, scene: Scene) -> str:
    return family(claim.event.type).replace("_", " ") + _other(claim, scene)


def _other(claim: Claim, scene: Scene) -> str:
    other = scene.happening(claim)
    return f" ({other})" if other else ""


def _answer(
    claim: Claim,
    value: str,
    where: object,
    scene: Scene,
    bounds: tuple[float | None, float | None] = (None, None),
) -> Answer:
    """An answer at the words of a role, a number, a voice; else at the claim's own."""
    at = where or claim.evidence[0]
    start, end = getattr(at, "start"), getattr(at, "end")  # noqa: B009
    text = scene.reports[claim.report].text
    return Answer(
        claim=claim.id,
        report=claim.report,
        value=value,
        quote=text[start:end],
        start=start,
        end=end,
        chain=claim.chain,
        certainty=claim.certainty,
        polarity=claim.polarity,
        low=bounds[0],
        high=bounds[1],
        origins=rests_on(claim, scene),
    )


def number_words(low: float | None, high: float | None) -> str:
    """An interval in words: "9", "100-300", ">=500"."""
    if low is not None and high is not None:
        return f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f">={low:g}" if low is not None else f"<={high:g}"
