"""What is heard in a sentence in; what its form and its tree give away beside it, out.

A verb of the lists that was not heard, a second cue of one voice, a source behind its cue, the
voice that answers another, and what was heard as speech but is a deed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.reading.beside import answers, is_apart, opens_beside
from rashomon.reading.draft import (
    Draft,
    Edges,
    Page,
    Sentence,
    meet,
    tight,
    unstopped,
    without,
)
from rashomon.reading.edges import source_end, trimmed
from rashomon.reading.items import BREAKS, FULL_STOPS, QUOTE, Items

# What a conflict's accounts must not lose, and what is no party that could have done it.
ACTS = ("accusation", "denial", "claim_of_responsibility")
NO_PARTY = ("it", "this", "that", "which", "what", "there", "i", "we", "you", "one")
SO = 3  # words of "so", "so before", "so many times"
VOICES = (
    *("armed_group", "government", "unnamed_official", "organisation", "witness", "expert"),
    *("person", "media", "document", "source_words", "offices", "pronouns_person", "pronouns_many"),
)


def unheard(
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
        # "Speaks of nine dead": what is said is no clause.
        told_of = match[0] > 1 and items.plain[index + match[0] - 1] == "of"
        source, content = _by_tree(page, where, sentence, act=cue.event in ACTS or told_of)
        if not source and cue.tag == "s":
            source, content = _by_form(items, index, index + match[0])
        answer = bool(source) and cue.event in ACTS and _is_answer(items, source[0])
        content = () if answer else content
        if not source or not may_speak(page, source[0], act=cue.event in ACTS):
            continue
        if not answer and any(meet(source[0], e) for d in found for e in d.content):
            continue
        inside, denied = tuple(unstopped(page, content, sentence)), cue.polarity == "denied"
        draft = Draft(source, (where,), inside, "hearsay", sentence, denied=denied)
        if agent := _agent(page, draft):
            draft = replace(draft, source=agent, content=())
        yield _answered(page, items, draft)


def told(page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Voices that told another voice: "said it had learned from prisoners that C"."""
    known = [e for d in found for e in d.cue]
    for index in range(len(items)):
        match = page.language.cues.learning.at(items.plain, index)
        where = items.chars(index, index + 1)
        if match is None or any(meet(where, edges) for edges in known):
            continue
        if index + 1 < len(items) and items.plain[index + 1] in ("me", "us"):
            said = page.grammar.said(*where)  # "the drivers told me that C", in somebody's words
            if said is not None:
                content = tuple(unstopped(page, [said[1]], sentence))
                yield Draft(
                    tuple(tight(page.words.text, [said[0]])), (where,), content, "hearsay", sentence
                )
            continue
        teller = page.grammar.teller(*where)
        if teller is None:
            continue
        start = page.words.ends[page.words.within(*teller[0]).start]  # behind "by", "from"
        source = tuple(tight(page.words.text, [(start, teller[0][1])]))
        content = tuple(unstopped(page, [teller[1]], sentence))
        if source and content:
            yield Draft(source, (where,), content, "hearsay", sentence)


def completed(page: Page, items: Items, found: Sequence[Draft]) -> list[Draft]:
    """Drafts with the sources that their form gives away: "..., adding that C" shares the source
    before it; behind "according to" stands who it was."""
    out: list[Draft] = []
    for draft in found:
        at = page.words.within(*draft.cue[0])
        first = page.words.plain[at.start] if len(at) else ""
        quoted = page.language.cues.quoted
        if not first:
            pass
        elif len(draft.source) > 1 and quoted.at(page.words.plain, at.start):
            draft = replace(draft, source=draft.source[-1:])  # "S quoted T as saying": T says it
        elif len(draft.source) > 1 and (carried := _carried(page, draft)) is not None:
            draft = carried
        elif agent := _agent(page, draft):  # "the charge was denied by T", heard as S's word
            draft = replace(draft, source=agent, content=())
        elif _is_accused(page, draft):  # a headline's "army accused of shelling": it accuses nobody
            content = tuple(tight(page.words.text, [*draft.source, *draft.content]))
            draft = replace(draft, source=(), content=content)
        elif draft.source and page.language.cues.prepositions.at(page.words.plain, at.start):
            draft = _source_listed(page, items, draft)
        elif draft.source:
            draft = _answered(page, items, draft)
        elif page.language.cues.prepositions.at(page.words.plain, at.start):
            draft = _source_behind(items, draft)
        elif first.endswith("ing") and is_apart(items, draft.cue[0]):
            shared = next((d.source for d in reversed(out) if d.source), ())
            draft = replace(draft, source=shared)
        elif saying := page.grammar.saying(*draft.cue[0]):  # "S came and | accused T": S says it
            shared = tuple(tight(page.words.text, [saying[0]]))
            spoken = page.words.text[slice(*shared[0])].lower() == "it"  # "It holds that"
            if spoken or may_speak(page, shared[0], act=_is_report(page, at)):
                draft = replace(draft, source=shared)
        out.append(draft)
    return out


