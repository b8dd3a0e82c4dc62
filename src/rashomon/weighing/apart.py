"""The claims of a story in; which happening each tells of, as a name, out: none for the one that
the story is about, "2024-10-28" or "Mahbes" for those that it recalls.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from rashomon.language.forms import singular
from rashomon.language.happenings import same_root
from rashomon.linking.happenings import Group, group, mentions_of
from rashomon.linking.happenings.sites import other_sites
from rashomon.linking.kinds import SPEECH
from rashomon.reading.days import day_of
from rashomon.records import EVENT_TYPES, Claim, Reading

# A happening without a day or a place of its own is set apart where so many reports tell of it;
# what fewer tell without either is taken for the story's own.
FEWEST = 3
# A day is a happening's where this share of its claims has it, a place where that: a sentence may
# name where somebody fled, but days that it names are seldom others'.
SHARE, PLACE_SHARE = 0.25, 0.5
# Days no further apart than this are one happening's, told late or dated by its telling.
APART = timedelta(days=3)
# Of a story of hundreds of reports only the claims that say when or where are compared, each with
# each: the others could not be told apart by a name.
MOST = 600
# Names of kinds tell no two happenings of a kind apart.
KINDS = frozenset(event.replace("_", " ") for event in EVENT_TYPES)


def happenings(claims: Sequence[Claim], readings: Iterable[Reading]) -> Mapping[str, str]:
    """Of each claim, by id, the name of its happening; a claim of the story's own has none."""
    told = {claim.id for claim in claims if claim.event.type not in SPEECH}
    mentions = [m for reading in readings for m in mentions_of(reading) if m.claim in told]
    if len(mentions) > MOST:
        mentions = [mention for mention in mentions if mention.days or mention.site]
    by_kind: dict[str, list[Group]] = defaultdict(list)
    for found in group(mentions, one_story=True):
        kinds = Counter(mention.kind or "" for mention in found.mentions)
        by_kind[min(kinds, key=lambda kind: (-kinds[kind], kind))].append(found)
    names: dict[str, str] = {}
    for groups in by_kind.values():
        central = min(groups, key=_rank)
        own = {_most(day for each in groups for day in _days(each)), *_sites(central)}
        for each in groups:
            if each is not central and (name := _name(each, central)) and name not in own:
                names |= {m.claim: name for m in each.mentions if m.claim}
    return names


def _rank(found: Group) -> tuple[int, int, tuple[str, int, int, str]]:
    """The happening that most reports tell of first."""
    first = min(mention.key for mention in found.mentions)
    return -_reports(found), -len(found.mentions), first


def _reports(found: Group) -> int:
    return len({mention.page.report for mention in found.mentions})


def _name(found: Group, central: Group) -> str:
    """What tells a happening apart from the central one: its day, its place, or its words."""
    day = _most(_days(found))
    if day and not _near(day, _most(_days(central))) and _usual(day, _days(found), found, SHARE):
        return day
    sites = {mention.site.name: mention.site for mention in found.mentions if mention.site}
    own = [mention.site for mention in central.mentions if mention.site]
    site = _most(_sites(found))
    far = site and own and all(other_sites(sites[site], other) for other in own)
    if far and _usual(site, _sites(found), found, PLACE_SHARE):
        return site
    return _words(found, central) if _reports(found) >= FEWEST else ""


def _usual(value: str, values: Sequence[str], found: Group, share: float) -> bool:
    """Whether enough claims of a happening give a day or a place."""
    return values.count(value) >= share * len(found.mentions)


def _near(day: str, other: str) -> bool:
    """Whether two days may be one happening's: a toll is given a day late, and dated by that."""
    mine, theirs = day_of(day), day_of(other)
    return mine is not None and theirs is not None and abs(mine - theirs) <= APART


def _days(found: Group) -> list[str]:
    """The days that the claims of a happening give, but for "since 2008"."""
    told = (mention.days for mention in found.mentions if mention.days)
    return [first for first, last in told if _near(first, last)]


def _sites(found: Group) -> list[str]:
    return [mention.site.name for mention in found.mentions if mention.site]


def _words(found: Group, central: Group) -> str:
    """The words that most of its claims tell it by; none where the central one is told by them or
    by others of their root: "attacked" tells nothing apart from "the attack"."""
    common = {m.words.lower() for m in central.mentions} | KINDS
    roots = {stem for mention in central.mentions for stem in mention.stems} | KINDS
    words = _most(mention.words.lower() for mention in found.mentions)
    stems = next((m.stems for m in found.mentions if m.words.lower() == words), frozenset[str]())
    if words in common or singular(words) in common:
        return ""
    return "" if any(same_root(mine, root) for mine in stems for root in roots) else words


def _most(values: Iterable[str]) -> str:
    counted: Counter[str] = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else ""
