"""A folded text and folded words in; where nearly these words stand, out.

A page changes after somebody has quoted it: a word is corrected, another one added. If at most one
in `ONE_IN` words differs, and the quotation is cut into one piece more than may differ, then one
piece stands in the text as it is. So the pieces are looked for, and only around the places of each
are words counted: the work grows with the length of the text, not with its square.

Words with digits must stand there as they are: "12 killed" is no other way of writing "21 killed".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Of so many words one may differ; of fewer words than these none may.
ONE_IN = 6
# Longer quotations are found by their words, or not at all.
MOST_WORDS = 150
# Places of pieces that are looked into; a text that has more of them only repeats itself.
MOST_TRIED = 40
_WORD = re.compile(r"\S+")

Place = tuple[int, int]


def nearly(text: str, words: str) -> list[Place]:
    """The places where the fewest words differ; none where too many do."""
    wanted = words.split()
    most = len(wanted) // ONE_IN
    if not most or len(wanted) > MOST_WORDS:
        return []
    best: list[Place] = []
    fewest = most
    plain = list(map(_plain, wanted))
    numbers = sorted(filter(_is_number, plain))
    for window in _windows(text, wanted, most):
        there = [(m.start(), m.end()) for m in _WORD.finditer(text, *window)]
        differ, first, last = _closest(plain, [_plain(text[start:end]) for start, end in there])
        if differ > fewest or first >= last:
            continue
        found = text[there[first][0] : there[last - 1][1]]
        if sorted(filter(_is_number, map(_plain, found.split()))) != numbers:
            continue
        place = _trimmed(there[first][0], found, wanted)
        best = [place] if differ < fewest else [*best, place]
        fewest = differ
    return list(dict.fromkeys(best))


def _plain(word: str) -> str:
    """A word without the signs around it, which a page that was edited has elsewhere."""
    first, last = _edges(word)
    return word[first:last] or word


def _trimmed(start: int, found: str, wanted: Sequence[str]) -> Place:
    """A place without a comma at its end, or a bracket at its beginning, that nobody quoted."""
    first, last = _edges(found)
    return (
        start + (first if wanted[0][0].isalnum() else 0),
        start + (last if wanted[-1][-1].isalnum() else len(found)),
    )


def _edges(words: str) -> Place:
    """Where the first letter or digit of some words stands, and the last one ends."""
    ends = (at for at in range(len(words), 0, -1) if words[at - 1].isalnum())
    last = next(ends, 0)
    return next((at for at in range(last) if words[at].isalnum()), 0), last


def _is_number(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _windows(text: str, wanted: Sequence[str], most: int) -> Iterator[Place]:
    """Stretches of the text that hold a piece of the words and room for all of them."""
    cuts = [len(wanted) * i // (most + 1) for i in range(most + 2)]
    room = len(" ".join(wanted)) + 20 * most
    seen: list[Place] = []
    for first, last in pairwise(cuts):
        piece = " ".join(wanted[first:last])
        before = len(" ".join(wanted[:first])) + 20 * most
        at = text.find(piece)
        while at >= 0:
            if not any(start <= at < end for start, end in seen):
                if len(seen) == MOST_TRIED:
                    return
                start = max(0, text.rfind(" ", 0, max(0, at - before)))
                seen.append((at, at + len(piece)))
                yield start, min(len(text), at + room)
            at = text.find(piece, at + len(piece))


def _closest(wanted: Sequence[str], there: Sequence[str]) -> tuple[int, int, int]:
    """How many words must be changed, added or left out to make the wanted ones of some of those
    that are there, and of which: Sellers' table of edit distances, a row for each wanted word."""
    # What was counted so far, and where the stretch began that it was counted from.
    row = [(0, at) for at in range(len(there) + 1)]
    for number, word in enumerate(wanted, 1):
        above, row = row, [(number, 0)]
        for at, other in enumerate(there):
            changed = above[at][0] + (word != other), above[at][1]
            row.append(
                min(changed, (above[at + 1][0] + 1, above[at + 1][1]), (row[at][0] + 1, row[at][1]))
            )
    differ, last = min((count, at) for at, (count, _) in enumerate(row))
    return differ, row[last][1], last
