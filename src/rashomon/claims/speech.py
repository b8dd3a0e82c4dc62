"""What is said in, claims out that are no event told of: acts of speech, and plain statements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as changed

from rashomon.claims.assembly import claim_of, judged, roles_in
from rashomon.claims.chains import cue_of, lacks_proof, line, source_of
from rashomon.claims.clauses import clause_end, clauses
from rashomon.claims.context import Context
from rashomon.claims.firmness import Firmness
from rashomon.claims.roles import Roles
from rashomon.claims.triggers import FoundTrigger
from rashomon.claims.values import MEASURE, measure_at, quantities
from rashomon.records import Attribution, Claim, EventType, Role, span

# Content that names no event is a statement, if it says something at all.
SHORTEST_STATEMENT = 4
RECEIVED = frozenset({"received", "receives", "receive", "got", "had"})
RULING = frozenset({"the", "of", "and", "'s", "in"})
# What is done by speaking, besides what cues.yml says.
SPOKEN: tuple[EventType, ...] = ("support", "condemnation", "demand")
DENYING: tuple[EventType, ...] = ("denial", "no_comment")


def is_unsaid(context: Context, attribution: Attribution) -> bool:
    """Whether the source is said not to have said it: "officials have not confirmed the deaths".
    What is said to be denied is a claim, too."""
    if not attribution.source or not attribution.cue:
        return False
    if attribution.source[0].quote.lower().startswith("neither"):
        return True
    cue, _ = cue_of(attribution, context.language)
    where = attribution.cue[0]
    words = [context.words.plain[i] for i in context.words.within(where.start, where.end)]
    cues = context.language.cues
    if cue.lemma in cues.raising or lacks_proof(attribution, cues):
        return False  # it is said: that it was not so
    if any(word in ("not", "never") or word.endswith("n't") for word in words):
        return True
    return attribution.polarity == "denied" and cue.polarity != "denied" and cue.event is None


def statement(
    context: Context, stretches: Sequence[range], around: Sequence[Attribution]
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
    trigger = FoundTrigger("statement", at.start, at.stop, "statement", rule="content")
    cues = [cue_of(a, context.language) for a in around]
    firm = judged(context, clause, None, cues)
    place = roles_in(context, clause, trigger).only("place")
    yield claim_of(context, clause, trigger, around, firm, place)


def measured(context: Context, clause: range, around: Sequence[Attribution]) -> Iterator[Claim]:
    """A clause that tells no event, but how far, how heavy: "the shells have a range of 20 km"."""
    words, language = context.words, context.language
    if not any(a.unit and a.first in clause for a in context.amounts):
        return
    told = quantities(words, clause, context.amounts, language)
    said = next((q for q in told if q.kind == "measure" and q.of != MEASURE), None)
    if said is None:
        return
    at = words.within(said.start, said.end)
    before = range(clause.start, at.start)
    near = (*reversed(before), *range(at.stop, clause.stop))
    index = next(i for i in near if measure_at(words, i, before, language) == said.of)
    trigger = FoundTrigger("statement", index, index + 1, "statement", rule="measure")
    firm = judged(context, clause, trigger, [cue_of(a, language) for a in around])
    things = roles_in(context, clause, trigger).only("item")
    yield claim_of(context, clause, trigger, around, firm, things)


def disowned(context: Context, clause: range, around: Sequence[Attribution]) -> Iterator[Claim]:
    """Whoever says that somebody "had nothing to do with" something denies it."""
    plain, phrases = context.words.plain, context.language.words["disowning"]
    found = ((i, match) for i in clause if (match := phrases.at(plain, i)))
    at, match = next(found, (0, None))
    if match is None or not around or not around[0].source:
        return
    length = match[0]
    trigger = FoundTrigger("denial", at, at + length, "phrase", rule="cue")
    where = context.words
    words = span(where.text, where.starts[at], where.ends[at + length - 1])
    firm = Firmness("reported", "denied", (), (words,), ("cue", "cue"))
    own = Roles().with_actor(speaker(around[0]), "speaker")
    yield claim_of(context, clause, trigger, around, firm, own)


def act_of_speech(context: Context, attribution: Attribution) -> Iterator[Claim]:
    """Denying, accusing, demanding, not answering: what the source does by speaking."""
    if not attribution.source or not attribution.cue:
        return
    words, sentence = context.words, context.sentence
    where = attribution.cue[0]
    at = words.within(where.start, where.end)
    if at.start not in sentence:
        return
    cue, _ = cue_of(attribution, context.language)
    if cue.event is None:
        put_out = cue.tag == "noun" and cue.polarity == "denied"  # "issued a denial"
        denied = "denial" if put_out or _calls_untrue(context, attribution, at) else None
        cue = replace(cue, event=denied or _done_by(context, at))
    if cue.event is None:
        return
    if cue.event == "denial" and (_is_refusal(attribution) or _withholds(context, at)):
        return
    unsaid = is_unsaid(context, attribution)
    # "Did not deny" is no denial: it is no answer to what is said.
    kind = "no_comment" if cue.event == "denial" and unsaid else cue.event
    trigger = FoundTrigger(kind, at.start, at.stop, cue.tag, rule="cue")  # type: ignore[arg-type]
    outer = line(attribution, context.by_id)
    if kind == "no_comment" or unsaid:  # who says nothing, or not this, is no voice
        outer = outer[1:]
    clause = _clause(context, attribution)
    source = attribution.source[0]
    named = words.within(source.start, source.end).stop
    between = range(min(named, at.start), at.start)
    cues = [cue_of(a, context.language) for a in outer]
    if cues and outer[0] is attribution and kind != "accusation":
        # That it was demanded, condemned, threatened is told as a fact, whatever is demanded.
        cues[0] = (replace(cues[0][0], certainty="reported", polarity="affirmed"), cues[0][1])
    firm = judged(context, between, trigger, cues)
    if kind in DENYING or unsaid:
        firm = Firmness(
            firm.certainty, "denied", firm.certainty_words, (where,), (firm.rules[0], "cue")
        )
    found = roles_in(context, clause, trigger)
    passive = found.rules.get("target") == "passive-subject"
    target = found.target if found.target and (found.target.start >= where.end or passive) else None
    if target and target.start < source.end and source.start < target.end:
        target = None
    said = Roles(target=target, place=found.place, rules=found.rules)
    silent = _who_is_silent(context, attribution) if kind == "no_comment" else None
    doer = silent or speaker(attribution)
    if kind == "no_comment" and doer is not None:
        doer = _of_state(context, doer)
    yield claim_of(context, clause, trigger, outer, firm, said.with_actor(doer, "speaker"))


def _done_by(context: Context, at: range) -> EventType | None:
    """What saying so does, as the verbs of events have it: "praised the accord" is support."""
    plain, verbs = context.words.plain, context.language.events.verbs
    matches = ((i, verbs.at(plain, i)) for i in at)
    # "Insisted on | Wednesday that" is no "insisted on | a withdrawal".
    days = context.language.words["weekdays"]
    told = (m for i, m in matches if m and not (m[0] > 1 and (*plain, "")[i + m[0]] in days))
    kinds = (trigger.type for match in told for trigger in match[1])
    return next((kind for kind in kinds if kind in SPOKEN), None)


def _calls_untrue(context: Context, attribution: Attribution, at: range) -> bool:
    """Whether a source calls something a lie: "called the report false and baseless"."""
    small, plain = context.language.words, context.words.plain
    if not any(plain[i] in small["branding"] for i in at):
        return False
    parts = (context.words.within(s.start, s.end) for s in attribution.content)
    return any(plain[i] in small["untrue"] for part in parts for i in part)


def _who_is_silent(context: Context, attribution: Attribution) -> Role | None:
    """ "The report received no answer from the ministry": the ministry gives none."""
    g, where = context.grammar, attribution.cue[0]
    verb = g.word(where.start, where.end)
    if verb is None or g.plain(verb) not in RECEIVED:
        return None
    objects = [verb, *g.below(verb, ("obj",))]
    behind = [w for o in objects for w in g.below(o, ("obl", "nmod")) if g.case(w) == "from"]
    return context.parties.role(behind[0]) if behind else None


def _of_state(context: Context, role: Role) -> Role:
    """ "The government and army of Norland": beside a state's name only words for its rule."""
    named = [m for m in context.named.at(role.start, role.end) if m.entity]
    if len(named) != 1 or named[0].type not in ("government", "nationality", "place"):
        return role
    own = range(named[0].start, named[0].end)
    ruling, words = context.language.sources["government"], context.words
    rest = (
        words.plain[i] for i in words.within(role.start, role.end) if words.starts[i] not in own
    )
    if all(word in ruling or word in RULING for word in rest):
        return changed(role, entity=named[0].entity)
    return role


