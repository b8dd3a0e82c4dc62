"""The words of a role or a voice in; how they read inside a sentence out."""

import re

from rashomon.language.forms import noun_forms
from rashomon.language.sounds import slug
from rashomon.views.patterns import english

# Words in so few letters are a pronoun or a part of a name: say whom they lead back to.
SHORT = 12
OBJECT = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me", "who": "whom"}
# "Its goal of taking the port": who would take it is read of "its".
OWN = {"his": "he", "its": "it", "their": "they", "our": "we", "my": "i"}
SUBJECT = {case: form for form, case in OBJECT.items() if case != "her"} | OWN
OBJECT |= {own: OBJECT.get(form, form) for own, form in OWN.items()}
# What stands behind the head of a group: "spokesman | of the front", "a group | calling itself".
BEHIND = re.compile(
    r",| (?:of|in|at|on|from|to|with|for|near|inside|outside|who|which|that|calling|known) | [\[(]"
)
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
FATES = ("killed", "wounded")


def named(words: str, entity: str | None) -> str:
    """Words on one line, with the entity they lead back to where they alone do not tell."""
    words = " ".join(words.split())
    led_back = entity is not None and _letters(entity) not in _letters(slug(words))
    return f"{words} [{entity}]" if led_back and len(words) <= SHORT else words


def inside(words: str, entity: str | None = None) -> str:
    """Words as they stand inside a sentence: "The army" is "the army", "Norland" stays."""
    words = _whole(" ".join(words.split()).strip(" ,;:"))
    first, _, rest = words.partition(" ")
    if first.lower() in english().words["small"]:
        words = f"{first.lower()} {rest}".strip()
    return named(words, entity)


def as_subject(words: str) -> str:
    """ "them" as the one who does: "they"."""
    return _case(words, SUBJECT)


def as_object(words: str) -> str:
    """ "he [mayor]" behind a preposition: "him [mayor]"."""
    return _case(words, OBJECT)


def is_plural(words: str) -> bool:
    """Whether a noun group means several, by its form: "two men", "the rebels", "A and B"."""
    known = english().words
    group = BEHIND.split(words)[0]
    parts = group.lower().split()
    if not parts:
        return False
    head = parts[-1]
    if parts[0] in ("a", "an", "one", "each", "every", "another", "this", "that"):
        return False
    counted = any(p in known["numbers"] or (p.isdigit() and p != "1") for p in parts)
    if counted or "and" in parts or head in known["plural"]:
        return True
    if head in known["singular"] or head.endswith(("ss", "us", "is", "'s", "’s")):
        return False
    name = group.split()[-1][0].isupper() and parts[0] != "the"
    return head.endswith("s") and not name


def is_negative(words: str) -> bool:
    """Whether the words themselves say that there was none: "no group", "neither side"."""
    first = words.lower().split(" ", 1)[0]
    return first in english().words["negative"]


def counted(noun: str, number: float | None) -> str:
    """A noun behind a number: "1 launcher", "2 launchers", "2 killed"."""
    if noun in FATES or number == 1:
        return noun
    return english().plurals.get(noun) or list(noun_forms(noun))[-1]


def _case(words: str, forms: dict[str, str]) -> str:
    first, space, rest = words.partition(" ")
    alone = not rest or rest.startswith("[")
    return f"{forms.get(first.lower(), first)}{space}{rest}" if alone else words


def _letters(key: str) -> str:
    return key.replace("-", "")


def _whole(words: str) -> str:
    """Words without marks whose other half was left behind: "The “Defenders"."""
    for opening, closing in PAIRS:
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words.replace('"', "") if words.count('"') % 2 else words
