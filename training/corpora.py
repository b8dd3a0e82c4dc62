"""The named data sets -> documents with labels. One function a set; their READMEs tell the rest.

No set's text is written anywhere: this module reads the folder it is given and hands on arrays.
"""

import json
import math
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.reading.heads import ends_before
from rashomon.reading.pieces import pieces_of
from training.documents import UNKNOWN, Document, Voiced, outermost, tag, transfer
from training.scraping import scraped
from training.treebanks import Treebanked, label_trees, read_conllu, relations_of
from training.wrapping import wrapped

RE3D = [
    "Organisation",
    "Location",
    "Person",
    "Nationality",
    "Temporal",
    "Quantity",
    "Weapon",
    "MilitaryPlatform",
    "Vehicle",
    "DocumentReference",
    "Money",
]
NAMES = ["PER", "LOC", "ORG", "OTH"]
WIKIGOLD = ["PER", "LOC", "ORG", "MISC"]
CROSSNER = [
    "politician",
    "location",
    "politicalparty",
    "organisation",
    "election",
    "misc",
    "country",
    "event",
    "person",
]
GUM = [
    "person",
    "place",
    "organization",
    "object",
    "event",
    "time",
    "substance",
    "animal",
    "plant",
    "abstract",
]
KINDS = ["name", "nominal", "pronoun"]
WRAPPED = 1 / 3  # of the news set's articles
PARTS = ["source", "cue", "content"]
EVENTS = ["ACTION", "PARTICIPANT", "LOC", "TIME"]
MUC = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
DENIERS = frozenset(
    [
        "not",
        "n't",
        "never",
        "no",
        "none",
        "nobody",
        "neither",
        "nor",
        "denied",
        "deny",
        "denies",
        "denying",
        "refused",
        "declined",
    ]
)

Row = dict[str, Any]


