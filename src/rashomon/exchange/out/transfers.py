"""A case in; a register of claimed arms transfers out, as CSV in SIPRI's columns.

SIPRI enters a deal when an order or a delivery is verified. A row here is what one claim says, also
in reports that belong to no story, with who says it, how far it is said to have got, and who denies
it. As in SIPRI's register ".." is what is not known, and brackets stand around what is uncertain.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.exchange.material import Material
from rashomon.exchange.out.parties import is_thing
from rashomon.exchange.out.reported import Row
from rashomon.exchange.out.table import table
from rashomon.exchange.out.wording import ALLEGED, head_of, joined, one_line, stage_of
from rashomon.language.sounds import slug
from rashomon.records import Claim, Mention, Quantity, Reading, Role, Time

COLUMNS = (
    *("supplier", "recipient", "number ordered", "weapon designation", "weapon description"),
    *("year of order/licence", "year(s) of deliveries", "number delivered", "comments"),
    *("claimed_by", "stage", "denial", "certainty", "polarity", "report", "address", "quote"),
    *("start", "end", "claim"),
)
UNKNOWN = ".."
# Stages whose number and year are those of an order, and those of a delivery. What is under way or
# was seized need never have been delivered.
AGREED = ("offered", "ordered")
DELIVERED = ("delivered", "used")
UNCERTAIN = ("alleged", "possible")
OPEN = ("possible", "planned")


@dataclass(frozen=True, slots=True)
class Denied:
    """Who denies a transfer, and in which words."""

    by: str
    words: str

    def __str__(self) -> str:
        return f"{self.by}: “{self.words}”"


def write(material: Material) -> Iterator[str]:
    """The register, a claim at a time."""
    yield from table(COLUMNS, _rows(material))


def _rows(material: Material) -> Iterator[Row]:
    denied = _denied_in_stories(material)
    for reading in material.readings():
        transfers = [c for c in reading.claims if c.event.type == "arms_transfer"]
        for claim in transfers:
            found = (*denied.get(claim.id, ()), *_denied_here(claim, reading, material))
            yield _row(claim, reading, found, material)


def _row(claim: Claim, reading: Reading, denied: Sequence[Denied], material: Material) -> Row:
    quote = claim.evidence[0]
    stage = _stage(claim)
    number = _number(claim, reading)
    row: Row = {
        "supplier": _party(claim.actor, reading, material),
        "recipient": _party(claim.target, reading, material),
        "weapon designation": _designation(claim, reading, material),
        "weapon description": one_line(claim.item.text) if claim.item else UNKNOWN,
        "comments": _comments(claim, number, stage),
        "claimed_by": claimed_by(claim),
        "stage": stage,
        "denial": joined(map(str, denied)),
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "report": reading.report.id,
        "address": reading.report.address,
        "quote": quote.quote,
        "start": quote.start,
        "end": quote.end,
        "claim": claim.id,
    }
    amount = _amount(number, claim) if number else UNKNOWN
    year = _year(claim.time, claim) if claim.time else UNKNOWN
    row |= {
        "number ordered": amount if stage in AGREED else UNKNOWN,
        "number delivered": amount if stage in DELIVERED else UNKNOWN,
        "year of order/licence": year if stage in AGREED else UNKNOWN,
        "year(s) of deliveries": year if stage in DELIVERED else UNKNOWN,
    }
    return row


def claimed_by(claim: Claim) -> str:
    """The chain of a claim, outermost voice first, in the words of the report."""
    voices = (hop.source or f"({hop.source_kind.replace('_', ' ')})" for hop in claim.chain)
    return " > ".join(map(one_line, voices))


def _stage(claim: Claim) -> str:
    """How far it is said to have got. What only may be or is to be has got nowhere yet."""
    stage = stage_of(claim.quote, claim.event.trigger)
    return ALLEGED if claim.certainty in OPEN and stage not in AGREED[:1] else stage


def _party(role: Role | None, reading: Reading, material: Material) -> str:
    """A party by its name; in brackets where words leave open whether it was this one. Nothing that
    is read as a thing gives or gets."""
    if role is None or (role.entity is None and material.language.is_pronoun(role.text)):
        return UNKNOWN
    if is_thing(role, reading):
        return UNKNOWN
    name = material.called(role.entity) if role.entity else one_line(role.text)
    return f"({name})" if role.hedge else name


def _weapons(claim: Claim, reading: Reading) -> list[Mention]:
    """The weapons that a claim's item names."""
    item = claim.item
    if item is None:
        return []
    return [
        m
        for m in reading.mentions
        if m.type in ("weapon", "platform") and item.start <= m.start and m.end <= item.end
    ]


