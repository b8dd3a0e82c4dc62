"""Wishes or words in; the claims, names and reports of a case that fit, out."""

from collections.abc import Iterator
from functools import partial
from itertools import chain, islice, zip_longest
from typing import Annotated, Literal

from msgspec import Meta

from rashomon.records import Certainty, EventType, Polarity
from rashomon.views.assistant.claims import ClaimLine, claim_line
from rashomon.views.assistant.fitting import fit
from rashomon.views.assistant.quoting import Make, Quote, Shown, Source, Words
from rashomon.views.assistant.reading import ReportKey
from rashomon.views.assistant.served import Served, meant
from rashomon.views.assistant.stories import Offset, counted
from rashomon.views.web.screens.search import FoundName, search_screen

# Claims that one page is made of at the most, whatever their size.
MOST = 200
Voice = Annotated[str, Meta(max_length=500, description="With this voice in the chain.")]
InAnyOrder = Annotated[
    str, Meta(max_length=500, description="With these words in it, in any order.")
]
Kind = Literal["claims", "names", "reports"]


class AskClaims(Shown, frozen=True):
    """What `claims` takes: each wish narrows the list."""

    report: ReportKey | None = None
    source: Voice | None = None
    event_type: EventType | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    text: InAnyOrder | None = None
    offset: Offset = 0


class Claims(Shown, frozen=True):
    """Claims in the order of their reports; `sources` are the reports that are quoted."""

    note: str
    claims: tuple[ClaimLine, ...]
    sources: tuple[Source, ...] = ()
    next: int | None = None


class AskSearch(Shown, frozen=True):
    """What `search` takes."""

    words: Annotated[str, Meta(min_length=1, max_length=500, description="Words to look for.")]
    kind: Kind | None = None
    offset: Offset = 0


class NameWords(Shown, frozen=True):
    """A party, person or place: its id, what it is called, and names that hold the words."""

    entity: str
    name: str
    names: tuple[str, ...] = ()


class NameLine(Shown, frozen=True):
    """Somebody or something that the words may mean, how often it is named, and in how many
    reports."""

    count: int
    reports: int
    reported: NameWords


class PassageLine(Shown, frozen=True):
    """A report that holds the words, and a passage around them; none where its title has them."""

    report: str
    at: Quote | None = None


class Found(Shown, frozen=True):
    """What holds the words; `more` tells of which kinds there are more than are looked at."""

    note: str
    total: int
    claims: tuple[ClaimLine, ...] = ()
    names: tuple[NameLine, ...] = ()
    reports: tuple[PassageLine, ...] = ()
    more: tuple[Kind, ...] = ()
    sources: tuple[Source, ...] = ()
    next: int | None = None


def claims(desk: Served, asked: AskClaims) -> Claims:
    """The claims of a case that answer every wish."""
    report = meant(desk.case.report_id, asked.report, "report") if asked.report else None
    called = desk.naming()
    told = desk.case.claims(
        report=report,
        source=asked.source,
        event_type=asked.event_type,
        certainty=asked.certainty,
        polarity=asked.polarity,
        text=asked.text,
        limit=asked.offset + MOST + 1,
    )
    found = list(islice(told, asked.offset, None))
    makes = (partial(claim_line, claim, called) for claim in found[:MOST])
    page = fit(makes, desk.heads, desk.largest, asked.offset)
    following = page.next
    if following is None and len(found) > MOST:
        following = asked.offset + MOST
    return Claims(
        note=counted(len(page.parts), None, "claims", following),
        next=following,
        claims=page.of(ClaimLine),
        sources=page.sources,
    )


def search(desk: Served, asked: AskSearch) -> Found:
    """Look for words in claims, names and reports."""
    screen = search_screen(desk, asked.words)
    called = desk.naming()

    def claim_makes() -> Iterator[Make]:
        for found in screen.claims:
            yield partial(claim_line, desk.case.claim(found.id), called)

    def passage(report: str, start: int, quote: str, words: Words) -> PassageLine:
        # The passage that the index gives is cut out of the text again, so that it is exact.
        exact = desk.case.text_of(report, start, start + len(quote))
        at = words.quote(report, start, start + len(exact), exact) if exact else None
        return PassageLine(report, at)

    makes: dict[Kind, list[Make]] = {
        "claims": list(claim_makes()) if asked.kind in (None, "claims") else [],
        "names": [partial(_name, name) for name in screen.names],
        "reports": [partial(passage, r.report, r.start, r.quote) for r in screen.reports],
    }
    wanted = [makes[asked.kind]] if asked.kind else list(makes.values())
    # In turns, so that the first page holds some of each kind.
    turns = chain.from_iterable(zip_longest(*wanted))
    everything = [make for make in turns if make is not None]
    page = fit(everything[asked.offset :], desk.heads, desk.largest, asked.offset)
    more = tuple(kind for kind in makes if kind in screen.more)
    note = counted(len(page.parts), len(everything), "finds", page.next)
    if more:
        note += " There are more than 50 of some kinds (`more`): use more words, or `claims`,"
        note += " which goes through all of them."
    return Found(
        note=note,
        next=page.next,
        total=len(everything),
        claims=page.of(ClaimLine),
        names=page.of(NameLine),
        reports=page.of(PassageLine),
        more=more,
        sources=page.sources,
    )


def _name(found: FoundName, words: Words) -> NameLine:
    names = words.all(found.names[:10])
    told = NameWords(words.plain(found.entity), words.plain(found.name), names)
    return NameLine(found.count, found.reports, told)
