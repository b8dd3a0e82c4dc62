"""What was found of one claim in, its record out, with the reason for every field."""

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from rashomon.claims.chains import chain
from rashomon.claims.context import Context
from rashomon.claims.denials import denies_of
from rashomon.claims.firmness import Firmness, firmness
from rashomon.claims.roles import Roles, roles
from rashomon.claims.triggers import VERBS, FoundTrigger, mode_of
from rashomon.claims.values import BOTH, FATES, PARTS, fate_of, ordinal, quantities, time_of
from rashomon.language.cues import Cue
from rashomon.reading.days import Day
from rashomon.reading.grammar import Grammar
from rashomon.records import (
    Attribution,
    Claim,
    Event,
    EventType,
    Hop,
    Quantity,
    Reason,
    Role,
    Span,
    Time,
    content_id,
    span,
)
from rashomon.vocabulary import SPEECH

# Whom killed and wounded are counted of; elsewhere such a number is another claim's.
HARMING: tuple[EventType, ...] = ("attack", "casualties", "statement")
# "Two traders were among the dead": said of people in other words than a verb.
NAMING = ("noun", "adjective")
DATING = ("since", "after", "before", "until", "till", "as")
FROM = ("giver", "through")
UNCOUNTED: tuple[EventType, ...] = ("denial", "no_comment")


def judged(
    context: Context,
    at: range,
    trigger: FoundTrigger | None,
    cues: Sequence[tuple[Cue, Span | None]],
    stretch: range | None = None,
) -> Firmness:
    """How firmly a clause is put forward; words that bear on it may stand in all the `stretch` of
    the voice ("it is unlikely that ...")."""
    asked = _question(context, at)
    return firmness(
        context.words, stretch or at, trigger, cues, context.grammar, context.language, asked
    )


def _question(context: Context, at: range) -> Span | None:
    """The question mark right behind a clause, or at the end of its sentence."""
    words, sentence = context.words, context.sentence
    for index in (*range(at.stop, min(at.stop + 2, sentence.stop)), sentence.stop - 1):
        if words.plain[index] == "?":
            return span(words.text, words.starts[index], words.ends[index])
    return None


def roles_in(
    context: Context, clause: range, trigger: FoundTrigger, speaker: Attribution | None = None
) -> Roles:
    """The roles of a trigger of a clause; `speaker` is whose words the clause is."""
    return roles(
        context.words,
        clause,
        trigger,
        context.named,
        context.phrases,
        context.grammar,
        context.language,
        speaker,
    )


def with_victims(context: Context, clause: range, trigger: FoundTrigger, found: Roles) -> Roles:
    """Roles with the people who are counted for whom it happened to, where the tree shows nobody;
    who was taken for the doer and is counted among the victims is none."""
    told = fate_of(context.words.plain[trigger.begin : trigger.end])
    counted = quantities(context.words, clause, context.amounts, context.language)
    mine = next((q for q in counted if q.of in (told, BOTH) and q.kind in ("count", "total")), None)
    if mine is None:
        return found
    g = context.grammar
    parties = context.parties
    number = g.word(mine.start, mine.end)
    if number is None:
        return found
    above = g.above(number)
    people = above if above is not None and g.relation(number) == "nummod" else number
    role = parties.role(people)
    if role is None or parties.is_happening(people) or parties.is_weapon(people):
        return found
    doer = found.actor
    if doer is not None and doer.start <= mine.start < doer.end:
        found = found.with_actor(None, "")
    return found.with_target(role, "counted")


def claim_of(
    context: Context,
    clause: range,
    trigger: FoundTrigger,
    around: Sequence[Attribution],
    firm: Firmness,
    found: Roles,
    elsewhere: Collection[str] = (),
) -> Claim:
    """The record of a claim whose parts are known; `around` are its voices, innermost first; the
    fates `elsewhere` are those that other claims of the clause tell."""
    words, text = context.words, context.report.text
    evidence = span(text, words.starts[clause.start], words.ends[clause.stop - 1])
    start, end = words.starts[trigger.begin], words.ends[trigger.end - 1]
    voices = chain(context.report, around, context.language, context.grammar)
    days = [d for d in context.times if _is_its_time(context, d, trigger)]
    when = time_of(words, clause, _around(context, around), days)
    denies, denying = None, None
    if firm.polarity == "denied" and trigger.type != "no_comment":
        denies, denying = denies_of(
            words, clause, firm.polarity_words, context.grammar, context.language
        )
        if denies == "act" and trigger.type == "attack" and found.rules.get("actor") in FROM:
            # "Was not fired from Norland", "disputes that the front's rocket caused the blast":
            # that it was fired, that there was a blast, is not what is denied.
            denies, denying = "doer", replace(denying, rule="doer-told")
    reasons = [
        Reason("event", trigger.rule, (span(text, start, end),)),
        *_of_roles(context, found),
        *firm.reasons,
        *([denying] if denying else []),
        *_of_time(when, evidence),
        *_of_chain(voices, around),
    ]
    return Claim(
        id=content_id(
            context.report.id,
            evidence.start,
            evidence.end,
            trigger.type,
            start,
            firm.certainty,
            firm.polarity,
            *((hop.source, hop.cue, hop.start) for hop in voices),
        ),
        report=context.report.id,
        story=context.segment.story,
        evidence=(evidence,),
        quote=evidence.quote,
        event=Event(
            type=trigger.type,
            trigger=text[start:end],
            start=start,
            end=end,
            mode=mode_of(words, clause, context.language) if trigger.type == "attack" else None,
        ),
        actor=found.actor,
        target=found.target,
        item=found.item,
        place=found.place,
        time=when,
        quantities=_quantities(context, clause, trigger, found, elsewhere),
        chain=voices,
        certainty=firm.certainty,
        polarity=firm.polarity,
        certainty_words=firm.certainty_words,
        polarity_words=firm.polarity_words,
        denies=denies,
        why=tuple(reasons),
        reader=context.reader,
    )


