"""Invented reports of a year with known happenings and known copies, for linking.py: texts and
readings, made from frames of sentences with names, places and numbers drawn by chance.

Nothing here is anybody's text, and the same number always gives the same report.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from rashomon.records import (
    Claim,
    Event,
    Hop,
    Located,
    Quantity,
    Reading,
    Report,
    Role,
    Segment,
    Time,
    content_id,
    span,
)

YEAR, START = 365, date(2023, 1, 1)
COPIES = 0.12
SENTENCES = 26  # about 280 words, the mean length of real news
OPENING = (
    "bar dol fen gar hul jor kam lor mir nad orl pel quas rem sul tor ulv vash wen yar zel bri"
)
CLOSING = "ak ane berg dal eth field ga heim ia jik ko lund mar nov o pur ra stan ta um vik wa yan"
KINDS = ("attack", "attack", "attack", "protest", "arrest", "agreement", "aid")
DEEDS = {
    "attack": (
        "{party} shelled the {site} of {town} on {day}, killing {toll} people.",
        "At least {toll} people died when {party} fired on the {site} in {town} on {day}.",
        "Rockets hit the {site} of {town}; {toll} were killed, said {who}.",
    ),
    "protest": (
        "Thousands marched to the {site} of {town} on {day} against {party}.",
        "Crowds gathered at the {site} in {town}, angry at {party}, said {who}.",
    ),
    "arrest": (
        "{party} arrested {who} near the {site} of {town} on {day}.",
        "{who} was taken from the {site} in {town} by {party}.",
    ),
    "agreement": (
        "{party} and {other} signed a truce at the {site} of {town} on {day}.",
        "A truce between {party} and {other} was agreed in {town}, said {who}.",
    ),
    "aid": (
        "{party} sent {toll} lorries of grain to the {site} of {town} on {day}.",
        "Grain from {party} reached the {site} in {town}, said {who}.",
    ),
}
# What else stands in a report; words in capitals are drawn from the lists below.
MORE = (
    "{who} VERB the ADJ NOUN of the NOUN",
    "a ADJ NOUN in {town} VERB the NOUN near the {site}",
    "{person} VERB a NOUN, and the NOUN of {elsewhere} VERB its ADJ NOUN",
    "officers of {party} VERB the NOUN after a ADJ NOUN",
    "in {elsewhere} a NOUN VERB the ADJ NOUN of {person}",
    "the ADJ NOUN VERB {other}, {person} said, before the NOUN",
    "{who} said that the NOUN VERB every ADJ NOUN in {town}",
    "neither the NOUN nor {other} VERB the ADJ NOUN",
    "since the NOUN of {elsewhere}, a ADJ NOUN VERB {toll} NOUNs",
    "“The NOUN VERB our ADJ NOUN,” said {person} of {elsewhere}",
    "{toll} NOUNs VERB the road from {town} to {elsewhere}",
    "witnesses near the {site} VERB a NOUN and a ADJ NOUN",
)
SITES = "market harbour bridge clinic station mill school granary depot barracks mosque dam".split()
# Words of each kind, by how they end, out of the encoder's vocabulary from this rank on: a small
# stock of words would make any two reports alike.
RANK = 3000
ENDS = {
    "VERB": ("ed",),
    "ADJ": ("y", "al", "ic", "ous", "ive", "ful", "less", "ish"),
    "NOUN": ("er", "ion", "ment", "ness", "or", "age", "ity", "house", "man", "et", "el", "ock"),
}
SLOT = re.compile("|".join(ENDS))
# Words for words, as an editor would change them.
REWORDED = {
    "killing": "leaving dead", "people": "persons", "died": "perished", "said": "stated",
    "closed": "barred", "killed": "slain", "crossed": "passed over", "feared": "dreaded",
    "fired": "opened fire", "reached": "arrived at", "hit": "struck", "saw": "observed",
    "signed": "concluded", "gathered": "assembled", "marched": "walked", "warned": "cautioned",
    "stopped": "held up", "ended": "finished", "opened": "unlocked", "near": "close to",
    "officers": "men", "neither": "not even", "witnesses": "onlookers", "since": "ever since",
}  # fmt: skip
OUTLETS = 60


@dataclass(frozen=True)
class Made:
    """A report that was made: what it tells of, and which report it copies. `family` is the report
    that its text goes back to."""

    reading: Reading
    happening: int
    copies: str | None
    family: str

    @property
    def report(self) -> str:
        """The report's id."""
        return self.reading.report.id


@dataclass(frozen=True)
class Happening:
    """What some reports tell of."""

    number: int
    day: date
    kind: str
    town: str
    site: str
    party: str
    other: str
    who: str
    toll: int


def made(archive: int, first: int, last: int) -> Iterator[Made]:
    """Reports by number. `archive` of them share its happenings evenly over the year, and so do
    those after it: what comes later tells of the same year."""
    for number in range(first, last):
        yield _made(archive, number)


@cache
def _stock(kind: str) -> list[str]:
    """The words of a kind."""
    text = (files("rashomon.model") / "tokenizer.json").read_text(encoding="utf-8")
    words = list(json.loads(text)["model"]["vocab"])[RANK:]
    return [w for w in words if w.isalpha() and len(w) > 4 and w.endswith(ENDS[kind])]


@cache
def _name(seed: str) -> str:
    chance = random.Random(seed)
    middle = "".join(chance.choice("aeiou") for _ in range(chance.randint(0, 1)))
    opening, closing = chance.choice(OPENING.split()), chance.choice(CLOSING.split())
    return (opening + middle + chance.choice(("", "l", "n", "r", "s")) + closing).capitalize()


