"""Pages of a host in; which lines stand on several of them, and so belong to the site, out."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from itertools import islice

from rashomon.intake.layout import plain_words

# A line that stands on two pages of a few is the site's; of many, two or three may tell one story,
# and many more may share a sentence of background.
FEW = 10
SITE_OF_FEW, SITE_OF_MANY, SHARE = 2, 3, 0.1
# Shorter lines are names and numbers, which articles have in common as well; longer ones paragraphs
# that an outlet sets into one report after another. In words.
SHORTEST, LONGEST = 3, 30
# A page of which so much stands on others is none more: an article that was edited, or kept twice.
# It is asked of lines of so many words and more, which menus do not have.
SAME, PROSE = 1 / 3, 12
# Of one page so many lines are counted, of a site so many are remembered: beyond, those seen once
# are forgotten. Memory stays bounded on any archive.
MOST_OF_PAGE, MOST_LINES = 20_000, 200_000


class HostLines:
    """Counts on how many pages of one host each line stands.

    >>> lines = HostLines([["Get our news by mail", "Nine killed"], ["Get our news by mail"]])
    >>> lines.pages_with("Get our news by mail!"), lines.pages_with("Nine killed")
    (2, 1)
    """

    def __init__(self, pages: Iterable[Iterable[str]] = ()) -> None:
        self.pages = 0
        self._counts: Counter[bytes] = Counter()
        for page in pages:
            self.add(page)

    def add(self, lines: Iterable[str]) -> None:
        """Count the lines of one more page, each of them once; a page that is told again is none
        more."""
        told = list(islice(lines, MOST_OF_PAGE))
        if self._is_again(told):
            return
        self.pages += 1
        self._counts.update({_key(line) for line in told})
        if len(self._counts) > MOST_LINES:
            self.forget()

    def forget(self) -> None:
        """Forget the lines that were seen once."""
        self._counts = Counter({line: n for line, n in self._counts.items() if n > 1})

    def __len__(self) -> int:
        """How many lines are remembered."""
        return len(self._counts)

    def pages_with(self, line: str) -> int:
        """On how many pages a line stands."""
        return self._counts[_key(line)]

    def is_sites(self, line: str) -> bool:
        """Whether a line is the site's own: it stands on several of its pages."""
        few = self.pages <= FEW
        least = SITE_OF_FEW if few else max(SITE_OF_MANY, SHARE * self.pages)
        return SHORTEST <= len(line.split()) <= LONGEST and self.pages_with(line) >= least

    def _is_again(self, lines: Iterable[str]) -> bool:
        prose = [(len(line.split()), line) for line in lines]
        prose = [(words, line) for words, line in prose if words >= PROSE]
        seen = sum(words for words, line in prose if self.pages_with(line))
        return bool(seen) and seen >= SAME * sum(words for words, _ in prose)


def _key(line: str) -> bytes:
    """A line without case and marks, as eight bytes that are the same in every process."""
    return blake2b(plain_words(line).encode("utf-8", "replace"), digest_size=8).digest()
