"""Records in, plain words out: how a claim, a chain or a version is put in one line."""

from collections.abc import Callable, Sequence

from rashomon.records import Claim, Hop, Version
from rashomon.views.nouns import named

SLOTS = {
    "actor": "who did it",
    "target": "what was hit, or who",
    "item": "with what",
    "place": "where",
    "day": "on which day",
    "happened": "did it happen",
    "source": "on whose word",
    "why": "why",
}
WORD_OF = "word of "
ACCESS = {
    "saw": "saw it",
    "told": "was told",
    "document": "has it from papers",
    "unknown": "",
}


def chain_words(chain: Sequence[Hop]) -> str:
    """A chain, outlet first, down to the one said to know: "Gazette ← ministry ← a guard"."""
    return " ← ".join(map(voice_words, chain))


def voice_words(hop: Hop) -> str:
    """A voice by its words; one without a source by its kind and cue."""
    if hop.source:
        return named(hop.source, hop.entity)
    return f"({hop.source_kind.replace('_', ' ')}: {hop.cue})" if hop.cue else "(no source named)"


def hop_words(hop: Hop) -> str:
    """A voice with all that is known of it: "the ministry, “said” [government]; was told"."""
    words = voice_words(hop)
    if hop.source_kind == "own_voice":
        return f"{words} (own voice)"
    if hop.source and hop.cue:
        words += f", “{' '.join(hop.cue.split())}”"
    if hop.source and hop.source_kind != "unspecified":
        words += f" [{hop.source_kind.replace('_', ' ')}]"
    return "; ".join(part for part in (words, ACCESS[hop.access]) if part)


def firmness_words(claim: Claim) -> str:
    """What kind of claim and how firmly: "attack, alleged, denied"."""
    kind = claim.event.type.replace("_", " ")
    denied = ", denied" if claim.polarity == "denied" else ""
    return f"{kind}, {claim.certainty}{denied}"


def event_words(claim: Claim) -> str:
    """The event in words: "attack (rocket)", "arms transfer"."""
    kind = claim.event.type.replace("_", " ")
    return f"{kind} ({claim.event.mode.replace('_', ' ')})" if claim.event.mode else kind


def slot_words(slot: str, called: Callable[[str], str] = str) -> str:
    """A slot as a question a reader asks: "attack: actor" is "who did it (attack)"."""
    head, _, role = slot.rpartition(": ")
    if role in SLOTS and head:
        return f"{SLOTS[role]} ({head})"
    if head == "reply":
        return f"what {called(role)} replied"
    if slot.startswith(WORD_OF):
        return f"has {called(slot.removeprefix(WORD_OF))} spoken on it"
    return slot


def origins_words(version: Version) -> str:
    """ "3 reports, 2 outlets, 1-2 origins"."""
    if version.reports == 1 and version.origins_max == 1:
        return "1 report"
    least, most = version.origins_min, version.origins_max
    origins = str(least) if least == most else f"{least}-{most}"
    return (
        f"{_count(version.reports, 'report')}, {_count(version.publishers, 'outlet')}, "
        f"{origins} {'origin' if most == 1 else 'origins'}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
