"""A report's words, sentences, quotations and mentions in; its attributions out.

Sites are found sentence by sentence; here their sources are led back to earlier voices, quotations
that run over sentences are joined, and one attribution is put inside another's content.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from rashomon.language import Language
from rashomon.reading.items import QUOTE, Items, items_of
from rashomon.reading.nearby import Nearby
from rashomon.reading.quotations import Quotation
from rashomon.reading.site import Site
from rashomon.reading.sites import find_sites
from rashomon.reading.sources import PERSON_REACH, Voice, officials_of, voice_of
from rashomon.reading.words import Words
from rashomon.records import (
    Attribution,
    Manner,
    Mention,
    Report,
    SourceKind,
    Span,
    content_id,
    span,
)

Edges = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, whether it is a title, and which segment and story it is in."""

    start: int
    end: int
    title: bool
    segment: int
    story: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution before its records are made: characters, not items."""

    source: tuple[Edges, ...]
    cue: tuple[Edges, ...]
    content: tuple[Edges, ...]
    voice: Voice
    sentence: Sentence
    behind: bool = False


def attributions_of(
    report: Report,
    words: Words,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    language: Language,
) -> tuple[Attribution, ...]:
    """Find who says what in a report, in the order of the cues."""
    officials = officials_of(words, mentions, language)
    quoted = Nearby(quotations, lambda q: [(q.start, q.end)])
    named = Nearby(mentions, lambda m: [(m.start, m.end)])
    runs: dict[int, list[Edges]] = defaultdict(list)
    for q in quotations:
        runs[q.run].append((q.start, q.end))
    drafts: list[_Draft] = []
    heard: dict[int, list[Voice]] = defaultdict(list)  # by story
    told: set[int] = set()  # the runs of quotations that somebody is said to have said
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        items = items_of(words, start, end, quoted.at(start, end), language, title=sentence.title)
        near = named.at(start - PERSON_REACH, end)
        voices = heard[sentence.story]
        begun = len(drafts)
        for view in (items, *_inside(items)):
            for site in find_sites(view):
                draft = _draft(view, site, sentence, runs, near, officials, voices)
                if _is_speaker(draft, report.text):
                    continue
                drafts.append(draft)
                if draft.source:
                    voices.append(draft.voice)
        told |= {
            q.run
            for q in items.quotation
            for draft in drafts[begun:]
            if q is not None and _holds(draft.content, (q.start, q.end))
        }
        running = _running(items, sentence, drafts, told, runs)
        if running is not None:
            drafts.append(running)
            voices.append(running.voice)
    kept = _once(drafts)
    return tuple(_nest([_record(report, d, quoted) for d in kept], [d.behind for d in kept]))


def _inside(items: Items) -> Iterator[Items]:
    """What is said between quotation marks, as sentences of their own: it may name voices too."""
    words = items.words
    for index, quotation in enumerate(items.quotation):
        if quotation is None:
            continue
        start = max(words.starts[items.first[index]], quotation.start + 1)
        end = min(words.ends[items.last[index] - 1], quotation.end - quotation.closed)
        inner = items_of(words, start, end, (), items.language)
        if len(inner):
            yield inner


def _is_speaker(draft: _Draft, text: str) -> bool:
    """Whether a source is who is speaking anyway: "we have said" names no new voice."""
    words = {text[start:end].lower() for start, end in draft.source}
    return bool(words & {"i", "we", "you"})


def _draft(
    items: Items,
    site: Site,
    sentence: Sentence,
    runs: Mapping[int, Sequence[Edges]],
    mentions: Sequence[Mention],
    officials: frozenset[str],
    voices: Sequence[Voice],
) -> _Draft:
    source: tuple[Edges, ...] = ()
    voice = Voice(_missing(site), None, "", False)
    if site.source is not None:
        begin, end = site.source
        source = (items.chars(begin, end),)
        at = range(items.first[begin], items.last[end - 1])
        voice = voice_of(items.words, at, mentions, officials, voices, items.language)
    content = _content(items, site, runs)
    cue = (items.chars(*site.at),)
    return _Draft(source, cue, content, voice, sentence, site.behind)


def _missing(site: Site) -> SourceKind:
    """What a site without a source is: talk that nobody answers for."""
    return "unspecified" if site.cue.tag == "noun" else "hearsay"


def _content(items: Items, site: Site, runs: Mapping[int, Sequence[Edges]]) -> tuple[Edges, ...]:
    """The content's characters; a quotation in it counts whole, over all its paragraphs."""
    edges: list[Edges] = []
    for begin, end in site.content:
        edges.append(items.chars(begin, end))
        for run in {q.run for q in items.quotation[begin:end] if q is not None}:
            edges += runs[run]
    cue = items.chars(*site.at)
    source = [items.chars(*site.source)] if site.source else []
    return _without(_merged(_tight(items.words.text, edges)), [cue, *source])


