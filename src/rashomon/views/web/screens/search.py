"""Words in; the claims, parties, places and reports of a case that hold them, out."""

from collections.abc import Iterator, Sized

from rashomon.records import Claim, Record
from rashomon.store.rows import fold
from rashomon.views.desk import Desk
from rashomon.views.parts import Called, Head, head_of, sentence_of
from rashomon.views.words import firmness_words

# Of each kind so many are shown; the CSV and the commands have all of them.
MOST = 50


class FoundClaim(Record, frozen=True):
    """A claim that holds the words."""

    id: str
    report: str
    start: int
    end: int
    quote: str
    sentence: str
    firmness: str


class FoundName(Record, frozen=True):
    """A party, person or place with the names that hold the words, and where it is named."""

    entity: str
    name: str
    type: str
    names: tuple[str, ...]
    count: int
    reports: int


class FoundReport(Record, frozen=True):
    """A report that holds the words, with a passage around them."""

    report: str
    start: int
    quote: str


class Found(Record, frozen=True):
    """What was found, and the heads of the reports that are named; `more` tells which kinds have
    more than are shown."""

    text: str
    claims: tuple[FoundClaim, ...]
    names: tuple[FoundName, ...]
    reports: tuple[FoundReport, ...]
    heads: tuple[Head, ...]
    more: tuple[str, ...]


COLUMNS = ("kind", "id", "what", "report", "start", "end", "quote")


def search_screen(desk: Desk, text: str) -> Found:
    """Look for words."""
    case, called = desk.case, desk.naming()
    text = " ".join(text.split())
    if not text:
        return Found(text, (), (), (), (), ())
    claims = list(case.claims(text=text, limit=MOST + 1))
    names = case.find_names(text, _listed(desk, text), MOST + 1)
    reports = case.find_reports(text, MOST + 1)
    told: dict[str, Sized] = {"claims": claims, "names": names, "reports": reports}
    heads = desk.heads({c.report for c in claims[:MOST]} | {r.report for r in reports[:MOST]})
    return Found(
        text=text,
        claims=tuple(found_claim(claim, called) for claim in claims[:MOST]),
        names=tuple(
            FoundName(n.entity, called(n.entity), n.type, n.names, n.count, n.reports)
            for n in names[:MOST]
        ),
        reports=tuple(FoundReport(r.report, r.start, r.quote) for r in reports[:MOST]),
        heads=tuple(map(head_of, heads.values())),
        more=tuple(kind for kind, found in told.items() if len(found) > MOST),
    )


def _listed(desk: Desk, text: str) -> list[str]:
    """The entities whose plain name in the word lists holds the words, which no report may use."""
    words = fold(text).split()
    known = desk.language.names.neutral
    return [entity for entity, name in known.items() if all(word in fold(name) for word in words)]


def found_claim(claim: Claim, called: Called) -> FoundClaim:
    """A claim as it is listed."""
    return FoundClaim(
        id=claim.id,
        report=claim.report,
        start=claim.evidence[0].start,
        end=claim.evidence[-1].end,
        quote=claim.quote,
        sentence=sentence_of(claim, called),
        firmness=firmness_words(claim),
    )


def rows(found: Found) -> Iterator[tuple[object, ...]]:
    """What was found as a table."""
    heads = {head.id: head.outlet for head in found.heads}
    for claim in found.claims:
        told = heads[claim.report], claim.start, claim.end, claim.quote
        yield "claim", claim.id, claim.sentence, *told
    for name in found.names:
        yield name.type, name.entity, name.name, "", "", "", name.names
    for report in found.reports:
        end = report.start + len(report.quote)
        yield "report", report.report, heads[report.report], "", report.start, end, report.quote
