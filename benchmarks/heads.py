"""What does each head of the encoder read, and what does int8 cost?

Data: dev parts of `data`. PolNeAR and GUM attributions (straight from the encoder, no rules), UNER
EWT names, re3d's BBC part (which training leaves out), UD EWT and GUM (trees, parts of speech,
sentence starts), UDS factuality, MUC-4 roles, ECB+ mentions, GUM coreference. Gold sentences are
used for trees alone. With `--against FOLDER` a second model is read beside the first: the float
model, to see what quantising costs, or that of another training, to see how far two runs lie apart.
Command: python benchmarks/heads.py [--shared PATH] [--model FOLDER] [--against FOLDER]
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from common import REPOSITORY, arguments, load_lines, need, prf, score, show, write_lines
from rashomon.reading.coreference import NONE, antecedents_of
from rashomon.reading.encoder import Encoder, Seen, open_encoder, shipped_folder
from rashomon.reading.heads import UPOS
from rashomon.reading.pieces import Pieces
from rashomon.reading.spans import spans_of
from rashomon.reading.syntax import CARRY_ON
from rashomon.reading.trees import trees_of
from rashomon.reading.voices import voices_of

sys.path.insert(0, str(REPOSITORY))  # the treebanks' reader is part of training, not of the package

RE3D = "phrases"
Row = dict[str, Any]


def main() -> None:
    """Read every set with one model or two, and print the figures."""
    parser = arguments(__doc__)
    parser.add_argument("--model", type=Path, default=shipped_folder())
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    need(options.shared)
    figures: dict[str, Any] = {"model": measured(options.shared, options.model)}
    if options.against:
        other = figures["against"] = measured(options.shared, options.against)
        figures["difference"] = {
            name: round(figures["model"][name] - other[name], 2) for name in other
        }
    show(
        figures, *[options.shared / "data" / name / "dev.jsonl" for name in ("polnear", "uner_ewt")]
    )


def measured(shared: Path, folder: Path) -> dict[str, float]:
    """Every head's main figures, flat, per cent."""
    encoder = open_encoder(folder)
    figures: dict[str, float] = {}
    with TemporaryDirectory() as name:
        for measure in (attributions, names, phrases, trees, facts, roles, events, coreference):
            figures |= measure(shared, encoder, Path(name) / "read.jsonl")
    return {name: round(value, 2) for name, value in figures.items()}


