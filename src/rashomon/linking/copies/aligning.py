"""Two texts in, which sentences of one stand in the other, in order, out.

A copier changes words, leaves sentences out and puts others in, but keeps their order; two
reporters at one press conference share words, not the order. So the measure is: of the shorter
text, how much lies on the heaviest chain of alike sentences that goes forward in both.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.linking.copies.texts import Sentence, Text

# Two sentences are alike from this cosine of their telling words on (weights of `rarity`): a rough
# translation there and back keeps a median of 0.77, two reports of one event stay below 0.6.
ALIKE = 0.38
# Of a sentence so many likest ones are tried; more change nothing on dated news of one war.
TRIED = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the one text and one of the other, by their numbers, and how alike they are."""

    first: int
    second: int
    alike: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sentences of two texts are one. `covered`: of the shorter text's words, the share that
    lies in aligned sentences; `alike`: their mean likeness; `verbatim`: of its three-word runs, the
    share that the other has; `words`: how many of its words are aligned."""

    pairs: tuple[Pair, ...]
    covered: float
    alike: float
    verbatim: float
    words: int


def align(a: Text, b: Text, stock: Collection[int] = frozenset()) -> Alignment:
    """Align two texts; sentences whose prints are `stock` (furniture, standing background) are
    nobody's. The order of the two changes only which is `first`."""
    turned = (a.size, a.key) > (b.size, b.key)
    short, long = (b, a) if turned else (a, b)
    mine = [s for s in short.sentences if s.print not in stock]
    theirs = [s for s in long.sentences if s.print not in stock]
    size = sum(len(s.words) for s in mine)
    chain = _chain(mine, theirs)
    words = sum(len(mine[pair.first].words) for pair in chain)
    weighed = sum(len(mine[pair.first].words) * pair.alike for pair in chain)
    at, where = _numbers(short, mine), _numbers(long, theirs)
    pairs = [Pair(at[p.first], where[p.second], p.alike) for p in chain]
    if turned:
        pairs = [Pair(p.second, p.first, p.alike) for p in pairs]
    return Alignment(
        pairs=tuple(pairs),
        covered=words / size if size else 0.0,
        alike=weighed / words if words else 0.0,
        verbatim=_verbatim(mine, long),
        words=words,
    )


def _numbers(text: Text, kept: Sequence[Sentence]) -> list[int]:
    starts = {sentence.start for sentence in kept}
    return [n for n, sentence in enumerate(text.sentences) if sentence.start in starts]


def _verbatim(mine: Sequence[Sentence], long: Text) -> float:
    runs = {s.words[i : i + 3] for s in mine for i in range(len(s.words) - 2)}
    return len(runs & long.shingles) / len(runs) if runs else 0.0


def _chain(mine: Sequence[Sentence], theirs: Sequence[Sentence]) -> list[Pair]:
    """The heaviest chain of alike sentences that never goes back in either text.

    Several sentences may stand in one of the other's: editors join and part them.
    """
    links: list[tuple[Pair, int]] = []  # a pair, and the link before it
    heaviest = _Heaviest(len(theirs))
    for number, likest in enumerate(_likest(mine, theirs)):
        found = []
        for alike, other in likest:
            weight, before = heaviest.up_to(other)
            weight += len(mine[number].words) * alike
            found.append((other, weight, len(links)))
            links.append((Pair(number, other, alike), before))
        for other, weight, link in found:  # a sentence has one place, so its own come in last
            heaviest.put(other, weight, link)
    chain = []
    _, at = heaviest.up_to(len(theirs) - 1)
    while at >= 0:
        pair, at = links[at]
        chain.append(pair)
    return chain[::-1]


class _Heaviest:
    """The heaviest chain that ends at or before a place (a Fenwick tree of maxima)."""

    def __init__(self, places: int) -> None:
        self._best = [(0.0, -1)] * (places + 1)

    def up_to(self, place: int) -> tuple[float, int]:
        """The weight and the last link of the heaviest chain; no link is -1."""
        best, at = (0.0, -1), place + 1
        while at > 0:
            best = max(best, self._best[at], key=lambda found: found[0])
            at -= at & -at
        return best

    def put(self, place: int, weight: float, link: int) -> None:
        """Put in a chain that ends at a place."""
        at = place + 1
        while at < len(self._best):
            if weight > self._best[at][0]:
                self._best[at] = (weight, link)
            at += at & -at


def _likest(mine: Sequence[Sentence], theirs: Sequence[Sentence]) -> list[list[tuple[float, int]]]:
    """For each sentence the likest ones of the other text."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(theirs):
        for word in sentence.weights:
            holding[word].append(number)
    found = []
    for sentence in mine:
        products: dict[int, float] = defaultdict(float)
        for word, weight in sentence.weights.items():
            for number in holding.get(word, ()):
                products[number] += weight * weight
        alike = [
            (product / (sentence.norm * theirs[number].norm), number)
            for number, product in products.items()
        ]
        near = sorted((pair for pair in alike if pair[0] >= ALIKE), key=lambda p: (-p[0], p[1]))
        found.append(near[:TRIED])
    return found
