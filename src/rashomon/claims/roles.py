"""A clause, its trigger and its sentence's tree in; who does it to whom, with what and where, out.

Each role comes with the rule that filled it. Where the tree does not show one it stays empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rashomon.claims.asking import HANDED, HARM, Filler, Frame
from rashomon.claims.frames import frame_of
from rashomon.claims.parties import WEAPONS, Parties
from rashomon.claims.places import Places
from rashomon.claims.triggers import FoundTrigger
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.nearby import Nearby
from rashomon.reading.words import Words
from rashomon.records import Attribution, EventType, Mention, Role, Span

# Nobody kills a strike or arrests a rocket.
PEOPLE_ONLY: frozenset[EventType] = frozenset({"casualties", "displacement", "arrest"})


# "This supports the view" is no support; what a thing does to a view is no event.
PARTIES_ONLY: frozenset[EventType] = frozenset({"support"})
# "Denied responsibility": whom one answers, not what.
ANSWERING: frozenset[EventType] = frozenset(
    {"denial", "no_comment", "claim_of_responsibility", "confirmation"}
)
ACTING = ("subject", "behind", "agent", "light-verb", "speaker", "charged", "accused", "blamed")
# Of one of two sides, and of who is charged with an event, the words of nothing else.
ALONE = ("between", "charged")
# No object stands behind these.
APART = ("—", "–", ";")
# What can be told of: "at last" is nobody.
FILLING = ("NOUN", "PROPN", "PRON", "NUM", "DET", "VERB", "X")

# A weapon named beside these is no part of them: "protests in answer to the shelling".
UNARMED: frozenset[EventType] = frozenset(
    {
        "displacement",
        "protest",
        "meeting",
        "demand",
        "condemnation",
        "denial",
        "no_comment",
        "arrest",
        "diplomatic_break",
    }
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties and things of a claim, None where the clause does not name them plainly; `rules`
    says by which rule each was found; `misled` where a doer is named that can be none; `charge` are
    the words that only charge the doer with it ("attributed to")."""

    actor: Role | None = None
    target: Role | None = None
    item: Role | None = None
    place: Role | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    misled: bool = False
    charge: tuple[Span, ...] = ()

    def with_actor(self, actor: Role | None, rule: str) -> "Roles":
        """The same with another doer."""
        rest = {name: why for name, why in self.rules.items() if name != "actor"}
        known = {"actor": rule, **rest} if actor else rest
        return replace(self, actor=actor, rules=known, charge=())

    def with_target(self, target: Role, rule: str) -> "Roles":
        """The same with another target."""
        return replace(self, target=target, rules={**self.rules, "target": rule})

    def only(self, *names: str) -> "Roles":
        """Some of the roles."""
        return Roles(
            **{name: getattr(self, name) for name in names},
            rules={name: self.rules[name] for name in names if name in self.rules},
        )


