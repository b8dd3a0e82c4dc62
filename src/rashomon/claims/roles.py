"""A clause, its trigger and its mentions in; who does it to whom, with what and where, out.

A verb's doer and target come from the sentence's tree. Plain rules do the rest: the nationality
before a noun ("Moroccan strikes"), "by" and "against" behind it, the receiver of what is handed
over. Where they do not suffice the role stays empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.claims.groups import PARTIES, WEAPONS, Group, groups, is_somebody, role_of
from rashomon.claims.triggers import FoundTrigger
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words
from rashomon.records import EventType, Mention, Role

# The tags of triggers that are verbs; the others are nouns and adjectives.
VERBAL = frozenset({"base", "s", "ing", "past", "part"})
PLACES = frozenset({"place", "facility", "government"})
# What is handed over has a receiver behind one of these.
HANDED: frozenset[EventType] = frozenset({"arms_transfer", "aid", "financing"})
RECEIVING = frozenset({"to", "for", "with"})
# Behind a noun ("the bombing of", "an attack on") these lead to the one who suffers it.
SUFFERING = frozenset({"on", "against", "of", "upon", "at", "to"})
# The one who dies is no doer.
DYING = frozenset({"died", "dies", "die", "dying", "dead", "perished"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties and things of a claim; None where the clause does not name them plainly."""

    actor: Role | None = None
    target: Role | None = None
    item: Role | None = None
    place: Role | None = None


def roles(
    words: Words,
    at: range,
    trigger: FoundTrigger,
    mentions: Sequence[Mention],
    language: Language,
    grammar: Grammar | None = None,
    sentence: range | None = None,
) -> Roles:
    """Read the roles of a claim off its clause; a doer may stand elsewhere in its sentence."""
    start, end = words.starts[at.start], words.ends[at.stop - 1]
    inside = [m for m in mentions if m.start >= start and m.end <= end]
    found = groups(words, at, inside, language)
    actor, target = _parties(words, at, trigger, found, language)
    if grammar and sentence is not None and trigger.tag in VERBAL:
        whole = groups(words, sentence, mentions, language)
        actor, target = _by_tree(words, trigger, grammar, whole, (actor, target), language)
    return Roles(
        actor=role_of(words, actor),
        target=role_of(words, target),
        item=next((_named(m) for m in inside if _is_thing(m, language)), None),
        place=_place(words, inside, language),
    )


def _is_thing(mention: Mention, language: Language) -> bool:
    """Whether a mention is a weapon or platform, and not what is done with it ("air strikes")."""
    if mention.type not in WEAPONS:
        return False
    head = Words.of(mention.quote).plain[-1]
    return mention.entity is not None or language.events.nouns.at([head], 0) is None


def _by_tree(
    words: Words,
    trigger: FoundTrigger,
    grammar: Grammar,
    found: Sequence[Group],
    known: tuple[Group | None, Group | None],
    language: Language,
) -> tuple[Group | None, Group | None]:
    """Who does it and to whom, as the tree has it; what it leaves open stays as it is `known`."""
    start, end = words.starts[trigger.begin], words.ends[trigger.end - 1]
    parties = grammar.parties(start, end)
    if parties is None or words.plain[trigger.begin] in DYING:
        return known
    doer, target = (_group_at(words, found, place) for place in (parties.doer, parties.target))
    if doer and (not is_somebody(words, doer, language) or _is_part(words, doer, language)):
        doer = None
    if parties.passive:
        return doer, target or known[1]
    if trigger.type in HANDED or (target and target.has(WEAPONS)):
        target = None  # the thing, not the one it is for
    return doer or known[0], target or known[1]


def _is_part(words: Words, group: Group, language: Language) -> bool:
    """Whether a group only says what somebody is dressed as, posing as, known as."""
    return group.before == "as" and words.plain[max(group.first - 2, 0)] in language.words["naming"]


def _group_at(words: Words, found: Sequence[Group], place: int | None) -> Group | None:
    if place is None:
        return None
    return next((g for g in found if words.starts[g.first] <= place < words.ends[g.last - 1]), None)


