"""A claim in, the questions it answers out, each with its answer in exact words.

A slot is a question that several accounts may answer: how many, who, to whom, with what, where, on
which day, whether at all, on whose word; and of a party, what it replied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.language.phrases import split
from rashomon.language.sounds import slug
from rashomon.linking.kinds import SPEECH, family
from rashomon.reading.words import Words
from rashomon.records import Answer, Claim, Hop, Quantity, Role, span
from rashomon.weighing.resting import SPEAKING, parties_in, party_of, rests_on, voice_key
from rashomon.weighing.scene import Scene

# How answers of a slot may be set against each other: numbers and days as intervals, measures by
# their ends, names by the entity, acts and replies by what is said of them; of a list all may hold.
Kind = Literal["number", "measure", "name", "day", "act", "reply", "list"]
HARM = ("killed", "wounded", "casualties")
ROLES = ("actor", "target", "item", "place")
# What a denial takes back besides the act: who did it, and to whom.
DENIABLE = {"actor": ("act", "doer"), "target": ("target",), "item": ("item",)}
NOT = "not "
# "It is said": somebody's word, but nobody's name.
NOBODY, UNNAMED = "nobody named", ("hearsay", "unspecified")
BEHIND = 3  # words
STOPS = (",", ";", ".", ":", "and")
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
    yield from _spoken(claim, scene)
    yield from _why(claim, scene)
    if claim.event.type in SPEECH:
        yield from _speech(claim, scene)
        yield from _weapon(claim, scene)
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
        made = name == "place" and claim.event.type == "production" and _is_party(role, scene)
        if denied and claim.denies not in DENIABLE.get("actor" if made else name, ()):
            continue
        ground = slots.ground(_around(role, claim)) if role.entity is None else None
        key = role.entity or ground or slots.head(role.text)
        value = role.entity or ground or " ".join(role.text.split())
        if denied:
            key, value = NOT + key, NOT + value
        # Where a strike came down is what was struck, where no name says more.
        landed = name == "place" and role.entity is None and family(claim.event.type) == "attack"
        vague = slots.is_vague(role.entity or role.text)
        # Whose land it was made in says who made it.
        asked = "target" if landed else "actor" if made else name
        slot = f"{happening}: {asked}"
        answer = _answer(claim, value, role, scene)
        yield Slotted(slot, "name", key, answer, vague, role.entity is not None)


def _around(role: Role, claim: Claim) -> str:
    """The words of a role with those behind it that may say more of it: "a spot | empty of
    people"."""
    at, quote = role.start - claim.evidence[0].start, claim.quote
    if at < 0 or quote[at : at + len(role.text)] != role.text:
        return role.text
    behind = split(quote[at + len(role.text) :])[:BEHIND]
    past = next((i for i, word in enumerate(behind) if word in STOPS), len(behind))
    return " ".join((role.text, *behind[:past]))


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
    open_ = claim.id in scene.unconfirmed
    value = "said not to have happened" if denied else "said to have happened"
    value = "not confirmed" if open_ else value
    name = claim.event.type.replace("_", " ") + _other(claim, scene)
    answer = _answer(claim, value, None, scene)
    yield Slotted(f"{name}: happened", "act", value, answer, vague=open_)