class Corpora:
    """Every set of a data folder, cut into words by one tokenizer."""

    def __init__(self, folder: Path, tokenizer: Any) -> None:
        self.folder = folder
        self.tokenizer = tokenizer
        self.banks = {
            name: list(read_conllu(folder / "ud" / f"{name}.train.conllu.gz"))
            for name in ("ewt", "gum_open")
        }
        self.relations = relations_of([b for banks in self.banks.values() for b in banks])

    def rows(self, name: str, part: str = "train") -> Iterator[Row]:
        """The lines of one file."""
        with open(self.folder / name / f"{part}.jsonl", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)

    def polnear(self, seed: float | None = None, lost: float = 0.0) -> Iterator[Document]:
        """PolNeAR; with a seed, in some articles sentences get an outer voice, and a share loses
        the marks that careless scrapes lose."""
        draw = random.Random(seed)
        for article in self.rows("polnear"):
            for a in article["attributions"]:
                a["nested"] = False
            if seed is not None and draw.random() < WRAPPED:
                article = wrapped(article, draw)
            if lost and draw.random() < lost:
                article = scraped(article)
            yield self._attributed(article, "unmarked")

    def gum(self) -> Iterator[Document]:
        """GUM's open documents: trees, entities, coreference, attributions, each where it is."""
        entities = {row["id"]: row for row in self.rows("gum_entities")}
        clusters = {row["id"]: row["clusters"] for row in self.rows("gum_coref")}
        attributed = {row["id"]: row for row in self.rows("gum_attribution")}
        for bank in self.banks["gum_open"]:
            document = self._cut(bank.name, bank.text)
            label_trees(document, bank.trees, self.relations)
            if bank.name in entities:
                row = entities[bank.name]
                self._gum_entities(document, bank, row, clusters.get(bank.name, []))
            row = attributed.pop(bank.name, {"text": ""})
            if (places := transfer(row["text"], bank.text)) is not None and row["text"]:
                starts, ends = places
                for a in row["attributions"]:
                    for role in ("source", "cue", "content"):
                        a[role] = [[int(starts[s]), int(ends[e])] for s, e in a[role]]
                self._voices(document, _nested(row), "marked")
            yield document
        for row in attributed.values():
            yield self._attributed(_nested(row), "marked")

    def ewt(self) -> Iterator[Document]:
        """EWT: trees, UNER's names, and whether the predicates happened (UDS)."""
        names = {row["id"]: row for row in self.rows("uner_ewt")}
        facts = {row["ud_sent_id"]: row for row in self.rows("uds_factuality")}
        for bank in self.banks["ewt"]:
            document = self._cut(bank.name, bank.text)
            label_trees(document, bank.trees, self.relations)
            row = names.get(bank.name)
            places = transfer(row["text"], bank.text) if row else None
            if row and places:
                layer = document.layer("names", fill=0)
                for e in row["entities"] + row.get("other", []):
                    first, past = document.pieces.within(
                        int(places[0][e["start"]]), int(places[1][e["end"]])
                    )
                    tag(layer, first, past, NAMES.index("OTH" if e["type"] == "OTH" else e["type"]))
            for tree in bank.trees:
                if tree.name in facts:
                    _label_facts(document, bank.text, tree.start, tree.end, facts[tree.name])
            yield document

    def re3d(self) -> Iterator[Document]:
        """re3d without its BBC part: one row of marks a type, doubtful spans left unknown."""
        for row in self.rows("re3d"):
            if row["ship_weights"] == "no":
                continue
            document = self._cut(row["id"], row["text"])
            layer = document.layer("phrases", len(RE3D), fill=0)
            for doubt in (True, False):
                for kind, name in enumerate(RE3D):
                    spans = outermost(
                        (e["start"], e["end"])
                        for e in row["entities"]
                        if e["type"] == name and (e["confidence"] < 0.5) == doubt
                    )
                    for start, end in spans:
                        first, past = document.pieces.within(start, end)
                        if doubt:
                            layer[first:past, kind] = UNKNOWN
                        else:
                            tag(layer[:, kind], first, past, 0)
            yield document

    def flat(self, name: str, layer_name: str, kinds: list[str]) -> Iterator[Document]:
        """A set of plain typed spans."""
        for row in self.rows(name):
            document = self._cut(row["id"], row["text"])
            layer = document.layer(layer_name, fill=0)
            for e in row["entities"]:
                if e["type"] in kinds:
                    tag(
                        layer, *document.pieces.within(e["start"], e["end"]), kinds.index(e["type"])
                    )
            yield document

    def ecbplus(self) -> Iterator[Document]:
        """ECB+: actions, participants, places and times of the sentences that were curated."""
        for row in self.rows("ecbplus"):
            document = self._cut(row["id"], row["text"])
            layer = document.layer("events")
            ends = np.cumsum([len(token) + 1 for token in row["tokens"]])
            for sentence in row["sentences"]:
                if sentence["curated"]:
                    start = int(ends[sentence["start"] - 1]) if sentence["start"] else 0
                    first, past = document.pieces.within(start, int(ends[sentence["end"] - 1]))
                    layer[first:past] = 0
            for m in row["mentions"]:
                if m["curated"]:
                    tag(layer, *document.pieces.within(*m["offset"]), _event_kind(m["type"]))
            if (layer != UNKNOWN).any():
                yield document

    def muc4(self) -> Iterator[Document]:
        """MUC-4: who did it, to what, to whom, with what, wherever the answer's words stand."""
        for row in self.rows("muc4"):
            text = row["text"]
            document = self._cut(row["id"], text)
            layer = document.layer("roles", fill=0)
            found = [
                (at, at + len(mention), kind)
                for kind, role in enumerate(MUC)
                for entity in row["roles"][role]
                for mention in entity
                for at in _places(text, mention)
            ]
            cursor = -1
            for start, end, kind in sorted(found, key=lambda s: (s[0], -s[1])):
                if start >= cursor:
                    tag(layer, *document.pieces.within(start, end), kind)
                    cursor = end
            yield document

    def _cut(self, name: str, text: str) -> Document:
        pieces = pieces_of(text, self.tokenizer)
        return Document(name, pieces, ends_before(text, pieces))

    def _attributed(self, row: Row, nested: str) -> Document:
        document = self._cut(row["id"], row["text"])
        self._voices(document, row, nested)
        return document

    def _voices(self, document: Document, row: Row, nested: str) -> None:
        """Cues of voices, of voices inside other voices' content, and what belongs to each cue.

        A set that marks only the outermost voice says nothing of what stands inside a content."""
        pieces = document.pieces
        cue, inner = document.layer("cue", fill=0), document.layer("nested", fill=0)
        polarity = document.layer("polarity")
        _label_parts(document, row["attributions"])
        marked = [(a, [pieces.within(*span) for span in a["cue"]]) for a in row["attributions"]]
        if nested == "unmarked":
            for a, _ in marked:
                if a["nested"] or not _holds(a, row["attributions"]):
                    for span in a["content"]:
                        inner[slice(*pieces.within(*span))] = UNKNOWN
        for a, cues in marked:
            if not cues:
                for role in ("source", "content"):
                    for span in a[role]:
                        cue[slice(*pieces.within(*span))] = UNKNOWN
                continue
            first, past = cues[0]
            if past <= first:
                continue
            tag(inner if a["nested"] else cue, first, past, 0)
            words = (
                row["text"][a["cue"][0][0] : a["cue"][0][1]].lower().replace("n't", " n't").split()
            )
            said = a.get("polarity", "negative" if DENIERS & set(words) else "positive")
            polarity[first] = int(said == "negative")
            spans = [
                (role, *pieces.within(*span))
                for role, key in enumerate(("source", "content"))
                for span in a[key]
            ]
            document.voiced.append(Voiced((first, past), [s for s in spans if s[2] > s[1]]))

    def _gum_entities(
        self, document: Document, bank: Treebanked, row: Row, clusters: list[list[list[int]]]
    ) -> None:
        places = transfer(row["text"], bank.text)
        if places is None:
            return
        starts, ends = places
        head = document.layers["head"]
        kinds, forms = document.layer("noun", fill=0), document.layer("form", fill=0)

        def head_word(start: int, end: int) -> int | None:
            first, past = document.pieces.within(int(starts[start]), int(ends[end]))
            tops = [w for w in range(first, past) if not first <= head[w] < past or head[w] == w]
            return tops[0] if tops else None

        for e in row["entities"]:
            word = head_word(e["start"], e["end"])
            if word is not None and not kinds[word]:
                kinds[word] = 1 + GUM.index(e["type"])
                forms[word] = 1 + KINDS.index(e["kind"])
                document.mentions.append(word)
        document.mentions = sorted(set(document.mentions))
        for cluster in clusters:
            words = sorted({w for s, e in cluster if (w := head_word(s, e)) is not None})
            document.clusters.append(words)


