"""What is heard in a sentence in, and the rules that complete it; drafts of its attributions out.

Rules add talk that nobody answers for, a voice cited by another, headlines and refusals to comment,
and draw edges as a reader does: a quotation counts whole, the full stop is nobody's.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language import Language
from rashomon.reading.edges import NOBODY, source_end, trimmed
from rashomon.reading.grammar import Grammar
from rashomon.reading.heard import Heard
from rashomon.reading.items import FULL_STOPS, QUOTE, Items, items_of
from rashomon.reading.nearby import Nearby
from rashomon.reading.quotations import Quotation
from rashomon.reading.site import Site
from rashomon.reading.sites import find_sites
from rashomon.reading.sources import Voice
from rashomon.reading.words import Words
from rashomon.records import Mention, SourceKind

Edges = tuple[int, int]
# What a conflict's accounts must not lose, and what is no party that could have done it.
ACTS = ("accusation", "denial", "claim_of_responsibility")
NO_PARTY = ("it", "this", "that", "which", "what", "there")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, whether it is a title, and which segment and story it is in."""

    start: int
    end: int
    title: bool
    segment: int
    story: int


@dataclass(frozen=True, slots=True)
class Page:
    """What every sentence is read against: all of the report that may bear on it."""

    words: Words
    quoted: Nearby[Quotation]
    runs: Mapping[int, Sequence[Edges]]
    named: Nearby[Mention]
    officials: frozenset[str]
    meant: Mapping[int, Mention]
    grammar: Grammar
    language: Language


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its records are made: characters, not items."""

    source: tuple[Edges, ...]
    cue: tuple[Edges, ...]
    content: tuple[Edges, ...]
    missing: SourceKind
    sentence: Sentence
    behind: bool = False
    voice: Voice | None = None
    further: int | None = None

    @property
    def reaches(self) -> int:
        """The last segment that its content reaches."""
        return self.sentence.segment if self.further is None else self.further


def drafts_of(page: Page, items: Items, heard: Sequence[Heard], sentence: Sentence) -> list[Draft]:
    """What is heard in a sentence, and what the rules add where nothing is heard."""
    found = _completed(page, items, [_from_heard(page, h, sentence) for h in heard])
    for view in (items, *_inside(items)):
        for site in find_sites(view):
            draft = _from_site(page, view, site, sentence)
            rivals = [d for d in found if _meet(d.cue[0], draft.cue[0])]
            if site.behind:  # heard as "S, citing [that] T", where T is a voice
                found = _put_behind(page.words.text, [d for d in found if d not in rivals], draft)
            elif site.cue.event == "no_comment" and (draft.source or rivals):
                # Heard as a refusal "to comment", as of any other act; the phrase says more.
                found = [d for d in found if d not in rivals]
                source = draft.source or rivals[0].source
                found.append(replace(draft, source=source))
            elif rivals and not (sentence.title and site.cue.tag == "passive"):
                continue
            elif rivals:  # a headline's "said to" is hearsay, as a body's "is said to"
                found = [*(d for d in found if d not in rivals), draft]
            else:
                found.append(draft)
    found += _unheard(page, items, sentence, found)
    found = [d for d in found if not _is_nobody(page, d)]
    answered = [d for d in found if d.source or not _answered_for(page, d, found)]
    return _in_order(answered)


def _in_order(found: Sequence[Draft]) -> list[Draft]:
    """Drafts by their cues; one behind another stays right after it."""
    ordered: list[Draft] = []
    groups = [i for i, draft in enumerate(found) if not draft.behind]
    for i in sorted(groups, key=lambda i: (found[i].cue, found[i].source)):
        ordered.append(found[i])
        for draft in found[i + 1 :]:
            if not draft.behind:
                break
            ordered.append(draft)
    return ordered


def _unheard(
    page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]
) -> Iterator[Draft]:
    """Acts of speech that were not heard: who accuses, denies or claims responsibility, as the
    lists know it and the tree has a subject for it."""
    cues = page.language.cues.verbs
    for index in range(len(items)):
        match = cues.at(items.plain, index)
        if match is None or items.plain[index] == QUOTE or match[1][0].event not in ACTS:
            continue
        cue = items.chars(index, index + match[0])
        known = [e for d in found for e in (*d.cue, *d.source)]
        saying = page.grammar.saying(*cue)
        if saying is None or any(_meet(cue, edges) for edges in known):
            continue
        source, end = saying
        if page.words.text[slice(*source)].lower() in NO_PARTY:
            continue
        if source[1] > cue[0] or any(_meet(source, e) for d in found for e in d.content):
            continue
        content = tuple(_tight(page.words.text, [(cue[1], min(end, sentence.end))]))
        content = tuple(_unstopped(page, content, sentence))
        yield Draft(tuple(_tight(page.words.text, [source])), (cue,), content, "hearsay", sentence)


def _completed(page: Page, items: Items, found: Sequence[Draft]) -> list[Draft]:
    """Drafts with the sources that their form gives away: "..., adding that C" shares the source
    before it; behind "according to" stands who it was."""
    out: list[Draft] = []
    for draft in found:
        at = page.words.within(*draft.cue[0])
        first = page.words.plain[at.start] if len(at) else ""
        if draft.source or not first:
            pass
        elif page.language.cues.prepositions.at(page.words.plain, at.start):
            draft = _source_behind(items, draft)
        elif first.endswith("ing"):
            shared = next((d.source for d in reversed(out) if d.source), ())
            draft = replace(draft, source=shared)
        out.append(draft)
    return out


def _source_behind(items: Items, draft: Draft) -> Draft:
    """A draft with the source that stands right behind its cue."""
    starts = [items.chars(i, i + 1)[0] for i in range(len(items))]
    begin = bisect_left(starts, draft.cue[0][1])
    opening = bisect_left(starts, draft.cue[0][0]) == 0
    source = trimmed(items, begin, source_end(items, begin, len(items), opening=opening))
    if source is None:
        return draft
    edges = items.chars(*source)
    content = tuple(_tight(items.words.text, _without(draft.content, [edges])))
    return replace(draft, source=(edges,), content=content)


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


def _is_nobody(page: Page, draft: Draft) -> bool:
    """ "No group has claimed the attack" names no voice."""
    at = page.words.within(*draft.source[0]) if draft.source else range(0)
    return bool(at) and page.words.plain[at.start] in NOBODY


def _from_heard(page: Page, heard: Heard, sentence: Sentence) -> Draft:
    """What the encoder heard, with the edges that a reader draws; a quotation counts whole."""
    source = heard.source  # with its comma ("Barka, a guard,"), as people mark it
    cue = _whole_phrase(page, heard.cue[0])
    content = [*heard.content]
    for edges in heard.content:
        content += [
            run
            for q in page.quoted.at(*edges)
            if q.utterance and _mostly(edges, (q.start, q.end))
            for run in page.runs[q.run]
        ]
    if sentence.title:  # a headline says nothing of what stands below it
        clipped = ((max(a, sentence.start), min(b, sentence.end)) for a, b in content)
        content = [(a, b) for a, b in clipped if a < b]
    without = _without(merged(content), [cue, *source])
    return Draft(source, (cue,), tuple(_unstopped(page, without, sentence)), "hearsay", sentence)


def _unstopped(page: Page, edges: Sequence[Edges], sentence: Sentence) -> Iterator[Edges]:
    """Tight edges; the full stop of the sentence is nobody's, unless a quotation holds it."""
    text = page.words.text
    for start, end in _tight(text, edges):
        if end == sentence.end and text[end - 1] in FULL_STOPS:
            end -= not any(q.start < end <= q.end for q in page.quoted.at(end - 1, end))
        if start < end:
            yield start, end


