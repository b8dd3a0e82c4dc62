"""Two event mentions side by side, and what features need to tell of them."""

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.language.happenings import same_root
from rashomon.linking.happenings.mentions import ENTITY, EventMention
from rashomon.linking.happenings.pages import Pages

# How much of a feature there is, and why.
Found = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions with their pages' places in `pages`, the words of other mentions beside each,
    and how their own words are related."""

    a: EventMention
    b: EventMention
    pages: Pages
    at: tuple[int, int]
    others: tuple[frozenset[str], frozenset[str]]
    relation: str

    @property
    def one_page(self) -> bool:
        """Whether both stand on one page."""
        return self.at[0] == self.at[1]

    @property
    def one_sentence(self) -> bool:
        """Whether both stand in one sentence."""
        return self.one_page and self.a.sentence == self.b.sentence

    @property
    def parts(self) -> bool:
        """Whether both are claims of one family: an attack, its dead and its damage."""
        return bool(self.a.claim and self.b.claim) and self.a.kind == self.b.kind

    @property
    def alike(self) -> float:
        """How alike their pages are."""
        return self.pages.alike(*self.at)

    @property
    def one_word(self) -> bool:
        """Whether they share a word or a root."""
        return self.relation in ("phrase", "word", "root")


Feature = Callable[[Pair], Found | None]


def relation(a: EventMention, b: EventMention) -> str:
    """How the words of two mentions are related: the nearest of phrase, word, root,
    group (of words), part (claims of one type: an attack and its dead), kind, other."""
    if a.stems == b.stems:
        return "phrase"
    if a.stems & b.stems:
        return "word"
    if any(same_root(x, y) for x in a.stems for y in b.stems):
        return "root"
    if a.groups & b.groups:
        return "group"
    if a.kind is None or a.kind != b.kind:
        return "other"
    return "part" if a.claim and b.claim else "kind"


def meeting(a: frozenset[str], b: frozenset[str], words: str) -> Found | None:
    """A reason, where two sets share a key."""
    shared = a & b
    return (1.0, words.format(named(shared))) if shared else None


def parted(a: frozenset[str], b: frozenset[str], words: str) -> Found | None:
    """A reason, where both say something, and share nothing."""
    return (1.0, words.format(named(a), named(b))) if a and b and not a & b else None


def named(keys: frozenset[str]) -> str:
    """Some keys, as words of a reason."""
    return " ".join(sorted(key.lstrip(ENTITY) for key in keys)[:3])


def both(p: Pair) -> str:
    """The words of both mentions, as words of a reason."""
    return f"“{p.a.words}” and “{p.b.words}”"


def plain(kind: str | None) -> str:
    """A type of event, as words of a reason."""
    return (kind or "").replace("_", " ")
