"""A reading with its attributions in, its claims out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from rashomon.claims.chains import chain, cue_of, line, source_of, speaks
from rashomon.claims.clauses import clause_end, clauses, has_verb
from rashomon.claims.firmness import Firmness, firmness
from rashomon.claims.regions import regions
from rashomon.claims.roles import Roles, roles
from rashomon.claims.triggers import FoundTrigger, mode_of, triggers
from rashomon.claims.values import (
    FATES,
    amounts_of,
    ordinal,
    quantities,
    time_of,
    times_of,
)
from rashomon.language import Language
from rashomon.reading.amounts import Amount
from rashomon.reading.days import Day
from rashomon.reading.grammar import Grammar
from rashomon.reading.nearby import Nearby
from rashomon.reading.words import Words
from rashomon.records import (
    Attribution,
    Claim,
    Event,
    EventType,
    Mention,
    Quantity,
    Reading,
    Report,
    Role,
    Segment,
    content_id,
    span,
)

# Content that names no event is a statement, if it says something at all.
SHORTEST_STATEMENT = 4
HARMING: tuple[EventType, ...] = ("attack", "casualties", "statement")
DENYING: tuple[EventType, ...] = ("denial", "no_comment")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the claims of a sentence are read against: all of the report that may bear on it."""

    report: Report
    words: Words
    by_id: dict[str, Attribution]
    language: Language
    reader: str
    grammar: Grammar | None = None
    spoken: Sequence[Attribution] = ()
    mentions: Sequence[Mention] = ()
    times: Sequence[Day] = ()
    amounts: Sequence[Amount] = ()


def claims_of(reading: Reading, language: Language, reader: str) -> tuple[Claim, ...]:
    """Read the claims of a report, in the order of the text."""
    words = Words.of(reading.report.text)
    times = times_of(words, language, reading.report.published)
    heard = [a for a in reading.attributions if speaks(a, language)]
    by_id = {a.id: a for a in heard}
    grammar = Grammar(reading.syntax, reading.report.text) if reading.syntax else None
    report = _Context(reading.report, words, by_id, language, reader, grammar)
    spoken = Nearby(heard, _stretches)
    mentions = Nearby(_innermost(reading.mentions, language), lambda m: [(m.start, m.end)])
    days = Nearby(times, lambda d: [(d.first, d.last)])
    numbers = Nearby(amounts_of(words, language, times), lambda a: [(a.first, a.last)])
    segments = [segment.start for segment in reading.report.segments]
    found: dict[str, Claim] = {}
    for start, end in reading.sentences:
        at = words.within(start, end)
        context = replace(
            report,
            spoken=spoken.at(start, end),
            mentions=mentions.at(start, end),
            times=days.at(at.start, at.stop),
            amounts=numbers.at(at.start, at.stop),
        )
        segment = reading.report.segments[bisect_right(segments, start) - 1]
        for claim in _sentence_claims(context, start, end, segment):
            found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda c: (c.evidence[0].start, c.event.start, c.id)))


def _innermost(mentions: Sequence[Mention], language: Language) -> list[Mention]:
    """Mentions that hold no other; a state is a party here, even where its name means the place."""
    kept: list[Mention] = []
    for mention in mentions:
        if mention.type == "place" and mention.entity is None:  # "the outskirts"
            continue
        if language.is_pronoun(mention.quote):
            continue
        while kept and mention.end <= kept[-1].end and mention.start >= kept[-1].start:
            kept.pop()
        if not kept or mention.start >= kept[-1].end:
            state = mention.type == "place" and mention.entity in language.names.states
            kept.append(msgspec.structs.replace(mention, type="government") if state else mention)
    return kept


def _stretches(attribution: Attribution) -> list[tuple[int, int]]:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return [(s.start, s.end) for s in spans]


def _sentence_claims(context: _Context, start: int, end: int, segment: Segment) -> Iterator[Claim]:
    sentence = context.words.within(start, end)
    for holder, stretches in regions(context.words, sentence, context.spoken):
        if holder is not None and _is_unsaid(context, holder):
            continue
        around = line(holder, context.by_id)
        spoke = False
        for stretch in stretches:
            for clause in clauses(context.words, stretch, context.language):
                for claim in _clause_claims(context, clause, around, sentence, segment):
                    spoke = True
                    yield claim
        if holder is not None and not spoke:
            yield from _statement(context, stretches, around, sentence, segment)
    for attribution in context.spoken:
        yield from _act_of_speech(context, attribution, start, end, sentence, segment)


def _is_unsaid(context: _Context, attribution: Attribution) -> bool:
    """Whether the source is said not to have said it: "officials have not confirmed the deaths".
    What is said to be denied is a claim, too."""
    if not attribution.source or not attribution.cue:
        return False
    if attribution.source[0].quote.lower().startswith("neither"):
        return True
    cue, _ = cue_of(attribution, context.language)
    where = attribution.cue[0]
    words = [context.words.plain[i] for i in context.words.within(where.start, where.end)]
    if any(word in ("not", "never") or word.endswith("n't") for word in words):
        return True
    return attribution.polarity == "denied" and cue.polarity != "denied" and cue.event is None


def _clause_claims(
    context: _Context,
    clause: range,
    around: Sequence[Attribution],
    sentence: range,
    segment: Segment,
) -> Iterator[Claim]:
    title = segment.kind == "title"
    if not title and not _says_something(context, clause):
        return
    cues = [cue_of(a, context.language) for a in around]
    for trigger in triggers(context.words, clause, context.language, title=title):
        judged = firmness(context.words, clause, trigger, cues, context.language)
        found = _roles(context, clause, trigger, sentence)
        if found.actor is None and cues and cues[0][0].group == "responsibility":
            found = replace(found, actor=_speaker(around[0]))
        yield _claim(context, clause, trigger, around, sentence, segment, judged, found)


