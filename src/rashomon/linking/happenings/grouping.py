"""Event mentions of many reports in, happenings out: which tell of one, why, and which are unsure.

Mentions are compared only where their pages share telling words and their own words share a root,
a group or a type, so that the work grows with the reports, not with their square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.linking.happenings.features import weigh
from rashomon.linking.happenings.known import known
from rashomon.linking.happenings.linkage import average_linkage
from rashomon.linking.happenings.mentions import EventMention
from rashomon.linking.happenings.pages import Pages
from rashomon.linking.happenings.pair import Pair, relation
from rashomon.linking.happenings.torn import torn

# Log-odds above which groups join, on average over their pairs: chosen on ECB+ train.
ENOUGH = -0.4
# Pairs between this and ENOUGH, or above it in two groups, are shown as not sure.
UNSURE = -2.0
# What a pair that was never compared counts, when groups are.
MISSING = -4.0
# Letters of a root that two words share at least (see `same_root`).
ROOT = 4


@dataclass(frozen=True, slots=True)
class Tie:
    """Two mentions, how likely they tell of one happening (log-odds), and why."""

    a: EventMention
    b: EventMention
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One happening: who tells of it, the `links` that hold it together, and the mentions outside
    of it that may tell of it, too (`unsure`)."""

    mentions: tuple[EventMention, ...]
    links: tuple[Tie, ...]
    unsure: tuple[Tie, ...]


def group(mentions: Iterable[EventMention], *, one_story: bool = False) -> list[Group]:
    """Group the mentions that tell of one happening; their order does not matter. With `one_story`,
    their reports are known to be on the same things: the claims of a story are split by it.

    >>> group(mentions_of(reading))  # doctest: +SKIP
    """
    told = sorted(mentions, key=lambda mention: mention.key)
    pairs = list(compare(told, one_story=one_story))
    weighed = {(a, b): weigh(pair) for a, b, pair in pairs}
    scores = {pair: weight for pair, (weight, _) in weighed.items()}
    guesses = torn(told, scores, ENOUGH)
    sure = {pair: score for pair, score in scores.items() if pair not in guesses}
    facts = [known(mention) for mention in told]
    groups = average_linkage(len(told), sure, missing=MISSING, enough=ENOUGH, known=facts)
    of = {mention: number for number, members in enumerate(groups) for mention in members}
    links: dict[int, list[Tie]] = defaultdict(list)
    unsure: dict[int, list[Tie]] = defaultdict(list)
    for (a, b), (weight, reasons) in sorted(weighed.items()):
        tie = Tie(told[a], told[b], weight, reasons)
        if of[a] == of[b]:
            links[of[a]].append(tie)
        elif weight > UNSURE and not facts[a].apart(facts[b]):
            unsure[of[a]].append(tie)
            unsure[of[b]].append(tie)
    return [
        Group(tuple(told[i] for i in members), tuple(links[number]), tuple(unsure[number]))
        for number, members in enumerate(groups)
    ]


def compare(
    told: Sequence[EventMention], *, one_story: bool = False
) -> Iterator[tuple[int, int, Pair]]:
    """The pairs of mentions worth comparing, each once, by their places in `told`."""
    by_report = {mention.page.report: mention.page for mention in told}
    order = sorted(by_report)
    pages = Pages([by_report[report] for report in order], one_story=one_story)
    number = {report: at for at, report in enumerate(order)}
    on: dict[int, list[int]] = defaultdict(list)
    for index, mention in enumerate(told):
        on[number[mention.page.report]].append(index)
    keys = [_keys(mention) for mention in told]
    others = _others(told)
    for x, y in pages.near():
        for a in on[x]:
            for b in on[y]:
                if (x == y and a >= b) or keys[a].isdisjoint(keys[b]):
                    continue
                how = relation(told[a], told[b])
                if how != "other":
                    yield a, b, Pair(told[a], told[b], pages, (x, y), (others[a], others[b]), how)


def _keys(mention: EventMention) -> set[str]:
    """What two mentions must share one of to be compared."""
    keys = {stem[:ROOT] for stem in mention.stems} | {f"group {g}" for g in mention.groups}
    if mention.kind:
        keys.add(f"kind {mention.kind}")
    return keys


def _others(told: Sequence[EventMention]) -> list[frozenset[str]]:
    """For each mention, the words of the mentions in its sentence, its own among them."""
    inside: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in told:
        inside[mention.page.report, mention.sentence] |= mention.stems
    return [frozenset(inside[m.page.report, m.sentence]) for m in told]
