"""A clause in; the sources that it lists and says no more of, out: "the daily had it from four
officials and two diplomats", "confirmed by two officers".

Whose word an account rests on is told there, though the list leads to no words of theirs.
"""

from collections.abc import Iterator

import msgspec

from rashomon.claims.assembly import claim_of
from rashomon.claims.chains import line
from rashomon.claims.context import Context
from rashomon.claims.firmness import Firmness
from rashomon.claims.roles import Roles
from rashomon.claims.triggers import FoundTrigger
from rashomon.language.sounds import slug
from rashomon.reading.sources import kind_of
from rashomon.records import Attribution, Certainty, Claim, Hop, Role, span

QUOTES = ("“", "”", '"', "«", "‘")
MARKS = (*QUOTES, ",", ";", ":", ".", "(", ")", "—", "–")
STOPS = (*MARKS, "who", "which", "that", "as", "told", "said")
ARTICLES = ("the", "a", "an")
SHORTEST = 2  # words
LONGEST = 25
ASIDE = 8
REACH = 400  # characters back to the outlet that "the agency" means


def sourced(context: Context) -> Iterator[Claim]:
    """The claims of a sentence that say whose word something is."""
    words = context.words
    heard = [s for a in context.spoken if a.content for s in a.source]
    for index in context.sentence:
        match = _cue_at(context, index)
        if match is None:
            continue
        first, needs = match
        start = _start(context, index)
        if needs == "accounts" and not _tells_of_account(context, range(start, index)):
            continue
        listed = _listed(context, first)
        if listed is None or any(s.start < listed.end and listed.start < s.end for s in heard):
            continue  # what they said is told
        clause = range(start, words.within(listed.start, listed.end).stop)
        around = _around(context, index)
        # Of "confirmed, it says, by" the first word.
        end = index + 1 if "," in words.plain[index:first] else first
        trigger = FoundTrigger("statement", index, end, "phrase", rule="cue")
        outlet = None if around else _outlet(context, index)
        certainty: Certainty = "reported" if around or outlet else "asserted"
        firm = Firmness(certainty, "affirmed", (), (), ("attribution", "affirmed"))
        told = Roles(actor=listed, rules={"actor": "source-told"})
        claim = claim_of(context, clause, trigger, around, firm, told)
        chain = (*claim.chain, *([outlet] if outlet else []))
        yield msgspec.structs.replace(claim, chain=chain, time=None)


def _cue_at(context: Context, index: int) -> tuple[int, str] | None:
    """Where the list begins that a cue at a word leads to, and what the cue needs; what stands
    between commas is passed over: "confirmed, it says, by"."""
    plain, table = context.words.plain, context.language.cues.sourcing
    if (match := table.at(plain, index)) is not None:
        return index + match[0], match[1][0]
    if index + 1 >= context.sentence.stop or plain[index + 1] != ",":
        return None
    end = min(index + ASIDE, context.sentence.stop)
    closing = next((i for i in range(index + 2, end) if plain[i] == ","), None)
    if closing is None:
        return None
    match = table.at((plain[index], *plain[closing + 1 : end + 1]), 0)
    return (closing + match[0], match[1][0]) if match is not None else None


def _outlet(context: Context, index: int) -> Hop | None:
    """The outlet that has the list: "| Reuters | cited", "the agency had it from"."""
    g, words, language = context.grammar, context.words, context.language
    verb = g.word(words.starts[index], words.ends[index])
    subject = g.subject(verb) if verb is not None else None
    if subject is None:
        return None
    for word in (subject, g.meant(subject)):
        start, end = g.chars(word)
        named = next((m for m in context.named.at(start, end) if m.entity), None)
        if named is not None and named.entity in language.names.media:
            own = g.phrase(subject, lambda w: w < subject and g.relation(w) in ("det", "compound"))
            where = span(words.text, *own)
            return Hop(where.quote, "media", None, named.entity, where.start, where.end, "told")
    if g.plain(subject) in language.sources["media"]:  # "the agency": the one named last
        start, end = g.phrase(subject, lambda w: w < subject and g.relation(w) == "det")
        before = context.named.at(max(start - REACH, 0), start)
        last = next((m for m in reversed(before) if m.entity in language.names.media), None)
        if last is not None:
            where = span(words.text, start, end)
            return Hop(where.quote, "media", None, last.entity, where.start, where.end, "told")
    return None


def _start(context: Context, index: int) -> int:
    """Where the clause of a word begins."""
    words = context.words
    start = index
    while start > context.sentence.start and words.plain[start - 1] not in (";", ":", "—", "–"):
        start -= 1
    return start


def _around(context: Context, index: int) -> list[Attribution]:
    """The voices around a word: that of its cue, else the innermost that says it."""
    at = context.words.starts[index]
    own = [a for a in context.spoken if any(s.start <= at < s.end for s in a.cue)]
    said = [a for a in context.spoken if any(s.start <= at < s.end for s in a.content)]
    said.sort(key=lambda a: sum(s.end - s.start for s in a.content))
    near = next((a for a in (*own, *said) if a.source), None)
    return line(near, context.by_id)


def _tells_of_account(context: Context, before: range) -> bool:
    """Whether what is confirmed is an account: "the report was confirmed by"."""
    told = context.words.plain[before.start : before.stop]
    return any(word in context.language.cues.told_accounts for word in told)


def _listed(context: Context, first: int) -> Role | None:
    """The sources behind some words: all up to the end of what is joined."""
    words, language = context.words, context.language
    while first < context.sentence.stop and words.plain[first] in QUOTES:
        first += 1
    past = first
    while past < context.sentence.stop and past - first < LONGEST:
        if words.plain[past] in STOPS and not _goes_on(context, past):
            break
        past += 1
    plain = words.plain[first:past]
    while plain and plain[0] in ARTICLES:
        plain = plain[1:]
    kind = kind_of(plain, language) if len(plain) >= SHORTEST else None
    if kind is None or kind in ("media", "document"):
        return None
    start, end = words.starts[first], words.ends[past - 1]
    return Role(words.text[start:end], start, end, slug(" ".join(plain[:8])))


def _goes_on(context: Context, index: int) -> bool:
    """Whether a comma stands in a list: "three officials, two of the army and a doctor"."""
    words, small = context.words.plain, context.language.words
    if words[index] != "," or index + 1 >= context.sentence.stop:
        return False
    behind = words[index + 1 : index + ASIDE]
    counted = behind[:1] and (behind[0] in small["numbers"] or behind[0] in small["articles"])
    ends = next((i for i, word in enumerate(behind) if word in STOPS), len(behind))
    return bool(counted) and "and" in behind[:ends]
