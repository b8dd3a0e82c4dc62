"""A reading with its attributions in, its claims out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from rashomon.claims.asking import HARM
from rashomon.claims.assembly import claim_of, judged, roles_in, with_victims
from rashomon.claims.causes import causes
from rashomon.claims.chains import cue_of, line, speaks
from rashomon.claims.clauses import clauses, has_verb
from rashomon.claims.context import Context
from rashomon.claims.corrections import corrections
from rashomon.claims.faults import fault_firmness, faults
from rashomon.claims.firmness import Firmness
from rashomon.claims.light import light_part
from rashomon.claims.parties import PARTIES, WEAPONS
from rashomon.claims.regions import regions
from rashomon.claims.roles import PARTIES_ONLY, Roles
from rashomon.claims.sourcing import sourced
from rashomon.claims.spared import spared
from rashomon.claims.speech import act_of_speech, disowned, is_unsaid, measured, speaker, statement
from rashomon.claims.triggers import VERBS, FoundTrigger, event_nouns, triggers
from rashomon.claims.values import amounts_of, fate_of, times_of
from rashomon.language import Language
from rashomon.language.cues import Cue
from rashomon.reading.grammar import Grammar
from rashomon.reading.nearby import Nearby
from rashomon.reading.words import Words
from rashomon.records import Attribution, Claim, Denied, EventType, Mention, Reading, Span, span

# What is often only spoken of: as the object of a verb that is not about it, no claim.
MENTIONED: frozenset[EventType] = frozenset(
    {"ceasefire", "agreement", "meeting", "aid", "support", "training", "sanction"}
)
# Acts of speech whose words say what was said: no statement beside them.
TELLING: frozenset[EventType] = frozenset(
    {"demand", "condemnation", "accusation", "support", "threat", "denial"}
)
NAMING = (*PARTIES, *WEAPONS)
LIVES = "verb+lives"  # "cost nine lives"


def claims_of(reading: Reading, language: Language, reader: str) -> tuple[Claim, ...]:
    """Read the claims of a report, in the order of the text."""
    if reading.syntax is None:  # nothing was read of it
        return ()
    words = Words.of(reading.report.text)
    times = times_of(words, language, reading.report.published)
    heard = [a for a in reading.attributions if speaks(a, language)]
    report = Context(
        reading.report,
        words,
        {a.id: a for a in heard},
        language,
        reader,
        Grammar(reading.syntax, reading.report.text),
        Nearby(_innermost(reading.mentions, language), _where),
        Nearby(reading.mentions, _where),
    )
    spoken = Nearby(heard, _stretches)
    days = Nearby(times, lambda d: [(d.first, d.last)])
    numbers = Nearby(amounts_of(words, language, times), lambda a: [(a.first, a.last)])
    segments = [segment.start for segment in reading.report.segments]
    found: dict[tuple[object, ...], Claim] = {}
    for start, end in reading.sentences:
        at = words.within(start, end)
        context = replace(
            report,
            spoken=spoken.at(start, end),
            times=days.at(at.start, at.stop),
            amounts=numbers.at(at.start, at.stop),
            sentence=at,
            segment=reading.report.segments[bisect_right(segments, start) - 1],
        )
        for claim in _sentence_claims(context):
            found.setdefault(_said_once(claim), claim)
    return tuple(sorted(found.values(), key=lambda c: (c.evidence[0].start, c.event.start, c.id)))


def _said_once(claim: Claim) -> tuple[object, ...]:
    """What two claims share that are one: a voice with two cues says a thing once."""
    voices = tuple((hop.source, hop.entity) for hop in claim.chain)
    return claim.event.start, claim.event.type, claim.evidence, claim.polarity, voices


def _innermost(mentions: Sequence[Mention], language: Language) -> list[Mention]:
    """Mentions that hold no other; a state is a party here, even where its name means the place."""
    kept: list[Mention] = []
    for mention in mentions:
        if mention.type == "place" and mention.entity is None:  # "the outskirts"
            continue
        if language.is_pronoun(mention.quote):
            continue
        within = bool(kept) and mention.end <= kept[-1].end and mention.start >= kept[-1].start
        if within and kept[-1].entity and not mention.entity and mention.type in NAMING:
            continue  # "Islamic | Jihad", "mortar | round": a part of a name names nothing else
        while kept and mention.end <= kept[-1].end and mention.start >= kept[-1].start:
            kept.pop()
        if not kept or mention.start >= kept[-1].end:
            state = mention.type == "place" and mention.entity in language.names.states
            kept.append(msgspec.structs.replace(mention, type="government") if state else mention)
    return kept


def _where(mention: Mention) -> list[tuple[int, int]]:
    return [(mention.start, mention.end)]


def _stretches(attribution: Attribution) -> list[tuple[int, int]]:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return [(s.start, s.end) for s in spans]


def _sentence_claims(context: Context) -> Iterator[Claim]:
    acts, told = _acts(context)
    for holder, stretches in regions(context.words, context.sentence, context.spoken):
        if holder is not None and is_unsaid(context, holder):
            continue
        around = line(holder, context.by_id)
        cues = [cue_of(a, context.language) for a in around]
        spoke = False
        for stretch in stretches:
            for clause in clauses(context.words, stretch, context.language):
                found = [*_clause_claims(context, clause, stretch, around, cues)]
                found = _with_faults(context, clause, found, around, cues)
                found = _with_spared(context, clause, found, around, cues)
                found += disowned(context, clause, around)
                found = _with_corrections(context, clause, found, around)
                for claim in found or measured(context, clause, around):
                    spoke = True
                    yield claim
        if holder is not None and not spoke and holder.id not in told:
            yield from statement(context, stretches, around)
    yield from acts
    yield from sourced(context)


def _acts(context: Context) -> tuple[list[Claim], set[str]]:
    """What voices do by speaking, and the voices of which that tells all: "demanded an end" need
    not be told as a statement, too."""
    acts: list[Claim] = []
    told = set()
    for attribution in context.spoken:
        done = list(act_of_speech(context, attribution))
        if any(claim.event.type in TELLING for claim in done):
            told.add(attribution.id)
        acts += done
    return acts, told


def _clause_claims(
    context: Context,
    clause: range,
    stretch: range,
    around: Sequence[Attribution],
    cues: Sequence[tuple[Cue, Span | None]],
) -> Iterator[Claim]:
    """The claims of a clause; `stretch` are all words of its sentence by the same voice, `cues`
    those of the voices around it."""
    title = context.segment.kind == "title"
    if not (title or around or _says_something(context, clause)):
        return
    told = triggers(context.words, clause, context.grammar, context.language)
    voice = around[0] if around else None
    fates = {fate for trigger in told if (fate := _fate(context.words, trigger))}
    pairs = [(trigger, roles_in(context, clause, trigger, voice)) for trigger in told]
    for trigger, found in (*pairs, *_charged(context, clause, told, voice)):
        elsewhere = fates - {_fate(context.words, trigger)}
        if found.misled and trigger.type in PARTIES_ONLY:
            continue
        if trigger.tag == "noun" and trigger.type in MENTIONED and _is_mentioned(context, trigger):
            continue
        if found.actor is None and cues and cues[0][0].group == "responsibility":
            found = found.with_actor(speaker(around[0]), "claimant")
        if trigger.type == "casualties" and found.target is None:
            found = with_victims(context, clause, trigger, found)
        firm = judged(context, clause, trigger, cues, stretch).charged(found.charge)
        claim = claim_of(context, clause, trigger, around, firm, found, elsewhere)
        if claim.event.type == "accusation" and claim.denies is not None and trigger.tag == "noun":
            continue  # "denied any involvement": the denial says it
        if claim.denies == "doer" and claim.actor is None and around:  # "denied any role in"
            own = found.with_actor(speaker(around[0]), "denier")
            claim = claim_of(context, clause, trigger, around, firm, own)
        yield claim
        if found.rules.get("actor") == "behind" and _is_own_deed(claim):
            taken = replace(trigger, type="claim_of_responsibility", rule="cue")
            yield claim_of(context, clause, taken, around, firm, found.only("actor", "place"))


def _with_faults(
    context: Context,
    clause: range,
    found: list[Claim],
    around: Sequence[Attribution],
    cues: Sequence[tuple[Cue, Span | None]],
) -> list[Claim]:
    """The claims of a clause with those of whom or what it holds at fault, which say more than the
    same event without a doer and than "to blame" taken for blaming."""
    for fault in (*faults(context, clause), *causes(context, clause)):
        said = judged(context, range(fault.bearing.start, fault.bearing.start), None, cues)
        firm = fault_firmness(context, fault, said)
        claim = claim_of(context, clause, fault.trigger, around, firm, fault.roles)
        if claim.polarity == "denied":
            part: Denied = "item" if fault.roles.rules.keys() == {"item"} else "doer"
            claim = msgspec.structs.replace(claim, denies=part)
        if any(_tells_all(other, claim) for other in found):
            continue
        found = [c for c in found if not _is_same(c, claim)]
        found.append(claim)
    return found


def _with_spared(
    context: Context,
    clause: range,
    found: list[Claim],
    around: Sequence[Attribution],
    cues: Sequence[tuple[Cue, Span | None]],
) -> list[Claim]:
    """The claims of a clause with what it says was not hit; "hit no base" says no more."""
    told = frozenset(claim.event.type for claim in found)
    for each in spared(context, clause, told):
        said = judged(context, range(each.bearing.start, each.bearing.start), None, cues)
        because = span(
            context.words.text,
            context.words.starts[each.bearing.start],
            context.words.ends[each.bearing.stop - 1],
        )
        firm = Firmness(
            said.certainty, "denied", said.certainty_words, (because,), (said.rules[0], "negation")
        )
        claim = claim_of(context, clause, each.trigger, around, firm, each.roles)
        claim = msgspec.structs.replace(claim, denies="target", quantities=())
        found = [c for c in found if c.event.start != claim.event.start]
        found.append(claim)
    return found


def _with_corrections(
    context: Context, clause: range, found: list[Claim], around: Sequence[Attribution]
) -> list[Claim]:
    """The claims of a clause with what it says was taken back; that is no withdrawal of troops."""
    for claim in corrections(context, clause, around):
        found = [c for c in found if c.event.start != claim.event.start]
        found.append(claim)
    return found


def _is_same(other: Claim, fault: Claim) -> bool:
    """Whether a claim tells less of what a fault tells."""
    inside = other.event.start < fault.event.end and fault.event.start < other.event.end
    if other.event.type != fault.event.type:
        return inside
    # "The blast was not caused by a Norland rocket": not "a blast, by Norland".
    alike = other.actor is None or fault.actor is None or other.actor.entity == fault.actor.entity
    return inside or (alike and (other.actor is None or other.polarity != fault.polarity))


def _tells_all(other: Claim, fault: Claim) -> bool:
    """Whether a claim tells all that a fault tells."""
    if (other.event.type, other.polarity) != (fault.event.type, fault.polarity):
        return False
    if fault.actor is None or other.actor is None or other.actor.entity is None:
        return False
    return other.actor.entity == fault.actor.entity and (
        fault.item is None or other.item is not None
    )


def _charged(
    context: Context, clause: range, told: Sequence[FoundTrigger], voice: Attribution | None
) -> Iterator[tuple[FoundTrigger, Roles]]:
    """The events that a clause only names, but charges somebody with: "was jailed for the raid"."""
    known = {trigger.type for trigger in told}
    for noun in event_nouns(context.words, clause, context.grammar, context.language):
        if noun.type in known or noun.type not in HARM or not told:
            continue
        found = roles_in(context, clause, noun, voice)
        if found.charge:
            yield noun, found


def _fate(words: Words, trigger: FoundTrigger) -> str | None:
    """What a trigger says became of people: killed or wounded."""
    return "killed" if trigger.rule == LIVES else fate_of(words.plain[trigger.begin : trigger.end])


def _is_mentioned(context: Context, trigger: FoundTrigger) -> bool:
    """Whether a sentence only speaks of a truce, a deal, a visit while telling something else."""
    g, words = context.grammar, context.words
    noun = g.word(words.starts[trigger.begin], words.ends[trigger.end - 1])
    verb = g.above(noun) if noun is not None else None
    if noun is None or verb is None or g.part(verb) not in VERBS:
        return False
    hanging = g.relation(noun) in ("obj", "obl")
    return hanging and light_part(g, verb, context.language) is None


def _is_own_deed(claim: Claim) -> bool:
    """Whether who says that somebody was behind an act means themselves: "said it was behind"."""
    actor, voice = claim.actor, claim.chain[-1]
    meant = actor is not None and voice.entity is not None and actor.entity == voice.entity
    done = claim.event.type == "attack" and claim.polarity == "affirmed"
    return done and len(claim.chain) > 1 and meant


def _says_something(context: Context, clause: range) -> bool:
    """A clause has a verb, or at least a number or a name to tell of: "killing nine"."""
    counted = len(clause) > 1 and any(a.first in clause for a in context.amounts)
    return len(clause) > 2 or counted or has_verb(context.words, clause, context.language)
