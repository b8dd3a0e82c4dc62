"""Archives in which it is known who copies whom, for volume.py: real texts of others, read at run
time, copies of them by named operators and strengths, and a background of news made from the frames
of their sentences, with names and numbers drawn anew.

Nothing of these texts is kept anywhere but in the archive that is written, and the same number and
size always give the same texts.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from common import load_lines
from rashomon.exchange.tables import TABLES
from rashomon.language.rarity import weight
from rashomon.records import content_id

START, DAYS, LATEST = date(2023, 1, 1), 365, 4  # a copy comes within so many days
PLANTED, CHAINS, GLUED = 0.04, 0.004, 0.002  # of an archive's texts
STRENGTHS = 5
HOSTS, LINES = 300, 60
STOCK, STOCK_LEAST = 60, 10  # paragraphs; each stands in so many texts to a fiftieth of all
SHARD = 10_000
SLOT = 0.72  # a word that tells as much, or a number, is drawn anew
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"”’']*")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SYLLABLES = (
    "ka ro mi ten bal dor fen gar hul jor lam nir os pel qua rus sol tar ul ven wes yar zin".split()
)
Sentences = list[str]


@dataclass
class Text:
    """A text of the archive: its sentences, its day (counted from START), and whence it comes.
    `cell`: the operator and strength, or what else it is; `share`: how much of it, or of what it
    copies, is copied; `family`: the original that it goes back to, None for the background."""

    number: int
    sentences: Sentences
    day: int
    host: int
    cell: tuple[str, int] = ("background", 0)
    share: float = 0.0
    parent: int | None = None
    family: int | None = None
    also: int | None = None  # the other original of a glued page


@dataclass
class Planted:
    """A plan of an archive: its originals, and what is made of them."""

    size: int
    originals: list[Sentences]
    translated: list[tuple[int, Sentences]]
    frames: list[list[str]] = field(default_factory=list)

    def texts(self) -> Iterator[Text]:
        """Every text, in no order of days."""
        chance = random.Random(f"archive {self.size}")
        known = [
            Text(number, each, chance.randrange(DAYS - 16), chance.randrange(HOSTS),
                 ("original", 0), 1.0, None, number)
            for number, each in enumerate(self.originals)
        ]  # fmt: skip
        yield from known
        number = len(known)
        for original, sentences in self.translated:
            yield self._child(
                number, known[original], sentences, ("translated back", 0), 1.0, chance
            )
            number += 1
        each = max(round(self.size * PLANTED / len(OPERATORS) / STRENGTHS), 1)
        for name, operator in OPERATORS.items():
            for strength in range(STRENGTHS):
                for _ in range(each):
                    source = chance.choice(known)
                    made, share = operator(source.sentences, strength, chance, self)
                    yield self._child(number, source, made, (name, strength), share, chance)
                    number += 1
        for _ in range(round(self.size * CHAINS)):
            source, steps = chance.choice(known), chance.choice((2, 3))
            made, share, last = source.sentences, 1.0, source
            for _ in range(steps):
                made, part = chance.choice(list(OPERATORS.values()))(
                    made, chance.randrange(2), chance, self
                )
                share *= part
                last = self._child(number, last, made, ("chain", steps), share, chance)
            last.parent = source.number
            yield last
            number += 1
        for _ in range(round(self.size * GLUED)):
            # Another story on a page is of the same days: one that came back months later, again
            # and again, would be standing background.
            first = chance.choice(known)
            near = [o for o in known if abs(o.day - first.day) <= LATEST and o is not first]
            second = chance.choice(near or [o for o in known if o is not first])
            both = first.sentences + second.sentences
            share = len(first.sentences) / len(both)
            text = self._child(number, first, both, ("glued", 0), share, chance)
            text.also = second.number
            yield text
            number += 1
        while number < self.size:
            yield Text(
                number,
                self.news(chance.randint(7, 16), chance),
                chance.randrange(DAYS),
                chance.randrange(HOSTS),
            )
            number += 1

    def _child(
        self,
        number: int,
        source: Text,
        made: Sentences,
        cell: tuple[str, int],
        share: float,
        chance: random.Random,
    ) -> Text:
        day = source.day + chance.randint(0, LATEST)
        return Text(
            number, made, day, chance.randrange(HOSTS), cell, share, source.number, source.family
        )

    def news(self, count: int, chance: random.Random) -> Sentences:
        """Sentences of no report, from frames drawn by chance."""
        return [_filled(chance.choice(self.frames), chance) for _ in range(count)]

    def written(self, text: Text) -> Sentences:
        """The sentences of a text on its page: with furniture of its host, and stock paragraphs."""
        chance = random.Random(f"page {text.number} {self.size}")
        page = list(text.sentences)
        if chance.random() < 0.3:
            page += chance.sample(furniture(text.host), chance.randint(1, 5))
        often = [
            STOCK_LEAST * (self.size / 50 / STOCK_LEAST) ** (n / (STOCK - 1)) for n in range(STOCK)
        ]
        if chance.random() < sum(often) / self.size:
            at = chance.randint(0, len(page))
            page[at:at] = stock(*chance.choices(range(STOCK), often))
        return page


def _filled(frame: list[str], chance: random.Random) -> str:
    return "".join(_slot(part[1:], chance) if part[0] == "\0" else part for part in frame)


def _slot(word: str, chance: random.Random) -> str:
    if word[0].isdigit():
        return str(chance.randint(2, 10 ** min(len(word), 4)))
    # Some names are in many texts, most in few: of two syllables there are hundreds, of four
    # hundreds of thousands.
    name = "".join(chance.choices(SYLLABLES, k=chance.choices((2, 3, 4), (1, 9, 20))[0]))
    return name.capitalize() if word[0].isupper() else name


def frame_of(sentence: str) -> list[str] | None:
    """A sentence as what stays, and what is drawn anew behind a zero sign; None where little is."""
    parts, at, slots = [], 0, 0
    for found in WORD.finditer(sentence):
        word = found[0]
        if word[0].isdigit() or weight(word.lower()) >= SLOT:
            parts += [sentence[at : found.start()], "\0" + word]
            at, slots = found.end(), slots + 1
    parts.append(sentence[at:])
    return [part for part in parts if part] if slots >= 2 else None


def furniture(host: int) -> Sentences:
    """The lines that stand on the pages of a host."""
    chance = random.Random(f"host {host}")
    words = (
        "subscribe newsletter share follow cookies privacy terms contact advertise copyright login "
        "weather sport archive editions podcasts careers rights reserved"
    ).split()
    name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    return [
        " ".join((name, *chance.choices(words, k=chance.randint(3, 9)), str(n))) + "."
        for n in range(LINES)
    ]


def stock(place: int) -> Sentences:
    """A paragraph of background that many pages have."""
    chance = random.Random(f"stock {place}")
    return [
        "The " + " ".join(_slot("x", chance) for _ in range(14)) + " since the truce."
        for _ in range(3)
    ]


# Each operator: the sentences of a text, how strongly, chance, and where other sentences come from,
# in; the copy's sentences and how much of the text stands in it, out.
Operator = Callable[[Sentences, int, random.Random, Planted], tuple[Sentences, float]]


def headline(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    gone = min(strength + 1, len(text) - 1)
    return plan.news(gone, chance) + text[gone:], 1 - gone / len(text)


def cut(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    share = (0.7, 0.5, 0.35, 0.2, 0.1)[strength]
    return text[: max(round(len(text) * share), 1)], share


def dropped(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    share = (strength + 1) / 10
    gone = set(chance.sample(range(len(text)), max(round(len(text) * share), 1)))
    kept = [sentence for n, sentence in enumerate(text) if n not in gone]
    return kept or text[:1], 1 - share


def moved(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    made = list(text)
    for _ in range(strength + 1):
        made.insert(chance.randrange(len(made)), made.pop(chance.randrange(len(made))))
    return made, 1.0


def renamed(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    words = Counter(word for sentence in text for word in WORD.findall(sentence))
    parties = [w for w, _ in words.most_common() if not w.isdigit() and weight(w.lower()) >= SLOT]
    names = {word: _slot(word, chance) for word in parties[: 2 * strength + 1]}
    names |= {word: _slot(word, chance) for word in words if word[0].isdigit()}
    return [WORD.sub(lambda w: names.get(w[0], w[0]), s) for s in text], 1.0


def foreign(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    share = (0.2, 0.35, 0.5, 0.65, 0.8)[strength]
    more = plan.news(max(round(len(text) * share / (1 - share)), 1), chance)
    half = chance.randint(0, len(more))
    if share <= 0.5:
        return more[:half] + text + more[half:], 1 - share
    kept = text[: max(round(len(text) * (1 - share)), 1)]  # as long as the text was
    more = more[: len(text) - len(kept)]
    half = min(half, len(more))
    return more[:half] + kept + more[half:], 1 - share


def reworded(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    share = (strength + 1) / 10

    def other(found: re.Match[str]) -> str:
        word = found[0]
        plain = word.islower() and 0.15 < weight(word) < SLOT
        return _slot(word, chance) if plain and chance.random() < share else word

    return [WORD.sub(other, sentence) for sentence in text], 1.0


def framed(
    text: Sentences, strength: int, chance: random.Random, plan: Planted
) -> tuple[Sentences, float]:
    count = (5, 10, 20, 40, 60)[strength]
    lines = furniture(chance.randrange(HOSTS))[:count]
    return lines[: count // 2] + text + lines[count // 2 :], 1.0


OPERATORS: dict[str, Operator] = {
    "first sentences swapped": headline,
    "cut": cut,
    "sentences dropped": dropped,
    "sentences moved": moved,
    "parties and numbers changed": renamed,
    "foreign paragraphs": foreign,
    "reworded": reworded,
    "site furniture": framed,
}


def planted(data: Path, size: int) -> Planted:
    """The plan of an archive of so many texts, from the data of others."""
    rows: list[tuple[str, str]] = []
    seen = _kin(load_lines(data / "syria_copies" / "pairs.jsonl"))
    kept: dict[str, int] = {}
    for row in load_lines(data / "syria_copies" / "docs.jsonl"):
        if seen.setdefault(row["id"], row["id"]) == row["id"]:
            kept[row["id"]] = len(rows)
            rows.append((row["id"], row["text"]))
    rows += [(r["id"], r["text"]) for r in load_lines(data / "muc4" / "train.jsonl")]
    rows += [(r["id"], r["text"]) for r in load_lines(data / "ecbplus" / "train.jsonl")]
    texts = [_sentences(text) for _, text in rows]
    place = {name: n for n, (name, _) in enumerate(rows) if name in kept}
    whole = [n for n in _apart(texts) if len(texts[n]) >= 5]
    number = {old: new for new, old in enumerate(whole)}
    translated = [
        (number[place[row["source_id"]]], _sentences(row["text"]))
        for row in load_lines(data / "syria_copies" / "backtranslated.jsonl")
        if place.get(row["source_id"]) in number
    ]
    originals = [texts[n] for n in whole]
    frames = [f for text in originals for s in text if (f := frame_of(s)) is not None]
    return Planted(size, originals, translated, frames)


def _apart(texts: list[Sentences]) -> Iterator[int]:
    """The texts, by place, that share no longer sentence with one before them: of two that copy
    each other nobody would know the lineage."""
    seen: set[str] = set()
    for number, text in enumerate(texts):
        long = {" ".join(WORD.findall(s.lower())) for s in text if len(s.split()) >= 8}
        if seen.isdisjoint(long):
            yield number
        seen |= long


def _kin(pairs: list[dict[str, Any]]) -> dict[str, str]:
    """Of labelled texts that have anything of each other, all but the first, with the first."""
    head: dict[str, str] = {}

    def top(name: str) -> str:
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for pair in pairs:
        a, b = sorted((top(pair["a"]), top(pair["b"])))
        head[b] = a
    return {name: top(name) for name in list(head)}


def _sentences(text: str) -> Sentences:
    found = (" ".join(each[0].split()) for each in SENTENCE.finditer(text))
    return [each for each in found if len(each.split()) >= 4][:40]


def fill(plan: Planted, archive: Path) -> list[Text]:
    """Write the archive in shards; its texts without their words."""
    told, rows = [], []
    for text in plan.texts():
        rows.append(_rows(plan, text))
        told.append(text)
        text.sentences = [] if text.cell[0] != "original" else text.sentences
        if len(rows) == SHARD:
            _write(archive, len(told) // SHARD, rows)
            rows = []
    if rows:
        _write(archive, len(told) // SHARD + 1, rows)
    return told


def report_id(number: int) -> str:
    """The id of a text's report."""
    return content_id("planted", number)


def _rows(plan: Planted, text: Text) -> tuple[dict[str, Any], dict[str, Any]]:
    sentences = plan.written(text)
    ends, at = [], 0
    for sentence in sentences:
        ends.append({"first": at, "second": at + len(sentence)})
        at += len(sentence) + 1
    words, key = " ".join(sentences), report_id(text.number)
    report = {
        "id": key, "name": f"t{text.number}", "sha256": key * 4, "address": f"t{text.number}",
        "text": words, "segments": [{"start": 0, "end": len(words), "kind": "body", "story": 0}],
        "publisher": f"Host {text.host}", "title": None, "author": None,
        "published": (START + timedelta(text.day)).isoformat(), "retrieved": None,
        "language": "en", "extractor": "planted", "truncated": False,
    }  # fmt: skip
    return report, {"in_report": key, "sentences": ends, "failure": None, "syntax": None}


def _write(archive: Path, number: int, rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for place, table in enumerate(("reports", "readings")):
        (archive / table).mkdir(parents=True, exist_ok=True)
        schema = TABLES[table].schema({})
        made = pa.Table.from_pylist([row[place] for row in rows], schema=schema)
        pq.write_table(made, archive / table / f"shard-{number:05}.parquet", compression="zstd")
