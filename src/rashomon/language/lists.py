"""YAML word lists in, a compiled `Language` out.

A linguist edits the lists; this module only compiles them. A list that cannot be used is a
`LanguageError` that names the file and the entry.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from rashomon.errors import LanguageError
from rashomon.language.conflicts import Conflicts, compile_conflicts
from rashomon.language.cues import CUE_LISTS, GROUPS, Cues, compile_cues
from rashomon.language.events import VERB_LISTS, Events, compile_events
from rashomon.language.forms import noun_forms, verb_forms
from rashomon.language.ftm import is_ftm, read_ftm
from rashomon.language.loading import content_of
from rashomon.language.names import Names, compile_names
from rashomon.language.naming import Naming, compile_naming
from rashomon.language.parsed import remembered
from rashomon.language.phrases import Phrases, split
from rashomon.language.slots import Slots, compile_slots
from rashomon.records import Access, Denied, SegmentKind

# Verbs that leave to a noun what happened, and what part their subject has in it.
LIGHT = {"light_verbs": "does", "suffering_verbs": "suffers", "partaking_verbs": "partakes"}
# Verbs about harm, and whether their subject did it or only tells of it.
HARMING = {"harming_verbs": "does", "harm_telling_verbs": "tells"}
# The kinds of pronouns; the first three lead back to a voice named before.
LEADING_BACK = ("person", "many", "thing")
PRONOUNS = (*LEADING_BACK, "others_person", "others_many")
LISTS = (
    *("lines", "cues", "sources", "hedges", "events", "weapons", "words", "access"),
    *("naming", "conflicts", "slots"),
)
FOLDERS = ("actors", "places")  # lists too long for one file


@dataclass(frozen=True)
class Language:
    """All that the rules know of one language."""

    code: str
    lines: Mapping[str, re.Pattern[str]]
    opening: re.Pattern[str]
    cues: Cues
    events: Events
    names: Names
    conflicts: Conflicts
    naming: Naming
    slots: Slots
    places: Mapping[str, Any] = field(repr=False)
    own: tuple[str, ...] = field(repr=False)
    finite: frozenset[str] = field(repr=False)
    bases: frozenset[str] = field(repr=False)
    words: Mapping[str, Any] = field(repr=False)
    hedges: Phrases[str] = field(repr=False)
    light: Phrases[str] = field(repr=False)
    harming: Phrases[str] = field(repr=False)
    no_events: Phrases[str] = field(repr=False)
    denied: Phrases[Denied] = field(repr=False)
    blaming: Mapping[str, tuple[str, ...]] = field(repr=False)
    charging: Mapping[str, tuple[str, ...]] = field(repr=False)
    sources: Mapping[str, frozenset[str]] = field(repr=False)
    access: Phrases[Access] = field(repr=False)
    examined: frozenset[str] = field(repr=False)
    eyewitnesses: frozenset[str] = field(repr=False)

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The first words of amounts in words ("two", "dozens of") and of their bounds."""
        words = self.words
        return frozenset(
            (
                *(*words["bounds"].heads, *words["amounts"].heads),
                *(*words["numbers"], *words["signs"], "between"),
            )
        )

    def line_kind(self, words: str, *, ends: bool) -> SegmentKind | None:
        """Tell what a whole line is by its words; a line that ends in a full stop is no byline."""
        line = words.strip().strip("*•|·-–— ").strip()
        for kind in get_args(SegmentKind):
            pattern = self.lines.get(kind)
            if pattern is None or (ends and kind in ("byline", "section", "dateline")):
                continue
            if pattern.fullmatch(line):
                return kind  # type: ignore[no-any-return]
        return None

    @cached_property
    def _pronouns(self) -> frozenset[str]:
        return frozenset().union(*(self.sources[f"pronouns_{kind}"] for kind in PRONOUNS))

    def is_pronoun(self, word: str, kinds: Sequence[str] = PRONOUNS) -> bool:
        """Whether a word is "she", "them", "which", of some kinds of pronouns; "US" is none."""
        if word == "US":
            return False
        return word.lower() in self._pronouns and any(
            word.lower() in self.sources[f"pronouns_{kind}"] for kind in kinds
        )

    def is_credited(self, words: str) -> bool:
        """Whether a line carries the credit of a picture."""
        return bool(self.lines["credit"].search(words))

    def opens_report(self, text: str) -> bool:
        """Whether a text begins with a dateline: "TOWN, May 4 (Agency) - "."""
        return self.dateline(text) > 0

    def dateline(self, text: str) -> int:
        """How many characters the dateline takes at the beginning of a text."""
        match = self.opening.match(text[:160])
        return match.end() if match else 0


