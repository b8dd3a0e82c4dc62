"""Strategies that targets share: words of reports, mixed with what is none."""

from hypothesis import strategies as st

WORDS = [
    "the",
    "army",
    "of",
    "Norland",
    "said",
    "rebels",
    "had",
    "shelled",
    "Kharkiv",
    ",",
    ".",
    "“",
    "”",
    '"',
    ":",
    ";",
    "—",
    "(",
    ")",
    "nine",
    "at",
    "least",
    "14",
    "killed",
    "people",
    "according",
    "to",
    "Reuters",
    "reportedly",
    "denied",
    "accused",
    "no",
    "comment",
    "He",
    "May",
    "4",
    "2024",
    "Monday",
    "-",
    "‘",
    "’",
    "'",
    "\n",
    "\n\n",
    "|",
    "By",
    "REUTERS/",
    "😀",
    "é",
    "ﷺ",
    "İ",
    "ß",
    "(Photo:",
    "Related",
    "Articles",
    "Leave",
    "a",
    "Reply",
    "\xa0",
    "\t",
    "U.S.",
    "’s",
    "\u202e",
    "\u2028",
    "\x85",
    "\x00",
    "\u200d",
    "½",
    "①",
    "٣",
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=40).map("".join),
)
ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "latin-1",
    "cp1252",
    "utf-16",
    "utf-32",
    "cp1256",
    "koi8-r",
)
LEAVES = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.integers(-5, 200)),
    st.sampled_from(
        ("", " ", "\x00", "a" * 5000, 10**400, -(2**63), "\ud800", "http://[", "1e999")
    ),
)


def encoded(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Texts in some encoding, or in what it leaves of them."""
    return st.builds(lambda t, e: t.encode(e, "replace"), texts, st.sampled_from(ENCODINGS))


def things(keys: tuple[str, ...], leaves: int = 12) -> st.SearchStrategy[object]:
    """Things of JSON with some known keys, in any shape."""
    names = st.one_of(st.sampled_from(keys), st.text(max_size=3))
    return st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=5)
        ),
        max_leaves=leaves,
    )
