"""A sentence's items in, its sites out: who (source), by which words (cue), says what (content).

A site holds item positions only. Where the source stands, before or after the cue, and on which
side the content lies, follows from what is found around the cue; the forms are those of English
news.
"""

from dataclasses import replace

from rashomon.reading.cues import FoundCue, be_before, find_cues
from rashomon.reading.edges import (
    clause_start,
    content_start,
    group_start,
    lead_words,
    may_stand_between,
    nothing_follows,
    quote_start,
    source_end,
    source_start,
    trimmed,
)
from rashomon.reading.headlines import headline_sites
from rashomon.reading.items import BREAKS, FULL_STOPS, MARKS, QUOTE, Items
from rashomon.reading.site import Site, Stretch

# Behind these a clause of its own begins.
JOINTS = ("and", "but", "while", ";", "—", "–")
CITING = ("citing", "quoting")


def find_sites(items: Items) -> list[Site]:
    """Find the sites of a sentence, left to right."""
    end = _end(items)
    sites: list[Site] = []
    for found in find_cues(items):
        sites.extend(_site(items, found, end, sites[-1] if sites else None))
    if items.title and not sites:
        sites.extend(headline_sites(items, end))
    sites = _answered_for(_cited_before(items, sites))
    return _cut([_whole_cue(items, site) for site in sites])


def _whole_cue(items: Items, site: Site) -> Site:
    """The cue with its helping verbs, negation and adverbs: "has repeatedly denied"."""
    begin = site.at[0]
    while begin and may_stand_between(items, begin - 1):
        begin -= 1
    follows = site.source is not None and site.source[1] == begin
    return replace(site, at=(begin, site.at[1])) if follows else site


def _answered_for(sites: list[Site]) -> list[Site]:
    """ "S is said to arm T, according to two officials": the hearsay has a source after all."""
    sources = [site for site in sites if site.source and site.cue.tag == "phrase" and site.content]
    return [
        site
        for site in sites
        if site.source
        or site.cue.tag not in ("passive", "phrase")
        or not any(begin <= site.at[0] < end for s in sources for begin, end in s.content)
    ]


def _end(items: Items) -> int:
    """The item behind the last word: the full stop at the end is nobody's content."""
    end = len(items)
    while end and items.plain[end - 1] in FULL_STOPS:
        end -= 1
    return end


def _site(items: Items, found: FoundCue, end: int, earlier: Site | None) -> list[Site]:
    """The site of a cue: one as a rule, two where somebody is quoted by somebody, or none."""
    match found.kind:
        case "preposition":
            if items.plain[found.begin] in CITING and earlier and earlier.source:
                site = _cited(items, found, end, earlier)
            else:
                site = _according(items, found, end)
        case "hearsay":
            site = _hearsay(items, found, end, _floor(earlier))
        case "passive":
            site = _passive(items, found, end, _floor(earlier))
        case "noun":
            site = _noun(items, found, end)
            if site and earlier and earlier.content[-1:] == site.content:
                site = None  # "said in a report that"
        case "no_comment":
            site = _no_comment(items, found, end)
        case "quoted":
            return _quoted(items, found, end)
        case _:
            site = _verb(items, found, end, earlier)
    return [site] if site is not None else []


def _hearsay(items: Items, found: FoundCue, end: int, floor: int) -> Site:
    left = max(clause_start(items, found.begin), floor)
    content = _stretches((left, found.begin), (found.end, end))
    return Site(found.cue, (found.begin, found.end), None, content, left)


def _no_comment(items: Items, found: FoundCue, end: int) -> Site:
    left = source_start(items, found.begin, postposed=False)
    source = trimmed(items, left, found.begin)
    if source is None or items.plain[source[0]] in ("there", "it"):  # "no comment from S"
        source = None
        if items.plain[found.end : found.end + 1] in (["from"], ["by"]):
            stop = source_end(items, found.end + 1, end, opening=False)
            source = trimmed(items, found.end + 1, stop)
    joins = left > 0 and items.plain[left - 1] in JOINTS
    return Site(found.cue, (found.begin, found.end), source, (), left - joins, cuts=joins)


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
    said = Site(found.cue, at, inner, content, left, cuts=not after)
    if passive or outer is None:
        return [said]
    told = _stretches((verb + 1, end)) if after else content
    quoting = Site(found.cue, (verb, verb + 1), outer, told, left, cuts=not after)
    return [quoting, said] if after else [quoting, replace(said, behind=True)]


def _cited_before(items: Items, sites: list[Site]) -> list[Site]:
    """ "The Voice, citing an official, said C": the citing stands inside the source of "said"."""
    out: list[Site] = []
    for site in sites:
        cited = out[-1] if out else None
        inside = cited and site.source and site.source[0] < cited.at[0] < site.source[1]
        citing = cited is not None and items.plain[cited.at[0]] in CITING
        if cited is None or not inside or not citing or site.source is None:
            out.append(site)
            continue
        out[-1] = replace(site, source=trimmed(items, site.source[0], cited.at[0]))
        out.append(replace(cited, content=site.content, behind=True))
    return out