def load_language(
    code: str = "en",
    actors: Iterable[str | Path] = (),
    places: Iterable[str | Path] = (),
) -> Language:
    """Compile a language's word lists, with a user's own actors and places files on top."""
    return _load(code, tuple(map(str, actors)), tuple(map(str, places)))


# Compiled lists take some 60 MB: of a program that opens case after case, each with its own lists,
# the last few are kept.
@lru_cache(maxsize=4)
def _load(code: str, actors: tuple[str, ...], places: tuple[str, ...]) -> Language:
    folder = files("rashomon.language") / code
    if not folder.is_dir():
        raise LanguageError(f"There are no word lists for the language {code!r}; use 'en'.")
    read = {name: read_list(str(folder / f"{name}.yml")) for name in LISTS}
    read |= {name: read_folder(Path(str(folder / name))) for name in FOLDERS}
    for own in actors:
        read["actors"] = {**read["actors"], **(read_ftm(own) if is_ftm(own) else read_list(own))}
    for own in places:
        read["places"] = {**read["places"], **read_list(own)}
    lines = read["lines"]
    names = compile_names(read["actors"], read["places"])
    return Language(
        code=code,
        lines={kind: _any_of(patterns) for kind, patterns in lines.items() if kind != "opening"},
        opening=re.compile("|".join(f"(?:{p})" for p in lines["opening"])),
        cues=compile_cues(read["cues"]),
        events=compile_events(read["events"], read["weapons"]),
        names=names,
        conflicts=compile_conflicts(read["conflicts"], names),
        naming=compile_naming(read["naming"]),
        slots=compile_slots(read["slots"]),
        places=read["places"],
        own=tuple(_digest(path) for path in (*actors, *places)),
        finite=_finite(read),
        bases=frozenset(verb.split()[0] for verb in _all_verbs(read)),
        words=_words(read["words"]),
        harming=Phrases(
            (split(form), part)
            for name, part in HARMING.items()
            for verb in read["words"][name]
            for form, _ in verb_forms(verb)
        ),
        no_events=Phrases(
            (split(form), words)
            for words, forms in (
                *((noun, noun_forms(noun)) for noun in read["words"]["no_events"]),
                *((verb, dict(verb_forms(verb))) for verb in read["words"]["no_event_verbs"]),
            )
            for form in forms
        ),
        light=Phrases(
            (split(form), part)
            for name, part in LIGHT.items()
            for verb in read["words"][name]
            for form, _ in verb_forms(verb)
        ),
        denied=Phrases(
            (split(str(phrase)), part)
            for part in get_args(Denied)
            for phrase in read["cues"]["denied"].get(part, ())
        ),
        blaming=_leading(read["words"]["blaming"]),
        charging=_leading(read["words"]["charging"]),
        hedges=Phrases(
            (split(str(phrase)), kind)
            for kind, entries in read["hedges"].items()
            for phrase in entries
        ),
        sources=_sources(read["sources"]),
        access=Phrases(
            (split(phrase), kind)
            for kind in get_args(Access)
            for phrase in read["access"].get(kind, ())
        ),
        examined=_noun_set(read["access"]["examined"]),
        eyewitnesses=_noun_set(read["access"]["eyewitnesses"]),
    )


