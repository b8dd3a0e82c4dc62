"""Who attacked what and whom with what, and how firmly is the perpetrator named, in MUC-4's slots?

Data: `data/muc4/dev.jsonl` (200 broadcasts and agency reports on Latin America, 116 with an
incident), read whole in small letters; in their capitals they give 1.4 less. The rules below were
chosen on `train.jsonl`, which the encoder's head for roles has learned from, too.

Role fillers (CEAF-REE, as GRIT scores it: an entity is right where its name is one of the gold's).
They are the marks of that head, whichever claim they stand in: MUC-4 codes neither fights between
forces nor threats in general, so a claim's doer or target alone fills a role one time in four or
less, and adding it costs more than it gains. One claim does pay: an armed group that is known, as
doer of an affirmed harm, in a document that has marks (the region's groups are given to the reader
as an actors file, as a user would: they are below). What the rest of the reading does with marks:

    grown     a mark that breaks off inside a name (organisation, person, weapon) is that name;
              other marks go on to the head of their noun phrase ("power" grid, "group of" men)
    merged    one entity: the same last word, one inside the other, "X (Y)", Rashomon's own entity
    named     by the shortest of its names (perpetrators, weapons), the longest (victims: full
              names are gold), the commonest (targets)

"unmerged" has the marks as they are, merged by their last word. "merged and named by an oracle" is
what these marks could reach: an entity is found where some mark and gold name hold one another,
and what matches nothing stays wrong.

Confidence: of each perpetrator organisation one of MUC-4's words, read off the claims that name it:

    CLAIMED OR ADMITTED    somebody claims responsibility in a sentence that names it
    SUSPECTED OR ACCUSED   an accusation holds it, or an alleged harm; ... BY AUTHORITIES where the
                           innermost voice of that claim is an official or a government
    REPORTED AS FACT       all else, "possible" too: on train that was wrong more often than right

Gold is one entity of a document with the words of all its templates, any of which is right. "slot":
organisation and word both right; "given the organisation": the word, where the organisation is
right; "of gold organisations": the word, where the names are given (what the claims decide).
Command: python benchmarks/muc4.py [--shared PATH] [--part train]
"""

import json
import re
import runpy
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from common import arguments, load_lines, need, prf, score, show, write_lines
from plover import read_wholly

Row = dict[str, Any]
Span = tuple[int, int]
Entity = list[str]  # its names, in the order of the text


class Held(NamedTuple):
    """A perpetrator organisation of the gold: its names, as the text has them and as the scorer
    compares them, and the words for how firmly it is named."""

    called: Entity
    compared: Entity
    words: set[str]


class Way(NamedTuple):
    """How the marks of a role become entities: their kind, the mentions whose edges they take (or
    those of the noun phrase), the words in front that belong to it, and which name is theirs."""

    mark: str
    mentions: tuple[str, ...]
    front: tuple[str, ...]
    name: Callable[[Entity], str]


def shortest(names: Entity) -> str:
    """The shortest name."""
    return min(names, key=len)


def longest(names: Entity) -> str:
    """The longest name."""
    return max(names, key=len)


def commonest(names: Entity) -> str:
    """The commonest name; the longest of equals."""
    times = Counter(names)
    return max(names, key=lambda name: (times[name], len(name)))


PARTIES = ("organisation", "armed_group", "government")
WAYS = {
    "PerpInd": Way("perpetrator", (), ("nummod",), shortest),
    "PerpOrg": Way("perpetrator_organisation", PARTIES, (), shortest),
    "Target": Way("target", (), ("compound",), commonest),
    "Victim": Way("victim", ("person",), (), longest),
    "Weapon": Way("weapon", ("weapon",), (), shortest),
}
# A word that hangs so on a noun behind it is part of its phrase; "of" hangs so on what follows.
INNER = {"compound", "amod", "nummod", "det", "flat", "nmod:poss", "goeswith", "nmod:desc", "case"}
FACT, SUSPECTED, CLAIMED = "REPORTED AS FACT", "SUSPECTED OR ACCUSED", "CLAIMED OR ADMITTED"
AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
OFFICIAL = {"named_official", "unnamed_official", "government"}
# The armed groups that whoever follows the region knows: what views call each, and other names.
GROUPS = {
    "FMLN": ["Farabundo Marti National Liberation Front"],
    "ELN": ["Army of National Liberation", "National Liberation Army"],
    "EPL": ["Popular Liberation Army", "People's Liberation Army"],
    "FARC": ["Revolutionary Armed Forces of Colombia"],
    "M-19": ["19 April Movement", "April 19 Movement"],
    "Shining Path": ["Sendero Luminoso"],
    "MRTA": ["Tupac Amaru Revolutionary Movement"],
    "Extraditables": ["the Extraditables"],
    "Medellin cartel": ["Medellin drug cartel"],
    "Cali cartel": ["Cali drug cartel"],
    "URNG": ["Guatemalan National Revolutionary Unity"],
    "FPMR": ["Manuel Rodriguez Patriotic Front"],
    "Cinchoneros": ["Cinchonero Popular Liberation Movement"],
    "Contras": ["Nicaraguan Resistance"],
    "Zarate Willka": ["Zarate Willka Armed Liberation Forces"],
    "AVC": ["Alfaro Vive Carajo"],
}
HARM = {"attack", "casualties", "damage", "threat"}


