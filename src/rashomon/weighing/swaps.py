"""The readings of a story in, how a name changed from one account to the next that tells the same
sentence out: "fighters" became "terrorists".

Two sentences are the same one told again where most of their words are shared; the earlier account
is the one it changed from. Only what takes sides in one of them is a swap: "the army" for "troops"
is not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rashomon.reading.words import Words
from rashomon.records import Drift, Naming, Place, Reading

# Words two sentences share, of all that either has: a sentence told again with half a dozen words
# changed is found, two that report the same act in words of their own are not.
ALIKE = 0.6
SHARED = 4  # of words that few sentences of the story have
COMMON = 12
SHORTEST = 6  # words


class _Told(NamedTuple):
    """A sentence of an account: whose, where, and its words."""

    reading: int
    start: int
    end: int
    words: frozenset[str]


def swaps_of(readings: Sequence[Reading], namings: Sequence[Naming]) -> list[Drift]:
    """Find the swaps between the accounts of a story, given in the order they were published."""
    told = [sentence for number, r in enumerate(readings) for sentence in _told(number, r)]
    loaded: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        loaded[naming.report].append(naming)
    found: dict[tuple[str, str, str, str], Drift] = {}
    for before, after in _pairs(told):
        earlier, later = readings[before.reading], readings[after.reading]
        for drift in _swaps(earlier, before, later, after, loaded):
            key = (drift.from_.report, drift.to.report, drift.before, drift.after)
            found.setdefault(key, drift)
    return list(found.values())


def _told(number: int, reading: Reading) -> Iterator[_Told]:
    for start, end in reading.sentences:
        words = frozenset(Words.of(reading.report.text, start, end).plain)
        if len(words) >= SHORTEST:
            yield _Told(number, start, end, words)


def _pairs(told: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Sentences of two accounts that are one told again; each with its likest only."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(told):
        for word in sentence.words:
            holding[word].append(number)
    for sentence in told:
        shared: Counter[int] = Counter()
        for word in sentence.words:
            if len(holding[word]) <= COMMON:
                shared.update(n for n in holding[word] if told[n].reading > sentence.reading)
        best: dict[int, tuple[float, int]] = {}
        for other, count in shared.items():
            if count < SHARED:
                continue
            theirs = told[other]
            alike = len(sentence.words & theirs.words) / len(sentence.words | theirs.words)
            if alike >= ALIKE:
                best[theirs.reading] = max(best.get(theirs.reading, (0.0, 0)), (alike, other))
        for _, other in best.values():
            yield sentence, told[other]


def _swaps(
    earlier: Reading,
    before: _Told,
    later: Reading,
    after: _Told,
    loaded: dict[str, list[Naming]],
) -> Iterator[Drift]:
    a = Words.of(earlier.report.text, before.start, before.end)
    b = Words.of(later.report.text, after.start, after.end)
    matcher = SequenceMatcher(None, a.plain, b.plain, autojunk=False)
    for what, first, past, other, other_past in matcher.get_opcodes():
        if what != "replace":
            continue
        was = _place(earlier, a.starts[first], a.ends[past - 1], loaded)
        now = _place(later, b.starts[other], b.ends[other_past - 1], loaded)
        if was is None and now is None:
            continue
        old = was or _named(earlier, a.starts[first], a.ends[past - 1])
        new = now or _named(later, b.starts[other], b.ends[other_past - 1])
        if old.quote.casefold() != new.quote.casefold():
            yield Drift(old, new, "naming", old.quote, new.quote)


def _place(reading: Reading, start: int, end: int, loaded: dict[str, list[Naming]]) -> Place | None:
    """The loaded name or word that some replaced words belong to."""
    for naming in loaded.get(reading.report.id, ()):
        if naming.start < end and start < naming.end:
            return Place(naming.report, naming.start, naming.end, naming.quote)
    return None


def _named(reading: Reading, start: int, end: int) -> Place:
    """The name that some replaced words belong to, else the words themselves."""
    for mention in reading.mentions:
        if mention.entity and mention.start <= start and end <= mention.end:
            start, end = mention.start, mention.end
            break
    return Place(reading.report.id, start, end, reading.report.text[start:end])