def _is_refusal(attribution: Attribution) -> bool:
    """ "Rejected to leave": what will not be done is no charge that is denied."""
    return any(span.quote.lower().startswith("to ") for span in attribution.content)


def _withholds(context: Context, at: range) -> bool:
    """ "Denied the front the bridge": what is denied to somebody is no charge either."""
    g, words = context.grammar, context.words
    verb = g.word(words.starts[at.start], words.ends[at.stop - 1])
    return verb is not None and bool(g.below(verb, ("iobj",)))


def _clause(context: Context, attribution: Attribution) -> range:
    """The words of an act of speech: source, cue and content, as far as one sentence holds them."""
    words, sentence = context.words, context.sentence
    source, where = attribution.source[0], attribution.cue[0]
    joined = any(
        source.end < other.start < where.start
        for a in context.spoken
        if a.source == attribution.source
        for other in a.cue
    )
    parts = [*([] if joined else [source]), where, *attribution.content]
    start, end = words.starts[sentence.start], words.ends[sentence.stop - 1]
    inside = [p for p in parts if start <= p.start and p.end <= end]
    clause = words.within(min(p.start for p in inside), max(p.end for p in inside))
    if not attribution.content:
        clause = range(clause.start, clause_end(words, clause.stop, sentence.stop))
    return clause


def speaker(attribution: Attribution) -> Role | None:
    """The source as a doer."""
    source = source_of(attribution)
    if source is None:
        return None
    return Role(source.quote, source.start, source.end, attribution.entity)