def main() -> None:
    """Read the documents, fill the slots, and print the figures."""
    parser = arguments(__doc__)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    options = parser.parse_args()
    data = options.shared / "data" / "muc4" / f"{options.part}.jsonl"
    scorer = options.shared / "bench" / "score_events.py"
    need(data, scorer)
    gold = load_lines(data)
    rules = runpy.run_path(str(scorer))
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = [{"id": g["id"], "text": g["text"]} for g in gold]
        readings = read_wholly(folder, rows, "--actors", actors_file(folder))
        pages = [Page(reading, rules["squash"]) for reading in readings]
        figures: Row = {}
        for how, fill in (("role fillers", fillers), ("unmerged", unmerged)):
            rows = [{"id": g["id"], "roles": fill(p)} for g, p in zip(gold, pages, strict=True)]
            found = write_lines(folder / "found.jsonl", rows)
            scored = score(scorer, "muc4", data, found, "--json")
            figures[how] = {match: per_cent(scored[match]) for match in ("strict", "loose")}
    figures["unmerged"] = figures["unmerged"]["strict"]["micro"]
    figures["merged and named by an oracle"] = oracle(gold, pages, rules)
    figures["confidence"] = confidence(gold, pages, rules)
    show(figures, data)


def actors_file(folder: Path) -> Path:
    """The groups as the reader takes them."""
    path = folder / "actors.yml"
    entries = {
        key(name): {
            "name": name,
            "type": "armed_group",
            "names": {"official": others, "variant": [name]},
        }
        for name, others in GROUPS.items()
    }
    path.write_text(json.dumps(entries), encoding="utf-8")  # JSON is YAML
    return path


def key(name: str) -> str:
    """A name as an entity's key."""
    return name.lower().replace(" ", "-")


def per_cent(table: Row) -> Row:
    """Precision, recall and F1 of each role, per cent."""
    rows = {role: row for role, row in table.items() if isinstance(row, dict)}
    return {
        role: {key: round(100 * row[key], 1) for key in ("p", "r", "f1")}
        for role, row in rows.items()
    }


