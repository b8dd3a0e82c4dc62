"""A report in; the reader's screen out: where it comes from, and its words in stretches, each with
what is read of them.

A report may be a book long: the head says where it may be cut, and the page asks for the stretches
that somebody looks at. The runs of a stretch, put together, are its words to the last character.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from rashomon.linking.verdicts import claim_key
from rashomon.records import (
    Claim,
    DecisionKind,
    Failure,
    Mention,
    Passage,
    Reading,
    Record,
    Segment,
    SegmentKind,
)
from rashomon.views.desk import Desk
from rashomon.views.parts import Called, Head, Voice, head_of, sentence_of, voice_of
from rashomon.views.words import firmness_words

# What a stretch holds at the least, in characters: a screen or two.
STRETCH = 3000
Layer = Literal["claim", "denial", "source", "cue", "number", "time", "place", "name", "loaded"]
NAMES = ("person", "organisation", "armed_group", "government", "nationality", "facility")
THINGS = ("weapon", "platform", "document", "other")
# Names that take sides, by how they name.
LOADED = ("hostile", "self", "contested")


class Twin(Record, frozen=True):
    """A report that shares words with this one, in one story: which copies which, how far, and
    the passages, from this report to the other."""

    story: str
    copy: str
    other: Head
    copies: bool
    sure: bool
    degree: str
    covered: float
    how: tuple[str, ...]
    passages: tuple[Passage, ...]


class Twins(Record, frozen=True):
    """The reports that share words with one, the nearest first."""

    twins: tuple[Twin, ...]


class Index(Record, frozen=True):
    """The claims of a report in the order of their words: ids, starts and ends, in three arrays."""

    ids: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Marked(Record, frozen=True):
    """What some words are read as: the layer, a line about it, and the claim or entity it is of."""

    layer: Layer
    about: str
    of: str | None = None


class Run(Record, frozen=True):
    """Words that are marked alike; `marks` are places in the stretch's list."""

    start: int
    text: str
    marks: tuple[int, ...] = ()


class Block(Record, frozen=True):
    """A line or a paragraph of the page."""

    kind: SegmentKind | None
    story: int
    runs: tuple[Run, ...]


class Card(Record, frozen=True):
    """A claim as it stands in the margin."""

    id: str
    key: str
    start: int
    end: int
    sentence: str
    firmness: str
    chain: tuple[Voice, ...]
    judged: DecisionKind | None
    reader: str


class Stretch(Record, frozen=True):
    """A part of a report's words, with what is read of them."""

    start: int
    end: int
    blocks: tuple[Block, ...]
    marks: tuple[Marked, ...]
    cards: tuple[Card, ...]


class ReportScreen(Record, frozen=True):
    """A report's head; `cuts` are the offsets where its stretches begin, `length` its characters,
    `stories` the stories it is part of, by id and title, `stretch` the words asked for."""

    report: Head
    length: int
    cuts: tuple[int, ...]
    extractor: str
    truncated: bool
    claims: int
    stories: tuple[tuple[str, str], ...]
    failure: Failure | None
    versions: tuple[Head, ...]
    stretch: Stretch
    seen: int


COLUMNS = (
    *("start", "end", "event", "certainty", "polarity", "sentence", "voices", "quote"),
    *("decided", "claim"),
)


def report_screen(desk: Desk, key: str, at: int = 0) -> ReportScreen:
    """The head of a report, by its id, its name or the beginning of either, and the stretch of its
    words that holds an offset."""
    case = desk.case
    report = case.report_id(key)
    (found,) = case.heads([report])
    segments = case.segments_of(report)
    length, cuts = case.length_of(report), list(_cuts(segments))
    nth = max(0, bisect_right(cuts, at) - 1)
    end = cuts[nth + 1] if nth + 1 < len(cuts) else length
    return ReportScreen(
        report=head_of(found),
        length=length,
        cuts=tuple(cuts),
        extractor=found.extractor,
        truncated=found.truncated,
        claims=case.claim_count(report),
        stories=tuple((h.id, h.title) for h in case.headings_of_report(report)),
        failure=case.failure_of(report),
        versions=tuple(head_of(r) for r in case.same_page(found) if r.id != report),
        stretch=stretch_of(desk, report, cuts[nth], end, segments),
        seen=desk.last_decision(),
    )


def index_of(desk: Desk, report: str) -> Index:
    """Where the claims of a report stand."""
    found = sorted(desk.case.claim_places(report), key=lambda claim: claim[1])
    ids, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Index(ids, starts, ends)


def _cuts(segments: Sequence[Segment]) -> Iterator[int]:
    """Where stretches begin: at a line, and not before the last one is long enough."""
    yield 0
    last = 0
    for segment in segments:
        if segment.start - last >= STRETCH:
            last = segment.start
            yield last


def stretch_of(
    desk: Desk, report: str, start: int, end: int, segments: Sequence[Segment] | None = None
) -> Stretch:
    """The words of a report between two of its cuts, line by line; `segments` where they are known
    already."""
    case = desk.case
    segments = case.segments_of(report) if segments is None else segments
    text = case.text_of(report, start, end)
    end = start + len(text)
    reading = case.window(report, start, end)
    verdicts = desk.verdicts()
    called = desk.naming(verdicts)
    spans, marks = _spans(reading, start, end, called, verdicts.rejected)
    blocks = []
    for kind, story, first, past in _lines(segments, start, end):
        runs = tuple(_runs(text, start, first, past, spans))
        blocks.append(Block(kind, story, runs))
    mine = (claim for claim in reading.claims if _begins(claim, start, end))
    cards = [_card(claim, verdicts.judged.get(claim_key(claim)), called) for claim in mine]
    return Stretch(start, end, tuple(blocks), tuple(marks), tuple(cards))


