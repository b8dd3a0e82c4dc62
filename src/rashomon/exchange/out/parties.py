"""What a report tells of an act in; the parties that it names in it, each with its part, out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.exchange.material import Material
from rashomon.exchange.out.told import FORCE, HARM, Account
from rashomon.exchange.out.wording import are_civilians, head_of, is_anybody, one_line
from rashomon.language import Language
from rashomon.linking.kinds import family
from rashomon.records import Claim, Mention, Reading, Role

# What can act. A place that bears a party's name is the place where the report means the place.
ACTING = ("armed_group", "government", "organisation", "person", "nationality")
THINGS = ("weapon", "platform", "document")
# How exactly a party is told: a description, a people or a name that no list has, a listed party.
DESCRIBED, NAMED, LISTED = 1, 2, 3


@dataclass(slots=True)
class Party:
    """A party as one report tells of it: whom `key` stands for in all reports, how it is called,
    whether some claim has it do the harm or suffer it, by which means; `roles`: where."""

    key: str
    name: str
    entity: str | None
    type: str
    subtype: str
    precision: int
    doer: bool = False
    hit: bool = False
    modes: list[str] = field(default_factory=list)
    roles: list[tuple[Claim, Role]] = field(default_factory=list)


def parties_of(account: Account, material: Material) -> Mapping[str, Party]:
    """The parties of a report's acts, by key, in the order that the report names them. A person
    whose word it is tells of the act, and is no party to it."""
    found: dict[str, Party] = {}
    for claim, role, does in _roles(account.core):
        party = party_of(role, account.reading, material)
        voices = {hop.entity for hop in claim.chain}
        if party is None or (party.type == "person" and party.entity in voices):
            continue
        party = found.setdefault(party.key, party)
        party.roles.append((claim, role))
        if claim.event.type in HARM:
            party.doer |= does
            party.hit |= not does
        if does and claim.event.mode:
            party.modes.append(claim.event.mode.replace("_", " "))
    return found


def pairs_of(account: Account, material: Material) -> Iterator[frozenset[str]]:
    """The pairs of parties, by key, that one act of force has for its doer and its target."""
    for claim in account.acts:
        if family(claim.event.type) in FORCE and claim.actor and claim.target:
            both = (claim.actor, claim.target)
            found = (party_of(role, account.reading, material) for role in both)
            keys = frozenset(party.key for party in found if party and party.entity)
            if len(keys) == len(both):
                yield keys


def slots_of(told: Iterable[Mapping[str, Party]]) -> Sequence[str]:
    """The parties of a story, by key, in the order of their columns: those that most reports name
    first, then by name. One column is one party in every report, whatever its part."""
    counts: Counter[str] = Counter()
    names: dict[str, set[str]] = defaultdict(set)
    for parties in told:
        counts.update(parties.keys())
        for key, party in parties.items():
            names[key].add(party.name)
    return sorted(counts, key=lambda key: (-counts[key], min(names[key]), key))


def party_of(role: Role, reading: Reading, material: Material) -> Party | None:
    """The party that a role means; None where it means a place, a thing, or nobody in particular.

    "Norland traders" are people of Norland and not Norland.
    """
    language = material.language
    near = [m for m in reading.mentions if m.start < role.end and role.start < m.end]
    if is_thing(role, reading):
        return None
    if role.entity is None or _is_people(role, near):
        return _described(role, near, language)
    mine = [m for m in near if m.entity == role.entity]
    listed = language.names.parties.get(role.entity)
    part = listed is not None and listed.of is not None  # a land's army is no land
    if role.located is not None or (not part and any(m.use == "literal" for m in mine)):
        return None
    kind = listed.type if listed else next((m.type for m in (*mine, *near) if _acts(m)), None)
    if kind is None or kind == "territory":
        return None
    key = language.names.whole(role.entity)
    subtype = (listed.part or "") if listed else ""
    precision = LISTED if listed else NAMED
    if any(m.kind == "demonym" for m in mine):
        precision = NAMED
    return Party(key, material.called(role.entity), role.entity, kind, subtype, precision)


def is_thing(role: Role, reading: Reading) -> bool:
    """Whether a role is read as a weapon or a paper elsewhere: these do nothing of themselves."""
    return any(
        mention.type in THINGS
        and (
            (mention.start, mention.end) == (role.start, role.end)
            or (mention.entity is not None and mention.entity == role.entity)
        )
        for mention in reading.mentions
    )


def _described(role: Role, near: Sequence[Mention], language: Language) -> Party | None:
    """A party without a name, "armed men"; in two reports it is told to be one by its noun."""
    words = one_line(role.text)
    kind = next((m.type for m in near if _acts(m)), None)
    number = any(m.type == "quantity" and m.start <= role.start and role.end <= m.end for m in near)
    if kind is None or number or is_anybody(words) or language.is_pronoun(words):
        return None
    head = head_of(words)
    type_ = "civilians" if are_civilians(words) else "" if kind == "nationality" else kind
    return Party(f"({head})", words, None, type_, "", DESCRIBED)


def _is_people(role: Role, near: Sequence[Mention]) -> bool:
    """Whether a role is people of a land, of whom the words say that they are no fighters."""
    demonym = any(m.kind == "demonym" and m.entity == role.entity for m in near)
    return demonym and are_civilians(role.text)


def _acts(mention: Mention) -> bool:
    return mention.type in ACTING


def _roles(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Role, bool]]:
    for claim in claims:
        if claim.actor is not None:
            yield claim, claim.actor, True
        if claim.target is not None:
            yield claim, claim.target, False