class Page:
    """A reading with its tree, to be asked."""

    def __init__(self, reading: Row, squash: Callable[[str], str]) -> None:
        self.text: str = reading["report"]["text"]
        self.claims: list[Row] = reading["claims"]
        self.mentions: list[Row] = reading["mentions"]
        self.sentences: list[list[int]] = reading["sentences"]
        self.tree: Row = reading["syntax"]
        self.squash = squash
        self.entity = {(m["start"], m["end"]): m["entity"] for m in self.mentions}

    def marks(self, role: str) -> list[Span]:
        """The head's marks of a role, as it sets their edges."""
        kind = WAYS[role].mark
        return [(m["start"], m["end"]) for m in self.tree["roles"] if m["kind"] == kind]

    def name(self, span: Span) -> str:
        """A stretch as the scorer compares it: small letters, no articles or punctuation."""
        return self.squash(self.text[slice(*span)])

    def grown(self, span: Span, way: Way) -> Span:
        """A mark as the name or the noun phrase that it stands in."""
        start, end = span
        if way.mentions:
            around = (
                (m["start"], m["end"])
                for m in self.mentions
                if m["type"] in way.mentions and m["start"] <= start and m["end"] >= end
            )
            return min(around, key=lambda s: s[1] - s[0], default=span)
        first = bisect_left(self.tree["start"], start)
        last = self.noun(bisect_left(self.tree["start"], end) - 1)
        return self.tree["start"][self.front(first, last, way.front)], self.tree["end"][last]

    def noun(self, word: int) -> int:
        """The last word of the noun phrase that a word is part of."""
        head, relation = self.tree["head"], self.tree["relation"]
        while relation[word] in INNER and word < head[word] < word + 8:
            word = head[word]
        parts = [w for w, h in enumerate(head) if h == word and relation[w].startswith("flat")]
        return max([word, *(w for w in parts if w <= word + 4)])

    def front(self, first: int, last: int, relations: tuple[str, ...]) -> int:
        """The first word of a phrase, with those words in front that hang so on its head."""
        head, relation = self.tree["head"], self.tree["relation"]
        top = next((w for w in range(first, last + 1) if not first <= head[w] <= last), last)
        near = range(max(0, first - 3), first)
        return min([first, *(w for w in near if head[w] == top and relation[w] in relations)])

    def entities(self, role: str) -> list[list[Span]]:
        """The grown marks of a role, those of one entity together."""
        found: list[list[Span]] = []
        spans = [self.grown(mark, WAYS[role]) for mark in self.marks(role)]
        if role == "PerpOrg" and self.tree["roles"]:
            spans = sorted({*spans, *self.known_doers()})
        for span in filter(self.name, spans):
            known = next((e for e in found if any(self.is_same(o, span) for o in e)), None)
            if known is None:
                found.append([span])
            else:
                known.append(span)
        return found

    def known_doers(self) -> Iterator[Span]:
        """Armed groups that are listed, where they are the doer of an affirmed harm."""
        listed = {key(name) for name in GROUPS}
        for claim in self.claims:
            if claim["event"]["type"] in HARM and claim["polarity"] == "affirmed":
                for m in self.mentions:
                    span = m["start"], m["end"]
                    if m["entity"] in listed and touches(claim["actor"], [span]):
                        yield span

    def is_same(self, one: Span, other: Span) -> bool:
        """Whether two stretches, in the order of the text, name one entity."""
        a, b = self.name(one), self.name(other)
        if a.split()[-1] == b.split()[-1] or f" {a} " in f" {b} " or f" {b} " in f" {a} ":
            return True
        if self.entity.get(one) is not None and self.entity.get(one) == self.entity.get(other):
            return True
        return one[1] < other[0] <= one[1] + 4 and "(" in self.text[one[1] : other[0]]

    def sentence(self, claim: Row) -> Span:
        """The sentence that a claim stands in."""
        start, end = claim["evidence"][0]["start"], claim["evidence"][0]["end"]
        return next(((a, b) for a, b in self.sentences if a <= start < b), (start, end))


def fillers(page: Page) -> dict[str, list[Entity]]:
    """Each role's entities, each by one name."""
    return {
        role: [[way.name([page.name(s) for s in entity])] for entity in page.entities(role)]
        for role, way in WAYS.items()
    }


def unmerged(page: Page) -> dict[str, list[Entity]]:
    """The marks as they are; those that share their last word are one (as in heads.py)."""
    filled: dict[str, list[Entity]] = {}
    for role in WAYS:
        by_last: dict[str, str] = {}
        for start, end in page.marks(role):
            words = page.text[start:end]
            by_last.setdefault(words.split()[-1], words)
        filled[role] = [[words] for words in by_last.values()]
    return filled


def oracle(gold: list[Row], pages: list[Page], rules: Row) -> dict[str, float]:
    """Each gold entity that some mark touches found once; entities that touch none wrong."""
    hit = wrong = total = 0
    for row, page in zip(gold, pages, strict=True):
        for role in WAYS:
            there = [names(entity, rules) for entity in row["roles"][role]]
            read = [[page.name(s) for s in entity] for entity in page.entities(role)]
            alike = [[rules["sim_loose"](r, t) > 0 for t in there] for r in read]
            hit += sum(map(any, zip(*alike, strict=True)))
            wrong += sum(not any(row) for row in alike)
            total += len(there)
    return prf(hit, hit + wrong, total)


def names(entity: list[Any], rules: Row) -> Entity:
    """The gold names of an entity, as the scorer compares them."""
    return [rules["squash"](m if isinstance(m, str) else m[0]) for m in entity]


