"""Records in, plain words out: how a claim, a chain or a version is put in one line."""

from collections.abc import Sequence

from rashomon.reading.mentions import slug
from rashomon.records import Claim, Hop, Role, Version

# A voice in so few letters is a pronoun or a part of a name: say whom it leads back to.
SHORT = 12


def chain_words(chain: Sequence[Hop]) -> str:
    """A chain, outlet first, down to the one said to know: "Gazette ← ministry ← a guard"."""
    return " ← ".join(_voice(hop) for hop in chain)


def _voice(hop: Hop) -> str:
    if hop.source:
        words = " ".join(hop.source.split())
        led_back = hop.entity is not None and hop.entity not in slug(words)
        return f"{words} [{hop.entity}]" if led_back and len(words) <= SHORT else words
    return f"({hop.source_kind.replace('_', ' ')}: {hop.cue})" if hop.cue else "(no source named)"


def firmness_words(claim: Claim) -> str:
    """How firmly: "alleged", or "denied" with what the denial rests on."""
    return f"{claim.certainty}, denied" if claim.polarity == "denied" else claim.certainty


def event_words(claim: Claim) -> str:
    """The event in words: "attack (rocket)", "arms transfer"."""
    kind = claim.event.type.replace("_", " ")
    return f"{kind} ({claim.event.mode.replace('_', ' ')})" if claim.event.mode else kind


def roles_words(claim: Claim) -> str:
    """Who, whom, with what, where and how many, as far as the clause says."""
    parts = [f"{name}: {role.text}" for name, role in _roles(claim) if role is not None]
    parts += [f"{q.of}: {q.quote}" for q in claim.quantities]
    if claim.time is not None:
        parts.append(f"time: {claim.time.quote}")
    return " · ".join(" ".join(part.split()) for part in parts)


def _roles(claim: Claim) -> tuple[tuple[str, Role | None], ...]:
    return (
        ("actor", claim.actor),
        ("target", claim.target),
        ("item", claim.item),
        ("place", claim.place),
    )


def origins_words(version: Version) -> str:
    """ "3 reports, 2 publishers, 1-2 origins"."""
    least, most = version.origins_min, version.origins_max
    origins = str(least) if least == most else f"{least}-{most}"
    return (
        f"{_count(version.reports, 'report')}, {_count(version.publishers, 'publisher')}, "
        f"{origins} {'origin' if most == 1 else 'origins'}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
