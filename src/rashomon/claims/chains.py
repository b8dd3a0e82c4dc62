"""Attributions in, the chain of voices behind a stretch of text out, outermost first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.claims.access import access_of
from rashomon.claims.asking import HARM
from rashomon.claims.values import fate_of
from rashomon.language import Language
from rashomon.language.cues import Cue, Cues
from rashomon.language.sounds import slug
from rashomon.reading.cues import NO_COMMENT, is_no_comment
from rashomon.reading.grammar import Grammar
from rashomon.reading.relatives import RELATIVE
from rashomon.reading.words import Words
from rashomon.records import CERTAINTIES, Attribution, Hop, Report, Span, span

LONGEST_ASIDE = 150  # characters from a voice to its verb
LONGEST_HEARER = 6  # words of an outlet's name
LONGEST_OBJECT = 400  # characters of what is claimed in which a verb shows, if there is one
LONGEST_LACK = 3  # "no clear evidence"
FAR_HEARD = 4  # words of a cue, before it names who was told
# Who does these says nothing by it; a court that indicts does.
HARMING = HARM - {"arrest"}
SPEAKER = ("i", "we", "you")
SPOKEN = Cue("", "quotation", "report", "reported")


def own_voice(report: Report) -> Hop:
    """The report itself, as the first voice of every chain."""
    return Hop(source=report.publisher or report.name, source_kind="own_voice")


def speaks(attribution: Attribution, language: Language) -> bool:
    """Whether an attribution is somebody's word. The encoder, which learned from people who marked
    beliefs, wishes and decrees too, also hears plain acts ("sent a letter", "recalled its
    ambassador"): there the cue is in no list and the content is no clause and no quotation. Nor is
    it a word of theirs where they "made no mention of" something."""
    if any(span.quote.lower() in SPEAKER for span in attribution.source):
        return False  # "we have said": no new voice, but whoever is speaking anyway
    if attribution.cue and _is_deed(attribution, language):
        return False  # "the army | fired | "rockets with gas heads"": nobody speaks
    if not attribution.cue or attribution.manner != "indirect":
        return True
    cue, content = (
        Words.of(" ".join(span.quote for span in spans))
        for spans in (attribution.cue, attribution.content)
    )
    cues = language.cues
    if all(word in language.words["be"] or word in cues.states for word in cue.plain):
        return False  # "is ready | to strike" is no speech
    if any(language.words["faulting"].at(cue.plain, i) for i in range(len(cue))):
        return False  # "Norland is to blame for | the blast" is no word of Norland's
    if any(cues.silences.at((*cue.plain, *content.plain), i) for i in range(len(cue))):
        return False
    known = _is_listed(cue.plain, cues) or any(word in cues.counting for word in cue.plain)
    clause = any(word in language.finite or word in ("that", "to") for word in content.plain)
    if not attribution.source:
        return known  # "a missile | fired by": nobody speaks, and no word says that somebody did
    return known or clause or not attribution.content


def _is_listed(plain: Sequence[str], cues: Cues) -> bool:
    """Whether any word or phrase of a cue stands in the lists."""
    tables = (cues.verbs, cues.hearsay, cues.prepositions, cues.passives, cues.nouns)
    return any(table.at(plain, i) for table in tables for i in range(len(plain)))


def _is_deed(attribution: Attribution, language: Language) -> bool:
    """Whether a cue is no word of speech, but one of harm done."""
    plain = Words.of(" ".join(span.quote for span in attribution.cue)).plain
    verbs = language.events.verbs
    if _is_listed(plain, language.cues):
        return False
    told = [
        trigger.type for i in range(len(plain)) if (m := verbs.at(plain, i)) for trigger in m[1]
    ]
    return bool(told) and set(told) <= HARMING


def line(innermost: Attribution | None, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """The attributions around a stretch of text, innermost first."""
    found: list[Attribution] = []
    known: set[str] = set()
    while innermost is not None and innermost.id not in known:
        known.add(innermost.id)
        outer = by_id.get(innermost.parent or "")
        if not found or not _is_one_voice(innermost, found[-1]):
            found.append(innermost)
        if outer is not None and outer.polarity == "denied" and not found[-1].source:
            found.pop()  # "denied the accusation that": the accusation is what is denied
        innermost = outer
    return found


def _is_one_voice(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions are of one voice with two cues."""
    if not a.source or not b.source:
        return False
    return a.source == b.source or (a.entity is not None and a.entity == b.entity)


def chain(
    report: Report, around: Sequence[Attribution], language: Language, grammar: Grammar
) -> tuple[Hop, ...]:
    """The voices of a claim: the report's own, then each source down to the innermost."""
    hops: list[Hop] = []
    for depth, attribution in enumerate(around):
        hops.append(_hop(attribution, language, grammar, quotes=bool(depth)))
        for carrier in (
            _carrier(report, attribution, language),
            _hearer(report, attribution, language),
        ):
            known = {hop.start for hop in hops} | {s.start for a in around for s in a.source}
            hops += [carrier] if carrier and carrier.start not in known else []
    return (own_voice(report), *reversed(hops))


def _carrier(report: Report, attribution: Attribution, language: Language) -> Hop | None:
    """Who hands a voice on: "the army, quoted by the Courier, says"."""
    if not attribution.source or not attribution.cue:
        return None
    start, end = attribution.source[0].start, attribution.cue[0].start
    if not start < end <= start + LONGEST_ASIDE:
        return None
    words = Words.of(report.text, start, end)
    for index in range(len(words)):
        match = language.cues.carried.at(words.plain, index)
        if match is None:
            continue
        first = index + match[0]
        last = next((i for i in range(first, len(words)) if words.plain[i] == ","), len(words))
        if first < last:
            where = span(report.text, words.starts[first], words.ends[last - 1])
            cue = words.text[words.starts[index] : words.ends[first - 1]]
            return Hop(where.quote, "media", cue, None, where.start, where.end, "told")
    return None


def _hearer(report: Report, attribution: Attribution, language: Language) -> Hop | None:
    """The outlet that was told and passes it on: "an official told | the Courier that"."""
    if not attribution.source or not attribution.cue:
        return None
    begin = attribution.cue[0].start
    words = Words.of(report.text, begin, begin + LONGEST_ASIDE)
    heard = language.cues.heard
    told = ((i, heard.at(words.plain, i)) for i in range(min(len(words), FAR_HEARD)))
    found = next((i + match[0] for i, match in told if match), None)
    if found is None:
        return None
    past = found
    while past < len(words) and past - found < LONGEST_HEARER and _names_on(words, past, language):
        past += 1
    while past > found and not words.is_capital(past - 1):
        past -= 1
    if past == found:
        return None
    entity = _outlet(words, found, past, language)
    if entity is None:
        return None
    where = span(report.text, words.starts[found], words.ends[past - 1])
    cue = words.text[words.starts[0] : words.ends[found - 1]]
    return Hop(where.quote, "media", cue, entity, where.start, where.end, "told")


def _names_on(words: Words, index: int, language: Language) -> bool:
    """Whether a word may stand in the name of an outlet: "the newspaper", "Hill", "TV"."""
    plain = words.plain[index]
    return words.is_capital(index) or plain in ("the", "of") or plain in language.sources["media"]


def _outlet(words: Words, first: int, past: int, language: Language) -> str | None:
    """The outlet that some words name: one of the lists, or one that its noun tells to be one."""
    for index in range(first, past):
        match = language.names.table.at(words.plain, index)
        listed = [name.entity for name in match[1]] if match else []
        for entity in listed:
            if entity in language.names.media:
                return entity
    if any(words.plain[i] in language.sources["media"] for i in range(first, past)):
        return slug(" ".join(words.plain[i] for i in range(first, past) if words.is_capital(i)))
    return None


def cue_of(attribution: Attribution, language: Language) -> tuple[Cue, Span | None]:
    """What the cue of an attribution does to its content, looked up by its words."""
    if not attribution.cue:
        return SPOKEN, None
    where = attribution.cue[0]
    words = Words.of(where.quote)
    cues = language.cues
    if attribution.source and not attribution.content and is_no_comment(words, language):
        return NO_COMMENT, where
    for index in range(len(words)):
        verb = cues.verbs.at(words.plain, index)
        if attribution.source and verb:
            return _raised(_claiming(verb[1][0], attribution, language), attribution, cues), where
        for table in (cues.hearsay, cues.prepositions, cues.passives):
            phrase = table.at(words.plain, index)
            if phrase:
                return Cue("", "phrase", "report", phrase[1][0]), where
        noun = cues.nouns.at(words.plain, index)
        if noun:
            return noun[1][0], where
        if verb:
            return verb[1][0], where
    return _hedging(words, language) or SPOKEN, where


def _raised(cue: Cue, attribution: Attribution, cues: Cues) -> Cue:
    """ "Did not believe that it was so", "found no evidence that": says that it was not."""
    if attribution.polarity != "denied":
        return cue
    raised = cue.lemma in cues.raising or lacks_proof(attribution, cues)
    return replace(cue, polarity="denied") if raised else cue


def lacks_proof(attribution: Attribution, cues: Cues) -> bool:
    """Whether what a voice tells begins with "no evidence"."""
    if not attribution.content:
        return False
    first, *rest = [*Words.of(attribution.content[0].quote).plain[:LONGEST_LACK], ""]
    return first == "no" and any(word in cues.proof for word in rest)


def _claiming(cue: Cue, attribution: Attribution, language: Language) -> Cue:
    """ "Claimed the bombing", with no clause: what is claimed is to have done it."""
    if cue.lemma != "claim":
        return cue
    content = Words.of(" ".join(span.quote for span in attribution.content)[:LONGEST_OBJECT]).plain
    clause = any(word in language.finite or word in ("that", "to") for word in content)
    clause = clause or fate_of(content) is not None  # "claimed 500 dead in the raid": a number
    nouns = (language.events.nouns.at(content, i) for i in range(len(content)))
    attack = any(match is not None and match[1][0].type == "attack" for match in nouns)
    if clause or not attack:
        return cue
    return replace(
        cue, group="responsibility", certainty="reported", event="claim_of_responsibility"
    )


def _hedging(words: Words, language: Language) -> Cue | None:
    """A cue of no list that is a hedge: "Norland wants", "officials fear"."""
    for index in range(len(words)):
        match = language.hedges.at(words.plain, index)
        if match is not None and match[1][0] in CERTAINTIES:
            return Cue("", "hedge", "report", match[1][0])
    return None


def source_of(attribution: Attribution) -> Span | None:
    """The first span of a source, without the comma that closes "Salem Barka, a guard,"."""
    if not attribution.source:
        return None
    source = attribution.source[0]
    quote = source.quote.rstrip(",;: ") or source.quote
    return Span(source.start, source.start + len(quote), quote)


def _named(source: Span, language: Language) -> Span:
    """A voice without who carries it: "sources in Rabat | cited by the weekly"."""
    words = Words.of(source.quote)
    for index in range(1, len(words)):
        if language.cues.carried.at(words.plain, index):
            quote = source.quote[: words.ends[index - 1]].rstrip(",;: ")
            return Span(source.start, source.start + len(quote), quote)
    return source


def _meant(source: Span, grammar: Grammar) -> Span:
    """Of "which" and "who" the noun before them: "the coalition, | which said"."""
    if source.quote.lower() not in RELATIVE:
        return source
    found = grammar.stands_for(source.start, source.end)
    return Span(*found, grammar.text(*found)) if found else source


def _talk(attribution: Attribution, language: Language) -> Span | None:
    """The noun of a cue that nobody is named for: "longstanding | suspicions" are the voice."""
    cue = attribution.cue[0] if attribution.cue else None
    words = Words.of(cue.quote if cue else "")
    last = len(words) - 1
    return cue if last == 0 and language.cues.nouns.at(words.plain, last) else None


def _hop(attribution: Attribution, language: Language, grammar: Grammar, *, quotes: bool) -> Hop:
    source = source_of(attribution)
    kind = attribution.source_kind
    if source is None and (source := _talk(attribution, language)):
        kind = "hearsay"
    source = _meant(_named(source, language), grammar) if source else None
    return Hop(
        source=source.quote if source else "",
        source_kind=kind,
        cue=attribution.cue[0].quote if attribution.cue else None,
        entity=attribution.entity,
        start=source.start if source else None,
        end=source.end if source else None,
        access=access_of(attribution, quotes=quotes, language=language),
    )
