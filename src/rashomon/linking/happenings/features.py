"""Two event mentions in, named and weighted reasons why they may tell of one happening out.

Each feature is a function that returns how much of it there is and a reason in plain words, or
None. What one unit of it weighs stands in `weights.yml`; the sum, in log-odds, decides.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rashomon.language.happenings import same_root
from rashomon.language.lists import read_list
from rashomon.linking.features import FAR_DAYS
from rashomon.linking.happenings.mentions import ENTITY, SMALLEST_TOLL, EventMention
from rashomon.linking.happenings.pages import Pages
from rashomon.linking.happenings.sites import Site, one_site, other_sites

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


# Types of events whose target tells one from another.
AIMED = ("attack", "damage")

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


# --- words


def same_phrase(p: Pair) -> Found | None:
    """Both use the same words."""
    return (1.0, f"both say “{p.a.words}”") if p.relation == "phrase" else None


def same_word(p: Pair) -> Found | None:
    """Both use one word, with others beside it."""
    shared = sorted(p.a.stems & p.b.stems)
    return (1.0, f"both use the word “{shared[0]}”") if p.relation == "word" else None


def same_root_(p: Pair) -> Found | None:
    """Their words are built from one root."""
    return (1.0, f"{_both(p)} are of one root") if p.relation == "root" else None


def same_group(p: Pair) -> Found | None:
    """Their words are used for one kind of happening."""
    if p.relation != "group":
        return None
    shared = len(p.a.groups & p.b.groups) / min(len(p.a.groups), len(p.b.groups))
    return 0.5 + shared / 2, f"{_both(p)} can be one thing"


def same_kind(p: Pair) -> Found | None:
    """Their words are listed under one type of event."""
    return (1.0, f"{_both(p)} are both {_plain(p.a.kind)}") if p.relation == "kind" else None


def told_apart(p: Pair) -> Found | None:
    """A sentence that has both words tells them apart."""
    if p.one_word or p.parts or p.one_sentence:
        return None
    times = (not p.a.stems.isdisjoint(p.others[1])) + (not p.b.stems.isdisjoint(p.others[0]))
    return (float(times), f"one of them has both {_both(p)}") if times else None


def verb_and_noun(p: Pair) -> Found | None:
    """One is a verb, the other is none."""
    if p.a.verbal == p.b.verbal:
        return None
    return 1.0, "one is told by a verb, one by a noun"


def pointing(p: Pair) -> Found | None:
    """One only points: "it", "that"."""
    times = p.a.pointing + p.b.pointing
    return (float(times), "one only points back at what was told") if times else None


def speech(p: Pair) -> Found | None:
    """Both tell of what somebody says."""
    both = p.a.speech and p.b.speech
    return (1.0, "both tell of what somebody says") if both else None


def speech_and_deed(p: Pair) -> Found | None:
    """One tells of a deed, the other of speech."""
    if p.a.speech == p.b.speech:
        return None
    return 1.0, "one tells of speech, one of a deed"


# --- who


def same_speaker(p: Pair) -> Found | None:
    """The same speaker says it."""
    if not (p.a.speech and p.b.speech):
        return None
    return _meeting(p.a.doer, p.b.doer, "both have {} speak")


def other_speaker(p: Pair) -> Found | None:
    """Different speakers."""
    if not (p.a.speech and p.b.speech):
        return None
    return _parted(p.a.doer, p.b.doer, "different speakers: {} and {}")


def same_doer(p: Pair) -> Found | None:
    """The same doer."""
    return None if p.a.speech else _meeting(p.a.doer, p.b.doer, "both have {} do it")


def other_doer(p: Pair) -> Found | None:
    """Different doers."""
    return None if p.a.speech else _parted(p.a.doer, p.b.doer, "different doers: {} and {}")


def same_target(p: Pair) -> Found | None:
    """Done to the same."""
    return _meeting(p.a.target, p.b.target, "both have it done to {}")


def same_named_target(p: Pair) -> Found | None:
    """Done to the same, by name."""
    return _meeting(p.a.target & p.a.named, p.b.target & p.b.named, "both name {}")


def other_named_target(p: Pair) -> Found | None:
    """Done to others, by name."""
    targets = p.a.target & p.a.named, p.b.target & p.b.named
    return _parted(*targets, "done to different ones: {} and {}")


def other_named_doer(p: Pair) -> Found | None:
    """Done by others, by name."""
    return _parted(p.a.doer & p.a.named, p.b.doer & p.b.named, "by different ones: {} and {}")


def shared_parties(p: Pair) -> Found | None:
    """Those who hang on both, the rarer the more."""
    shared = p.a.parties & p.b.parties
    amount = min(4.0, sum(p.pages.rare(word) for word in shared) / 5)
    return (amount, f"both involve {_named(shared)}") if shared else None


def no_shared_party(p: Pair) -> Found | None:
    """Nobody who hangs on one hangs on the other."""
    return _parted(p.a.parties, p.b.parties, "involve different ones: {} and {}")


# --- the sentence


def like_sentences(p: Pair) -> Found | None:
    """Sentences that share rare words."""
    alike = 0.0 if p.one_sentence else _sentences(p)
    return (math.sqrt(alike), f"sentences alike by {alike:.0%}") if alike else None


def like_sentences_other_words(p: Pair) -> Found | None:
    """Sentences that share rare words, told by other words."""
    alike = 0.0 if p.one_sentence or p.one_word else _sentences(p)
    return (alike, f"other words in sentences alike by {alike:.0%}") if alike else None


def like_words_beside(p: Pair) -> Found | None:
    """Rare words that stand near both."""
    shared = p.a.beside & p.b.beside
    amount = min(4.0, sum(p.pages.rare(word) for word in shared) / 6)
    return (amount, f"both stand near {_named(shared)}") if shared else None


# --- place, time, numbers


def same_place(p: Pair) -> Found | None:
    """The same place."""
    return _meeting(p.a.places, p.b.places, "both {}")


def other_place(p: Pair) -> Found | None:
    """Different places."""
    return _parted(p.a.places, p.b.places, "other words of place: {} and {}")


def same_time(p: Pair) -> Found | None:
    """The same words of time."""
    return _meeting(p.a.times, p.b.times, "both say {}")


def other_time(p: Pair) -> Found | None:
    """Other words of time."""
    return _parted(p.a.times, p.b.times, "other words of time: {} and {}")


def same_number(p: Pair) -> Found | None:
    """A number in common."""
    return _meeting(p.a.numbers, p.b.numbers, "both have the number {}")


def other_number(p: Pair) -> Found | None:
    """Numbers, and none in common."""
    return _parted(p.a.numbers, p.b.numbers, "other numbers: {} and {}")


# --- the page


def one_page(p: Pair) -> Found | None:
    """On one page."""
    return (1.0, "on one page") if p.one_page else None


def one_page_same_phrase(p: Pair) -> Found | None:
    """On one page, in the same words."""
    return (1.0, "the page uses the same words") if p.one_page and p.relation == "phrase" else None


def one_sentence(p: Pair) -> Found | None:
    """In one sentence."""
    return (1.0, "in one sentence") if p.one_sentence and not p.parts else None


def one_sentence_other_words(p: Pair) -> Found | None:
    """In one sentence, told by different words."""
    apart = p.one_sentence and not p.one_word and not p.parts
    return (1.0, "one sentence has different words for them") if apart else None


def like_pages(p: Pair) -> Found | None:
    """Pages that share rare words and names."""
    alike = 0.0 if p.one_page else min(p.alike, 0.6)
    return (alike, f"pages alike by {alike:.0%}") if alike else None


def like_pages_same_word(p: Pair) -> Found | None:
    """Pages that share rare words and names, and one word for it."""
    alike = min(p.alike, 0.6) if p.one_word else 0.0
    return (alike, f"one word on pages alike by {alike:.0%}") if alike else None


def unlike_pages(p: Pair) -> Found | None:
    """Pages that share little."""
    lack = 0.0 if p.one_page else max(0.0, 0.2 - p.alike) / 0.12
    return (lack, f"pages alike by {p.alike:.0%} only") if lack else None


def one_group_of_pages(p: Pair) -> Found | None:
    """Pages that tell of the same things."""
    grouped = not p.one_page and p.pages.group[p.at[0]] == p.pages.group[p.at[1]]
    return (1.0, "pages on the same things") if grouped else None


def one_group_of_pages_same_word(p: Pair) -> Found | None:
    """One word on pages that tell of the same things."""
    grouped = p.one_word and p.pages.group[p.at[0]] == p.pages.group[p.at[1]]
    return (1.0, "one word on pages on the same things") if grouped else None


# --- set by hand


def one_family(p: Pair) -> Found | None:
    """Claims of one family: an attack, its dead and its damage are parts of one happening."""
    if not p.parts or p.one_word or p.a.speech:
        return None
    return 1.0, f"{_both(p)} can be parts of one happening"


def same_aim(p: Pair) -> Found | None:
    """Claims of one type, on the same target."""
    return _meeting(p.a.target, p.b.target, "both on {}") if _aimed(p) else None


def other_aim(p: Pair) -> Found | None:
    """Claims of one type, on different targets."""
    return _parted(p.a.target, p.b.target, "on different targets: {} and {}") if _aimed(p) else None


def same_site(p: Pair) -> Found | None:
    """In one town."""
    a, b = p.a.site, p.b.site
    return (1.0, f"both at {_site(a)}") if a and b and one_site(a, b) else None


def other_site(p: Pair) -> Found | None:
    """In different towns."""
    a, b = p.a.site, p.b.site
    if a is None or b is None or not other_sites(a, b):
        return None
    return 1.0, f"at different places: {_site(a)} and {_site(b)}"


def said_each_time(p: Pair) -> Found | None:
    """What somebody says is another statement each time, unless the words say otherwise."""
    said = p.a.event == "statement" == p.b.event
    return (1.0, "what is said may be said twice") if said else None


def same_day(p: Pair) -> Found | None:
    """Both on one day."""
    if p.a.days is None or p.b.days is None or p.a.days != p.b.days:
        return None
    first, last = p.a.days
    return (1.0, f"both on {first}") if first == last else None


def other_days(p: Pair) -> Found | None:
    """On days that do not meet."""
    if p.a.days is None or p.b.days is None:
        return None
    early, late = sorted((p.a.days, p.b.days))
    apart = (date.fromisoformat(late[0]) - date.fromisoformat(early[1])).days
    # A night's strike is one page's Monday and another's Tuesday.
    amount = 0.0 if apart < 1 else 0.4 if apart == 1 else 1.0
    return (amount, f"on other days: {early[0]} and {late[0]}") if amount else None


def same_toll(p: Pair) -> Found | None:
    """The same number of dead or wounded, and not a common small one."""
    shared = [toll for toll in sorted(p.a.tolls & p.b.tolls) if toll[1] >= SMALLEST_TOLL]
    return (1.0, f"both give {shared[0][1]:g} {shared[0][0]}") if shared else None


def other_toll(p: Pair) -> Found | None:
    """Other numbers of dead or wounded."""
    tolls = dict(sorted(p.a.tolls)), dict(sorted(p.b.tolls))
    for of in sorted(tolls[0].keys() & tolls[1].keys()):
        if tolls[0][of] != tolls[1][of]:
            return 1.0, f"{tolls[0][of]:g} and {tolls[1][of]:g} {of}"
    return None


def published_apart(p: Pair) -> Found | None:
    """News comes within a week: a page from weeks later that says no day tells of another one."""
    first, last = p.a.page.published, p.b.page.published
    if first is None or last is None or (p.a.days and p.b.days):
        return None
    apart = abs((last - first).days)
    return (1.0, f"published {apart} days apart") if apart > FAR_DAYS else None


FITTED: tuple[Feature, ...] = (
    *(same_phrase, same_word, same_root_, same_group, same_kind, told_apart, verb_and_noun),
    *(pointing, speech, speech_and_deed, same_speaker, other_speaker),
    *(same_doer, other_doer, other_named_doer, same_target, same_named_target),
    *(other_named_target, shared_parties, no_shared_party),
    *(like_sentences, like_sentences_other_words, like_words_beside),
    *(same_place, other_place, same_time, other_time, same_number, other_number),
    *(one_page, one_page_same_phrase, one_sentence, one_sentence_other_words),
    *(like_pages, like_pages_same_word, unlike_pages),
    *(one_group_of_pages, one_group_of_pages_same_word),
)
SET: tuple[Feature, ...] = (
    *(one_family, same_aim, other_aim, same_site, other_site, same_day, other_days),
    *(published_apart, said_each_time, same_toll, other_toll),
)


@cache
def weights() -> dict[str, float]:
    """What one unit of each feature weighs, by its name; `start` is where each sum begins."""
    lists = read_list(str(files("rashomon.linking.happenings") / "weights.yml"))
    return {
        name: float(weight) for part in ("fitted", "set") for name, weight in lists[part].items()
    }


def name_of(feature: Feature) -> str:
    """A feature's name in the table of weights."""
    return feature.__name__.rstrip("_")


