"""A sentence's items in, its sites out: who (source), by which words (cue), says what (content).

A site holds item positions only. Where the source stands, before or after the cue, and on which side
the content lies, follows from what is found around the cue; the forms are those of English news.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.language.cues import Cue
from rashomon.reading.cues import FoundCue, be_before, find_cues
from rashomon.reading.items import BREAKS, FULL_STOPS, MARKS, QUOTE, Items

Stretch = tuple[int, int]
COLON = Cue("", "colon", "report", "reported")
NOBODY = ("no", "nobody", "none")
RELATIVES = ("who", "which", "whose", "whom", "where")
LONGEST_AFTER = 25
LONGEST_ADVERBIAL = 7


@dataclass(frozen=True, slots=True)
class Site:
    """One attribution inside a sentence, as stretches of items.

    `edge` is where the site's own words begin: content of an earlier cue that runs on ends there
    when this site `cuts` it (it follows after "and", or trails behind the sentence). A source
    `behind` another one is who that one rests on: "citing the ministry".
    """

    cue: Cue
    at: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    edge: int
    cuts: bool = False
    behind: bool = False


def find_sites(items: Items) -> list[Site]:
    """Find the sites of a sentence, left to right."""
    end = _end(items)
    sites: list[Site] = []
    for found in find_cues(items):
        site = _site(items, found, end, sites[-1] if sites else None)
        if site is not None:
            sites.append(site)
    if items.title and not sites:
        sites.extend(_headline(items, end))
    return _cut(sites)


def _end(items: Items) -> int:
    """The item behind the last word: the full stop at the end is nobody's content."""
    end = len(items)
    while end and items.plain[end - 1] in FULL_STOPS:
        end -= 1
    return end


def _site(items: Items, found: FoundCue, end: int, earlier: Site | None) -> Site | None:
    match found.kind:
        case "preposition":
            if items.plain[found.begin] in ("citing", "quoting") and earlier and earlier.source:
                return _cited(items, found, end, earlier)
            return _according(items, found, end)
        case "hearsay":
            left = max(_clause_start(items, found.begin), _floor(earlier))
            rest = found.end + (items.plain[found.end : found.end + 1] == ["that"])
            content = _stretches((left, found.begin), (rest, end))
            return Site(found.cue, (found.begin, found.end), None, content, left)
        case "passive":
            return _passive(items, found, end, _floor(earlier))
        case "noun":
            return _noun(items, found, end)
        case "no_comment":
            left = _source_start(items, found.begin, postposed=False)
            source = _trimmed(items, left, found.begin)
            return Site(found.cue, (found.begin, found.end), source, (), left)
        case _:
            return _verb(items, found, end, earlier)


def _stretches(*pairs: Stretch) -> tuple[Stretch, ...]:
    return tuple((begin, end) for begin, end in pairs if begin < end)


def _according(items: Items, found: FoundCue, end: int) -> Site | None:
    """ "According to S, C" or "C, according to S" or "C1, according to S, C2"."""
    begin = found.begin
    opening = not any(
        word not in MARKS and word not in _small(items) for word in items.plain[:begin]
    )
    stop = _source_end(items, found.end, end, opening=opening)
    if opening and "," not in items.plain[found.end : end]:
        verb = next((i for i in range(found.end, end) if items.has_verb(i, i + 1)), end)
        stop = _group_start(items, verb) if verb < end else stop
        stop = stop if stop > found.end + 1 else end
    source = _trimmed(items, found.end, stop)
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
    stop = _source_end(items, found.end, end, opening=False)
    source = _trimmed(items, found.end, stop)
    if source is None:
        return None
    before = found.begin - (items.plain[found.begin - 1] == ",")
    at = (found.begin, found.end)
    return Site(found.cue, at, source, earlier.content, before, cuts=True, behind=True)


def _floor(earlier: Site | None) -> int:
    """Hearsay inside what somebody says begins behind that cue."""
    return earlier.at[1] if earlier is not None and earlier.source is not None else 0


def _passive(items: Items, found: FoundCue, end: int, floor: int = 0) -> Site | None:
    left = max(_clause_start(items, found.begin), floor)
    agent: Stretch | None = None
    rest = found.end
    if rest < end and items.plain[rest] == "by":
        stop = _source_end(items, rest + 1, end, opening=False)
        agent = _trimmed(items, rest + 1, stop)
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
    content = _stretches((found.end + 1, stop))
    return Site(found.cue, (found.begin, found.end), source, content, found.begin)