def _agent(page: Page, draft: Draft) -> tuple[Edges, ...]:
    """Who says it in a passive of which only the "by T" was heard for its content."""
    words = page.words
    if len(draft.content) != 1 or draft.content[0][0] < draft.cue[0][1]:
        return ()
    at = words.within(*draft.content[0])
    if len(at) < 2 or words.plain[at.start] != "by":
        return ()
    by = page.grammar.above(page.grammar.word(words.starts[at.start], words.ends[at.start]) or 0)
    where = (words.starts[at.start + 1], words.ends[at.stop - 1])
    if by is None or page.grammar.part(by) not in ("NOUN", "PROPN", "PRON"):
        return ()
    return tuple(tight(words.text, [where])) if may_speak(page, where, act=False) else ()


def _is_accused(page: Page, draft: Draft) -> bool:
    """Whether what stands before "accused of" is who is accused: nobody is named before "of"."""
    words, cue = page.words, page.words.within(*draft.cue[0])
    if not draft.source or draft.source[-1][1] > draft.cue[0][0]:
        return False
    for index in cue:
        match = page.language.cues.verbs.at(words.plain, index)
        past = match is not None and match[1][0].tag in ("past", "part")
        if match is None or not past or match[1][0].group != "accuse":
            continue
        following = words.plain[index + 1] if index + 1 < len(words) else ""
        return following in page.language.charging.get(words.plain[index], ())
    return False


def _is_report(page: Page, cue: range) -> bool:
    """Whether a cue only says that somebody said it ("added"): any noun may be who did."""
    matches = (page.language.cues.verbs.at(page.words.plain, i) for i in cue)
    return any(match is not None and match[1][0].group == "report" for match in matches)


def _carried(page: Page, draft: Draft) -> Draft | None:
    """ "S was quoted by T as saying C", heard as of S and T: T carries what S says."""
    words = page.words
    cue = words.within(*draft.cue[0])
    carrier = next((s for s in draft.source if s[0] >= draft.cue[0][1]), None)
    verbs = page.language.cues.quoting
    passive = any(words.plain[i] in verbs for i in cue) and words.plain[cue.stop - 1] == "by"
    if not passive or carrier is None or not draft.content:
        return None
    said = (carrier[1], max(b for _, b in draft.content))
    rest = [s for s in draft.source if s != carrier]
    return replace(draft, source=(carrier,), content=tuple(tight(words.text, [*rest, said])))


def _answered(page: Page, items: Items, draft: Draft) -> Draft:
    """Where what is answered to was heard as the voice ("a charge" in "a charge T denies"), the
    draft with T, who stands right before the cue, for its source."""
    if not draft.source or draft.source[-1][1] >= draft.cue[0][0]:
        return draft
    if not denies(page, draft.cue[0]):
        return draft
    if _is_answer(items, draft.source[-1]):
        return replace(draft, source=draft.source[-1:], content=())
    text = page.words.text
    between = tuple(tight(text, [(draft.source[-1][1], draft.cue[0][0])]))
    if not between or "," in text[slice(*between[0])] or not _is_answer(items, between[0]):
        return draft
    return replace(draft, source=between, content=())


def _source_listed(page: Page, items: Items, draft: Draft) -> Draft:
    """A draft with all of the source behind "according to", where the first of a list was heard:
    "Norland, Sudmark and Vestrian envoys"."""
    other = _source_behind(items, draft)
    start, end = draft.source[0]
    if len(draft.source) > 1 or other.source[0][0] != start or other.source[0][1] <= end:
        return draft
    more = page.words.text[end : other.source[0][1]]
    return other if more.startswith(", ") and " and " in more else draft


def _source_behind(items: Items, draft: Draft) -> Draft:
    """A draft with the source that stands right behind its cue."""
    begin = items.at(draft.cue[0][1])
    opening = items.at(draft.cue[0][0]) == 0
    source = trimmed(items, begin, source_end(items, begin, len(items), opening=opening))
    if source is None:
        return draft
    edges = items.chars(*source)
    content = tuple(tight(items.words.text, without(draft.content, [edges])))
    return replace(draft, source=(edges,), content=content)


