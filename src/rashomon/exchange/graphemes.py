"""A place in a text in; the next one that cuts no character as people see it, out.

People see one letter where a text holds several: a letter and its marks, a family of emoji, a flag.
These are the rules of Unicode's extended grapheme clusters (UAX 29) as far as news text has them;
conjuncts of Indic scripts are not among them.
"""

import unicodedata

# So many signs may hang on one letter; behind more of them a text was made to trouble its readers,
# and is cut where it is.
MOST = 64
_JOINER = "\u200d"
_MARKS = ("Mn", "Me", "Mc")


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text, widened until it cuts no character."""
    return back(text, start), on(text, end)


def back(text: str, at: int) -> int:
    """The last place before or at one that cuts no character."""
    for place in range(at, max(-1, at - MOST), -1):
        if not is_cut(text, place):
            return place
    return at


def on(text: str, at: int) -> int:
    """The first place at or behind one that cuts no character."""
    for place in range(at, min(len(text) + 1, at + MOST)):
        if not is_cut(text, place):
            return place
    return at


def is_cut(text: str, at: int) -> bool:
    """Whether a place lies within a character."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if behind < "\u0300":
        return before == "\r" and behind == "\n"
    if before in "\r\n":
        return False
    return (
        unicodedata.category(behind) in _MARKS
        or behind in (_JOINER, "\u200c")
        or "\u1160" <= behind <= "\u11ff"  # the later letters of a Korean syllable
        or "\U0001f3fb" <= behind <= "\U0001f3ff"  # the tone of a skin
        or "\U000e0020" <= behind <= "\U000e007f"  # the letters of a region's flag
        or (before == _JOINER and unicodedata.category(behind) == "So")
        or (_is_flag(behind) and _flags_before(text, at) % 2 == 1)
    )


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _flags_before(text: str, at: int) -> int:
    """How many letters of flags stand before a place; two of them make a flag."""
    first = at
    while first > max(0, at - MOST) and _is_flag(text[first - 1]):
        first -= 1
    return at - first
