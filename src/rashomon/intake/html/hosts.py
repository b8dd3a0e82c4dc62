"""Pages of a host in; which lines stand on several of them, and so belong to the site, out."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from rashomon.intake.layout import plain_words

# A line that stands on two pages of a few is the site's; of many, two may tell one story.
FEW = 10
SITE_OF_FEW, SITE_OF_MANY = 2, 3
# Shorter lines are names and numbers, which articles have in common as well. In words.
SHORTEST = 3
# Beyond this many lines, those seen once are forgotten: memory stays bounded on any archive.
MOST_LINES = 200_000


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
        """Count the lines of one more page, each of them once."""
        self.pages += 1
        self._counts.update({_key(line) for line in lines})
        if len(self._counts) > MOST_LINES:
            self._counts = Counter({line: n for line, n in self._counts.items() if n > 1})

    def pages_with(self, line: str) -> int:
        """On how many pages a line stands."""
        return self._counts[_key(line)]

    def is_sites(self, line: str) -> bool:
        """Whether a line is the site's own: it stands on several of its pages."""
        least = SITE_OF_FEW if self.pages <= FEW else SITE_OF_MANY
        return len(line.split()) >= SHORTEST and self.pages_with(line) >= least


def _key(line: str) -> bytes:
    """A line without case and marks, as eight bytes that are the same in every process."""
    return blake2b(plain_words(line).encode("utf-8", "replace"), digest_size=8).digest()
