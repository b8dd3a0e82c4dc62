"""Word lists in, the pages of the documentation that lay them open out (`make lists`)."""

import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.language import Language, load_language
from rashomon.language.events import Kind
from rashomon.language.forms import parse
from rashomon.reading.amounts import ABOUT, YEARS, amounts
from rashomon.reading.words import Words
from rashomon.records import AttackMode, EventType
from rashomon.views.rules import rules

WIDTH = 100
# As many words of a type as its row in the table shows; all of them follow below the table.
SHOWN = 6
LABELS = {
    "verbs": "Verbs",
    "with_item": "Verbs, where a weapon or a military good stands in the clause",
    "with_people": "Verbs, where troops or fighters stand in the clause",
    "with_object": "Verbs, where they have an object",
    "without_object": "Verbs, where they have none",
    "with_event": "Verbs, where an attack is their object",
    "with_money": "Verbs, where money stands behind them",
    "with_party": "Verbs, where an official or a group is their object",
    "by_party": "Verbs, where an official, a group or a name is their subject",
    "with_lives": "Verbs, where lives are their object",
    "suffering": "Verbs whose subject is whom it happens to",
    "receiving": "Verbs whose subject receives the weapon or good that stands in the clause",
    "coming": "Verbs whose subject is the weapon or good",
    "nouns": "Nouns",
    "nouns_with_item": "Nouns, where a weapon or a military good stands beside them",
    "nouns_done": "Nouns, where a verb says that it was done",
    "adjectives": "Adjectives",
}
RULES_INTRO = """\
# Rules

Why a field of a claim is what it is: `rashomon claims CASE --why` prints, under each claim, the
field, its value, the rule that filled it and the words it went by; `--json` holds the same in
`why`. A field that stayed empty has no line: no rule found it. A voice of the chain is `chain.1`
(the one behind the outlet), `chain.2` and so on. A rule that is not listed is printed by its
short name.

The words are those of `src/rashomon/views/rules.yml`; the lists that rules speak of
(`events.yml`, `cues.yml`, `hedges.yml`) are in [word-lists.md](word-lists.md). What is said of
`denies`, what a denial takes back: the act, the doer, the target, the weapon, the number or the
intent.
"""
EVENTS_INTRO = """\
# Event types

Made from `events.yml` and `weapons.yml` in `src/rashomon/language/en/`; after a change there:
`make lists`.

Each claim is of one type. The table says what a claim of the type says and where its neighbours
begin, the first words that speak of it (all of them [below](#words)), and what it is in PLOVER
(event type) and in ACLED (event type / sub-event type), the nearest first. More than one stands
there where the type alone does not decide: ACLED asks who is armed and who holds the ground
afterwards. An empty cell means that the other scheme has no such event.

PLOVER's names are those of its manual (draft 0.8, 2021). Behind them stand names that its gold
records keep from before: DISAPPROVE and INVESTIGATE, now one with ACCUSE, and DEMAND, now REQUEST.
The dead and wounded are claims here; in PLOVER they are numbers of an ASSAULT (`dead`, `injured`),
in ACLED the `fatalities` of an event, the wounded being left out. Neither codes what is only said
about an event: ACLED codes happenings alone, and PLOVER dropped the public statements of CAMEO.
Rashomon keeps who says so, how firmly and who denies it for each, which neither scheme holds.
"""
MODES_INTRO = """\
## Modes of attack

A claim of attack has a mode where a weapon or a word for the attack tells it. ACLED has these as
sub-events, each only in the absence of a battle, which takes in all that is fired in it. By its
codebook white phosphorus and tear gas are no chemical weapons, and a rifle's shots go by whether
those shot at are armed.
"""
WORDS_INTRO = """\
## Words

All forms of these words count; [word-lists.md](word-lists.md) says how forms are made and what the
brackets mean.
"""
NUMBERS_INTRO = """\
# Vague numbers

Made from `amounts`, `bounds` and `bounds_behind` in `src/rashomon/language/en/words.yml`; after a
change there: `make lists`.

A number is kept as said, and as the interval that its words allow: `low` and `high`, null where
that end is open. What "several dozen" allows is a convention. These are the conventions, each a
line that can be edited; the intervals on this page are what the reader makes of the words. Two
numbers can both hold where their intervals have a common point
([comparing.md](../explanation/comparing.md)).
"""
BOUNDS_INTRO = """\
## Words before and behind a number

The number itself is always within: reports that say "more than 40" and "at least 40" of one toll
mean the same. Words behind a number may also stand behind what it counts: "40 dead or more".
"""
BOUND_RULES = {
    "at_least": "from the number up",
    "at_most": "up to the number",
    "about": f"the number, {ABOUT:.0%} either way, in whole numbers",
}
# What is said, and the rule it is read by.
TOGETHER = (
    ("two dozen", "dozen, hundred, thousand, million and billion multiply the number before them"),
    ("1.5 million", "the same with figures"),
    ("300 000", "a space or a comma between groups of three digits is part of the number"),
    ("twenty-two", "numbers in words are read as figures are"),
    ("five or six", 'two numbers joined by "to", "or" or a dash are the two ends'),
    ("between five and seven", 'so are two behind "between"'),
    ("at least several dozen", "a bound before a loose amount leaves the end it speaks of"),
    ("up to several dozen", "the same from the other side"),
    ("about several dozen", "what is an interval already is not widened"),
    ("about a dozen", "a loose amount that is one number is widened"),
)