def _stretches(*pairs: Stretch) -> tuple[Stretch, ...]:
    return tuple((begin, end) for begin, end in pairs if begin < end)


def _according(items: Items, found: FoundCue, end: int) -> Site | None:
    """ "According to S, C" or "C, according to S" or "C1, according to S, C2"."""
    begin = found.begin
    opening = not any(
        word not in MARKS and word not in lead_words(items) for word in items.plain[:begin]
    )
    stop = source_end(items, found.end, end, opening=opening)
    if opening and "," not in items.plain[found.end : end]:
        verb = next((i for i in range(found.end, end) if items.has_verb(i, i + 1)), end)
        stop = group_start(items, verb) if verb < end else stop
        stop = stop if stop > found.end + 1 else end
    source = trimmed(items, found.end, stop)
    if source is None:
        return None
    rest = stop + 1 if stop < end and items.plain[stop] == "," else stop
    before = begin - 1 if begin and items.plain[begin - 1] == "," else begin
    dashes = [i for i in range(rest, end) if items.plain[i] in ("—", "–", "--")]
    if opening and len(dashes) == 1:  # behind a single dash the writer comments
        end = dashes[0]
    content = _stretches((0 if not opening else begin, before), (rest, end))
    trails = not opening and not items.has_verb(rest, end)
    return Site(found.cue, (begin, found.end), source, content, before, cuts=trails)


def _cited(items: Items, found: FoundCue, end: int, earlier: Site) -> Site | None:
    """ "S said C, citing T": T is the voice behind S."""
    stop = source_end(items, found.end, end, opening=False)
    source = trimmed(items, found.end, stop)
    if source is None:
        return None
    before = found.begin - (items.plain[found.begin - 1] == ",")
    at = (found.begin, found.end)
    return Site(found.cue, at, source, earlier.content, before, cuts=True, behind=True)


def _floor(earlier: Site | None) -> int:
    """Hearsay inside what somebody says begins behind that cue."""
    return earlier.at[1] if earlier is not None and earlier.source is not None else 0


def _passive(items: Items, found: FoundCue, end: int, floor: int = 0) -> Site | None:
    left = max(clause_start(items, found.begin), floor)
    agent: Stretch | None = None
    rest = found.end
    if rest < end and items.plain[rest] == "by":
        stop = source_end(items, rest + 1, end, opening=False)
        agent = trimmed(items, rest + 1, stop)
        rest = stop
    content = _stretches((left, found.begin), (rest, end))
    return Site(found.cue, (found.begin, found.end), agent, content, left)


def _noun(items: Items, found: FoundCue, end: int) -> Site | None:
    source: Stretch | None = None
    if found.begin > 1 and items.plain[found.begin - 1] == "'s":
        left = found.begin - 2
        while left and items.is_capital(left - 1) and items.plain[left - 1] not in MARKS:
            left -= 1
        source = (left, found.begin - 1)
    stop = next((i for i in range(found.end, end) if items.plain[i] in BREAKS), end)
    content = _stretches((found.end + (items.plain[found.end] == "of"), stop))
    return Site(found.cue, (found.begin, found.end), source, content, found.begin)


def _verb(items: Items, found: FoundCue, end: int, earlier: Site | None) -> Site | None:
    before = items.plain[found.begin - 1] if found.begin else ""
    by = found.end < end and items.plain[found.end] == "by"
    be = be_before(items, found.begin) if found.cue.tag in ("past", "part") else None
    if by and be is not None:
        return _passive(items, found, end)
    if be is not None and found.cue.group != "accuse":
        return _impersonal(items, found, end, be)
    inverted = _inverted(items, found, end) if before in (",", QUOTE, "—", "–") else None
    if inverted:
        return inverted
    left = source_start(items, found.begin, postposed=nothing_follows(items, found, end))
    source = trimmed(items, left, found.begin)
    charge = _charge(items, source) if source else 0
    if source and charge:  # "..., a charge S denies": what was charged stands before
        return Site(found.cue, (found.begin, found.end), (charge, source[1]), (), left, cuts=True)
    if source is None or found.cue.tag == "ing" or _shares_subject(items, found.begin):
        return _joined(items, found, end, earlier)
    if items.has_verb(*source) and "," not in items.plain[: found.begin]:
        unpunctuated = _unpunctuated(items, found, end)
        if unpunctuated:
            return unpunctuated
    if nothing_follows(items, found, end) and left > 0:
        aside = found.end < end and items.plain[found.end] == ","  # "A, he said, B"
        goes_on = aside and (items.has_verb(found.end, end) or not items.has_verb(0, left))
        rest = (found.end + 1, end) if goes_on else (end, end)
        content = _stretches((0, left - (items.plain[left - 1] == ",")), rest)
        return Site(found.cue, (found.begin, found.end), source, content, left, cuts=True)
    content = _stretches((content_start(items, found, end), end))
    if left and items.plain[left - 1] == QUOTE:
        content = ((left - 1, left), *content)
    joins = left > 0 and items.plain[left - 1] in JOINTS
    return Site(found.cue, (found.begin, found.end), source, content, left - joins, cuts=joins)


