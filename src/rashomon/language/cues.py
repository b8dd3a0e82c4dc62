"""The cue lists in, tables out that tell at a word whether it attributes, and how."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rashomon.language.forms import noun_forms, verb_forms
from rashomon.language.phrases import Phrases, split

# The lists of a group of verbs.
CUE_LISTS = ("any", "clause", "quote", "that")
GROUPS = (
    "report",
    "allege",
    "accuse",
    "confirm",
    "deny",
    "exclude",
    "responsibility",
    "warn",
    "vow",
    "demand",
    "condemn",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a cue: what group it is of, and what it does to what it attributes."""

    lemma: str
    tag: str
    group: str
    certainty: str
    polarity: str = "affirmed"
    event: str | None = None


@dataclass(frozen=True)
class Cues:
    """Tables of phrases; a value says what the phrase does."""

    verbs: Phrases[Cue]
    passives: Phrases[str]
    nouns: Phrases[Cue]
    prepositions: Phrases[str]
    hearsay: Phrases[str]
    no_comment: Mapping[str, tuple[tuple[str, ...], ...]]
    raising: frozenset[str]
    accounts: frozenset[str]
    proof: frozenset[str]
    unsaid: frozenset[str]
    unsaid_by: frozenset[str]
    quoting: frozenset[str]
    counting: frozenset[str]
    quoted: Phrases[str]
    silences: Phrases[str]
    states: frozenset[str]
    learning: Phrases[str]
    carried: Phrases[str]
    heard: Phrases[str]
    between: frozenset[str]
    sourcing: Phrases[str]
    told_accounts: frozenset[str]

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of what rules look for beside verbs: most words are none of them."""
        tables = (self.passives, self.nouns, self.hearsay, self.quoted)
        return frozenset(self.no_comment).union(*(table.heads for table in tables))


def compile_cues(lists: Mapping[str, Any]) -> Cues:
    """Compile `cues.yml`."""
    return Cues(
        verbs=Phrases(_verbs(lists)),
        passives=Phrases(_passives(lists["passives"])),
        nouns=Phrases(_nouns(lists["nouns"])),
        prepositions=Phrases((split(phrase), "reported") for phrase in lists["prepositions"]),
        hearsay=Phrases(
            (split(phrase), certainty)
            for certainty, phrases in lists["hearsay"].items()
            for phrase in phrases
        ),
        no_comment=_by_first_word(lists["no_comment"]),
        counting=frozenset(form for verb in lists["counting"] for form, _ in verb_forms(verb)),
        raising=frozenset(verb.split(" (")[0] for verb in lists["raising"]),
        accounts=frozenset(lists["accounts"]),
        proof=frozenset(lists["proof"]),
        unsaid=frozenset(lists["unsaid"]),
        unsaid_by=frozenset(lists["unsaid_by"]),
        quoting=frozenset(form for verb in lists["quoting"] for form, _ in verb_forms(verb)),
        quoted=Phrases((split(phrase), "reported") for phrase in lists["quoted"]),
        silences=Phrases(
            (split(form), verb) for verb in lists["silences"] for form, _ in verb_forms(verb)
        ),
        states=frozenset(lists["states"]),
        learning=Phrases(
            (split(form), verb) for verb in lists["learning"] for form, _ in verb_forms(verb)
        ),
        carried=Phrases((split(phrase), phrase) for phrase in lists["carried"]),
        heard=Phrases((split(phrase), phrase) for phrase in lists["heard"]),
        between=frozenset(lists["between"]),
        sourcing=Phrases(
            (split(phrase), needs)
            for needs, phrases in lists["sourcing"].items()
            for phrase in phrases
        ),
        told_accounts=frozenset(lists["told_accounts"]),
    )


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(map(split, phrases), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {head: tuple(known) for head, known in found.items()}


def _verbs(lists: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Cue]]:
    for group in GROUPS:
        entry = lists[group]
        for key in CUE_LISTS:
            for verb in entry.get(key, ()):
                for form, tag in verb_forms(verb):
                    yield (
                        split(form),
                        Cue(
                            lemma=verb.split(" (")[0],
                            tag=tag,
                            group=group,
                            certainty=entry["certainty"],
                            polarity=entry.get("polarity", "affirmed"),
                            event=entry.get("event"),
                        ),
                    )


def _passives(lists: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for certainty, verbs in lists.items():
        for verb in verbs:
            for form, tag in verb_forms(verb):
                if tag == "part":
                    yield split(form), certainty


def _nouns(lists: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Cue]]:
    for kind, nouns in lists.items():
        for noun in nouns:
            for form in noun_forms(noun):
                certainty = "reported" if kind == "denied" else kind
                polarity = "denied" if kind == "denied" else "affirmed"
                yield split(form), Cue(noun, "noun", "noun", certainty, polarity)
