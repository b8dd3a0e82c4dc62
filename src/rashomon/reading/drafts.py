"""What is heard in a sentence in, and the rules that complete it; drafts of its attributions out.

Rules add talk that nobody answers for, a voice cited by another, headlines and refusals to comment,
and draw edges as a reader does: a quotation counts whole, the full stop is nobody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.reading.accounts import accounts
from rashomon.reading.beside import apart
from rashomon.reading.closing import carried_on, closed
from rashomon.reading.completing import (
    completed,
    denies,
    is_deed,
    is_doubt,
    is_voice,
    told,
    unheard,
)
from rashomon.reading.counting import counts
from rashomon.reading.draft import (
    Draft,
    Edges,
    Page,
    Sentence,
    holds,
    joined,
    lines_of,
    meet,
    merged,
    tight,
    unstopped,
    without,
)
from rashomon.reading.edges import NOBODY, RELATIVES, source_end, trimmed
from rashomon.reading.heard import Heard
from rashomon.reading.items import Items, items_of
from rashomon.reading.site import Site
from rashomon.reading.sites import find_sites
from rashomon.records import SourceKind


def drafts_of(page: Page, items: Items, heard: Sequence[Heard], sentence: Sentence) -> list[Draft]:
    """What is heard in a sentence, and what the rules add where nothing is heard."""
    found = _whole([_from_heard(page, items, h, sentence) for h in heard])
    spoken = [d for d in found if not (is_deed(page, d) or is_doubt(page, d))]
    found = completed(page, items, spoken)
    found = closed(page, items, sentence, found)
    found += carried_on(page, items, sentence, found)
    for view in (items, *_inside(items)):
        sites = [(site, _from_site(page, view, site, sentence)) for site in find_sites(view)]
        quoted = [source for _, draft in sites for source in draft.source]
        # A cue with the source of another in it is two: "quoted | an official | as saying".
        found = [d for d in found if not any(holds(d.cue, source) for source in quoted)]
        sure = [draft.cue[0] for site, draft in sites if site.sure and draft.content]
        found = [d for d in found if not any(holds((cue,), d.cue[0]) for cue in sure)]
        for site, draft in sites:
            if _is_beside(page, draft):
                continue
            rivals = [d for d in found if meet(d.cue[0], draft.cue[0])]
            if site.behind and not is_voice(page, items, draft.source):
                continue  # "citing the rising costs": a reason, not a voice
            if site.behind:  # heard as "S, citing [that] T", where T is a voice
                found = _put_behind(page.words.text, [d for d in found if d not in rivals], draft)
            elif site.cue.event == "no_comment" and (draft.source or rivals):
                # Heard as a refusal "to comment", as of any other act; the phrase says more.
                found = [d for d in found if d not in rivals]
                source = draft.source or rivals[0].source
                found.append(replace(draft, source=source))
            elif any(d.source for d in rivals) and not (
                sentence.title and site.cue.tag == "passive"
            ):
                continue
            elif rivals:  # hearsay: "it was reported", a headline's "said to"
                found = [*(d for d in found if d not in rivals), draft]
            else:
                found.append(draft)
    found += unheard(page, items, sentence, found)
    found += told(page, items, sentence, found)
    found += counts(page, items, sentence, found)
    by = list(accounts(page, items, sentence, found))  # also whose "claim" was heard alone
    found = [d for d in found if d.source or not any(meet(d.cue[0], b.cue[0]) for b in by)]
    found += by
    found = [_without_relative(page, d) for d in found]
    found = [d for d in found if not (_is_nobody(page, d) or is_doubt(page, d))]
    found = [d for d in found if d.source or not _answered_for(page, d, found)]
    return _in_order(apart(items, found))


def _in_order(found: Sequence[Draft]) -> list[Draft]:
    """Drafts by their cues; one behind another stays right after it."""
    ordered: list[Draft] = []
    groups = [i for i, draft in enumerate(found) if not draft.behind]
    for i in sorted(groups, key=lambda i: (found[i].cue, found[i].source)):
        ordered.append(found[i])
        for draft in found[i + 1 :]:
            if not draft.behind:
                break
            ordered.append(draft)
    return ordered


def _inside(items: Items) -> Iterator[Items]:
    """What is said between quotation marks, as sentences of their own: it may name voices too."""
    words = items.words
    for index, quotation in enumerate(items.quotation):
        if quotation is None:
            continue
        start = max(words.starts[items.first[index]], quotation.start + 1)
        end = min(words.ends[items.last[index] - 1], quotation.end - quotation.closed)
        inner = items_of(words, start, end, (), items.language)
        if len(inner):
            yield inner


def _whole(found: Sequence[Draft]) -> list[Draft]:
    """Without those whose cue is part of another's: "claims" in "rejected claims"."""
    cues = {d.cue for d in found}
    return [d for d in found if not any(c != d.cue and holds(c, d.cue[0]) for c in cues)]


