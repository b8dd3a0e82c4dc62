"""What is heard in a sentence in, and the rules that complete it; drafts of its attributions out.

Rules add talk that nobody answers for, a voice cited by another, headlines and refusals to comment,
and draw edges as a reader does: a quotation counts whole, the full stop is nobody's.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.reading.beside import answers, apart, opens_beside
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
    without,
)
from rashomon.reading.edges import NOBODY, source_end, trimmed
from rashomon.reading.heard import Heard
from rashomon.reading.items import FULL_STOPS, QUOTE, Items, items_of
from rashomon.reading.site import Site
from rashomon.reading.sites import find_sites
from rashomon.records import SourceKind

# What a conflict's accounts must not lose, and what is no party that could have done it.
ACTS = ("accusation", "denial", "claim_of_responsibility")
NO_PARTY = ("it", "this", "that", "which", "what", "there", "i", "we", "you", "one")
VOICES = (
    *("armed_group", "government", "unnamed_official", "organisation", "witness", "expert"),
    *("person", "media", "document", "source_words", "offices", "pronouns_person", "pronouns_many"),
)


def drafts_of(page: Page, items: Items, heard: Sequence[Heard], sentence: Sentence) -> list[Draft]:
    """What is heard in a sentence, and what the rules add where nothing is heard."""
    found = _whole([_from_heard(page, h, sentence) for h in heard])
    found = _completed(page, items, [d for d in found if not _is_deed(page, d)])
    found += _carried_on(page, items, sentence, found)
    for view in (items, *_inside(items)):
        for site in find_sites(view):
            draft = _from_site(page, view, site, sentence)
            rivals = [d for d in found if meet(d.cue[0], draft.cue[0])]
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
    found += _unheard(page, items, sentence, found)
    found = [d for d in found if not _is_nobody(page, d)]
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


def _unheard(
    page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]
) -> Iterator[Draft]:
    """Verbs of speech that were not heard, as the lists know them: those for which the tree has a
    subject and a clause that is said, and acts of speech ("denies", "accuses") with a subject."""
    cues = page.language.cues.verbs
    known = [e for d in found for e in (*d.cue, *d.source)]
    for index in range(len(items)):
        match = cues.at(items.plain, index)
        if match is None or items.plain[index] == QUOTE:
            continue
        where, cue = items.chars(index, index + match[0]), match[1][0]
        if any(meet(where, edges) for edges in known):
            continue
        source, content = _by_tree(page, where, sentence, act=cue.event in ACTS)
        answer = bool(source) and cue.event in ACTS and _is_answer(items, source[0])
        content = () if answer else content
        if not source or not _may_speak(page, source[0], act=cue.event in ACTS):
            continue
        if not answer and any(meet(source[0], e) for d in found for e in d.content):
            continue
        inside, denied = tuple(_unstopped(page, content, sentence)), cue.polarity == "denied"
        yield _answered(
            page, items, Draft(source, (where,), inside, "hearsay", sentence, denied=denied)
        )


def _may_speak(page: Page, source: Edges, *, act: bool) -> bool:
    """Whether a subject is somebody: a name, a noun for a party, "they",
    "accounts"; who does an act of speech
    ("a unit accused") may be any noun."""
    if page.words.text[slice(*source)].lower() in NO_PARTY:
        return False
    at = page.words.within(*source)
    lists = [page.language.sources[kind] for kind in VOICES]
    known = any(page.words.plain[i] in words for i in at for words in lists)
    spoken = any(page.language.cues.nouns.at(page.words.plain, i) for i in at)
    return act or known or spoken or bool(page.named.at(*source))


def _is_answer(items: Items, source: Edges) -> bool:
    """ "S accused T of C, a charge T denies": what T denies is said already."""
    at = bisect_left([items.chars(i, i + 1)[0] for i in range(len(items))], source[0])
    return answers(items, at) and opens_beside(items, source[0]) is not None


def _by_tree(
    page: Page, cue: Edges, sentence: Sentence, *, act: bool
) -> tuple[tuple[Edges, ...], tuple[Edges, ...]]:
    """Source and content of a verb, as the tree has them; both empty where it has no subject."""
    text = page.words.text
    if said := page.grammar.said(*cue):
        content = without(tuple(tight(text, [said[1]])), [cue])
        return tuple(tight(text, [said[0]])), content
    saying = page.grammar.saying(*cue) if act else None
    if saying is None or saying[0][1] > cue[0]:
        return (), ()
    content = tuple(tight(text, [(cue[1], min(saying[1], sentence.end))]))
    return tuple(tight(text, [saying[0]])), content


def _completed(page: Page, items: Items, found: Sequence[Draft]) -> list[Draft]:
    """Drafts with the sources that their form gives away: "..., adding that C" shares the source
    before it; behind "according to" stands who it was."""
    out: list[Draft] = []
    for draft in found:
        at = page.words.within(*draft.cue[0])
        first = page.words.plain[at.start] if len(at) else ""
        if draft.source or not first:
            draft = _answered(page, items, draft)
        elif page.language.cues.prepositions.at(page.words.plain, at.start):
            draft = _source_behind(items, draft)
        elif first.endswith("ing"):
            shared = next((d.source for d in reversed(out) if d.source), ())
            draft = replace(draft, source=shared)
        out.append(draft)
    return out


def _answered(page: Page, items: Items, draft: Draft) -> Draft:
    """Where what is answered to was heard as the voice ("a charge" in "a charge T denies"), the
    draft with T, who stands right before the cue, for its source."""
    if not draft.source or draft.source[-1][1] >= draft.cue[0][0]:
        return draft
    if not _denies(page, draft.cue[0]):
        return draft
    if _is_answer(items, draft.source[-1]):
        return replace(draft, source=draft.source[-1:], content=())
    text = page.words.text
    between = tuple(tight(text, [(draft.source[-1][1], draft.cue[0][0])]))
    if not between or "," in text[slice(*between[0])] or not _is_answer(items, between[0]):
        return draft
    return replace(draft, source=between, content=())


def _source_behind(items: Items, draft: Draft) -> Draft:
    """A draft with the source that stands right behind its cue."""
    starts = [items.chars(i, i + 1)[0] for i in range(len(items))]
    begin = bisect_left(starts, draft.cue[0][1])
    opening = bisect_left(starts, draft.cue[0][0]) == 0
    source = trimmed(items, begin, source_end(items, begin, len(items), opening=opening))
    if source is None:
        return draft
    edges = items.chars(*source)
    content = tuple(tight(items.words.text, without(draft.content, [edges])))
    return replace(draft, source=(edges,), content=content)


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


def _is_deed(page: Page, draft: Draft) -> bool:
    """Whether what was heard as speech is none: a deed with its event ("signed the accord"), or
    words that only point at what was said before ("have said so")."""
    if len(draft.content) != 1 or any(page.quoted.at(*draft.content[0])):
        return False
    words, events = page.words, page.language.events
    cue, content = words.within(*draft.cue[0]), words.within(*draft.content[0])
    if [words.plain[i] for i in content] in (["so"], ["this"], ["that"]):
        return True
    known = any(page.language.cues.verbs.at(words.plain, i) for i in cue)
    deed = any(events.verbs.at(words.plain, i) for i in cue)
    event = len(content) < 4 and any(events.nouns.at(words.plain, i) for i in content)
    return deed and event and not known


def _carried_on(
    page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]
) -> Iterator[Draft]:
    """ "S said C, adding that D": D is said by S, with a cue of its own."""
    for index in range(1, len(items) - 1):
        if items.plain[index - 1] != "," or items.plain[index + 1] != "that":
            continue
        match = page.language.cues.verbs.at(items.plain, index)
        if match is None or match[0] != 1 or match[1][0].tag != "ing":
            continue
        cue = items.chars(index, index + 1)
        holder = next((d for d in found if d.source and holds(d.content, cue)), None)
        if holder is None or any(meet(cue, d.cue[0]) for d in found):
            continue
        end = max(b for _, b in holder.content)
        content = tuple(_unstopped(page, [(cue[1], end)], sentence))
        yield Draft(holder.source, (cue,), content, "hearsay", sentence, denied=_denies(page, cue))


def _whole(found: Sequence[Draft]) -> list[Draft]:
    """Without those whose cue is part of another's: "claims" in "rejected claims"."""
    cues = {d.cue for d in found}
    return [d for d in found if not any(c != d.cue and holds(c, d.cue[0]) for c in cues)]


