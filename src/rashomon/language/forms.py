"""Base forms in, all their forms out: the small regular part of English morphology.

Irregular forms stand in the word lists: "strike (struck)", "write (wrote/written)".
"""

import re
from collections.abc import Iterator

ENTRY = re.compile(r"^([^(]+?)\s*(?:\(([^)]*)\))?(\s+[^(]*)?$")
DOUBLING = re.compile(r"^(?:[^aeiou]|qu)*[aeiou][bdgklmnprt]$")
# "Labelled" in Britain, "labeled" in America.
EITHER = re.compile(r"[aeiou][^aeiou]+[ae]l$")
SHORT = 3  # letters; "gas" is no plural
# Two syllables, stress on the last: these double their consonant as well.
DOUBLING_LATE = (
    "admit",
    "commit",
    "rebut",
    "refer",
    "permit",
    "submit",
    "expel",
    "propel",
    "occur",
    "equip",
    "kidnap",
    "airdrop",
    "outfit",
)


def parse(entry: str) -> tuple[str, list[str]]:
    """Split "strike (struck)" into the base and its irregular past forms."""
    match = ENTRY.match(entry.strip())
    if match is None:
        raise ValueError(f"{entry!r} is not a word with its irregular forms in brackets")
    past = [form.strip() for form in (match[2] or "").split("/") if form.strip()]
    return match[1].strip() + (match[3] or ""), past


def verb_forms(entry: str) -> Iterator[tuple[str, str]]:
    """Yield (form, tag) for a verb; only its first word changes.

    Tags: base, s, past, part (past participle), ing.
    """
    base, past = parse(entry)
    head, _, rest = base.partition(" ")
    rest = f" {rest}" if rest else ""
    simple = past[0] if past else _regular_past(head)
    forms = (
        (head, "base"),
        (_third(head), "s"),
        (simple, "past"),
        (past[-1] if past else simple, "part"),
        (_ing(head), "ing"),
    )
    for form, tag in forms:
        yield form + rest, tag
    if not past and EITHER.search(head) and head not in DOUBLING_LATE:
        for ending, tag in (("led", "past"), ("led", "part"), ("ling", "ing")):
            yield head + ending + rest, tag


def noun_forms(noun: str) -> Iterator[str]:
    """Yield a noun and its plural; only its last word changes."""
    yield noun
    head, _, last = noun.rpartition(" ")
    if not last.endswith(("s", "men")) or last.endswith("ss"):
        yield f"{head} {_plural(last)}".strip()


def singular(noun: str) -> str:
    """A noun's singular, by its ending alone: what two of its forms are compared by."""
    if len(noun) <= SHORT:
        return noun
    if noun.endswith("ies") and len(noun) > len("ties"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _plural(noun: str) -> str:
    if noun.endswith("man") and noun not in ("german", "human"):
        return noun[:-2] + "en"
    return _third(noun)


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh)$|[^aeiou]o$", verb) else "s")


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    if DOUBLING.match(verb) or verb in DOUBLING_LATE:
        return verb if verb.endswith("ck") else verb + verb[-1]
    return verb