def _impersonal(items: Items, found: FoundCue, end: int, be: int) -> Site | None:
    """ "It was announced that C" names no source; "it cannot be said that C" says nothing."""
    modal = items.plain[be - 1] if be else ""
    if items.plain[be] == "be" or modal.endswith("n't") or modal == "not":
        return None
    return Site(found.cue, (be, found.end), None, _stretches((found.end, end)), be)


def _inverted(items: Items, found: FoundCue, end: int) -> Site | None:
    """ "C," said S."""
    if found.cue.tag not in ("past", "s") or found.end >= end:
        return None
    stop = source_end(items, found.end, end, opening=False)
    source = trimmed(items, found.end, stop)
    spoken = items.plain[found.begin - 1] == QUOTE or QUOTE in items.plain[: found.begin]
    opens = items.plain[found.end]
    if source is None or opens in ("that", QUOTE) or opens in items.language.words["prepositions"]:
        return None
    if stop < end and items.plain[stop] not in (",", "who", "which", *BREAKS):
        return None
    if not spoken and not items.has_verb(0, found.begin):
        return None
    before = found.begin - (items.plain[found.begin - 1] in (",", "—", "–"))
    resumed = [i for i in range(stop, min(stop + 3, end)) if items.plain[i] == QUOTE]
    content = _stretches((quote_start(items, before), before), *((i, i + 1) for i in resumed))
    return Site(found.cue, (found.begin, found.end), source, content, before, cuts=True)


def _joined(items: Items, found: FoundCue, end: int, earlier: Site | None) -> Site | None:
    """A second cue of the same source: "X said A, adding that B", "X denied A and accused B"."""
    begin = found.begin
    while begin and items.plain[begin - 1] in items.language.cues.between:
        begin -= 1
    while begin and items.plain[begin - 1] in (",", "and", "but", "—", "–"):
        begin -= 1
    content = _stretches((content_start(items, found, end), end))
    if earlier is not None and earlier.source is not None:
        return Site(found.cue, (found.begin, found.end), earlier.source, content, begin, cuts=True)
    subject = _subject(items, begin)
    if subject is None:
        return None
    return Site(found.cue, (found.begin, found.end), subject, content, begin, cuts=True)


def _charge(items: Items, source: Stretch) -> int:
    """Where the source begins in "a charge (that) the ministry [denies]", or 0."""
    begin, end = source
    if items.plain[begin] not in ("a", "an", "the") or begin + 2 >= end:
        return 0
    if items.language.cues.nouns.at(items.plain, begin + 1) is None:
        return 0
    return begin + 2 + (items.plain[begin + 2] in ("that", "which"))


def _unpunctuated(items: Items, found: FoundCue, end: int) -> Site | None:
    """ "C a monitor said", "C said the ministry": scraped text may have lost its commas."""
    if nothing_follows(items, found, end):
        left = group_start(items, found.begin)
        source = trimmed(items, left, found.begin) if left else None
        if source and not items.has_verb(*source):
            at = (found.begin, found.end)
            return Site(found.cue, at, source, _stretches((0, left)), left, cuts=True)
        return None
    stop = source_end(items, found.end, end, opening=False)
    source = trimmed(items, found.end, stop)
    if source is None or stop < end or items.plain[found.end] not in ("the", "a", "an"):
        return None
    content = _stretches((0, found.begin))
    return Site(found.cue, (found.begin, found.end), source, content, found.begin, cuts=True)


def _shares_subject(items: Items, cue: int) -> bool:
    """Whether a cue follows "and" at once, so that it has the subject of the verb before."""
    at = cue - 1
    while at > 0 and may_stand_between(items, at):
        at -= 1
    return at > 0 and items.plain[at] in ("and", "but", "or") and items.has_verb(0, at)


def _subject(items: Items, end: int) -> Stretch | None:
    """The subject of what stands before a participle: of its last verb that has one."""
    for verb in range(end - 1, -1, -1):
        if items.plain[verb] in items.language.finite:
            found = trimmed(items, source_start(items, verb, postposed=False), verb)
            opens = items.plain[found[0]] if found else ""
            if found and opens not in items.language.words["prepositions"]:
                return found
    return None


def _cut(sites: list[Site]) -> list[Site]:
    """End the content of a cue where a later cue of the sentence takes over."""
    out = []
    for index, site in enumerate(sites):
        edges = [later.edge for later in sites[index + 1 :] if later.cuts]
        content = site.content
        for edge in edges:
            if edge >= site.at[1]:
                content = tuple((b, min(e, edge)) for b, e in content if b < edge)
        out.append(replace(site, content=content))
    return out