def _verb(items: Items, found: FoundCue, end: int, earlier: Site | None) -> Site | None:
    before = items.plain[found.begin - 1] if found.begin else ""
    by = found.end < end and items.plain[found.end] == "by"
    if by and found.cue.tag in ("part", "past") and be_before(items, found.begin) is not None:
        return _passive(items, found, end)
    inverted = _inverted(items, found, end) if before in (",", QUOTE, "—", "–") else None
    if inverted:
        return inverted
    left = _source_start(items, found.begin, postposed=_nothing_follows(items, found, end))
    source = _trimmed(items, left, found.begin)
    if source is None or found.cue.tag == "ing" or _shares_subject(items, found.begin):
        return _joined(items, found, end, earlier)
    if items.has_verb(*source) and "," not in items.plain[: found.begin]:
        unpunctuated = _unpunctuated(items, found, end)
        if unpunctuated:
            return unpunctuated
    if _nothing_follows(items, found, end) and left > 0:
        aside = found.end < end and items.plain[found.end] == ","  # "A, he said, B"
        rest = (found.end + 1, end) if aside and items.has_verb(found.end, end) else (end, end)
        content = _stretches((0, left - (items.plain[left - 1] == ",")), rest)
        return Site(found.cue, (found.begin, found.end), source, content, left, cuts=True)
    content = _stretches((_content_start(items, found, end), end))
    if left and items.plain[left - 1] == QUOTE:
        content = ((left - 1, left), *content)
    joins = left > 0 and items.plain[left - 1] in ("and", "but", "while", ";", "—", "–")
    return Site(found.cue, (found.begin, found.end), source, content, left - joins, cuts=joins)


def _inverted(items: Items, found: FoundCue, end: int) -> Site | None:
    """ "C," said S."""
    if found.cue.tag not in ("past", "s") or found.end >= end:
        return None
    stop = _source_end(items, found.end, end, opening=False)
    source = _trimmed(items, found.end, stop)
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
    content = _stretches((_quote_start(items, before), before), *((i, i + 1) for i in resumed))
    return Site(found.cue, (found.begin, found.end), source, content, before, cuts=True)


def _joined(items: Items, found: FoundCue, end: int, earlier: Site | None) -> Site | None:
    """A second cue of the same source: "X said A, adding that B", "X denied A and accused B"."""
    begin = found.begin
    while begin and items.plain[begin - 1] in items.language.cues.between:
        begin -= 1
    while begin and items.plain[begin - 1] in (",", "and", "but", "—", "–"):
        begin -= 1
    content = _stretches((_content_start(items, found, end), end))
    if earlier is not None and earlier.source is not None:
        return Site(found.cue, (found.begin, found.end), earlier.source, content, begin, cuts=True)
    subject = _subject(items, begin)
    if subject is None:
        return None
    return Site(found.cue, (found.begin, found.end), subject, content, begin, cuts=True)


def _unpunctuated(items: Items, found: FoundCue, end: int) -> Site | None:
    """ "C a monitor said", "C said the ministry": scraped text may have lost its commas."""
    if _nothing_follows(items, found, end):
        left = _group_start(items, found.begin)
        source = _trimmed(items, left, found.begin) if left else None
        if source and not items.has_verb(*source):
            at = (found.begin, found.end)
            return Site(found.cue, at, source, _stretches((0, left)), left, cuts=True)
        return None
    stop = _source_end(items, found.end, end, opening=False)
    source = _trimmed(items, found.end, stop)
    if source is None or stop < end or items.plain[found.end] not in ("the", "a", "an"):
        return None
    content = _stretches((0, found.begin))
    return Site(found.cue, (found.begin, found.end), source, content, found.begin, cuts=True)


def _group_start(items: Items, end: int) -> int:
    """Where the noun group before an item begins: at its article, or with its capitals."""
    small = items.language.words
    for at in range(end - 1, max(end - 9, 0), -1):
        word = items.plain[at]
        if word in ("the", "a", "an") or word in items.language.sources["pronouns_person"]:
            return at
        if word in items.language.finite:
            break
    at = end - 1
    while at > 0 and items.is_capital(at) and items.plain[at] not in small["weekdays"]:
        at -= 1
    return at + 1 if at < end - 1 else 0