def _speech(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """What a party replied, whom it blames, and what else it says."""
    kind = claim.event.type
    if is_listing(claim):
        return
    parties = _speakers(claim, scene)
    if kind == "accusation" and claim.target is not None:
        key = claim.target.entity or scene.language.slots.head(claim.target.text)
        said = claim.target.entity or claim.target.text
        answer = _answer(claim, said, claim.target, scene)
        named = claim.target.entity is not None
        yield Slotted("who is blamed", "name", key, answer, named=named)
    if not parties and len(claim.chain) == 1:
        yield Slotted(UNSOURCED, "list", claim.id, _answer(claim, kind, None, scene))
    reply = scene.language.slots.replies.get(kind)
    for party in parties:
        if reply is not None:
            yield Slotted(f"reply: {party}", "reply", reply, _answer(claim, reply, None, scene))
        else:
            said = kind.replace("_", " ")
            yield Slotted(f"says: {party}", "list", claim.id, _answer(claim, said, None, scene))


def _weapon(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """What a weapon was, where nothing else is said of it: "it was a drone"."""
    item = claim.item
    if item is None or claim.quantities or claim.why is None or not scene.about:
        return
    if claim.event.type != "statement" or claim.event.end > item.end:
        return
    denied = claim.polarity == "denied"
    key = item.entity or scene.language.slots.head(item.text)
    value = NOT + key if denied else key
    vague = scene.language.slots.is_vague(key)
    slot = f"{scene.about.replace('_', ' ')}: item"
    yield Slotted(slot, "name", value, _answer(claim, value, item, scene), vague, named=True)


def _why(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """Why it was done, in the words that follow "in response to", "to deter"."""
    whys, evidence = scene.language.slots.whys, claim.evidence[0]
    words = Words.of(scene.reports[claim.report].text, evidence.start, evidence.end)
    for index in range(len(words)):
        match = whys.at(words.plain, index)
        if match is None or not scene.about:
            continue
        behind = range(index + match[0], len(words))
        past = next((i for i in behind if words.plain[i] in STOPS), len(words))
        if past == behind.start:
            return
        where = span(words.text, words.starts[index], words.ends[past - 1])
        slot = f"{scene.about.replace('_', ' ')}: why"
        key = scene.language.slots.head(words.text[words.starts[behind.start] : where.end])
        yield Slotted(slot, "list", key, _answer(claim, where.quote, where, scene))
        return


def _spoken(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """Whether a party had any word on it, where some account says that it had none."""
    if claim.event.type == "no_comment":
        party = scene.party_of_role(claim.actor) if claim.actor else ""
        value, where = "no word", None
    else:
        voice = claim.chain[-1]
        party = _party_of_voice(voice, scene) if len(claim.chain) > 1 else ""
        value, where = "has spoken", voice if voice.start is not None else None
    if party in scene.silent:
        answer = _answer(claim, value, where, scene)
        yield Slotted(f"word of {party}", "act", value, answer)


def _party_of_voice(voice: Hop, scene: Scene) -> str:
    """The party whose word a voice is, where the lists know it: no outlet, no private person."""
    known = scene.language.names.parties
    if voice.source_kind == "media":
        return ""
    party = scene.party(voice.entity) if voice.entity in known else party_of(voice, scene)
    return party if party is not None and party in known else ""


def _is_party(role: Role, scene: Scene) -> bool:
    """Whether a place is the land of a party: "made in Norland"."""
    return bool(scene.party_of_role(role))


def is_listing(claim: Claim) -> bool:
    """Whether a claim only tells whose word something is: "had it from three officials"."""
    told, listed = claim.event, claim.actor
    if told.type != "statement" or listed is None or told.end > listed.start:
        return False
    return listed.end == claim.evidence[-1].end


def _speakers(claim: Claim, scene: Scene) -> Sequence[str]:
    """The parties whose word a claim of speech is: who speaks in it, else its innermost voice; of
    "Norland and Sudmark" both."""
    voice = claim.chain[-1]
    if claim.actor is not None and claim.actor.entity:
        # "Iraqi and Western officials" who will not be named are not Iraq's reply.
        own = voice.start == claim.actor.start
        entity, words = claim.actor.entity, claim.actor.text
        speaks = not own or voice.source_kind in SPEAKING
    elif len(claim.chain) > 1 and voice.source:
        entity, words, speaks = voice.entity or "", voice.source, voice.source_kind in SPEAKING
    else:
        return ()
    party = scene.party(entity) if entity else None
    if party in scene.language.names.parties:
        return (str(party),)
    # "It" may lead back to "the Norland foreign ministry".
    named = (
        (parties_in(words, scene) or parties_in(entity.replace("-", " "), scene)) if speaks else ()
    )
    return named or (party or slug(words),)


def _sources(claim: Claim, scene: Scene) -> Iterator[Slotted]:
    """On whose word it is said: every voice but the outlet's own."""
    happening = _happening(claim, scene)
    if claim.event.type in SPEECH and scene.about:
        happening = scene.about.replace("_", " ")
    slot = f"{happening}: source"
    if is_listing(claim) and claim.actor is not None:
        listed = claim.actor
        key = listed.entity or slug(listed.text)
        yield Slotted(slot, "list", key, _answer(claim, listed.text, listed, scene))
    last = claim.chain[-1]
    if len(claim.chain) > 1 and not last.source and last.source_kind in UNNAMED:
        yield Slotted(slot, "list", NOBODY, _answer(claim, NOBODY, None, scene))
    for hop in claim.chain[1:]:
        if hop.source and hop.start is not None and hop.end is not None:
            key = voice_key(hop, scene)
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
