"""The accounts of a story in; who was accused and replied, was asked or was not, and what a report
leaves out that most others tell, out.

Nothing is concluded from a page that is known to be cut, and nothing is held against it.
"""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.linking.kinds import SPEECH
from rashomon.records import Answer, Claim, Place, Point, Silence
from rashomon.weighing.denials import by_cue
from rashomon.weighing.scene import Scene

# A slot is asked for where so many accounts of their own fill it, and most do.
FEWEST, MOST = 3, 0.5
# Slots that any account of a happening may be asked for.
ASKED = ("how many killed", "how many wounded", ": actor", ": target", ": item", ": place")
# What a reply is: a claim of the party's own on the charge.
REPLIES = ("denial", "confirmation", "claim_of_responsibility", "no_comment")


def silences_of(points: Sequence[Point], scene: Scene) -> tuple[Silence, ...]:
    """Every silence of a story, report by report."""
    found = [*_of_parties(scene), *_of_slots(points, scene)]
    order = scene.order
    return tuple(
        sorted(found, key=lambda s: (order[s.report], s.kind, s.party or "", s.slot or ""))
    )


def _of_parties(scene: Scene) -> Iterator[Silence]:
    """What each report has of each accused party: its reply, that it would not comment, or
    nothing. A party that speaks for itself in an account is not one to be asked there."""
    by_report: dict[str, list[Claim]] = {report: [] for report in scene.reports}
    for claim in scene.claims:
        by_report[claim.report].append(claim)
    for party in sorted(_accused(scene)):
        for report, claims in by_report.items():
            if any(party in _charged(claim, scene) for claim in claims):
                silence = _reply(report, party, claims, scene)
                if silence is not None:
                    yield silence


def _accused(scene: Scene) -> set[str]:
    """The parties that somebody else in the story accuses."""
    return {party for claim in scene.claims for party in _charged(claim, scene)}


def _charged(claim: Claim, scene: Scene) -> set[str]:
    """The party that a claim charges with something: the accused, or the doer of an act that
    another voice, or the outlet itself, says it did."""
    known = scene.language.names.parties
    if claim.event.type == "accusation":
        role = claim.target
    elif claim.event.type in ("attack", "arms_transfer", "ceasefire_violation", "financing"):
        role = claim.actor if claim.polarity == "affirmed" else None
    else:
        role = None
    party = scene.party(role.entity) if role is not None else None
    speaker = scene.party(claim.chain[-1].entity) if len(claim.chain) > 1 else None
    return {party} if party is not None and party in known and party != speaker else set()


def _reply(report: str, party: str, claims: Sequence[Claim], scene: Scene) -> Silence | None:
    replies = [claim for claim in claims if _is_reply(claim, party, scene)]
    if any(claim.event.type != "no_comment" for claim in replies):
        claim = next(claim for claim in replies if claim.event.type != "no_comment")
        how = f"{party} replies: {claim.event.type.replace('_', ' ')}"
        return Silence(report, "replied", party=party, how=how, evidence=(_place(claim),))
    if replies:
        how = f"{party} was asked and did not answer"
        return Silence(
            report, "asked_no_answer", party=party, how=how, evidence=(_place(replies[0]),)
        )
    if scene.reports[report].truncated:
        return None
    how = f"{party} is charged, and no word of {party} on it stands in this report"
    return Silence(report, "not_asked", party=party, how=how)


def _is_reply(claim: Claim, party: str, scene: Scene) -> bool:
    """Whether a claim is a party's own word, or tells that it gave none."""
    actor = scene.party(claim.actor.entity) if claim.actor else None
    if claim.event.type in REPLIES and (actor == party or _names(claim, party, scene)):
        return True
    if actor == party and claim.polarity == "denied" and by_cue(claim, scene):
        return True
    speaks = any(scene.party(hop.entity) == party for hop in claim.chain[1:])
    return speaks and (claim.polarity == "denied" or claim.event.type in SPEECH)


def _names(claim: Claim, party: str, scene: Scene) -> bool:
    """Whether the one who will not comment is named among several: "the army and the front"."""
    if claim.event.type != "no_comment" or claim.actor is None:
        return False
    start, end = claim.actor.start, claim.actor.end
    mentions = scene.readings[claim.report].mentions
    return any(
        scene.party(m.entity) == party for m in mentions if start <= m.start and m.end <= end
    )


def _place(claim: Claim) -> Place:
    where = claim.evidence[0]
    return Place(claim.report, where.start, where.end, where.quote)


def _of_slots(points: Sequence[Point], scene: Scene) -> Iterator[Silence]:
    """Slots that most accounts of their own fill and a report leaves out."""
    roots = {report: scene.root(report) for report in scene.reports}
    own = set(roots.values())
    for point in points:
        if not point.slot.endswith(ASKED) or "(" in point.slot:
            continue
        filled = {answer.report for answer in point.answers}
        by_own = {roots[report] for report in filled}
        if len(by_own) < FEWEST or len(by_own) <= MOST * len(own):
            continue
        how = f"{len(by_own)} of {len(own)} accounts of their own tell it"
        example = _first(point.answers, scene.order)
        for report in scene.reports:
            if report not in filled and not scene.reports[report].truncated:
                yield Silence(report, "not_stated", slot=point.slot, how=how, evidence=(example,))


def _first(answers: Sequence[Answer], order: Mapping[str, int]) -> Place:
    """What the first account says on it."""
    answer = min(answers, key=lambda a: (order[a.report], a.start))
    return Place(answer.report, answer.start, answer.end, answer.quote)