def _roles(context: _Context, clause: range, trigger: FoundTrigger, sentence: range) -> Roles:
    return roles(
        context.words,
        clause,
        trigger,
        context.mentions,
        context.language,
        context.grammar,
        sentence,
    )


def _says_something(context: _Context, clause: range) -> bool:
    """A clause has a verb, or at least a number or a name to tell of."""
    return len(clause) > 2 or has_verb(context.words, clause, context.language)


def _statement(
    context: _Context,
    stretches: Sequence[range],
    around: Sequence[Attribution],
    sentence: range,
    segment: Segment,
) -> Iterator[Claim]:
    """Content without an event is kept as what somebody stated."""
    pieces = [p for s in stretches for p in clauses(context.words, s, context.language)]
    if sum(map(len, pieces)) < SHORTEST_STATEMENT:
        return
    whole = range(pieces[0].start, pieces[-1].stop)
    if any(s.start <= whole.start and whole.stop <= s.stop for s in stretches):
        clause = whole
    else:
        clause = max(pieces, key=len)
    said = around[0].cue[0] if around[0].cue else around[0].content[0]
    at = context.words.within(said.start, said.end)
    trigger = FoundTrigger("statement", at.start, at.stop, "statement")
    cues = [cue_of(a, context.language) for a in around]
    judged = firmness(context.words, clause, None, cues, context.language)
    place = _roles(context, clause, trigger, sentence).place
    yield _claim(
        context, clause, trigger, around, sentence, segment, judged, Roles(None, None, None, place)
    )


def _act_of_speech(
    context: _Context,
    attribution: Attribution,
    start: int,
    end: int,
    sentence: range,
    segment: Segment,
) -> Iterator[Claim]:
    """Denying, accusing, demanding, not answering: what the source does by speaking."""
    if not attribution.source or not attribution.cue:
        return
    where = attribution.cue[0]
    if not start <= where.start < end:
        return
    cue, _ = cue_of(attribution, context.language)
    if cue.event is None:
        return
    unsaid = _is_unsaid(context, attribution)
    if cue.event == "denial" and unsaid:
        return  # "did not deny" is no denial
    source = attribution.source[0]
    joined = any(
        source.end < other.start < where.start
        for a in context.spoken
        if a.source == attribution.source
        for other in a.cue
    )
    parts = [*([] if joined else [source]), where, *attribution.content]
    inside = [p for p in parts if start <= p.start and p.end <= end]
    first, last = min(p.start for p in inside), max(p.end for p in inside)
    clause = context.words.within(first, last)
    if not attribution.content:
        clause = range(clause.start, clause_end(context.words, clause.stop, sentence.stop))
    at = context.words.within(where.start, where.end)
    trigger = FoundTrigger(cue.event, at.start, at.stop, cue.tag)  # type: ignore[arg-type]
    outer = line(attribution, context.by_id)
    if cue.event == "no_comment" or unsaid:  # who says nothing, or not this, is no voice
        outer = outer[1:]
    cues = [cue_of(a, context.language) for a in outer]
    named = context.words.within(source.start, source.end).stop
    between = range(min(named, at.start), at.start)
    judged = firmness(context.words, between, trigger, cues, context.language)
    if cue.event in DENYING or unsaid:
        judged = Firmness(judged.certainty, "denied", judged.certainty_words, (where,))
    actor = _speaker(attribution)
    found = _roles(context, clause, trigger, sentence)
    target = found.target if found.target and found.target.start >= where.end else None
    yield _claim(
        context,
        clause,
        trigger,
        outer,
        sentence,
        segment,
        judged,
        Roles(actor, target, None, found.place),
    )


def _speaker(attribution: Attribution) -> Role | None:
    """The source as a doer."""
    source = source_of(attribution)
    if source is None:
        return None
    return Role(source.quote, source.start, source.end, attribution.entity)


def _claim(
    context: _Context,
    clause: range,
    trigger: FoundTrigger,
    around: Sequence[Attribution],
    sentence: range,
    segment: Segment,
    judged: Firmness,
    found: Roles,
) -> Claim:
    words, text = context.words, context.report.text
    evidence = span(text, words.starts[clause.start], words.ends[clause.stop - 1])
    start, end = words.starts[trigger.begin], words.ends[trigger.end - 1]
    mode = mode_of(words, clause, context.language) if trigger.type == "attack" else None
    voices = chain(context.report, around, context.language)
    counted: tuple[Quantity, ...] = ()
    if trigger.type not in DENYING:
        counted = quantities(words, clause, context.amounts, context.language)
        which = ordinal(words, trigger, context.language)
        counted = (*counted, which) if which else counted
    if trigger.type not in HARMING:
        counted = tuple(q for q in counted if q.of not in FATES)
    return Claim(
        id=content_id(
            context.report.id,
            evidence.start,
            evidence.end,
            trigger.type,
            start,
            judged.certainty,
            judged.polarity,
            *((hop.source, hop.cue, hop.start) for hop in voices),
        ),
        report=context.report.id,
        story=segment.story,
        evidence=(evidence,),
        quote=evidence.quote,
        event=Event(type=trigger.type, trigger=text[start:end], start=start, end=end, mode=mode),
        actor=found.actor,
        target=found.target,
        item=found.item,
        place=found.place,
        time=time_of(words, clause, sentence, context.times),
        quantities=counted,
        chain=voices,
        certainty=judged.certainty,
        polarity=judged.polarity,
        certainty_words=judged.certainty_words,
        polarity_words=judged.polarity_words,
        reader=context.reader,
    )
