"""Words in, how near they are as names of one happening out: one word, one root, one group.

`happenings.yml` holds groups of words that news uses for one happening; what English builds from
one root ("explode", "explosion") is told by the letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.language.forms import noun_forms, verb_forms
from rashomon.language.lists import read_list
from rashomon.language.phrases import plain, split

# Shorter words share their first letters by chance: "attend" and "attack" are no kin.
ROOT = 4
# What may follow a shared root: endings of verbs, and of nouns made from verbs.
ENDING = re.compile(
    r"|[adestyi]|at|al|er|or|ive?|ion|s?ion|[ts]ion|at(?:e|ion|or)|it(?:e|ion)|[ae]nc[ey]|[ae]nt"
    r"|e?ments?|ur|ri|y|oy|uct(?:ion)?|iv|ist|ism|age|ag|uls|pt(?:ion)?|ct(?:ion)?|r"
)


@dataclass(frozen=True)
class Alike:
    """What is known of words for happenings: each phrase's groups, each irregular form's base,
    words that tell nothing, and stems that tell of speech."""

    groups: Mapping[tuple[str, ...], frozenset[int]]
    bases: Mapping[str, str]
    idle: frozenset[str]
    speech: frozenset[str]

    def stem(self, word: str) -> str:
        """A word without its inflection: "struck" and "strikes" are one."""
        plain_word = plain(word)
        return _inflected(self.bases.get(plain_word, plain_word))

    def groups_of(self, words: str) -> frozenset[int]:
        """The groups that a trigger belongs to: those of its words together, else of each."""
        told = split(words)
        if (whole := self.groups.get(told)) is not None:
            return whole
        found: frozenset[int] = frozenset()
        for first in range(len(told)):
            for past in range(len(told), first, -1):
                if (some := self.groups.get(told[first:past])) is not None:
                    found |= some
                    break
        return found


@cache
def load_alike(code: str = "en") -> Alike:
    """Compile a language's `happenings.yml`."""
    lists = read_list(str(Path(str(files("rashomon.language"))) / code / "happenings.yml"))
    groups: dict[tuple[str, ...], set[int]] = defaultdict(set)
    bases: dict[str, str] = {}
    own: set[str] = set()
    for number, entry in _entries(lists):
        forms = list(verb_forms(entry))
        base = forms[0][0]
        own.add(base)
        if number is not None:
            for form in (*(form for form, _ in forms), *noun_forms(base)):
                groups[split(form)].add(number)
        if " " not in base:
            bases |= {form: base for form, _ in forms if _inflected(form) != _inflected(base)}
    found = {phrase: frozenset(numbers) for phrase, numbers in groups.items()}
    kept = {form: base for form, base in bases.items() if form not in own}
    speech = frozenset(_inflected(next(verb_forms(str(e)))[0]) for e in lists["speech"])
    return Alike(found, kept, frozenset(map(str, lists["idle"])), speech)


def _entries(lists: Mapping[str, Any]) -> Iterator[tuple[int | None, str]]:
    """Every entry with the number of its group; the irregular verbs have none."""
    yield from ((None, str(entry)) for entry in lists["irregular"])
    for number, entries in enumerate(lists["groups"]):
        yield from ((number, str(entry)) for entry in entries)


def same_root(a: str, b: str) -> bool:
    """Whether two stems are built from one root: "explod" and "explos"."""
    short = min(len(a), len(b))
    shared = next((i for i in range(short) if a[i] != b[i]), short)
    if shared < max(ROOT, short - 3):
        return False
    return bool(ENDING.fullmatch(a[shared:]) and ENDING.fullmatch(b[shared:]))


@lru_cache(100_000)
def _inflected(word: str) -> str:
    """Strip the endings of plurals and verb forms, and a silent e."""
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif len(word) > 4 and re.search(r"(?:ss|sh|ch|x|z)es$", word):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        left = word[: -len(ending)]
        if word.endswith(ending) and len(left) >= 3 and re.search(r"[aeiouy]", left):
            doubled = len(left) > 3 and left[-1] == left[-2] and left[-1] not in "lsz"
            word = left[:-1] if doubled else left
            break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word