def weigh(pair: Pair) -> tuple[float, tuple[str, ...]]:
    """The sum of all features for two mentions, and the reasons behind it, the weightiest first."""
    table = weights()
    found = [
        (table[name_of(feature)] * amount[0], amount[1])
        for feature in (*FITTED, *SET)
        if (amount := feature(pair)) is not None
    ]
    told = sorted(found, key=lambda reason: (-abs(reason[0]), reason[1]))
    return (
        table["start"] + sum(weight for weight, _ in found),
        tuple(f"{weight:+.1f} {words}" for weight, words in told),
    )


def _sentences(p: Pair) -> float:
    """The cosine of two sentences' words, without those that tell of the happening."""
    rare, shared = p.pages.rare, p.a.around & p.b.around
    if not shared:
        return 0.0
    lengths = [math.sqrt(sum(rare(w) ** 2 for w in m.around)) for m in (p.a, p.b)]
    return sum(rare(word) ** 2 for word in shared) / (lengths[0] * lengths[1])


def _aimed(p: Pair) -> bool:
    """Whether the targets of two claims can be held against each other: the dead are counted, and
    what is counted differs from page to page."""
    return p.parts and p.a.event == p.b.event and p.a.event in AIMED


def _site(site: Site) -> str:
    return site.id.rpartition(":")[2]


def _meeting(a: frozenset[str], b: frozenset[str], words: str) -> Found | None:
    shared = a & b
    return (1.0, words.format(_named(shared))) if shared else None


def _parted(a: frozenset[str], b: frozenset[str], words: str) -> Found | None:
    return (1.0, words.format(_named(a), _named(b))) if a and b and not a & b else None


def _named(keys: frozenset[str]) -> str:
    return " ".join(sorted(key.lstrip(ENTITY) for key in keys)[:3])


def _both(p: Pair) -> str:
    return f"“{p.a.words}” and “{p.b.words}”"


def _plain(kind: str | None) -> str:
    return (kind or "").replace("_", " ")
