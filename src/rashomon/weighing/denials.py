"""The claims of a story in; what is denied, by whom, when, and which claims that takes back."""

from collections.abc import Iterator

from msgspec.structs import replace

from rashomon.language.phrases import split
from rashomon.linking.kinds import SPEECH, family
from rashomon.records import Claim, Denial, content_id
from rashomon.weighing.scene import Scene

NEAR = 40  # characters between a denial and the act that it denies


def denials_of(scene: Scene) -> tuple[Denial, ...]:
    """Every denial of a story, in the order they were told; what is said to be denied and the act
    that it denies, in one sentence, are one denial."""
    denied = [
        claim
        for claim in scene.claims
        if claim.event.type == "denial" or (claim.polarity == "denied" and _is_act(claim, scene))
    ]
    found: list[Denial] = []
    for claim in sorted(denied, key=lambda c: c.event.type != "denial"):
        denial = _denial(claim, scene)
        within = next((n for n, other in enumerate(found) if _is_one(denial, other)), None)
        if within is None:
            found.append(denial)
        else:
            claims = tuple(sorted({*found[within].claims, *denial.claims}))
            found[within] = replace(found[within], claims=claims)
    order = scene.order
    return tuple(sorted(found, key=lambda d: (order[d.report], d.start)))


def _is_one(denial: Denial, other: Denial) -> bool:
    """Whether two denials of one report are one party's, in words that touch."""
    same = denial.report == other.report and denial.entity == other.entity
    return same and denial.start <= other.end + NEAR and other.start <= denial.end + NEAR


def _is_act(claim: Claim, scene: Scene) -> bool:
    """Whether what is denied is an act, and a voice denies it: a page's own "nobody was hurt" is a
    toll of none, not a denial."""
    return claim.event.type not in SPEECH and (len(claim.chain) > 1 or by_cue(claim, scene))


def by_cue(claim: Claim, scene: Scene) -> bool:
    """Whether a word of denying ("denied firing") made a claim a denied one: its doer denies it."""
    verbs = scene.language.cues.verbs
    words = (span.quote.lower() for span in claim.polarity_words)
    found = (verbs.at(split(word), 0) for word in words)
    return any(match is not None and match[1][0].group == "deny" for match in found)


def _denial(claim: Claim, scene: Scene) -> Denial:
    voice = claim.chain[-1] if len(claim.chain) > 1 else None
    actor = claim.actor if claim.event.type == "denial" or by_cue(claim, scene) else None
    where = claim.evidence[0]
    said = voice.source if voice and voice.source else actor.text if actor else ""
    entity = voice.entity if voice else actor.entity if actor else None
    return Denial(
        id=content_id("denial", claim.id),
        claim=claim.id,
        report=claim.report,
        by=said or scene.publisher(claim.report),
        entity=entity,
        denies=claim.denies,
        when=_when(claim, scene),
        quote=where.quote,
        start=where.start,
        end=where.end,
        claims=tuple(sorted({other.id for other in _taken_back(claim, entity, scene)})),
    )


def _when(claim: Claim, scene: Scene) -> str | None:
    """The day a denial was made, else the one it was published."""
    time = claim.time if claim.event.type == "denial" else None
    if time is not None and time.precision == "day" and time.earliest:
        return time.earliest
    return scene.reports[claim.report].published


def _taken_back(claim: Claim, entity: str | None, scene: Scene) -> Iterator[Claim]:
    """The claims that a denial takes back: of a denied act those of one kind with its doer; of a
    plain denial those that have the denier for their doer."""
    denier = scene.party(entity)
    for other in scene.claims:
        if other.polarity == "denied" or other.event.type in SPEECH:
            continue
        doer = scene.party(other.actor.entity) if other.actor else None
        if claim.event.type == "denial":
            if denier is not None and doer == denier and _speaks_else(other, denier, scene):
                yield other
        elif family(other.event.type) == family(claim.event.type):
            mine = scene.party(claim.actor.entity) if claim.actor else None
            if mine is not None and mine == doer:
                yield other


def _speaks_else(claim: Claim, denier: str, scene: Scene) -> bool:
    """Whether somebody else than the denier says it."""
    return scene.party(claim.chain[-1].entity) != denier