def is_deed(page: Page, draft: Draft) -> bool:
    """Whether what was heard as speech is none: a deed with its event ("signed the accord"), or
    words that only point at what was said before ("have said so")."""
    if len(draft.content) != 1 or any(page.quoted.at(*draft.content[0])):
        return False
    words, events = page.words, page.language.events
    cue, content = words.within(*draft.cue[0]), words.within(*draft.content[0])
    said = [words.plain[i] for i in content]
    if said[:1] == ["so"] and len(said) <= SO:  # "have said so before"
        return True
    phrases = [(i, match) for i in cue if (match := events.verbs.at(words.plain, i))]
    known = any(page.language.cues.verbs.at(words.plain, i) for i in cue)
    if known:  # "recalled its ambassador", but not "vowed to"
        lasts = [i + match[0] - 1 for i, match in phrases]
        small = page.language.words["prepositions"]
        return any(i >= content.start and words.plain[i] not in small for i in lasts)
    event = len(content) < 4 and any(events.nouns.at(words.plain, i) for i in content)
    return bool(phrases) and event


def is_doubt(page: Page, draft: Draft) -> bool:
    """Whether what was heard as speech says of somebody that it may not be they: "men believed to
    be soldiers", "alleged rebels shelled the port"."""
    at = page.words.within(*draft.cue[0])
    if len(at) != 1 or page.words.plain[at.start] not in page.language.words["doubted"]:
        return False
    word = page.grammar.word(*draft.cue[0])
    behind = page.words.plain[at.stop] if at.stop < len(page.words) else ""
    if word is None or not behind:
        return False
    if page.grammar.relation(word) == "acl":
        return bool(draft.source) and behind == "to"
    beside = page.grammar.relation(word) in ("amod", "advmod", "compound")
    return beside and not draft.source and behind[0].isalnum() and behind != "that"


def is_voice(page: Page, items: Items, source: Sequence[Edges]) -> bool:
    """Whether the head of a source, its last word before "of", "in" and the like, is somebody or
    something that tells: "a commander of the front", "the release of the prisoners" is none."""
    if not source:
        return False
    small = page.language.words["prepositions"]
    at = page.words.within(*source[0])
    ends = next((i for i in at if i > at.start and page.words.plain[i] in small), at.stop)
    head = (page.words.starts[ends - 1], page.words.ends[ends - 1])
    return may_speak(page, head, act=False)


def may_speak(page: Page, source: Edges, *, act: bool) -> bool:
    """Whether a subject is somebody: a name, a noun for a party, "they", "accounts"; who does an
    act of speech ("a unit accused") may be any noun."""
    said = page.words.text[slice(*source)].lower()
    # "Of the front, | which denied it": an act of somebody named right before.
    aside = act and said == "which" and any(page.named.at(source[0] - 3, source[0] - 1))
    if said in NO_PARTY and not aside:
        return False
    at = page.words.within(*source)
    lists = [page.language.sources[kind] for kind in VOICES]
    known = any(page.words.plain[i] in words for i in at for words in lists)
    spoken = any(page.language.cues.nouns.at(page.words.plain, i) for i in at)
    return act or known or spoken or bool(page.named.at(*source))


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


def _by_form(items: Items, begin: int, end: int) -> tuple[tuple[Edges, ...], tuple[Edges, ...]]:
    """Source and content of "the front suspects the army shelled the port", which trees may take
    for a pile of nouns: two words before the verb, an article and a verb behind it."""
    articles = items.language.words["articles"]
    if begin < 1 or end >= len(items) or items.plain[end] not in articles:
        return (), ()
    stop = len(items)
    while stop > end and items.plain[stop - 1] in FULL_STOPS:
        stop -= 1
    if not items.has_verb(end + 2, stop) or any(p in BREAKS for p in items.plain[end:stop]):
        return (), ()
    first = begin - 2 if begin > 1 and items.plain[begin - 2] in articles else begin - 1
    return (items.chars(first, begin),), (items.chars(end, stop),)


def _is_answer(items: Items, source: Edges) -> bool:
    """ "S accused T of C, a charge T denies": what T denies is said already."""
    return answers(items, items.at(source[0])) and opens_beside(items, source[0]) is not None


def denies(page: Page, cue: Edges) -> bool:
    """Whether the lists know a cue as one that denies: "rejects"."""
    found = (page.language.cues.verbs.at(page.words.plain, i) for i in page.words.within(*cue))
    return any(match and match[1][0].polarity == "denied" for match in found)
