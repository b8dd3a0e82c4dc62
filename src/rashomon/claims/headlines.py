"""A report's claims in; where its headline says a thing otherwise than its body does, out.

A headline that drops who said it, or that it is only alleged, is a drift inside one page. A claim
of a headline is laid beside those of its story's body that tell of the same event; where one of
them agrees on a point, there is no drift on it.
"""

from collections.abc import Callable, Iterator, Sequence

from rashomon.claims.clauses import QUOTES
from rashomon.language import Language
from rashomon.reading.words import Words
from rashomon.records import Claim, Drift, DriftKind, Place, Report, Role

# So much of what a headline's claim tells must stand in a sentence for the two to be of one thing.
SHARED = 0.4
FEWEST = 2
STEM = 5  # letters by which "shelled" and "shelling" are one word
# A headline is not less firm for being reported: who says it is a point of its own.
FIRM = ("asserted", "reported")
# What a claim says on a point: as it is compared, and as it is shown; None where it is silent.
Says = Callable[[Claim], tuple[str, str] | None]


def headline_drifts(
    report: Report, claims: Sequence[Claim], language: Language
) -> tuple[Drift, ...]:
    """The drifts from a report's body to its headlines, in the order of the headlines."""
    titles = [s for s in report.segments if s.kind == "title"]
    heading = [c for c in claims if any(_inside(c, s.start, s.end) for s in titles)]
    body = [c for c in claims if c not in heading]
    found: list[Drift] = []
    for claim in heading:
        same = _same(claim, body, language)
        for kind, says in POINTS:
            found += _drift(claim, same, kind, says)
    return tuple(dict.fromkeys(found))


def _inside(claim: Claim, start: int, end: int) -> bool:
    return start <= claim.evidence[0].start and claim.evidence[-1].end <= end


def _same(claim: Claim, body: Sequence[Claim], language: Language) -> list[Claim]:
    """The claims of the body that tell of the event of a headline, the most alike first."""
    told = _telling(claim, language)
    scored = []
    for other in body:
        if other.event.type != claim.event.type or other.story != claim.story:
            continue
        shared = len(told & _telling(other, language))
        if shared >= FEWEST and shared >= SHARED * len(told):
            scored.append((-shared, other.evidence[0].start, other))
    return [other for *_, other in sorted(scored, key=lambda s: s[:2])]


def _telling(claim: Claim, language: Language) -> set[str]:
    """The words of a claim that tell what it is of, each by its first letters."""
    small = language.words
    leave = small["prepositions"] | small["determiners"] | small["auxiliaries"] | QUOTES
    plain = (word for word in Words.of(claim.quote).plain if word[0].isalnum())
    return {word[:STEM] for word in plain if word not in leave}


def _drift(claim: Claim, same: Sequence[Claim], kind: DriftKind, says: Says) -> Iterator[Drift]:
    said = says(claim)
    answers = [(other, answer) for other in same if (answer := says(other)) is not None]
    if said is None or not answers or any(answer[0] == said[0] for _, answer in answers):
        return
    other, before = answers[0]
    yield Drift(_place(other), _place(claim), kind, before[1], said[1])


def _place(claim: Claim) -> Place:
    where = claim.evidence[0]
    return Place(claim.report, where.start, where.end, where.quote)


def _voice(claim: Claim) -> tuple[str, str]:
    """Whose word it is: the innermost voice."""
    hop = claim.chain[-1]
    if len(claim.chain) == 1:
        return "own_voice", "own voice"
    shown = hop.source or hop.cue or hop.source_kind
    return hop.entity or shown.lower(), shown


def _certainty(claim: Claim) -> tuple[str, str]:
    firm = "firm" if claim.certainty in FIRM else claim.certainty
    return firm, claim.certainty


def _polarity(claim: Claim) -> tuple[str, str]:
    return claim.polarity, claim.polarity


def _killed(claim: Claim) -> tuple[str, str] | None:
    return _number(claim, "killed")


def _wounded(claim: Claim) -> tuple[str, str] | None:
    return _number(claim, "wounded")


def _number(claim: Claim, of: str) -> tuple[str, str] | None:
    told = (q for q in claim.quantities if q.of == of and q.kind in ("count", "total"))
    return next(((str(q.high if q.low is None else q.low), q.quote) for q in told), None)


def _actor(claim: Claim) -> tuple[str, str] | None:
    return _party(claim.actor)


def _target(claim: Claim) -> tuple[str, str] | None:
    return _party(claim.target)


def _party(role: Role | None) -> tuple[str, str] | None:
    return (role.entity, role.text) if role and role.entity else None


POINTS: tuple[tuple[DriftKind, Says], ...] = (
    ("attribution", _voice),
    ("certainty", _certainty),
    ("polarity", _polarity),
    ("number", _killed),
    ("number", _wounded),
    ("actor", _actor),
    ("target", _target),
)