def _shares_subject(items: Items, cue: int) -> bool:
    """Whether a cue follows "and" at once, so that it has the subject of the verb before."""
    at = cue - 1
    while at > 0 and _may_stand_between(items, at):
        at -= 1
    return at > 0 and items.plain[at] in ("and", "but", "or") and items.has_verb(0, at)


def _subject(items: Items, end: int) -> Stretch | None:
    """The subject of what stands before a participle: of its last verb that has one."""
    for verb in range(end - 1, -1, -1):
        if items.plain[verb] in items.language.finite:
            found = _trimmed(items, _source_start(items, verb, postposed=False), verb)
            opens = items.plain[found[0]] if found else ""
            if found and opens not in items.language.words["prepositions"]:
                return found
    return None


def _headline(items: Items, end: int) -> Iterator[Site]:
    """ "S: C" and "C: S", where S is short and C is not."""
    for at in range(1, end - 1):
        if items.plain[at] not in (":", "—", "–", "-") or items.plain[at - 1] == items.plain[at]:
            continue
        colon = items.plain[at] == ":"
        if colon and at <= 5 and _names_source(items, 0, at):
            yield Site(COLON, (at, at + 1), (0, at), ((at + 1, end),), 0)
        elif end - at <= 6 and items.has_verb(0, at) and _names_source(items, at + 1, end):
            yield Site(COLON, (at, at + 1), (at + 1, end), ((0, at),), at, cuts=True)
        else:
            continue
        return


def _names_source(items: Items, begin: int, end: int) -> bool:
    """Whether a stretch ends in somebody who can speak: a party, a person, "official", "report"."""
    language = items.language
    if any(items.plain[end - 1] in language.sources[kind] for kind in SPEAKERS):
        return not items.has_verb(begin, end)
    for index in range(begin, end):
        match = language.names.table.at(items.plain, index)
        if match and index + match[0] == end and match[1][0].type not in ("place", "facility"):
            return index - begin <= 1
    return False


SPEAKERS = (
    "unnamed_official",
    "media",
    "document",
    "witness",
    "expert",
    "government",
    "organisation",
    "offices",
    "source_words",
)


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


def _source_start(items: Items, cue: int, *, postposed: bool) -> int:
    """Where the source before a cue begins: behind the nearest break that ends a clause.

    A comma or an "and" ends one only when a verb stands before it, so that "Ali Reza, a spokesman"
    and "US and Ukrainian officials" stay whole. Behind the content nearest comma decides.
    """
    small = items.language.words
    for at in range(cue - 1, -1, -1):
        word = items.plain[at]
        if word in BREAKS or word == "that":
            if _trimmed(items, at + 1, cue):
                return at + 1
            continue
        joins = word in small["subordinators"] or word in ("and", "but", "while", "as", "or")
        if word != "," and not joins:
            continue
        if not _trimmed(items, at + 1, cue) or items.plain[at + 1] in RELATIVES:
            continue
        if word in RELATIVES:
            continue
        if (postposed and word == "," and not _is_apposition(items, at)) or items.has_verb(0, at):
            return at + 1
        if word == "," and (
            items.plain[0] in small["prepositions"] | small["subordinators"] or _is_when(items, at)
        ):
            return at + 1
    return 0


def _is_when(items: Items, end: int) -> bool:
    """Whether a sentence opens with a time: "A few days ago,", "Last week,", "Earlier,"."""
    small = items.language.words
    told = {*small["weekdays"], *small["months"], *small["when"]}
    return end <= LONGEST_ADVERBIAL and any(word in told for word in items.plain[:end])


def _is_apposition(items: Items, comma: int) -> bool:
    """Whether "a spokesman" behind a comma only explains the name before it."""
    begin = comma - 1
    while begin >= 0 and items.plain[begin] not in (",", *BREAKS):
        begin -= 1
    name = range(begin + 1, comma)
    return (
        begin >= 0
        and items.plain[comma + 1] in items.language.words["determiners"]
        and 0 < len(name) <= 6
        and items.is_capital(name[-1])
        and not items.has_verb(name[0], comma)
    )


