"""A sentence's items in, its sites out: attributions of the kinds that the encoder seldom hears.

A site holds item positions only. Where the source stands and on which side the content lies follows
from what is found around the cue; the forms are those of English news.
"""

from dataclasses import replace

from rashomon.language import LEADING_BACK
from rashomon.reading.cues import FoundCue, be_before, find_cues
from rashomon.reading.edges import (
    clause_start,
    may_stand_between,
    source_end,
    source_start,
    trimmed,
)
from rashomon.reading.headlines import headline_sites
from rashomon.reading.items import BREAKS, FULL_STOPS, MARKS, Items
from rashomon.reading.site import Site, Stretch

NOBODY = ("there", "it")


def find_sites(items: Items) -> list[Site]:
    """Find the sites of a sentence, left to right."""
    end = _end(items)
    sites: list[Site] = []
    for found in find_cues(items):
        sites.extend(_site(items, found, end))
    if items.title and not sites:
        sites.extend(headline_sites(items, end))
    return [_whole_cue(items, site) for site in sites]


def _whole_cue(items: Items, site: Site) -> Site:
    """The cue with its helping verbs, negation and adverbs: "has repeatedly denied"."""
    begin = site.at[0]
    while begin and may_stand_between(items, begin - 1):
        begin -= 1
    follows = site.source is not None and site.source[1] == begin
    return replace(site, at=(begin, site.at[1])) if follows else site


def _end(items: Items) -> int:
    """The item behind the last word: the full stop at the end is nobody's content."""
    end = len(items)
    while end and items.plain[end - 1] in FULL_STOPS:
        end -= 1
    return end


def _site(items: Items, found: FoundCue, end: int) -> list[Site]:
    """The site of a cue: one as a rule, two where somebody is quoted by somebody, or none."""
    match found.kind:
        case "citing":
            site = _cited(items, found, end)
        case "hearsay":
            site = _hearsay(items, found, end)
        case "passive":
            site = _passive(items, found, end)
        case "noun":
            site = _noun(items, found, end)
        case "no_comment":
            site = _no_comment(items, found, end)
        case "quoted":
            return _quoted(items, found, end)
    return [site] if site is not None else []


def _hearsay(items: Items, found: FoundCue, end: int) -> Site:
    left = clause_start(items, found.begin)
    content = _stretches((left, found.begin), (found.end, end))
    return Site(found.cue, (found.begin, found.end), None, content)


def _no_comment(items: Items, found: FoundCue, end: int) -> Site:
    left = source_start(items, found.begin, postposed=False)
    source = trimmed(items, left, found.begin)
    if source is not None and items.plain[source[0]] in items.language.words["prepositions"]:
        # "At first | the government did not comment"
        articles = items.language.words["articles"]
        inside = (i for i in range(source[0] + 1, source[1]) if items.plain[i] in articles)
        source = (next(inside, source[0]), source[1])
    if source is not None and items.language.is_pronoun(items.plain[source[1] - 1], LEADING_BACK):
        source = (source[1] - 1, source[1])  # "was astonished, but | it did not deny it"
        return Site(found.cue, (found.begin, found.end), source, ())
    if source is None or items.plain[source[0]] in (
        *NOBODY,
        *items.language.words["subordinators"],
    ):
        source = _behind(items, found, end) or _within(items, found)
    return Site(found.cue, (found.begin, found.end), source, ())


def _behind(items: Items, found: FoundCue, end: int) -> Stretch | None:
    """ "No comment from S", "no reaction came from S"."""
    at = found.end
    while at < end and items.plain[at] in items.language.cues.unsaid_by:
        at += 1
    if items.plain[at : at + 1] not in (["from"], ["by"]):
        return None
    return trimmed(items, at + 1, source_end(items, at + 1, end, opening=False))


def _within(items: Items, found: FoundCue) -> Stretch | None:
    """ "No official | Norland | reaction": whose it would be."""
    named = [i for i in range(found.begin + 1, found.end) if items.is_capital(i)]
    return (named[0], named[-1] + 1) if named else None


def _quoted(items: Items, found: FoundCue, end: int) -> list[Site]:
    """ "T quoted S as saying C", "S was quoted as saying C", "C, S was quoted as saying"."""
    verbs = items.language.cues.quoting
    verb = next((i for i in range(found.begin - 1, -1, -1) if items.plain[i] in verbs), None)
    if verb is None:
        return []
    at = (verb, found.end) if verb == found.begin - 1 else (found.begin, found.end)
    rest = found.end
    left = source_start(items, verb, postposed=rest >= end)
    outer = trimmed(items, left, verb)
    after = _stretches((rest, end))
    content = after or _stretches((0, max(left - 1, 0)))
    passive = be_before(items, verb) is not None
    inner = outer if passive else trimmed(items, verb + 1, found.begin)
    if inner is None:
        return []
    said = Site(found.cue, at, inner, content, sure=True)
    if passive or outer is None:
        return [said]
    told = _stretches((verb + 1, end)) if after else content
    quoting = Site(found.cue, (verb, verb + 1), outer, told)
    return [quoting, said] if after else [quoting, replace(said, behind=True)]


def _stretches(*pairs: Stretch) -> tuple[Stretch, ...]:
    return tuple((begin, end) for begin, end in pairs if begin < end)


def _cited(items: Items, found: FoundCue, end: int) -> Site | None:
    """ "S said C, citing T": T is the voice behind S, whose content is C."""
    stop = source_end(items, found.end, end, opening=False)
    source = trimmed(items, found.end, stop)
    return Site(found.cue, (found.begin, found.end), source, (), behind=True) if source else None


def _passive(items: Items, found: FoundCue, end: int) -> Site | None:
    left = clause_start(items, found.begin)
    agent: Stretch | None = None
    rest = found.end
    if rest < end and items.plain[rest] == "by":
        stop = source_end(items, rest + 1, end, opening=False)
        agent = trimmed(items, rest + 1, stop)
        rest = stop
    content = _stretches((left, found.begin), (rest, end))
    return Site(found.cue, (found.begin, found.end), agent, content)


def _noun(items: Items, found: FoundCue, end: int) -> Site | None:
    source: Stretch | None = None
    if found.begin > 1 and items.plain[found.begin - 1] == "'s":
        left = found.begin - 2
        while left and items.is_capital(left - 1) and items.plain[left - 1] not in MARKS:
            left -= 1
        source = (left, found.begin - 1)
    stop = next((i for i in range(found.end, end) if items.plain[i] in BREAKS), end)
    content = _stretches((found.end + (items.plain[found.end] == "of"), stop))
    return Site(found.cue, (found.begin, found.end), source, content)