def events_page(language: Language) -> str:
    """docs/reference/events.md: the types of events, the modes of attack, all words of each."""
    kinds = language.events.kinds
    rows = [
        (name, kind.means, _first_words(kind), "; ".join(kind.plover), _sub_events(kind.acled))
        for name, kind in kinds.items()
    ]
    return "\n".join(
        (
            EVENTS_INTRO,
            *_table(("type", "says", "words", "PLOVER", "ACLED"), rows),
            "",
            MODES_INTRO,
            *_table(("mode of attack", "weapons", "ACLED"), _modes(language)),
            "",
            WORDS_INTRO,
            *_lists_of_words(kinds),
        )
    )


def numbers_page(language: Language) -> str:
    """docs/reference/vague-numbers.md: what each loose amount and each bound is read as."""
    loose = sorted(
        (low, high, " ".join(words))
        for words, found in language.words["amounts"].items()
        for low, high in found
    )
    together = [(said, _read(said, language), rule) for said, rule in TOGETHER]
    return "\n".join(
        (
            NUMBERS_INTRO,
            "## Loose amounts\n",
            *_table(("said", "read as"), [(said, _read(said, language)) for _, _, said in loose]),
            "",
            BOUNDS_INTRO,
            *_table(("said", "read as", "rule"), _bounds(language)),
            "",
            "## Together\n",
            *_table(("said", "read as", "rule"), together),
            "",
            f"Four figures from {YEARS[0]} to {YEARS[-1]} are a year and no amount, unless a word",
            "of the second table or a sign of money stands before them.",
            "",
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "|" + "".join(f" {cell} |" if cell else " |" for cell in row)


def _first_words(kind: Kind) -> str:
    """The first words of a type, without their irregular forms, and how many more there are."""
    words = [parse(word)[0] for entries in kind.words.values() for word in entries]
    more = len(words) - SHOWN
    return ", ".join(words[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _sub_events(acled: Iterable[str]) -> str:
    """ACLED's sub-events, those of one event type behind its name."""
    grouped: dict[str, list[str]] = {}
    for name in acled:
        event, _, sub_event = name.partition(" / ")
        grouped.setdefault(event, []).append(sub_event)
    return "; ".join(f"{event} / {', '.join(subs)}" for event, subs in grouped.items())


def _modes(language: Language) -> Iterator[tuple[str, str, str]]:
    """A mode of attack, its weapons, its sub-events in ACLED."""
    weapons: dict[AttackMode, dict[str, None]] = {}
    for _, found in language.events.weapons.items():
        for weapon in found:
            weapons.setdefault(weapon.mode, {})[weapon.noun] = None
    for mode, acled in language.events.mode_acled.items():
        yield f"`{mode}`", ", ".join(weapons.get(mode, ())), _sub_events(acled)


def _lists_of_words(kinds: Mapping[EventType, Kind]) -> Iterator[str]:
    """A section for each type: what it says, and its words as they stand in the list."""
    for name, kind in kinds.items():
        yield f"### {name}\n"
        yield textwrap.fill(kind.means, WIDTH) + "\n"
        for key, entries in kind.words.items():
            yield textwrap.fill(
                f"- {LABELS[key]}: {', '.join(entries)}",
                WIDTH,
                subsequent_indent="  ",
                break_on_hyphens=False,
            )
        yield "" if kind.words else "It has no words of its own.\n"


def _bounds(language: Language) -> Iterator[tuple[str, str, str]]:
    """Each bound before or behind a number, what the two are read as, and the rule."""
    for bound, rule in BOUND_RULES.items():
        for name, told in (("bounds", "{} 40"), ("bounds_behind", "40 {}")):
            for words, kinds in language.words[name].items():
                if bound in kinds:
                    said = told.format(" ".join(words))
                    yield said, _read(said, language), rule


def _read(said: str, language: Language) -> str:
    """What the reader makes of an amount, in words: "24 to 99"."""
    for amount in amounts(Words.of(said), language):
        low, high = amount.low, amount.high
        if low is None:
            return f"{high:,.0f} or fewer"
        if high is None:
            return f"{low:,.0f} or more"
        return f"exactly {low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
    return "no amount"


def rules_page(_: Language) -> str:
    """docs/reference/rules.md: each field's rules in plain words."""
    rows = [(f, f"`{slug}`", what) for f, known in rules().items() for slug, what in known.items()]
    return "\n".join((RULES_INTRO, *_table(("field", "rule", "what it is"), rows), ""))


PAGES = {"events": events_page, "numbers": numbers_page, "rules": rules_page}

if __name__ == "__main__":
    sys.stdout.write(PAGES[sys.argv[1]](load_language()))