def _happening(number: int) -> Happening:
    chance = random.Random(f"happening {number}")
    kind = chance.choice(KINDS)
    parties = chance.sample(range(12), 2)
    return Happening(
        *(number, START + timedelta(days=chance.randrange(YEAR)), kind),
        *(_name(f"town {chance.randrange(300)}"), chance.choice(SITES)),
        *(f"the {_name(f'party {p}')} Front" for p in parties),
        who=f"{_name(f'first {chance.randrange(80)}')} {_name(f'last {chance.randrange(900)}')}",
        toll=chance.randint(2, 40),
    )


def _happening_of(number: int, archive: int) -> int:
    """Which happening a report tells of: by lot, so that the new ones tell of known ones, too."""
    chance = random.Random(f"lot {number}")
    count = max(archive // 4, 1)
    return int(count * chance.random() ** 1.6)


def _made(archive: int, number: int) -> Made:
    chance = random.Random(f"report {number}")
    if number and chance.random() < COPIES:
        source = _made(archive, chance.randrange(number))
        happening = _happening(source.happening)
        day = date.fromisoformat(source.reading.report.published or "")
        sentences = _changed(source, happening, chance)
        reading = _reading(number, sentences, happening, day + _later(chance, (0, 0, 1, 3)), chance)
        return Made(reading, happening.number, source.report, source.family)
    happening = _happening(_happening_of(number, archive))
    published = happening.day + _later(chance, (0, 0, 1, 1, 2, 4))
    reading = _reading(number, _told(happening, SENTENCES, chance), happening, published, chance)
    return Made(reading, happening.number, None, reading.report.id)


def _later(chance: random.Random, days: tuple[int, ...]) -> timedelta:
    return timedelta(days=chance.choice(days))


def _told(happening: Happening, count: int, chance: random.Random) -> list[str]:
    """So many sentences: what happened first, then what stands around it."""
    deeds = DEEDS[happening.kind]
    frames = chance.sample(deeds, 2) + chance.choices(MORE, k=count - 2)
    return [_filled(frame, happening, chance) for frame in frames]


def _filled(frame: str, happening: Happening, chance: random.Random) -> str:
    drawn = SLOT.sub(lambda slot: chance.choice(_stock(slot[0])), frame)
    words = drawn.format(
        **{name: getattr(happening, name) for name in ("town", "site", "party", "other", "who")},
        day=f"{happening.day:%A}",
        toll=happening.toll,
        elsewhere=_name(f"town {chance.randrange(300)}"),
        person=f"{_name(f'first {chance.randrange(80)}')} {_name(f'last {chance.randrange(900)}')}",
    )
    return words[0].upper() + words[1:].rstrip(".") + "."


def _changed(source: Made, happening: Happening, chance: random.Random) -> list[str]:
    """The sentences of a report as another outlet would print them."""
    text = source.reading.report.text
    sentences = [text[start:end] for start, end in source.reading.sentences]
    match chance.choice(("same", "cut", "glued", "reworded")):
        case "cut":
            return sentences[: max(len(sentences) // 2, 5)]
        case "glued":
            return sentences[: max(len(sentences) * 3 // 4, 5)] + _told(happening, 5, chance)[2:]
        case "reworded":
            return [" ".join(REWORDED.get(w, w) for w in s.split()) for s in sentences]
    return sentences


def _reading(
    number: int, sentences: list[str], told: Happening, published: date, chance: random.Random
) -> Reading:
    """A reading as the reader would make it, with a claim for each sentence that tells what
    happened."""
    text = " ".join(sentences)
    report = Report(
        id=content_id("made", number),
        name=f"made-{number}",
        sha256=content_id(text) * 4,
        address=f"made-{number}",
        text=text,
        segments=(Segment(0, len(text), "body"),),
        publisher=f"{_name(f'outlet {chance.randrange(OUTLETS)}')} Courier",
        published=published.isoformat(),
    )
    ends, places = 0, []
    for sentence in sentences:
        places.append((ends, ends + len(sentence)))
        ends += len(sentence) + 1
    claims = tuple(_claim(report, told, *place) for place in places[:2])
    return Reading(report=report, sentences=tuple(places), claims=claims)


def _claim(report: Report, told: Happening, start: int, end: int) -> Claim:
    evidence = span(report.text, start, end)
    chance = random.Random(told.town)
    where = Located(
        told.town, told.town, "town", 1, lat=chance.uniform(20, 60), lon=chance.uniform(-10, 60)
    )

    def role(words: str, **more: Located) -> Role | None:
        at = evidence.quote.find(words)
        slug = words.lower().replace(" ", "-")
        return Role(words, start + at, start + at + len(words), slug, **more) if at >= 0 else None

    day, tolls = told.day.isoformat(), f"{told.toll}"
    dated = evidence.quote.find(f"{told.day:%A}")
    counted = evidence.quote.find(tolls)
    return Claim(
        id=content_id(report.id, start),
        report=report.id,
        story=0,
        evidence=(evidence,),
        quote=evidence.quote,
        event=Event(told.kind, evidence.quote[:3], start, start + 3),  # type: ignore[arg-type]
        chain=(Hop(report.publisher or "", "own_voice"),),
        certainty="asserted",
        polarity="affirmed",
        reader="made 1",
        actor=role(told.party),
        target=role(told.other),
        place=role(told.town, located=where),
        time=Time(f"{told.day:%A}", start + dated, start + dated + 6, day, day, "day")
        if dated >= 0
        else None,
        quantities=(
            Quantity("killed", tolls, start + counted, start + counted + 2, told.toll, told.toll),
        )
        if counted >= 0 and told.kind == "attack"
        else (),
    )