def _digest(path: str) -> str:
    """The SHA-256 of a user's list, by which readings with it are told apart."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _leading(verbs: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Every form of some verbs, with the prepositions that lead on from it."""
    return {
        form: tuple(prepositions)
        for verb, prepositions in verbs.items()
        for form, _ in verb_forms(verb)
    }


def read_list(path: str) -> dict[str, Any]:
    """Read one YAML list; say which file and line cannot be used."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise LanguageError(f"{path}: the word list cannot be read ({why}).") from error
    content = content_of(text, path)
    if word := _no_word(content):
        raise LanguageError(f"{path}: {word} is no word to YAML; put it in quotation marks.")
    if not isinstance(content, dict):
        raise LanguageError(f"{path}: a word list holds named entries; see the README's example.")
    return {str(key): value for key, value in content.items()}


def read_folder(folder: Path) -> dict[str, Any]:
    """Read every YAML list of a folder as one; no entry may stand in two of them."""
    paths = sorted(folder.glob("*.yml"))
    return remembered(paths, lambda: _joined(paths))


def _joined(paths: Iterable[Path]) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for path in paths:
        read = read_list(str(path))
        if twice := entries.keys() & read.keys():
            raise LanguageError(f"{path}: {min(twice)!r} stands in another file of its folder.")
        entries |= read
    return entries


def _no_word(content: object) -> str | None:
    """YAML takes a bare no, on or off for a truth value; find the first such slip in a list."""
    if isinstance(content, bool):
        return "a bare yes, no, on, off, true or false"
    values: Iterable[object] = ()
    if isinstance(content, dict):
        values = [*content, *content.values()]
    elif isinstance(content, list):
        values = content
    return next((found for value in values if (found := _no_word(value))), None)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _words(lists: Mapping[str, Any]) -> dict[str, Any]:
    """Compile `words.yml`: sets of words, forms of verbs, tables of numbers."""
    compiled: dict[str, Any] = {
        name: frozenset(map(str, entries))
        for name, entries in lists.items()
        if isinstance(entries, list) and name not in ("verbs", "months", "weekdays")
    }
    compiled["verbs"] = frozenset(
        form for verb in lists["verbs"] for form, tag in verb_forms(verb) if tag != "ing"
    )
    for verbs in ("reaching", "attaining"):
        compiled[verbs] = frozenset(form for verb in lists[verbs] for form, _ in verb_forms(verb))
    compiled["months"] = {month: i + 1 for i, month in enumerate(lists["months"])}
    compiled["dated_months"] = compiled["months"] | lists["short_months"]
    compiled["weekdays"] = {day: i for i, day in enumerate(lists["weekdays"])}
    compiled |= _times(lists)
    compiled["units"] = Phrases(
        (split(form), str(unit))
        for unit, names in lists["units"].items()
        for form in dict.fromkeys(form for name in names for form in noun_forms(str(name)))
    )
    compiled["idle_objects"] = {
        form: frozenset(many for thing in things for many in noun_forms(thing))
        for verb, things in lists["idle_objects"].items()
        for form, _ in verb_forms(verb)
    }
    compiled["bounds_behind"] = Phrases(
        (split(phrase), bound)
        for bound, entries in lists["bounds_behind"].items()
        for phrase in entries
    )
    names = lists["measured_as"]
    compiled["measures"] = {
        form: names.get(noun, noun) for noun in lists["measures"] for form in noun_forms(noun)
    }
    compiled["measuring"] = {
        form: of for verb, of in lists["measuring"].items() for form, _ in verb_forms(verb)
    }
    compiled["harmed"] = {kind: frozenset(words) for kind, words in lists["harmed"].items()}
    compiled["answering"] = {word: tuple(to) for word, to in lists["answering"].items()}
    compiled["signs"] = {str(sign): str(unit) for sign, unit in lists["signs"].items()}
    for name in ("totals", "totals_behind", "disowning", "faulting", "origins"):
        compiled[name] = Phrases((split(phrase), phrase) for phrase in lists[name])
    compiled["fault_heads"] = frozenset().union(
        *(compiled[name].heads for name in ("disowning", "faulting", "origins"))
    )
    compiled["cause_heads"] = frozenset().union(
        *(lists[name] for name in ("causing", "caused", "stemming"))
    )
    compiled["plurals"] = {str(many): str(one) for many, one in lists["plurals"].items()}
    compiled["possessives"] = {str(a): str(b) for a, b in lists["possessives"].items()}
    compiled["ordinals"] = {str(word): int(value) for word, value in lists["ordinals"].items()}
    compiled["numbers"] = {str(word): int(value) for word, value in lists["numbers"].items()}
    compiled["amounts"] = Phrases(
        (split(phrase), (float(low), float(high)))
        for phrase, (low, high) in lists["amounts"].items()
    )
    compiled["bounds"] = Phrases(
        (split(phrase), bound) for bound, entries in lists["bounds"].items() for phrase in entries
    )
    return compiled


def _times(lists: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of how days and times are told."""
    compiled: dict[str, Any] = {
        name: Phrases((split(phrase), tuple(ends)) for phrase, ends in lists[name].items())
        for name in ("told_days", "time_counts", "parts")
    }
    compiled["cuts"] = Phrases(
        (split(phrase), kind) for kind, phrases in lists["cuts"].items() for phrase in phrases
    )
    compiled["halves"] = Phrases((split(phrase), phrase) for phrase in lists["halves"])
    compiled["sides"] = {
        split(phrase): side for side, phrases in lists["sides"].items() for phrase in phrases
    }
    compiled["joins"] = {word: frozenset(joins) for word, joins in lists["joins"].items()}
    compiled["periods"] = {
        form: (unit, length)
        for unit, nouns in lists["periods"].items()
        for noun, length in nouns.items()
        for form in noun_forms(noun)
    }
    compiled["single_periods"] = frozenset().union(*lists["periods"].values())
    for name in ("turns", "stretches", "seasons"):
        compiled[name] = dict(lists[name])
    return compiled