def _is_nobody(page: Page, draft: Draft) -> bool:
    """ "No group has claimed the attack" and "no claim of responsibility" name no voice, and a verb
    is none."""
    words = page.words
    if not draft.source:
        cue = words.within(*draft.cue[0]).start
        return any(word in NOBODY for word in words.plain[max(cue - 2, 0) : cue])
    at = words.within(*draft.source[0])
    top = page.grammar.word(*draft.source[0]) if len(at) == 1 else None
    verb = top is not None and page.grammar.part(top) in ("VERB", "AUX")
    return bool(at) and (words.plain[at.start] in NOBODY or (verb and not _is_name(page, at)))


def _is_beside(page: Page, draft: Draft) -> bool:
    """ "A raid allegedly against the front": such a word bears on a noun, not on the sentence."""
    cue = page.words.within(*draft.cue[0])
    if draft.source or len(cue) != 1 or not page.words.plain[cue.start].endswith("ly"):
        return False
    word = page.grammar.word(*draft.cue[0])
    above = page.grammar.above(word) if word is not None else None
    bare = above is not None and not page.grammar.below(above, ("nsubj", "nsubj:pass", "cop"))
    return bare and above is not None and page.grammar.part(above) in ("NOUN", "PROPN", "NUM")


def _is_name(page: Page, at: range) -> bool:
    """Whether a word is written as a name, whatever the tree takes it for: "IS"."""
    return page.words.is_capital(at.start)


def _without_relative(page: Page, draft: Draft) -> Draft:
    """ "The resident | who asked for anonymity", "the men who | police say fled": no "who" stands
    at the edge of a source, and no "of" at its end."""
    words, source = page.words, []
    for start, end in draft.source:
        at = words.within(start, end)
        last = words.text[words.starts[at.stop - 1] : end] if len(at) > 1 else ""
        if last in (*RELATIVES, "that", "of"):  # but not "the WHO"
            end = words.ends[at.stop - 2]
        if len(at) > 1 and words.text[start : words.ends[at.start]] in RELATIVES:
            start = words.starts[at.start + 1]
        source.append((start, end))
    return replace(draft, source=tuple(source))


def _from_heard(page: Page, items: Items, heard: Heard, sentence: Sentence) -> Draft:
    """What the encoder heard, with the edges that a reader draws; a quotation counts whole."""
    text = page.words.text
    source = joined(text, heard.source)  # with its comma ("Barka, a guard,"), as people mark it
    source = tuple((_stated_start(page, a), _stated_end(page, items, a, b)) for a, b in source)
    cue = _whole_phrase(page, heard.cue[0])
    source = tuple((a, _with_clause(page, b, cue)) for a, b in source)
    content = [part for edges in heard.content for part in lines_of(text, edges)]
    for edges in heard.content:
        content += [
            run
            for q in page.quoted.at(*edges)
            if q.utterance and _mostly(edges, (q.start, q.end))
            for run in page.runs[q.run]
        ]
    if sentence.title:  # a headline says nothing of what stands below it
        clipped = ((max(a, sentence.start), min(b, sentence.end)) for a, b in content)
        content = [(a, b) for a, b in clipped if a < b]
    cue, denied_reports = _verb_alone(page, cue)
    rest = without(merged([*content, *denied_reports]), [cue, *source])
    if len(rest) > 1:
        rest = tuple(part for part in rest if not _is_when(page, part)) or rest
    inside = tuple(unstopped(page, rest, sentence))
    denied = heard.denied or denies(page, cue)
    return Draft(source, (cue,), inside, "hearsay", sentence, denied=denied)


def _stated_start(page: Page, start: int) -> int:
    """Where a source begins: with the article right before it."""
    at = page.words.within(start, len(page.words.text)).start
    if not at or page.words.plain[at - 1] not in page.language.words["articles"]:
        return start
    return page.words.starts[at - 1]


def _with_clause(page: Page, end: int, cue: Edges) -> int:
    """A source's end with the clause about it that stands right before the cue: ", who leads the
    front, | said"."""
    between = page.words.text[end : cue[0]]
    behind = page.words.within(end, cue[0])
    told = len(behind) > 2 and page.words.plain[behind[1]] in ("who", "which", "whose")
    if not told or not between.startswith(",") or not between.rstrip().endswith(","):
        return end
    return page.words.ends[behind[-2]]


