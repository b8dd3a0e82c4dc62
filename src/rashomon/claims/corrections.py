"""A clause in; what somebody took back in it, out: "the Courier corrected its report".

That it was taken back is a statement of its own; what the report told is told elsewhere.
"""

from collections.abc import Iterator, Sequence

from rashomon.claims.assembly import claim_of, judged
from rashomon.claims.chains import cue_of
from rashomon.claims.context import Context
from rashomon.claims.roles import Roles
from rashomon.claims.triggers import FoundTrigger
from rashomon.records import Attribution, Claim

PAIR = 2  # "took back": the longest of these


def corrections(context: Context, clause: range, around: Sequence[Attribution]) -> Iterator[Claim]:
    """The statements of a clause that something told before was taken back."""
    words, g, language = context.words, context.grammar, context.language
    for index in clause:
        if words.plain[index] not in language.slots.correcting:
            continue
        size = _size(context, index)
        verb = g.word(words.starts[index], words.ends[index]) if size else None
        if verb is None or not any(g.plain(w) in language.slots.retracted for w in g.objects(verb)):
            continue
        subject = g.subject(verb)
        role = context.parties.role(subject) if subject is not None else None
        trigger = FoundTrigger("statement", index, index + size, "statement", rule="correction")
        firm = judged(context, clause, trigger, [cue_of(a, language) for a in around])
        yield claim_of(context, clause, trigger, around, firm, Roles().with_actor(role, "subject"))


def _size(context: Context, index: int) -> int:
    """How many words take something back at a word: 1 or 2; 0 where none do."""
    plain, known = context.words.plain, context.language.slots.corrected
    for size in range(PAIR, 0, -1):
        if " ".join(plain[index : index + size]) in known:
            return size
    return 0
