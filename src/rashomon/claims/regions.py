"""A sentence and the attributions in; out, its stretches by whose words they are."""

from collections.abc import Iterator, Sequence

from rashomon.claims.clauses import clause_end
from rashomon.reading.words import Words
from rashomon.records import Attribution, Span

# More words than these between a source and its cue are a clause: "said also on Friday".
FAR = 5


def regions(
    words: Words, sentence: range, attributions: Sequence[Attribution]
) -> Iterator[tuple[Attribution | None, list[range]]]:
    """Part a sentence by its innermost attribution; sources and cues belong to nobody's region.

    A stretch without an attribution (None) is the report's own.
    """
    by_id = {attribution.id: attribution for attribution in attributions}
    sized = sorted(attributions, key=lambda a: -sum(s.end - s.start for s in a.content))
    owner: dict[int, str | None] = dict.fromkeys(sentence)
    for attribution in sized:
        for part in attribution.content:
            owner |= dict.fromkeys(_overlap(words, part, sentence), attribution.id)
    free = dict.fromkeys(sentence, True)
    for attribution in sized:
        _leave_out(words, sentence, attribution, owner, free)
    found: dict[str | None, list[range]] = {}
    begin = sentence.start
    for index in range(sentence.start + 1, sentence.stop + 1):
        if index < sentence.stop and _same(index, begin, owner, free):
            continue
        if sentence and free[begin]:
            found.setdefault(owner[begin], []).append(range(begin, index))
        begin = index
    for key, stretches in found.items():
        yield (by_id[key] if key else None), stretches


def _leave_out(
    words: Words,
    sentence: range,
    attribution: Attribution,
    owner: dict[int, str | None],
    free: dict[int, bool],
) -> None:
    """Take the words of source and cue out of the regions."""
    starts = [part.start for part in attribution.content]
    for part in (*_beside_cue(words, attribution), *attribution.cue):
        inside = not attribution.source and any(start < part.start for start in starts)
        for index in _overlap(words, part, sentence):
            if inside:  # "is said to" stays in the clause whose verb it is
                owner[index] = attribution.id
            else:
                free[index] = False
    if not starts and attribution.cue:  # "declined to comment on the strike"
        at = _overlap(words, attribution.cue[-1], sentence)
        for index in range(at.start, clause_end(words, at.stop, sentence.stop)):
            free[index] = False


def _beside_cue(words: Words, attribution: Attribution) -> list[Span]:
    """The source, where it stands by its cue; a subject far off has a clause of its own.

    "Norland backed the raid, calling it just": "Norland" is the source, and the backer.
    """
    if not attribution.cue:
        return list(attribution.source)
    cue = attribution.cue[0]
    return [
        source
        for source in attribution.source
        if source.start > cue.start or len(words.within(source.end, cue.start)) <= FAR
    ]


def _same(a: int, b: int, owner: dict[int, str | None], free: dict[int, bool]) -> bool:
    return owner[a] == owner[b] and free[a] == free[b]


def _overlap(words: Words, part: Span, sentence: range) -> range:
    at = words.within(part.start, part.end)
    return range(max(at.start, sentence.start), min(at.stop, sentence.stop))