def _begins(claim: Claim, start: int, end: int) -> bool:
    """A claim's card stands where the claim begins, once."""
    return start <= claim.evidence[0].start < end


def _card(claim: Claim, judged: DecisionKind | None, called: Called) -> Card:
    return Card(
        id=claim.id,
        key=claim_key(claim),
        start=claim.evidence[0].start,
        end=claim.evidence[-1].end,
        sentence=sentence_of(claim, called),
        firmness=firmness_words(claim),
        chain=tuple(voice_of(hop, called) for hop in claim.chain),
        judged=judged,
        reader=claim.reader,
    )


def _lines(
    segments: Iterable[Segment], start: int, end: int
) -> Iterator[tuple[SegmentKind | None, int, int, int]]:
    """The lines of a stretch, without a gap: what stands between two lines goes with the first."""
    lines = [s for s in segments if s.start < end and s.end > start]
    if not lines:
        if start < end:
            yield None, 0, start, end
        return
    begin = start
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        past = following.start if following is not None else end
        yield line.kind, line.story, begin, past
        begin = past


def _spans(
    reading: Reading, start: int, end: int, called: Called, rejected: Collection[str]
) -> tuple[list[tuple[int, int, int]], list[Marked]]:
    """Where the marks of a stretch stand (start, end, number), and the marks; what was rejected
    bears none."""
    spans: list[tuple[int, int, int]] = []
    marks: list[Marked] = []

    def add(first: int, past: int, mark: Marked) -> None:
        first, past = max(first, start), min(past, end)
        if first < past:
            spans.append((first, past, len(marks)))
            marks.append(mark)

    for claim in reading.claims:
        if claim_key(claim) in rejected:
            continue
        layer: Layer = "denial" if claim.polarity == "denied" else "claim"
        for span in claim.evidence:
            add(span.start, span.end, Marked(layer, firmness_words(claim), claim.id))
        for quantity in claim.quantities:
            add(quantity.start, quantity.end, Marked("number", quantity.of, claim.id))
        if claim.time is not None:
            add(claim.time.start, claim.time.end, Marked("time", _days(claim), claim.id))
    for attribution in reading.attributions:
        kind = attribution.source_kind.replace("_", " ")
        for span in attribution.source:
            add(span.start, span.end, Marked("source", kind, attribution.entity))
        for span in attribution.cue:
            add(span.start, span.end, Marked("cue", attribution.manner))
    for mention in reading.mentions:
        named = _named(mention, called)
        if named is not None:
            add(mention.start, mention.end, named)
    return spans, marks


def _days(claim: Claim) -> str:
    time = claim.time
    if time is None or time.earliest is None:
        return "time"
    return time.earliest if time.earliest == time.latest else f"{time.earliest} to {time.latest}"


def _named(mention: Mention, called: Called) -> Marked | None:
    """What a name is shown as: a name that takes sides, a place, a party or a thing."""
    about = called(mention.entity) if mention.entity else mention.type.replace("_", " ")
    if mention.kind in LOADED:
        return Marked("loaded", f"{about}, {mention.kind} name", mention.entity)
    if mention.type == "place":
        return Marked("place", about, mention.entity)
    if mention.type in NAMES or mention.type in THINGS:
        return Marked("name", f"{about}, {mention.type.replace('_', ' ')}", mention.entity)
    return None


def _runs(
    text: str, offset: int, first: int, past: int, spans: Sequence[tuple[int, int, int]]
) -> Iterator[Run]:
    """The words of a line, cut wherever a mark begins or ends."""
    mine = [span for span in spans if span[0] < past and span[1] > first]
    edges = {first, past}
    for start, end, _ in mine:
        edges |= {max(start, first), min(end, past)}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        marks = tuple(number for a, b, number in mine if a <= start and end <= b)
        yield Run(start, text[start - offset : end - offset], marks)


def twins_of(desk: Desk, report: str) -> Twins:
    """The reports that share words with a report, the nearest first, with the passages of both."""
    found = []
    for story in map(desk.case.story, desk.case.stories_of_report(report)):
        for copy in story.copies:
            if report not in (copy.report, copy.of):
                continue
            other = copy.of if copy.report == report else copy.report
            (head,) = desk.case.heads([other])
            found.append(
                Twin(
                    story=story.id,
                    copy=copy.id,
                    other=head_of(head),
                    copies=copy.report == report,
                    sure=copy.sure,
                    degree=copy.degree,
                    covered=copy.covered,
                    how=copy.how,
                    passages=tuple(_turned(passage, report) for passage in copy.passages),
                )
            )
    return Twins(tuple(sorted(found, key=lambda twin: (-twin.covered, twin.other.id))))


def _turned(passage: Passage, report: str) -> Passage:
    """A passage that begins in a report."""
    if passage.from_.report == report:
        return passage
    return Passage(from_=passage.to, to=passage.from_, alike=passage.alike)


def rows(desk: Desk, report: str) -> Iterator[tuple[object, ...]]:
    """The claims of a report as a table."""
    verdicts = desk.verdicts()
    judged, called = verdicts.judged, desk.naming(verdicts)
    for claim in desk.case.reading(report).claims:
        yield (
            *(claim.evidence[0].start, claim.evidence[-1].end, claim.event.type),
            *(claim.certainty, claim.polarity, sentence_of(claim, called)),
            " ← ".join(voice_of(hop, called).words for hop in claim.chain),
            *(claim.quote, judged.get(claim_key(claim)), claim.id),
        )