def _designation(claim: Claim, reading: Reading, material: Material) -> str:
    """The make of a weapon, where the lists know its name for one: of "T-72 tanks" T-72."""
    models = material.language.events.models
    named = (one_line(m.quote) for m in _weapons(claim, reading) if slug(m.quote) in models)
    return joined(named) or UNKNOWN


def _number(claim: Claim, reading: Reading) -> Quantity | None:
    """How many of the item, where one number alone counts it."""
    if claim.item is None:
        return None
    things = {claim.item.entity, slug(head_of(claim.item.text))}
    for weapon in _weapons(claim, reading):
        things |= {weapon.entity, slug(weapon.quote), slug(head_of(weapon.quote))}
    found = [
        number
        for number in claim.quantities
        if number.kind in ("count", "total") and slug(number.of) in things
    ]
    return found[0] if len(found) == 1 else None


def _amount(number: Quantity, claim: Claim) -> str:
    """A number as SIPRI writes it: "(4-6)" and "(>=20)" where it is not certain."""
    low, high = number.low, number.high
    if low is None and high is None:
        return UNKNOWN
    if low == high:
        words = f"{low:g}"
    elif low is None or high is None:
        words = f"<={high:g}" if low is None else f">={low:g}"
    else:
        words = f"{low:g}-{high:g}"
    return words if low == high and claim.certainty not in UNCERTAIN else f"({words})"


def _year(time: Time, claim: Claim) -> str:
    years = list(dict.fromkeys(day[:4] for day in (time.earliest, time.latest) if day))
    if not years:
        return UNKNOWN
    bounded = time.earliest is not None and time.latest is not None
    words = "-".join(years)
    return words if bounded and claim.certainty not in UNCERTAIN else f"({words})"


def _comments(claim: Claim, number: Quantity | None, stage: str) -> str:
    """What the columns before it cannot say."""
    parts = ["A claim, not verified"]
    if number is not None and stage not in (*AGREED, *DELIVERED):
        parts.append(f"number as told: “{number.quote}”")
    for role in (claim.actor, claim.target):
        if role is not None and role.hedge is not None:
            parts.append(f"“{role.hedge.quote}” {one_line(role.text)}")
    if claim.polarity == "denied":
        parts.append("said not to be so")
    return "; ".join(parts)


def _denied_in_stories(material: Material) -> Mapping[str, Sequence[Denied]]:
    """The denials that stories know, by the claim that they take back."""
    found: dict[str, list[Denied]] = defaultdict(list)
    for story in material.stories():
        for denial in story.denials:
            for claim in denial.claims:
                found[claim].append(Denied(one_line(denial.by), denial.quote))
    return found


def _denied_here(claim: Claim, reading: Reading, material: Material) -> Iterator[Denied]:
    """Who denies it in the same report: whoever is said to have given or got it and denies
    something there, and whose word a denied transfer is."""
    if claim.polarity == "denied":
        yield Denied(claim.chain[-1].source or claim.chain[0].source, claim.quote)
        return
    whole = material.language.names.whole
    parties = {whole(r.entity) for r in (claim.actor, claim.target) if r and r.entity}
    for other in reading.claims:
        if other.event.type != "denial" or other.story != claim.story:
            continue
        speaker = other.actor.entity if other.actor else other.chain[-1].entity
        if speaker is not None and whole(speaker) in parties:
            words = other.actor.text if other.actor else other.chain[-1].source
            yield Denied(one_line(words), other.quote)