def _stated_end(page: Page, items: Items, start: int, end: int) -> int:
    """Where a source ends: with whom an "and" at its end leads to ("two officials and | a trader
    who"), without an "of" that leads nowhere."""
    small = page.language.words["prepositions"] | page.language.words["coordinators"]
    at = page.words.within(start, end)
    if len(at) > 1 and page.words.plain[at[-1]] == "and":
        begin = items.at(end)
        other = trimmed(items, begin, source_end(items, begin, len(items), opening=False))
        if other is not None and other[0] == begin:
            return items.chars(*other)[1]
    while len(at) > 1 and page.words.plain[at.stop - 1] in small:
        at = at[:-1]
        end = page.words.ends[at.stop - 1]
    return end


def _verb_alone(page: Page, cue: Edges) -> tuple[Edges, list[Edges]]:
    """A cue that denies without the noun for what is denied, and that noun: "denied | reports"."""
    at = page.words.within(*cue)
    cues = page.language.cues
    for index in at[:-1]:
        verb = cues.verbs.at(page.words.plain, index)
        noun = cues.nouns.at(page.words.plain, index + 1)
        if verb and noun and verb[0] == 1 and verb[1][0].group == "deny":
            end = page.words.ends[index]
            # Up to what follows, so that the two are one stretch.
            behind = page.words.starts[at.stop] if at.stop < len(page.words) else cue[1]
            return (cue[0], end), [(page.words.starts[index + 1], behind)]
    return cue, []


def _is_when(page: Page, part: Edges) -> bool:
    """Whether a stretch says when something was said, not what: "late on Saturday"."""
    small = page.language.words
    words = [page.words.plain[i] for i in page.words.within(*part)]
    days = (*small["when"], *small["weekdays"], *small["months"])
    return any(word in days for word in words) and all(
        word in days or word in small["prepositions"] or word in small["articles"] for word in words
    )


def _whole_phrase(page: Page, cue: Edges) -> Edges:
    """A cue with the rest of the phrase that it begins: "claimed [responsibility]"."""
    at = page.words.within(*cue)
    cues = page.language.cues
    for index in at:
        for match in (
            cues.verbs.at(page.words.plain, index),
            cues.prepositions.at(page.words.plain, index),
        ):
            if match and index + match[0] > at.stop:
                return cue[0], page.words.ends[index + match[0] - 1]
    return cue


def _mostly(edges: Edges, quotation: Edges) -> bool:
    """Whether most of a quotation lies within the edges."""
    shared = min(edges[1], quotation[1]) - max(edges[0], quotation[0])
    return 2 * shared > quotation[1] - quotation[0]


def _from_site(page: Page, items: Items, site: Site, sentence: Sentence) -> Draft:
    """What a rule found; a quotation in the content counts whole, over all its paragraphs."""
    edges: list[Edges] = []
    for begin, end in site.content:
        edges.append(items.chars(begin, end))
        for run in {q.run for q in items.quotation[begin:end] if q is not None}:
            edges += page.runs[run]
    cue = items.chars(*site.at)
    source = (items.chars(*site.source),) if site.source else ()
    content = without(merged(tight(page.words.text, edges)), [cue, *source])
    missing: SourceKind = "unspecified" if site.cue.tag == "noun" else "hearsay"
    denied = site.cue.polarity == "denied"
    return Draft(source, (cue,), content, missing, sentence, site.behind, denied)


def _put_behind(text: str, found: list[Draft], cited: Draft) -> list[Draft]:
    """ "S, citing T, said C" and "S said C, citing T": T is the voice behind S and holds C, too.

    Where nobody was heard to say anything, the cited one is not heard either.
    """
    start = cited.cue[0][0]
    before = [d for d in found if d.source and (d.cue[0][0] < start or d.source[-1][0] < start)]
    citing = next((d for d in found if any(a < start < b for a, b in d.source)), None)
    if citing is None:
        sources = [d for d in before if 0 <= start - d.source[-1][1] <= 2]
        citing = sources[0] if sources else max(before, key=lambda d: d.cue, default=None)
    if citing is None:  # "Citing T, S said C"
        behind = (d for d in found if d.source and d.source[0][0] > start)
        citing = min(behind, key=lambda d: d.source, default=None)
    if citing is None or not citing.content:
        return found
    holes = [(start, cited.source[-1][1])]
    whole = replace(
        citing,
        source=tuple(tight(text, without(citing.source, holes))) or citing.source,
        content=tuple(tight(text, without(citing.content, holes))),
    )
    inner = replace(cited, content=whole.content)
    index = found.index(citing)
    return [*found[:index], whole, inner, *found[index + 1 :]]


def _answered_for(page: Page, hearsay: Draft, found: Sequence[Draft]) -> bool:
    """ "S is said to arm T, according to two officials": the hearsay has a source after all."""
    prepositions = page.language.cues.prepositions
    for draft in found:
        if draft.source and holds(draft.content, hearsay.cue[0]):
            at = page.words.within(*draft.cue[0])
            if len(at) and prepositions.at(page.words.plain, at.start):
                return True
    return False