def confidence(gold: list[Row], pages: list[Page], rules: Row) -> Row:
    """The confidence slot: with the organisations that were read, and with those of the gold."""
    slots = {"strict": Counter[str](), "loose": Counter[str](), "always fact": Counter[str]()}
    given: Counter[str] = Counter()
    for row, page in zip(gold, pages, strict=True):
        there = list(gold_confidence(row, rules))
        read = page.entities("PerpOrg")
        called = [[WAYS["PerpOrg"].name([page.name(s) for s in entity])] for entity in read]
        words = [word_of(page, spoken(page, [page.text[a:b] for a, b in e])) for e in read]
        for match, counts in slots.items():
            said = [FACT] * len(words) if match == "always fact" else words
            alike = rules[f"sim_{'loose' if match == 'loose' else 'strict'}"]
            counts.update(counted(called, said, there, alike, rules["best_pairing"]))
        for held in there:
            given["all"] += 1
            given["right"] += word_of(page, spoken(page, held.called)) in held.words
            given["fact"] += FACT in held.words
    figures: Row = {f"slot, {match}": slot(counts) for match, counts in slots.items()}
    return figures | {
        "of gold organisations": round(100 * given["right"] / given["all"], 1),
        "of gold organisations, always fact": round(100 * given["fact"] / given["all"], 1),
        "gold organisations": given["all"],
    }


def gold_confidence(row: Row, rules: Row) -> Iterator[Held]:
    """Each perpetrator organisation of a document with the words that its templates have for it."""
    fills = [f for t in row["templates"] for f in t.get("perp_organization_confidence", [])]
    for entity in row["roles"]["PerpOrg"]:
        called = [m if isinstance(m, str) else m[0] for m in entity]
        compared = [rules["squash"](name) for name in called]
        here = [f for f in fills if any(rules["squash"](n) in compared for n in f.get("of", []))]
        if here:
            yield Held(called, compared, {word for fill in here for word in fill["values"]})


def counted(
    called: list[Entity],
    said: list[str],
    there: list[Held],
    alike: Callable[[Entity, Entity], float],
    pairing: Callable[[Row], list[Span]],
) -> dict[str, int]:
    """Organisations read, there and paired, and pairs whose word is right; a right word breaks the
    tie between two pairings."""
    weights: Row = {}
    for j, name in enumerate(called):
        for i, held in enumerate(there):
            if alike(name, held.compared):
                weights[i, j] = 1 + 0.01 * (said[j] in held.words)
    pairs = pairing(weights)
    right = sum(said[j] in there[i].words for i, j in pairs)
    return {"read": len(called), "there": len(there), "paired": len(pairs), "right": right}


def slot(counts: Counter[str]) -> Row:
    """Precision, recall and F1 of the slot, and the share of right words."""
    given = counts["right"] / counts["paired"] if counts["paired"] else 0.0
    scored: Row = prf(counts["right"], counts["read"], counts["there"])
    return scored | {"given the organisation": round(100 * given, 1), "paired": counts["paired"]}


def spoken(page: Page, called: Entity) -> list[Span]:
    """Where an organisation is named."""
    low = page.text.lower()
    found = (re.finditer(rf"(?<!\w){re.escape(name.lower())}(?!\w)", low) for name in called)
    return sorted({match.span() for matches in found for match in matches})


def word_of(page: Page, at: list[Span]) -> str:
    """How firmly the claims that name an organisation put it forward as perpetrator."""

    def within(start: int, end: int) -> bool:
        return any(start <= a and b <= end for a, b in at)

    affirmed = [c for c in page.claims if c["polarity"] == "affirmed"]
    for claim in affirmed:
        if claim["event"]["type"] == "claim_of_responsibility" and within(*page.sentence(claim)):
            return CLAIMED
    for claim in affirmed:
        evidence, kind = claim["evidence"][0], claim["event"]["type"]
        accused = kind == "accusation" and not touches(claim["actor"], at)
        alleged = kind in HARM and (claim["certainty"] == "alleged" or is_doubted(claim, at))
        if (accused or alleged) and within(evidence["start"], evidence["end"]):
            by = claim["chain"][-1]["source_kind"]
            return AUTHORITIES if by in OFFICIAL else SUSPECTED
    return FACT


def is_doubted(claim: Row, at: list[Span]) -> bool:
    """Whether a claim leaves open that an organisation was the doer: "suspected rebels"."""
    return touches(claim["actor"], at) and claim["actor"]["hedge"] is not None


def touches(role: Row | None, at: list[Span]) -> bool:
    """Whether a role's words share some with one of these stretches."""
    return role is not None and any(a < role["end"] and role["start"] < b for a, b in at)


if __name__ == "__main__":
    main()