def _source_end(items: Items, begin: int, end: int, *, opening: bool) -> int:
    """Where a source behind its cue ends: at a break, a verb, or the comma before the content."""
    for at in range(begin, min(end, begin + LONGEST_AFTER)):
        word = items.plain[at]
        if word == QUOTE and at > begin and items.plain[at - 1] not in (",", ":"):
            continue
        if word in BREAKS or word in FULL_STOPS or word in ("that", "but", "while", "who", "which"):
            return at
        if word == ",":
            stop = next((i for i in range(at + 1, end) if items.plain[i] in (",", *BREAKS)), end)
            if not opening or items.has_verb(at + 1, stop) or stop == end:
                return at
        if word in items.language.finite and not opening:
            return at
    return min(end, begin + LONGEST_AFTER)


def _clause_start(items: Items, at: int) -> int:
    """Where the clause around an item begins."""
    for index in range(at - 1, -1, -1):
        word = items.plain[index]
        if word in BREAKS or (word in ("but", "while", "and", ",") and items.has_verb(0, index)):
            return index + 1
    return 0


def _quote_start(items: Items, end: int) -> int:
    """Where the content before an inverted cue begins: the quotations right before it, or all."""
    begin = end
    while begin and items.plain[begin - 1] in (QUOTE, ","):
        begin -= 1
    return begin if begin < end and QUOTE in items.plain[begin:end] and begin > 0 else 0


def _trimmed(items: Items, begin: int, end: int) -> Stretch | None:
    """A source without what surrounds it: "But he also" becomes "he"."""
    while begin < end and (_is_lead(items, begin) or items.plain[begin] in ("said", "says")):
        begin += 1
    while begin < end and (
        _may_stand_between(items, end - 1) or items.plain[end - 1] in MARKS - {"”", ")", '"'}
    ):
        end -= 1
    if begin >= end or items.plain[begin] in (*RELATIVES, *NOBODY):
        return None
    return begin, end


def _may_stand_between(items: Items, index: int) -> bool:
    word = items.plain[index]
    return word in items.language.cues.between or word.endswith("n't")


def _is_lead(items: Items, index: int) -> bool:
    word = items.plain[index]
    small = items.language.words
    return (
        word in MARKS - {"“", '"', "‘"}
        or word
        in ("and", "but", "while", "as", "yet", "because", "although", "after", "when", "if")
        or (word in items.language.cues.between and word not in small["determiners"])
    )


def _small(items: Items) -> frozenset[str]:
    words: frozenset[str] = items.language.words["coordinators"]
    return words | items.language.cues.between


def _nothing_follows(items: Items, found: FoundCue, end: int) -> bool:
    """Whether a cue ends its sentence but for "on Friday", "in a statement", "told the agency"."""
    stop = next((i for i in range(found.end, end) if items.plain[i] == ","), end)
    rest = items.plain[found.end : stop]
    if not rest:
        return QUOTE not in items.plain[stop : stop + 3]
    if "that" in rest or QUOTE in rest or len(rest) > LONGEST_ADVERBIAL:
        return False
    small = items.language.words
    return not items.has_verb(found.end, stop) and (
        rest[0] in small["prepositions"]
        or rest[0] in small["weekdays"]
        or rest[0] in small["when"]
        or items.plain[found.end - 1] in items.language.cues.addressing
    )


def _content_start(items: Items, found: FoundCue, end: int) -> int:
    """Where the content behind a cue begins: past "on Friday", "in a statement", an addressee."""
    rest = range(found.end, end)
    if found.cue.group in ("accuse", "condemn", "demand", "deny", "confirm") and found.end < end:
        return found.end + (items.plain[found.end] == "that")
    for at in rest[:14]:
        if items.plain[at] == "that" and not items.has_verb(found.end, at):
            return at + 1
        if items.plain[at] == QUOTE and items.plain[at - 1] in (",", ":"):
            return at
    if items.plain[found.end - 1] in items.language.cues.addressing:
        return _past_addressee(items, found.end, end)
    at = found.end
    while at < end and (
        items.plain[at] in MARKS or items.plain[at] in items.language.words["weekdays"]
    ):
        at += 1
    return at


def _past_addressee(items: Items, begin: int, end: int) -> int:
    """Past the addressee of "told": behind the first name or noun group, before what is told."""
    for at in range(begin + 1, min(end, begin + 10)):
        word = items.plain[at]
        starts = word in items.language.words["determiners"] or word in ("they", "he", "she", "it")
        if word in (",", QUOTE, "how", "about", "of", "to") or starts:
            return at + (word == ",")
    return begin