def _label_parts(document: Document, attributions: list[Row]) -> None:
    """Layer parts: what each word is to the outermost voice; a cue's words are the cue's alone."""
    layer = document.layer("parts", fill=0)
    for name in ("content", "source", "cue"):
        for a in attributions:
            for span in () if a["nested"] else a[name]:
                words = document.pieces.within(*span)
                if a["cue"]:
                    tag(layer, *words, PARTS.index(name))
                else:
                    layer[slice(*words)] = UNKNOWN


def _label_facts(document: Document, text: str, start: int, end: int, row: Row) -> None:
    """Layer fact: 100 x the chance that people say it happened, at the predicate's first word."""
    places = transfer(row["text"], text[start:end])
    if places is None:
        return
    layer = document.layer("fact")
    for p in row["predicates"]:
        left, right = p["offset"]
        first, past = document.pieces.within(
            start + int(places[0][left]), start + int(places[1][right])
        )
        if past > first:
            layer[first] = round(100 / (1 + math.exp(-2 * p["value"])))


def _nested(row: Row) -> Row:
    for a in row["attributions"]:
        a["nested"] = a["nested_in"] is not None
    return row


def _holds(a: Row, others: Iterable[Row]) -> bool:
    """Some other attribution, marked as nested, stands inside this one's content."""
    return any(
        o["nested"]
        and o["cue"]
        and any(s <= o["cue"][0][0] and o["cue"][0][1] <= e for s, e in a["content"])
        for o in others
        if o is not a
    )


def _event_kind(kind: str) -> int:
    """ECB+'s thirty types as our four; things that take part are participants, too."""
    if "ACTION" in kind:
        return 0
    return {"LOC": 2, "TIME": 3}.get(kind.split("_")[0], 1)


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words stand in the text, as whole words."""
    at = text.find(words) if words else -1
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not before.isalnum() and not after.isalnum():
            yield at
        at = text.find(words, at + 1)