def _finite(read: Mapping[str, Any]) -> frozenset[str]:
    """One-word forms that show a clause to have a verb: pasts, third persons, auxiliaries.

    Forms that are nouns as well ("strikes", "reports") show nothing and are left out.
    """
    verbs = _all_verbs(read)
    nouns = [noun for entry in read["events"].values() for noun in entry.get("nouns", ())]
    nouns += [noun for group in read["cues"]["nouns"].values() for noun in group]
    nouns += [noun for group in read["weapons"]["weapons"].values() for noun in group]
    forms = {
        form
        for verb in verbs
        for form, tag in verb_forms(verb)
        if tag in ("s", "past") and form.isalpha()
    }
    nouns += [
        noun
        for entries in read["sources"].values()
        if isinstance(entries, list)
        for noun in entries
    ]
    forms -= {form for noun in nouns for form in noun_forms(str(noun))}
    return frozenset(forms | set(read["words"]["auxiliaries"]))


def _all_verbs(read: Mapping[str, Any]) -> list[str]:
    verbs = [*read["words"]["verbs"]]
    verbs += [verb for entry in read["events"].values() for verb in _all(entry, VERB_LISTS)]
    verbs += [verb for group in GROUPS for verb in _all(read["cues"][group], CUE_LISTS)]
    return verbs


def _all(entry: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    return [verb for key in keys for verb in entry.get(key, ())]


def _noun_set(nouns: Iterable[object]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in noun_forms(str(noun)))


def _sources(lists: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    flat = {name: entries for name, entries in lists.items() if isinstance(entries, list)}
    flat |= {f"pronouns_{name}": words for name, words in lists["pronouns"].items()}
    plural = ("titles", "definite", "pronouns")
    return {
        name: frozenset(
            form
            for entry in entries
            for form in ([entry] if name.startswith(plural) else noun_forms(str(entry)))
        )
        for name, entries in flat.items()
    }
