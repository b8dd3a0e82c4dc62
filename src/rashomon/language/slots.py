"""`slots.yml` in; which answers of several reports answer one question, out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.language.forms import noun_forms, singular, verb_forms
from rashomon.language.phrases import Phrases, split


@dataclass(frozen=True)
class Slots:
    """The lists of `slots.yml`, under their names there: `counted` names what a counted word is
    counted under; `vague` words name no place or party that could rival another, `grounds` tell
    what kind of ground a vague one is; `replies` say what a type of speech does with a charge;
    `corrected` are words of taking back, `correcting` the first of each verb's, `retracted` what is
    taken back; `idle` and `carriers` are words of a voice that do not tell who it is, `selves` are
    the page itself, and what stands behind `carried_on` tells how its word came to the outlet;
    `camps` tell of what camp it is.
    Behind a word of `behind` a group of words says more of its noun; a party before a word of
    `run_by` speaks through whom it describes; behind `whys` stands why something was done."""

    counted: Mapping[str, str]
    uncounted: frozenset[str]
    vague: frozenset[str]
    replies: Mapping[str, str]
    corrected: frozenset[str]
    correcting: frozenset[str]
    retracted: frozenset[str]
    idle: frozenset[str]
    selves: frozenset[str]
    carriers: frozenset[str]
    carried_on: frozenset[str]
    behind: frozenset[str]
    run_by: frozenset[str]
    whys: Phrases[str]
    grounds: Phrases[str]
    camps: Mapping[str, str]

    def under(self, of: str) -> str | None:
        """What a counted word is counted under; None where it counts nothing."""
        return None if of in self.uncounted else self.counted.get(of, of)

    def head(self, words: str) -> str:
        """The noun that a group of words is built on, in the singular: "the city's main hospitals
        of the north" is "hospital"."""
        plain = split(words)
        end = next((i for i, word in enumerate(plain) if i and word in self.behind), len(plain))
        nouns = [word for word in plain[:end] if word[0].isalnum()]
        return singular(nouns[-1]) if nouns else words.lower()

    def ground(self, words: str) -> str | None:
        """What kind of ground vague words tell of: "a spot empty of people" is empty ground."""
        plain = split(words)
        if self.head(words) not in self.vague:
            return None
        at = (self.grounds.at(plain, index) for index in range(len(plain)))
        found = {kind for match in at if match is not None for kind in match[1]}
        return found.pop() if len(found) == 1 else None

    def is_vague(self, words: str) -> bool:
        """Whether words are built on one that names nothing: "the south-eastern edge"."""
        return self.head(words) in self.vague and self.ground(words) is None


def compile_slots(lists: Mapping[str, Any]) -> Slots:
    """Compile `slots.yml`."""
    corrected = {form for verb in lists["corrections"] for form in dict(verb_forms(verb))}
    corrected |= {form for noun in lists["corrected"] for form in noun_forms(noun)}
    return Slots(
        counted={word: name for name, words in lists["counted_as"].items() for word in words},
        uncounted=frozenset(lists["uncounted"]),
        vague=frozenset(map(singular, lists["vague"])),
        replies=dict(lists["replies"]),
        corrected=frozenset(corrected),
        correcting=frozenset(
            form.split()[0] for verb in lists["corrections"] for form in dict(verb_forms(verb))
        ),
        retracted=frozenset(form for noun in lists["retracted"] for form in noun_forms(noun)),
        idle=frozenset(lists["idle"]),
        selves=frozenset(lists["selves"]),
        carriers=frozenset(lists["carriers"]),
        carried_on=frozenset(lists["carried_on"]),
        behind=frozenset(lists["behind"]),
        run_by=frozenset(lists["run_by"]),
        whys=Phrases((split(phrase), phrase) for phrase in lists["whys"]),
        camps={word: camp for camp, words in lists["camps"].items() for word in words},
        grounds=Phrases(
            (split(word), kind) for kind, words in lists["grounds"].items() for word in words
        ),
    )