def _whole_phrase(page: Page, cue: Edges) -> Edges:
    """A cue with the rest of the phrase that it begins: "claimed [responsibility]"."""
    at = page.words.within(*cue)
    cues = page.language.cues
    for index in at:
        for match in (
            cues.verbs.at(page.words.plain, index),
            cues.prepositions.at(page.words.plain, index),
        ):
            if match and index + match[0] > at.stop:
                return cue[0], page.words.ends[index + match[0] - 1]
    return cue


def _meet(a: Edges, b: Edges) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _mostly(edges: Edges, quotation: Edges) -> bool:
    """Whether most of a quotation lies within the edges."""
    shared = min(edges[1], quotation[1]) - max(edges[0], quotation[0])
    return 2 * shared > quotation[1] - quotation[0]


def _from_site(page: Page, items: Items, site: Site, sentence: Sentence) -> Draft:
    """What a rule found; a quotation in the content counts whole, over all its paragraphs."""
    edges: list[Edges] = []
    for begin, end in site.content:
        edges.append(items.chars(begin, end))
        for run in {q.run for q in items.quotation[begin:end] if q is not None}:
            edges += page.runs[run]
    cue = items.chars(*site.at)
    source = (items.chars(*site.source),) if site.source else ()
    content = _without(merged(_tight(page.words.text, edges)), [cue, *source])
    missing: SourceKind = "unspecified" if site.cue.tag == "noun" else "hearsay"
    return Draft(source, (cue,), content, missing, sentence, site.behind)


def _put_behind(text: str, found: list[Draft], cited: Draft) -> list[Draft]:
    """ "S, citing T, said C" and "S said C, citing T": T is the voice behind S and holds C, too.

    Where nobody was heard to say anything, the cited one is not heard either.
    """
    start = cited.cue[0][0]
    before = [d for d in found if d.source and (d.cue[0][0] < start or d.source[-1][0] < start)]
    citing = next((d for d in found if any(a < start < b for a, b in d.source)), None)
    if citing is None:
        sources = [d for d in before if 0 <= start - d.source[-1][1] <= 2]
        citing = sources[0] if sources else max(before, key=lambda d: d.cue, default=None)
    if citing is None or not citing.content:
        return found
    holes = [(start, cited.source[-1][1])]
    whole = replace(
        citing,
        source=tuple(_tight(text, _without(citing.source, holes))) or citing.source,
        content=tuple(_tight(text, _without(citing.content, holes))),
    )
    inner = replace(cited, content=whole.content)
    index = found.index(citing)
    return [*found[:index], whole, inner, *found[index + 1 :]]


def _answered_for(page: Page, hearsay: Draft, found: Sequence[Draft]) -> bool:
    """ "S is said to arm T, according to two officials": the hearsay has a source after all."""
    prepositions = page.language.cues.prepositions
    for draft in found:
        if draft.source and holds(draft.content, hearsay.cue[0]):
            at = page.words.within(*draft.cue[0])
            if len(at) and prepositions.at(page.words.plain, at.start):
                return True
    return False


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


def merged(edges: Sequence[Edges]) -> tuple[Edges, ...]:
    """Edges in order, those that meet made one."""
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


def holds(content: Sequence[Edges], inner: Edges) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in content)
