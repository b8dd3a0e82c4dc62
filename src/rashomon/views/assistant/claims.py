"""A claim in; what an assistant is shown of it out: exact words with their places, and the rest of
what the report says kept apart from what we say of it.
"""

from rashomon.records import (
    Access,
    AttackMode,
    Certainty,
    Claim,
    Denied,
    EventType,
    Hop,
    Polarity,
    Quantity,
    QuantityKind,
    Role,
    SourceKind,
)
from rashomon.views.assistant.quoting import Quote, Shown, Words
from rashomon.views.parts import Called, Voice, sentence_of, voice_of


class VoiceWords(Shown, frozen=True):
    """A voice in words, whom they mean where they do not say it, the cue, and the entity's id."""

    words: str
    means: str | None = None
    cue: str | None = None
    entity: str | None = None


class Spoken(Shown, frozen=True):
    """A voice of a chain. The outlet's own has no `at`: it is the page itself. `access`: how the
    voice says it knows."""

    kind: SourceKind
    access: Access
    reported: VoiceWords
    at: Quote | None = None


class PartWords(Shown, frozen=True):
    """Whom or what the words mean: its id, and what it is called; of numbers what is counted."""

    entity: str | None = None
    name: str | None = None
    of: str | None = None
    unit: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Part(Shown, frozen=True):
    """Words of a claim that fill one of its fields; `low` and `high` of a number."""

    at: Quote
    reported: PartWords
    low: float | None = None
    high: float | None = None
    kind: QuantityKind | None = None
    precision: str | None = None


class ClaimWords(Shown, frozen=True):
    """A claim in one plain sentence, put together from the report's words."""

    sentence: str


class ClaimLine(Shown, frozen=True):
    """A claim: of what kind, how firm, in which exact words, on whose word (outermost first)."""

    id: str
    report: str
    event: EventType
    certainty: Certainty
    polarity: Polarity
    words: tuple[Quote, ...]
    chain: tuple[Spoken, ...]
    reported: ClaimWords
    mode: AttackMode | None = None
    denies: Denied | None = None


class ClaimParts(Shown, frozen=True):
    """Who does what to whom, with what, where, when, how many: each in the report's words."""

    actor: Part | None = None
    target: Part | None = None
    item: Part | None = None
    place: Part | None = None
    time: Part | None = None
    quantities: tuple[Part, ...] = ()


def claim_line(claim: Claim, called: Called, words: Words) -> ClaimLine:
    """A claim as a line of a list."""
    return ClaimLine(
        id=claim.id,
        report=claim.report,
        event=claim.event.type,
        mode=claim.event.mode,
        certainty=claim.certainty,
        polarity=claim.polarity,
        denies=claim.denies,
        words=tuple(words.quote(claim.report, s.start, s.end, s.quote) for s in claim.evidence),
        chain=chain_of(claim.report, claim.chain, called, words),
        reported=ClaimWords(words.plain(sentence_of(claim, called))),
    )


def chain_of(
    report: str, chain: tuple[Hop, ...], called: Called, words: Words
) -> tuple[Spoken, ...]:
    """The voices of a chain, outermost first, each with its words in the report."""
    return tuple(
        spoken(report, voice_of(hop, called), words, said=hop.source or None) for hop in chain
    )


def spoken(report: str, voice: Voice, words: Words, said: str | None) -> Spoken:
    """A voice; `said` are its exact words, where it has any in the report."""
    at = None
    if said is not None and voice.start is not None and voice.end is not None:
        at = words.quote(report, voice.start, voice.end, said)
    return Spoken(
        kind=voice.kind,
        access=voice.access,
        at=at,
        reported=VoiceWords(
            words=words.plain(voice.words),
            means=words.known(voice.means),
            cue=words.known(voice.cue),
            entity=words.known(voice.entity),
        ),
    )


def claim_parts(claim: Claim, called: Called, words: Words) -> ClaimParts:
    """The fields of a claim."""

    def role(filled: Role | None) -> Part | None:
        if filled is None:
            return None
        name = words.plain(called(filled.entity)) if filled.entity else None
        at = words.quote(claim.report, filled.start, filled.end, filled.text)
        return Part(at, PartWords(entity=words.known(filled.entity), name=name))

    def number(quantity: Quantity) -> Part:
        at = words.quote(claim.report, quantity.start, quantity.end, quantity.quote)
        told = PartWords(of=words.plain(quantity.of), unit=words.known(quantity.unit))
        return Part(at, told, low=quantity.low, high=quantity.high, kind=quantity.kind)

    return ClaimParts(
        actor=role(claim.actor),
        target=role(claim.target),
        item=role(claim.item),
        place=role(claim.place),
        time=_time(claim, words),
        quantities=tuple(map(number, claim.quantities)),
    )


def _time(claim: Claim, words: Words) -> Part | None:
    time = claim.time
    if time is None:
        return None
    at = words.quote(claim.report, time.start, time.end, time.quote)
    days = PartWords(earliest=words.known(time.earliest), latest=words.known(time.latest))
    return Part(at, days, precision=time.precision)