def _parties(
    words: Words, at: range, trigger: FoundTrigger, found: Sequence[Group], language: Language
) -> tuple[Group | None, Group | None]:
    """Who does it, and to whom."""
    before = [g for g in found if g.last <= trigger.begin]
    after = [g for g in found if g.first >= trigger.end]
    doer = _behind(words, after, frozenset({"by"}), language, somebody=True)
    if trigger.tag == "noun":
        verb = next(
            (i for i in range(trigger.end, at.stop) if words.plain[i] in language.finite), at.stop
        )
        after = [g for g in after if g.first < verb]  # "the blast came a day after a visit by X"
        doer = _behind(words, after, frozenset({"by"}), language, somebody=True)
        owner = _owner(words, found, trigger)
        return doer or owner, _behind(words, after, SUFFERING, language)
    if _is_passive(words, at, trigger, language):
        return doer, _subject(words, before, language, somebody=False)
    if words.plain[trigger.begin] in DYING or trigger.tag == "adjective":
        return None, _subject(words, before, language, somebody=False)
    subject = _subject(words, before, language, somebody=True)
    target = _object(words, after, trigger, language)
    if target and target.has(WEAPONS) and not is_somebody(words, target, language):
        target = target if trigger.type == "damage" else None
    if trigger.type in HANDED:
        direct = target if target and is_somebody(words, target, language) else None
        target = direct or _behind(words, after, RECEIVING, language, somebody=True)
    return subject, target


def _is_passive(words: Words, at: range, trigger: FoundTrigger, language: Language) -> bool:
    if trigger.tag not in ("past", "part"):
        return False
    if any(words.plain[i] in ("leaving", "leaves", "left") for i in range(at.start, trigger.begin)):
        return True  # "leaving nine people wounded"
    for index in range(trigger.begin - 1, max(trigger.begin - 4, at.start - 1), -1):
        if words.plain[index] in language.words["be"]:
            return True
        if words.plain[index] not in language.cues.between:
            break
    return trigger.end < at.stop and words.plain[trigger.end] == "by"


def _subject(
    words: Words, before: Sequence[Group], language: Language, *, somebody: bool
) -> Group | None:
    """The nearest group before the verb that no preposition makes a circumstance."""
    small = language.words
    for group in reversed(before):
        if group.before in small["prepositions"] and not (
            # "fled as rebels shelled": its own subject; "disguised as soldiers": none.
            group.before in small["subordinators"]
            and is_somebody(words, group, language)
            and words.plain[max(group.first - 2, 0)] not in small["naming"]
        ):
            continue
        return group if not somebody or is_somebody(words, group, language) else None
    return None


def _object(
    words: Words, after: Sequence[Group], trigger: FoundTrigger, language: Language
) -> Group | None:
    """The group right behind the verb, adverbs apart."""
    if not after:
        return None
    between = words.plain[trigger.end : after[0].first]
    if words.plain[trigger.end - 1] == "to":  # "vowed to": what follows is a verb
        return None
    if any(word not in language.cues.between or word == "to" for word in between):
        return None
    head = words.plain[after[0].last - 1]
    number = head in language.words["numbers"] or not head[0].isalpha()
    vague = number or head in language.words["determiners"] or head in ("once", "twice")
    doing = head.endswith("ing") and after[0].last - after[0].first == 1
    return None if vague or doing else after[0]


def _behind(
    words: Words,
    after: Sequence[Group],
    prepositions: frozenset[str],
    language: Language,
    *,
    somebody: bool = False,
) -> Group | None:
    return next(
        (
            g
            for g in after
            if g.before in prepositions and (not somebody or is_somebody(words, g, language))
        ),
        None,
    )


def _owner(words: Words, found: Sequence[Group], trigger: FoundTrigger) -> Group | None:
    """The party in front of a noun: "Moroccan strikes", "Russia's attack"."""
    holder = next((g for g in found if g.first <= trigger.begin < g.last), None)
    if holder is None:
        return None
    if words.plain[holder.first - 1] == "'s" and holder.first > 0:
        return next((g for g in found if g.last == holder.first - 1), None)
    start = words.starts[trigger.begin]
    named = tuple(m for m in holder.mentions if m.type in PARTIES and m.end <= start)
    if not named:
        return None
    own = words.within(named[0].start, named[-1].end)
    return replace(holder, first=own.start, last=own.stop, mentions=named)


def _place(words: Words, inside: Sequence[Mention], language: Language) -> Role | None:
    places = [m for m in inside if m.type in PLACES and not _is_forces(m)]
    named = [m for m in places if _is_where(words, m, language)]
    sure = [m for m in named if m.type != "government"]
    return next(map(_named, [*sure, *named]), None)


def _is_forces(mention: Mention) -> bool:
    """A state is a place, too; its army is not. States go by their two-letter code."""
    return mention.type == "government" and len(mention.entity or "") != 2


def _is_where(words: Words, mention: Mention, language: Language) -> bool:
    """Whether a name follows "in", "near", "the town of", "north of"."""
    index = words.within(mention.start, mention.end).start - 1
    while index >= 0 and words.plain[index] in ("the", "its", "their"):
        index -= 1
    if index < 0:
        return False
    if words.plain[index] == "of":
        return index > 0 and words.plain[index - 1] in language.words["place_nouns"]
    return words.plain[index] in language.words["locatives"]


def _named(mention: Mention) -> Role:
    return Role(mention.quote, mention.start, mention.end, mention.entity)