def roles(
    words: Words,
    at: range,
    trigger: FoundTrigger,
    mentions: Nearby[Mention],
    phrases: Nearby[Mention],
    grammar: Grammar,
    language: Language,
    speaker: Attribution | None = None,
) -> Roles:
    """Read the roles of a claim; doer and target may stand elsewhere in the clause's sentence.
    `mentions` are the innermost ones, `phrases` all; `speaker` is whose words the clause is."""
    parties = Parties(grammar, language, mentions.at, phrases.at, speaker)
    frame = frame_of(words, trigger, grammar, language) or Frame()
    inside = _within(words, at, mentions)
    doing = [f for f in frame.doers if not _is_headed(words, trigger, grammar.chars(f.word))]
    actor = _first(parties, (f for f in doing if _may_do(parties, f, trigger)))
    mine = (f for f in frame.targets if not _is_apart(words, trigger, grammar.chars(f.word)))
    target = _first(parties, (f for f in mine if _may_suffer(parties, f, trigger)))
    if actor and target and _is_one(actor.role, target.role):
        target = None
    where = (words.starts[trigger.begin], words.ends[trigger.end - 1])
    actor, target = _before(actor, where), _before(target, where)
    if actor and target and target.rule == "between" and target.role.end <= actor.role.end:
        doers = (f for f in frame.doers if _may_do(parties, f, trigger))
        actor = _first(parties, doers, alone=True)  # "the army and | the front agreed"
    things = ((f, parties.thing(f.word)) for f in frame.items if parties.is_weapon(f.word))
    item = next((Found(role, "handed-over") for _, role in things if role), None)
    if item and target and item.role.start <= target.role.start and target.role.end < item.role.end:
        item = _without(item, target.role.end, words)  # "the rebels | rockets"
    if item and target and trigger.type in HARM and item.role.start == target.role.start:
        item = None  # what is shot down or destroyed is no means of it
    named = (
        m
        for m in inside
        if _is_thing(m, language)
        and _is_means(m, trigger, parties)
        and not _is_trigger(words, m, trigger)
        and not (trigger.type in HARM and target and target.role.start <= m.start < target.role.end)
    )
    if trigger.type not in UNARMED:
        item = item or next((Found(_named(m), "weapon-named") for m in named), None)
    told = _within(words, at, phrases)
    place = _place(words, trigger, parties, inside, told, target, mentions)
    found = {"actor": actor, "target": target, "item": item, "place": place}
    return Roles(
        **{name: role.role for name, role in found.items() if role},
        rules={name: role.rule for name, role in found.items() if role},
        misled=bool(frame.doers) and actor is None,
        charge=tuple(grammar.span(word) for word in actor.by) if actor else (),
    )


class Found(NamedTuple):
    """A role, the rule by which it was found, and the words that only charge somebody with it."""

    role: Role
    rule: str
    by: tuple[int, ...] = ()


def _is_means(mention: Mention, trigger: FoundTrigger, parties: Parties) -> bool:
    """Whether a weapon may be what it was done with: not that of "an arms depot", and of damage
    only what it was done by or with."""
    g = parties.grammar
    word = g.word(mention.start, mention.end)
    if word is None:
        return True
    if g.part(word) == "VERB":
        return False  # "as rebels shell the town"
    above = g.above(word)
    held = above is not None and g.plain(above) in parties.language.words["fitted"]
    if held or (above is not None and _is_destroyed(parties, word, above, trigger)):
        return False
    head = g.above(word) if g.finer(word) == "compound" else None
    if head is not None and not (parties.is_happening(head) or parties.is_weapon(head)):
        return g.part(head) in ("VERB", "PROPN")
    return trigger.type != "damage" or g.case(word) in ("by", "with", "in", "from")


def _is_destroyed(parties: Parties, word: int, verb: int, trigger: FoundTrigger) -> bool:
    """ "Clashed with rebels and destroyed their weapons": no means of the clash."""
    g = parties.grammar
    broken = "damage" in parties.language.events.types_of([g.plain(verb)])
    return broken and g.relation(word) in ("obj", "nsubj") and trigger.type in HARM


def _is_apart(words: Words, trigger: FoundTrigger, where: tuple[int, int]) -> bool:
    """Whether a dash or semicolon parts a word from the trigger: "used rockets — a clear sign"."""
    begin, end = words.starts[trigger.begin], words.ends[trigger.end - 1]
    between = words.text[min(end, where[1]) : max(begin, where[0])]
    return any(mark in between for mark in APART)


def _is_headed(words: Words, trigger: FoundTrigger, where: tuple[int, int]) -> bool:
    """Whether a colon stands between a word and the trigger behind it: "Opposition: nine | killed"
    makes no killer of the opposition."""
    begin = words.starts[trigger.begin]
    between = words.within(where[1], begin) if where[1] < begin else range(0)
    return any(words.plain[i] == ":" for i in between)


def _before(found: Found | None, where: tuple[int, int]) -> Found | None:
    """A role without the trigger that ends it: "rebel groups | fighting the army"."""
    if found is None or not found.role.start < where[0] < found.role.end:
        return found
    role = found.role
    text = role.text[: where[0] - role.start].rstrip()
    return found._replace(
        role=Role(text, role.start, role.start + len(text), role.entity, role.hedge)
    )


def _without(found: Found, end: int, words: Words) -> Found:
    role = found.role
    start = words.starts[words.within(end, role.end).start]
    return found._replace(role=Role(words.text[start : role.end], start, role.end, role.entity))


