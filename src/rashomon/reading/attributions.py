"""What the encoder hears in a report, and its words, sentences, quotations and mentions, in; its
attributions out.

Drafts are made sentence by sentence; here their sources are led back to earlier voices, quotations
that go on without a cue are joined to what was said last, and one attribution is put inside the
content of another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from rashomon.language import Language
from rashomon.reading.draft import Draft, Edges, Page, Sentence, holds, merged
from rashomon.reading.drafts import drafts_of
from rashomon.reading.heard import Heard
from rashomon.reading.items import QUOTE, Items, items_of
from rashomon.reading.nearby import Nearby
from rashomon.reading.quotations import Quotation
from rashomon.reading.sources import PERSON_REACH, Voice, officials_of, voice_of
from rashomon.reading.telling import Telling
from rashomon.reading.words import Words
from rashomon.records import Attribution, Manner, Mention, Report, Span, content_id, span


def attributions_of(
    report: Report,
    words: Words,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    heard: Sequence[Heard],
    meant: Mapping[int, Mention],
    grammar: Telling,
    language: Language,
) -> tuple[Attribution, ...]:
    """Find who says what in a report, in the order of the cues."""
    runs: dict[int, list[Edges]] = defaultdict(list)
    for q in quotations:
        runs[q.run].append((q.start, q.end))
    page = Page(
        words,
        Nearby(quotations, lambda q: [(q.start, q.end)]),
        runs,
        Nearby(mentions, lambda m: [(m.start, m.end)]),
        officials_of(words, mentions, language),
        meant,
        grammar,
        language,
    )
    said = Nearby(heard, lambda h: list(h.cue))
    drafts: list[Draft] = []
    voices: dict[int, list[Voice]] = defaultdict(list)  # by story
    told: set[int] = set()  # the runs of quotations that somebody is said to have said
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        quoted = page.quoted.at(start, end)
        items = items_of(words, start, end, quoted, language, title=sentence.title)
        here = [h for h in said.at(start, end) if start <= h.cue[0][0] < end]
        found = drafts_of(page, items, here, sentence)
        for draft in found:
            drafts.append(_voiced(page, draft, voices[sentence.story]))
        told |= {
            q.run
            for q in items.quotation
            for draft in found
            if q is not None and holds(draft.content, (q.start, q.end))
        }
        _go_on(items, sentence, drafts, told, runs)
    kept = _once(drafts)
    return tuple(_nest([_record(report, d, page.quoted) for d in kept], [d.behind for d in kept]))


def _voiced(page: Page, draft: Draft, voices: list[Voice]) -> Draft:
    """A draft with its source read; `voices` holds those before it, and takes it in."""
    at = page.words.within(*draft.source[0]) if draft.source else range(0)
    if not len(at):
        return replace(draft, voice=Voice(draft.missing, None, "", False))
    start, end = draft.source[0]
    near = page.named.at(start - PERSON_REACH, max(end, draft.sentence.end))
    voice = voice_of(page.words, at, near, page.officials, voices, page.meant, page.language)
    voices.append(voice)
    return replace(draft, voice=voice)


def _go_on(
    items: Items,
    sentence: Sentence,
    drafts: list[Draft],
    told: set[int],
    runs: Mapping[int, Sequence[Edges]],
) -> None:
    """A quotation that fills its sentence and has no cue of its own goes on with what was said
    last: it is more of that content (people mark it so, see PolNeAR)."""
    whole = [q for q in items.quotation if q is not None and q.run not in told]
    rest = [word for word in items.plain if word != QUOTE and word[0].isalnum()]
    if not whole or len(rest) > 2 or sentence.title:
        return
    at = next((i for i in reversed(range(len(drafts))) if drafts[i].source), None)
    if at is None or drafts[at].sentence.story != sentence.story:
        return
    if sentence.segment - drafts[at].reaches > 1:
        return
    told.add(whole[0].run)
    content = merged([*drafts[at].content, *runs[whole[0].run]])
    drafts[at] = replace(drafts[at], content=content, further=sentence.segment)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop attributions that say the same twice: one quotation met in each of its sentences."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for draft in drafts:
        key = (draft.source, draft.cue, draft.content)
        if key not in seen and (draft.content or draft.source):
            kept.append(draft)
            seen.add(key)
    return kept


def _record(report: Report, draft: Draft, marked: Nearby[Quotation]) -> Attribution:
    quoted = sum(min(b, q.end) - max(a, q.start) for a, b in draft.content for q in marked.at(a, b))
    size = sum(b - a for a, b in draft.content)
    voice = draft.voice or Voice(draft.missing, None, "", False)
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
        source_kind=voice.kind,
        entity=voice.entity,
        manner=manner,
        polarity="denied" if draft.denied else "affirmed",
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
        marks = [(s.start, s.end) for s in inner.cue]
        holders = [
            outer
            for outer in (holding.at(*marks[0]) if marks else ())
            if outer.id != inner.id
            and sizes[outer.id] > sizes[inner.id]
            and all(holds([(s.start, s.end) for s in outer.content], mark) for mark in marks)
        ]
        parent = min(holders, key=lambda a: (sizes[a.id], a.id)).id if holders else None
        nested.append(msgspec.structs.replace(inner, parent=parent))
    return nested