def _is_its_time(context: Context, day: Day, trigger: FoundTrigger) -> bool:
    """Whether a time may be of an event, and not of another verb: "killed since the war began in
    2011" was not in 2011."""
    g, words = context.grammar, context.words
    event = g.word(words.starts[trigger.begin], words.ends[trigger.end - 1])
    at = g.word(words.starts[day.first], words.ends[day.last - 1])
    while at is not None and g.part(at) not in VERBS:
        if at == event:
            return True
        at = g.above(at)
    if at is None or event is None or at == event:
        return True
    if g.hangs_on(event, at):
        # The time of the verb that the event hangs on is the event's; "claimed on Friday the raid
        # on Dorna" is the time of claiming.
        said = context.language.cues.verbs.at([g.plain(at)], 0)
        spoken = trigger.type in SPEECH or trigger.type == "claim_of_responsibility"
        return said is None or g.part(event) in VERBS or spoken
    if g.relation(at) == "advcl" and g.finer(at) != "advcl:relcl" and _is_dated(g, at):
        return False  # "the most deaths since the war began in 2014"
    return g.above(at) != event and not g.is_aside(at, event)


def _is_dated(grammar: Grammar, verb: int) -> bool:
    """Whether a clause says since, until, after or before when."""
    return any(grammar.plain(w) in DATING for w in grammar.below(verb, ("mark", "advmod", "case")))


def _around(context: Context, around: Sequence[Attribution]) -> range:
    """Where the time of a claim may stand: its sentence, or the words of whose it is; "said on
    Friday" is the time of saying."""
    said = around[0].content if around else ()
    sentence = context.sentence
    if not said:
        return sentence
    at = context.words.within(said[0].start, said[-1].end)
    return range(max(at.start, sentence.start), min(at.stop, sentence.stop))


def _quantities(
    context: Context,
    clause: range,
    trigger: FoundTrigger,
    found: Roles,
    elsewhere: Collection[str],
) -> tuple[Quantity, ...]:
    if trigger.type in UNCOUNTED:
        return ()
    counted = quantities(context.words, clause, context.amounts, context.language)
    if trigger.type == "casualties":
        counted = _of_victims(context, counted, trigger, found.target)
    elif trigger.type not in HARMING:
        counted = tuple(q for q in counted if q.of not in FATES)
    counted = tuple(q for q in counted if q.of not in elsewhere and not _is_doers(q, found))
    which = ordinal(context.words, trigger, context.language)
    return (*counted, which) if which else counted


def _is_doers(quantity: Quantity, found: Roles) -> bool:
    """Whether a number of dead counts those who killed: "two bombers killed nine people"."""
    doer = found.actor
    inside = doer is not None and doer.start <= quantity.start < doer.end
    return inside and quantity.of in FATES and found.target is not None


def _of_victims(
    context: Context, counted: Sequence[Quantity], trigger: FoundTrigger, target: Role | None
) -> tuple[Quantity, ...]:
    """The numbers of people: those in the words for whom it happened to share their fate; what
    else a clause counts ("12 villages") is no casualty."""
    told = fate_of(context.words.plain[trigger.begin : trigger.end])
    if any(
        word in PARTS for word in context.words.plain[max(trigger.begin - 2, 0) : trigger.begin]
    ):
        return tuple(replace(q, kind="part") for q in counted)  # "two were among the dead"
    found = []
    for quantity in counted:
        inside = target is not None and target.start <= quantity.start < target.end
        if inside and told and quantity.of not in FATES and quantity.kind in ("count", "total"):
            found.append(replace(quantity, of=told))
        elif quantity.of in FATES or quantity.kind == "part" or trigger.tag in NAMING:
            found.append(quantity)
    return tuple(found)


def _of_roles(context: Context, found: Roles) -> Iterator[Reason]:
    text = context.report.text
    for name, rule in found.rules.items():
        role = getattr(found, name)
        if role is not None:
            yield Reason(name, rule, (span(text, role.start, role.end),))


def _of_time(when: Time | None, evidence: Span) -> Iterator[Reason]:
    if when is not None:
        inside = evidence.start <= when.start and when.end <= evidence.end
        yield Reason(
            "time", "clause" if inside else "sentence", (Span(when.start, when.end, when.quote),)
        )


def _of_chain(voices: Sequence[Hop], around: Sequence[Attribution]) -> Iterator[Reason]:
    """A reason for each voice behind the outlet's own; `around` are they, innermost first."""
    for number, attribution in enumerate(reversed(around), 1):
        rule = "attribution"
        if not attribution.source:
            rule = "talk" if voices[number].start is not None else "hearsay"
        yield Reason(f"chain.{number}", rule, attribution.cue)