def attributions(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """PolNeAR (outermost only, as it marks them) and GUM."""
    figures = {}
    for name in ("polnear", "gum_attribution"):
        gold = shared / "data" / name / "dev.jsonl"
        rows = []
        for row in load_lines(gold):
            seen = encoder.read(row["text"])
            found = voices_of(row["text"], seen, encoder)
            if name == "polnear":
                held = [c for v in found for c in v.content]
                found = [
                    v
                    for v in found
                    if not v.nested and not any(a <= v.cue[0] and v.cue[1] <= b for a, b in held)
                ]
            edges = edges_of(seen.pieces)
            rows.append(
                {
                    "id": row["id"],
                    "text": row["text"],
                    "attributions": [
                        {
                            "id": str(i),
                            "source": [edges(*s) for s in v.source],
                            "cue": [edges(*v.cue)],
                            "content": [edges(*s) for s in v.content],
                        }
                        for i, v in enumerate(found)
                    ],
                }
            )
        scored = score(shared / "bench" / "score_attribution.py", gold, write_lines(out, rows))
        for key in ("attribution.partial.f1", "attribution.exact.f1", "token.micro.f1"):
            figures[f"{name} {key.removesuffix('.f1')}"] = 100 * scored["main"][key]
    return figures


def names(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """UNER: persons, places, organisations, exact."""
    gold = shared / "data" / "uner_ewt" / "dev.jsonl"
    kinds = kinds_of(encoder, "names")
    rows = [
        {"id": row["id"], "entities": entities(seen, seen.scores["names"], kinds, leave="OTH")}
        for row, seen in read(gold, encoder)
    ]
    scored = score_spans(shared, gold, write_lines(out, rows))
    return {"uner exact": 100 * scored["exact"]["f1"]}


def phrases(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """re3d's BBC documents: noun phrases with their type."""
    path = shared / "data" / "re3d" / "train.jsonl"
    gold = write_lines(
        out.with_name("re3d.jsonl"), [r for r in load_lines(path) if r["ship_weights"] == "no"]
    )
    kinds = list(dict.fromkeys(label.split("-", 1)[1] for label in encoder.labels["phrases"]))
    rows = []
    for row, seen in read(gold, encoder):
        scores = seen.scores["phrases"].reshape(len(seen.pieces), len(kinds), 3)
        found = [
            entity
            for column, kind in enumerate(kinds)
            for entity in entities(seen, scores[:, column], [kind])
        ]
        rows.append({"id": row["id"], "entities": found})
    scored = score_spans(shared, gold, write_lines(out, rows), "--outermost", "--ignore-doubtful")
    return {f"re3d bbc {how}": 100 * scored[how]["f1"] for how in ("exact", "overlap")}


def trees(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """Attachment, parts of speech and sentence starts; punctuation is left out of the first two."""
    from training.documents import Document
    from training.treebanks import INNER, label_trees, read_conllu

    figures: dict[str, float] = {}
    relations = list(encoder.labels["relation"])
    for name in ("ewt", "gum_open"):
        counts = np.zeros(7)
        for bank in read_conllu(shared / "data" / "ud" / f"{name}.dev.conllu.gz"):
            seen = encoder.read(bank.text)
            gold = Document(bank.name, seen.pieces, np.zeros(len(seen.pieces), np.int64))
            for tree in bank.trees:  # a relation that training never met cannot be read
                tree.relation = [r if r in relations else INNER for r in tree.relation]
            label_trees(gold, bank.trees, relations)
            layers = gold.layers
            read_ = trees_of(
                seen, [seen.pieces.within(t.start, t.end) for t in bank.trees], encoder
            )
            marks = [UPOS.index("INNER"), UPOS.index("PUNCT")]
            counted = (layers["head"] >= 0) & ~np.isin(layers["upos"], marks)
            attached = counted & (read_.head == layers["head"])
            labelled = attached & (read_.relation == layers["relation"])
            opens = seen.scores["opens"][:, 1] > seen.scores["opens"][:, 0]
            begun = layers["opens"] == 1
            counts += [
                counted.sum(),
                attached.sum(),
                labelled.sum(),
                (counted & (read_.upos == layers["upos"])).sum(),
                (opens & begun).sum(),
                opens.sum(),
                begun.sum(),
            ]
        total, uas, las, upos, both, found, there = counts.tolist()
        figures |= {
            f"ud {name} UAS": 100 * uas / total,
            f"ud {name} LAS": 100 * las / total,
            f"ud {name} UPOS": 100 * upos / total,
            f"ud {name} sentence starts": prf(int(both), int(found), int(there))["f1"],
        }
    return figures


def facts(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """UDS: did it happen?"""
    gold = shared / "data" / "uds_factuality" / "dev.jsonl"
    rows = []
    for row, seen in read(gold, encoder):
        said = []
        for predicate in row["predicates"]:
            word = seen.pieces.within(*predicate["offset"])[0]
            said.append({"token": predicate["token"], "value": float(seen.scores["fact"][word, 0])})
        rows.append({"id": row["id"], "predicates": said})
    scorer = shared / "bench" / "score_events.py"
    scored = score(scorer, "factuality", gold, write_lines(out, rows), "--json")
    return {"uds macro-F1": 100 * scored["macro_f1"], "uds pearson": 100 * scored["pearson"]}


def roles(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """MUC-4: role fillers; mentions that share their last word are one."""
    gold = shared / "data" / "muc4" / "dev.jsonl"
    kinds = kinds_of(encoder, "roles")
    rows = []
    for row, seen in read(gold, encoder):
        filled: dict[str, list[list[str]]] = {kind: [] for kind in kinds}
        for entity in entities(seen, seen.scores["roles"], kinds, carry_on=CARRY_ON):
            words = row["text"][entity["start"] : entity["end"]]
            known = filled[entity["type"]]
            twin = next((n for n in known if n[0].split()[-1] == words.split()[-1]), None)
            if twin is None:
                known.append([words])
        rows.append({"id": row["id"], "roles": filled})
    scorer = shared / "bench" / "score_events.py"
    scored = score(scorer, "muc4", gold, write_lines(out, rows), "--json")
    return {"muc4 REE": 100 * scored["strict"]["micro"]["f1"]}


def events(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """ECB+: actions, and who, where and when, in the curated sentences; exact spans."""
    gold = shared / "data" / "ecbplus" / "dev.jsonl"
    kinds = kinds_of(encoder, "events")
    counts = {kind: np.zeros(3) for kind in kinds}
    for row, seen in read(gold, encoder):
        ends = np.cumsum([len(token) + 1 for token in row["tokens"]])
        curated = [
            (int(ends[s["start"] - 1]) if s["start"] else 0, int(ends[s["end"] - 1]))
            for s in row["sentences"]
            if s["curated"]
        ]
        found = {
            (e["start"], e["end"], e["type"])
            for e in entities(seen, seen.scores["events"], kinds)
            if any(a <= e["start"] < b for a, b in curated)
        }
        there = {(*m["offset"], event_kind(m["type"])) for m in row["mentions"] if m["curated"]}
        for kind in kinds:
            f, t = ({s for s in spans if s[2] == kind} for spans in (found, there))
            counts[kind] += [len(f & t), len(f), len(t)]
    return {f"ecb+ {k.lower()}": prf(*map(int, c))["f1"] for k, c in counts.items()}


def event_kind(kind: str) -> str:
    """ECB+'s thirty types as the four that are read."""
    if "ACTION" in kind:
        return "ACTION"
    return {"LOC": "LOC", "TIME": "TIME"}.get(kind.split("_")[0], "PARTICIPANT")


def coreference(shared: Path, encoder: Encoder, out: Path) -> dict[str, float]:
    """GUM: of the pronouns and common nouns that have an earlier mention, how many are led to one;
    and of those led anywhere, how many rightly. A mention is known by any word of its span."""
    gold = shared / "data" / "gum_coref" / "dev.jsonl"
    kinds = {
        r["id"]: r["entities"] for r in load_lines(gold.parents[1] / "gum_entities" / "dev.jsonl")
    }
    counts = {form: np.zeros(3) for form in ("pronoun", "nominal")}
    for row, seen in read(gold, encoder):
        led = antecedents_of(seen, encoder)
        clusters = [sorted(map(tuple, c)) for c in row["clusters"]]
        of = {span: number for number, c in enumerate(clusters) for span in c}
        for mention in kinds[row["id"]]:
            span = (mention["start"], mention["end"])
            if mention["kind"] not in counts:
                continue
            head = mention.get("head") or span
            first, past = seen.pieces.within(*head)
            words = [w for w in range(first, past) if led[w] != NONE]
            cluster = of.get(span)
            earlier = (
                [s for s in clusters[cluster] if s[0] < span[0]] if cluster is not None else []
            )
            right = any(s <= seen.pieces.start[led[w]] < e for w in words for s, e in earlier)
            counts[mention["kind"]] += [right, bool(words), bool(earlier)]
    return {f"gum coreference, {form}": prf(*map(int, c))["f1"] for form, c in counts.items()}


def read(path: Path, encoder: Encoder) -> Iterator[tuple[Row, Seen]]:
    """Each row with what the encoder sees in its text."""
    for row in load_lines(path):
        yield row, encoder.read(row["text"])


def kinds_of(encoder: Encoder, head: str) -> list[str]:
    """A head's kinds, without begin and inside marks."""
    return [label[2:] for label in encoder.labels[head] if label.startswith("B-")]


def edges_of(pieces: Pieces) -> Callable[[int, int], list[int]]:
    """Words to characters."""
    return lambda first, past: [int(pieces.start[first]), int(pieces.end[past - 1])]


def entities(
    seen: Seen, scores: Any, kinds: list[str], leave: str = "", carry_on: float = 0.0
) -> list[Row]:
    """Spans of a head in the scorers' form."""
    edges = edges_of(seen.pieces)
    found = []
    for kind, first, past in spans_of(scores, carry_on=carry_on):
        if kinds[kind] != leave:
            start, end = edges(first, past)
            found.append({"start": start, "end": end, "type": kinds[kind]})
    return found


def score_spans(shared: Path, gold: Path, found: Path, *options: str) -> Row:
    """The entity scorer's answer."""
    return score(shared / "bench" / "score_entities.py", "spans", gold, found, "--json", *options)


if __name__ == "__main__":
    main()
