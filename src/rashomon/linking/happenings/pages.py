"""Pages in, how alike they are out: which pages tell of the same things, by rare words and names.

Only pages that share a telling word are compared.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from rashomon.linking.happenings.linkage import average_linkage
from rashomon.linking.happenings.mentions import Page

# Names tell two happenings of one kind apart better than other words. Chosen, as the next two, on
# ECB+ train: of 1, 1.5 and 2 with the best groups of pages.
NAME = 1.7
# From here on two pages tell of the same things.
ALIKE = 0.2
# Pages less alike than this share no happening.
APART = 0.08
# A page's words that are looked up in other pages, and the pages that one word leads to.
TELLING = 40
LARGEST = 200

# Pages of one story are at least so alike: three in four of ECB+ train's on one happening are.
STORY = 0.35

PagePair = tuple[int, int]


class Pages:
    """Pages, compared: how `alike` two are, which `group` each is in, how rare a word is in them.

    Of pages that are known to be of one story all pairs are near, whatever words they use.
    """

    def __init__(self, pages: Sequence[Page], *, one_story: bool = False) -> None:
        self.pages = pages
        self.count = len(pages)
        self._in = Counter(word for page in pages for word in page.words)
        # Asked for every pair of mentions, again and again.
        self._rare: dict[str, float] = {}
        self._lengths: dict[frozenset[str], float] = {}
        vectors = [self._vector(page) for page in pages]
        self._alike: dict[PagePair, float] = {
            pair: alike for pair in _sharing(vectors) if (alike := _cosine(vectors, pair)) > APART
        }
        groups = average_linkage(self.count, self._alike, missing=0.0, enough=ALIKE)
        if one_story:
            groups = [list(range(self.count))]
            every = combinations(range(self.count), 2)
            self._alike = {pair: max(STORY, self._alike.get(pair, 0.0)) for pair in every}
        self.group = {page: number for number, group in enumerate(groups) for page in group}

    def alike(self, a: int, b: int) -> float:
        """The cosine of two pages' words; 1 for one page."""
        return 1.0 if a == b else self._alike.get((min(a, b), max(a, b)), 0.0)

    def near(self) -> list[PagePair]:
        """The pairs of pages that may share a happening, each page with itself among them."""
        return sorted([*self._alike, *((page, page) for page in range(self.count))])

    def rare(self, word: str) -> float:
        """How much a word tells: the fewer pages hold it, the more."""
        found = self._rare.get(word)
        if found is None:
            found = self._rare[word] = math.log(1 + self.count / (1 + self._in[word]))
        return found

    def length(self, words: frozenset[str]) -> float:
        """How much some words tell together, as the length of their vector."""
        found = self._lengths.get(words)
        if found is None:
            rare = self.rare
            found = self._lengths[words] = math.sqrt(sum(rare(word) ** 2 for word in words))
        return found

    def _vector(self, page: Page) -> dict[str, float]:
        raw = {
            word: (1 + math.log(times))
            * math.log(1 + self.count / self._in[word])
            * (NAME if word in page.names else 1.0)
            for word, times in page.words.items()
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {word: weight / length for word, weight in raw.items()}


def _sharing(vectors: Sequence[dict[str, float]]) -> list[PagePair]:
    """Pairs of pages that share one of their telling words, each once."""
    holding: dict[str, list[int]] = defaultdict(list)
    for page, vector in enumerate(vectors):
        for word in sorted(vector, key=lambda w: (-vector[w], w))[:TELLING]:
            holding[word].append(page)
    pairs: set[PagePair] = set()
    for pages in holding.values():
        if len(pages) <= LARGEST:
            pairs.update(combinations(pages, 2))
        else:
            pairs.update((a, b) for i, a in enumerate(pages) for b in pages[i + 1 : i + LARGEST])
    return sorted(pairs)


def _cosine(vectors: Sequence[dict[str, float]], pair: PagePair) -> float:
    small, large = sorted((vectors[page] for page in pair), key=len)
    return sum(weight * large[word] for word, weight in small.items() if word in large)