def _tight(text: str, edges: Iterable[Edges]) -> list[Edges]:
    """Edges without white space and without a comma before or behind."""
    tight = []
    for start, end in edges:
        while start < end and (text[start].isspace() or text[start] in ",;:—–"):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
            end -= 1
        if start < end:
            tight.append((start, end))
    return tight


def _merged(edges: Sequence[Edges]) -> tuple[Edges, ...]:
    merged: list[Edges] = []
    for start, end in sorted(edges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _without(edges: tuple[Edges, ...], holes: Sequence[Edges]) -> tuple[Edges, ...]:
    """Cut the cue and the source out of a content that surrounds them."""
    for hole_start, hole_end in holes:
        cut: list[Edges] = []
        for start, end in edges:
            if hole_end <= start or end <= hole_start:
                cut.append((start, end))
                continue
            if start < hole_start:
                cut.append((start, hole_start))
            if hole_end < end:
                cut.append((hole_end, end))
        edges = tuple(cut)
    return edges


def _holds(content: Sequence[Edges], inner: Edges) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in content)


def _running(
    items: Items,
    sentence: Sentence,
    drafts: Sequence[_Draft],
    told: set[int],
    runs: Mapping[int, Sequence[Edges]],
) -> _Draft | None:
    """A quotation that fills its sentence and has no cue of its own goes on with the last voice."""
    whole = [q for q in items.quotation if q is not None and q.run not in told]
    rest = [word for word in items.plain if word != QUOTE and word[0].isalnum()]
    if not whole or len(rest) > 2 or sentence.title:
        return None
    last = next((d for d in reversed(drafts) if d.source), None)
    if last is None or last.sentence.story != sentence.story:
        return None
    if sentence.segment - last.sentence.segment > 1:
        return None
    told.add(whole[0].run)
    content = tuple(runs[whole[0].run])
    return _Draft(last.source, (), content, last.voice, sentence)


def _once(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drop attributions that say the same twice: one quotation met in each of its sentences."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for draft in drafts:
        key = (draft.source, draft.cue, draft.content)
        if key not in seen and (draft.content or draft.source):
            kept.append(draft)
            seen.add(key)
    return kept


def _record(report: Report, draft: _Draft, marked: Nearby[Quotation]) -> Attribution:
    quoted = sum(min(b, q.end) - max(a, q.start) for a, b in draft.content for q in marked.at(a, b))
    size = sum(b - a for a, b in draft.content)
    manner: Manner = "indirect"
    if quoted and quoted >= 0.9 * size:
        manner = "direct"
    elif quoted:
        manner = "mixed"
    return Attribution(
        id=content_id(report.id, draft.source, draft.cue, draft.content),
        source=_spans(report, draft.source),
        cue=_spans(report, draft.cue),
        content=_spans(report, draft.content),
        source_kind=draft.voice.kind,
        entity=draft.voice.entity,
        manner=manner,
    )


def _spans(report: Report, edges: Sequence[Edges]) -> tuple[Span, ...]:
    return tuple(span(report.text, start, end) for start, end in edges)


def _nest(found: Sequence[Attribution], behind: Sequence[bool]) -> list[Attribution]:
    """Name the attribution in whose content another one stands: the smallest that holds its cue.

    A source behind another one ("citing T") stands inside the attribution before it.
    """
    sizes = {a.id: sum(s.end - s.start for s in a.content) for a in found}
    holding = Nearby(found, lambda a: [(s.start, s.end) for s in a.content])
    nested = []
    for index, inner in enumerate(found):
        if behind[index] and index:
            nested.append(msgspec.structs.replace(inner, parent=found[index - 1].id))
            continue
        marks = [(s.start, s.end) for s in (*inner.cue, *inner.source)] if inner.cue else []
        holders = [
            outer
            for outer in (holding.at(*marks[0]) if marks else ())
            if outer.id != inner.id
            and sizes[outer.id] > sizes[inner.id]
            and all(_holds([(s.start, s.end) for s in outer.content], mark) for mark in marks)
        ]
        parent = min(holders, key=lambda a: (sizes[a.id], a.id)).id if holders else None
        nested.append(msgspec.structs.replace(inner, parent=parent))
    return nested