def _is_nobody(page: Page, draft: Draft) -> bool:
    """ "No group has claimed the attack" names no voice."""
    at = page.words.within(*draft.source[0]) if draft.source else range(0)
    return bool(at) and page.words.plain[at.start] in NOBODY


def _from_heard(page: Page, heard: Heard, sentence: Sentence) -> Draft:
    """What the encoder heard, with the edges that a reader draws; a quotation counts whole."""
    text = page.words.text
    source = joined(text, heard.source)  # with its comma ("Barka, a guard,"), as people mark it
    source = tuple((a, _stated_end(page, a, b)) for a, b in source)
    cue = _whole_phrase(page, heard.cue[0])
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
    rest = without(merged(content), [cue, *source])
    inside = tuple(_unstopped(page, rest, sentence))
    denied = heard.denied or _denies(page, cue)
    return Draft(source, (cue,), inside, "hearsay", sentence, denied=denied)


def _stated_end(page: Page, start: int, end: int) -> int:
    """Where a source ends without an "and" or "of" that leads nowhere."""
    small = page.language.words["prepositions"] | page.language.words["coordinators"]
    at = page.words.within(start, end)
    while len(at) > 1 and page.words.plain[at.stop - 1] in small:
        at = at[:-1]
        end = page.words.ends[at.stop - 1]
    return end


def _denies(page: Page, cue: Edges) -> bool:
    """Whether the lists know a cue as one that denies: "rejects"."""
    found = (page.language.cues.verbs.at(page.words.plain, i) for i in page.words.within(*cue))
    return any(match and match[1][0].polarity == "denied" for match in found)


def _unstopped(page: Page, edges: Sequence[Edges], sentence: Sentence) -> Iterator[Edges]:
    """Tight edges; the full stop of the sentence is nobody's, unless a quotation holds it."""
    text = page.words.text
    for start, end in tight(text, edges):
        if end == sentence.end and text[end - 1] in FULL_STOPS:
            end -= not any(q.start < end <= q.end for q in page.quoted.at(end - 1, end))
        if start < end:
            yield start, end


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