def _is_one(one: Role, other: Role) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _is_trigger(words: Words, mention: Mention, trigger: FoundTrigger) -> bool:
    """ "Arms the rebels", "shells the camp": the verb is no weapon."""
    at = words.within(mention.start, mention.end)
    return trigger.tag != "noun" and at.start in range(trigger.begin, trigger.end)


def _within(words: Words, at: range, mentions: Nearby[Mention]) -> list[Mention]:
    start, end = words.starts[at.start], words.ends[at.stop - 1]
    return [m for m in mentions.at(start, end) if m.start >= start and m.end <= end]


def _first(parties: Parties, fillers: Iterable[Filler], *, alone: bool = False) -> Found | None:
    for filler in fillers:
        role = parties.role(filler.word, alone=alone or filler.rule in ALONE)
        if role is not None:
            return Found(role, filler.rule, filler.by)
    return None


def _may_do(parties: Parties, filler: Filler, trigger: FoundTrigger) -> bool:
    if parties.is_time(filler.word):
        return False
    mention = parties.mention(filler.word)
    place = mention is not None and mention.type == "place"
    given = filler.rule == "giver" and trigger.type in HANDED  # "rockets from Norland"
    if place and filler.rule not in ACTING and not given and not parties.is_possessor(filler.word):
        return False  # "a rocket attack in Homs": only as a subject is a place named for its people
    if filler.rule in ("owner", "through") and parties.is_kind(filler.word):
        return False
    if filler.rule == "owner":
        return parties.is_somebody(filler.word)
    if trigger.type in HARM or trigger.type in PARTIES_ONLY:
        return parties.is_somebody(filler.word)
    return not (parties.is_weapon(filler.word) or parties.is_happening(filler.word))


def _may_suffer(parties: Parties, filler: Filler, trigger: FoundTrigger) -> bool:
    if parties.is_time(filler.word):
        return False
    g = parties.grammar
    led = filler.rule in ("receiver", "owner") or g.relation(filler.word) == "nsubj"
    if not (led or g.is_lettered(filler.word)) and g.part(filler.word) not in FILLING:
        return False
    if trigger.type in HANDED or trigger.type in ANSWERING:
        return parties.is_somebody(filler.word)
    if trigger.type in ("demand", "threat", "meeting"):  # of whom, with whom, not what
        mention = parties.mention(filler.word)
        placed = mention is not None and mention.type == "place"
        return placed or parties.is_somebody(filler.word)
    if trigger.type in PEOPLE_ONLY:
        return not (parties.is_happening(filler.word) or parties.is_weapon(filler.word))
    if trigger.tag == "noun" and parties.grammar.case(filler.word) == "of":
        return not parties.is_weapon(filler.word)  # "a salvo of rockets"
    fired = trigger.rule == "verb+item" and filler.rule in ("object", "passive-subject")
    return not (fired and parties.is_weapon(filler.word))


def _is_thing(mention: Mention, language: Language) -> bool:
    """Whether a mention is a weapon or platform, and not what is done with it ("air strikes")."""
    if mention.type not in WEAPONS:
        return False
    head = Words.of(mention.quote).plain[-1]
    return mention.entity is not None or language.events.nouns.at([head], 0) is None


def _place(
    words: Words,
    trigger: FoundTrigger,
    parties: Parties,
    inside: Sequence[Mention],
    phrases: Sequence[Mention],
    target: Found | None,
    mentions: Nearby[Mention],
) -> Found | None:
    """Where it happened; where only whom it is done to is told, and that is a place, there."""
    places = Places(words, trigger, parties)
    named = places.named(inside, phrases)
    if named is not None and not (target and _is_part(named, target.role)):
        return Found(_named(named), "preposition")
    if target is None:
        return None
    role = target.role
    held = places.inside(role, mentions.at(role.start, role.end))
    return Found(_named(held), "target") if held is not None else None


def _is_part(name: Mention, target: Role) -> bool:
    """Whether words for a place are no more than those for whom it happened to."""
    return not name.entity and target.start <= name.start and name.end <= target.end


def _named(mention: Mention) -> Role:
    where = None if mention.use == "metonymic" else mention.place
    return Role(mention.quote, mention.start, mention.end, mention.entity, located=where)
