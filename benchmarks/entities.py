"""Are names taken back to their party, and entities found with their type?

Data: `data/aliases/dev.jsonl` (marked sentences written for this project, CC0), and the 220 of
`tests/naming/sentences.yml` in the same form; the BBC part of
`data/re3d/train.jsonl` (Dstl re3d, conflict reports, CC BY-NC: training leaves it out, so it is the
development set); `data/uner_ewt/dev.jsonl` (web texts, CC BY-SA 4.0). Our types are folded
onto each set's; `other` has none and is left out. re3d marks whole noun phrases, described parties
too; UNER marks names alone, so there only mentions that lead to an entity count.
Command: python benchmarks/entities.py [--shared PATH]
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from common import REPOSITORY, arguments, load_lines, need, read, score, show, write_lines

NAMED = {
    "person": "PER",
    "organisation": "ORG",
    "armed_group": "ORG",
    "government": "ORG",
    "place": "LOC",
    "facility": "LOC",
}
FOLDED = {
    "person": "Person",
    "organisation": "Organisation",
    "armed_group": "Organisation",
    "government": "Organisation",
    "place": "Location",
    "facility": "Location",
    "nationality": "Nationality",
    "weapon": "Weapon",
    "platform": "MilitaryPlatform",
    "date": "Temporal",
    "quantity": "Quantity",
    "document": "DocumentReference",
}


def main() -> None:
    """Score both sets and print the figures."""
    options = arguments(__doc__).parse_args()
    aliases = options.shared / "data" / "aliases" / "dev.jsonl"
    re3d = options.shared / "data" / "re3d" / "train.jsonl"
    bench = options.shared / "bench"
    uner = options.shared / "data" / "uner_ewt" / "dev.jsonl"
    need(aliases, re3d, uner, bench / "score_aliases.py", bench / "score_entities.py")
    with TemporaryDirectory() as name:
        folder = Path(name)
        figures = {
            "aliases": score_aliases(bench / "score_aliases.py", aliases, folder),
            "own sentences": score_aliases(
                bench / "score_aliases.py", own_sentences(folder / "own.jsonl"), folder
            ),
            "re3d": score_re3d(bench / "score_entities.py", re3d, folder),
            "uner_ewt": score_uner(bench / "score_entities.py", uner, folder),
        }
    show(figures, aliases, re3d, uner)


def score_aliases(scorer: Path, gold: Path, folder: Path) -> dict[str, Any]:
    """Names resolved to the right party; the names missed are shown beside what was read."""
    given = [{"id": row["id"], "text": row["text"]} for row in load_lines(gold)]
    readings = read(write_lines(folder / "aliases.jsonl", given))
    figures = score(scorer, gold, write_lines(folder / "aliases.read.jsonl", readings))
    return figures | {"missed": [f"{name} ({ref})" for name, ref, _ in figures["missed"]]}


def own_sentences(path: Path) -> Path:
    """The table of the tests in the form of the aliases."""
    table = REPOSITORY / "tests" / "naming" / "sentences.yml"
    rows = []
    for number, entry in enumerate(yaml.safe_load(table.read_text(encoding="utf-8"))):
        entities: list[dict[str, Any]] = []
        for words, ref in [*(entry.get("names") or []), *(entry.get("missed") or [])]:
            past = max((e["end"] for e in entities if e["value"] == words), default=0)
            start = entry["text"].index(words, past)
            entities.append({"start": start, "end": start + len(words), "value": words, "ref": ref})
        rows.append({"id": f"own-{number:03}", "text": entry["text"], "entities": entities})
    return write_lines(path, rows)


def score_re3d(scorer: Path, path: Path, folder: Path) -> dict[str, Any]:
    """Exact and overlapping spans, with their types folded onto those of re3d."""
    rows = [row for row in load_lines(path) if row["ship_weights"] == "no"]
    gold = write_lines(folder / "re3d.jsonl", rows)
    given = [{"id": row["id"], "text": row["text"], "title": row["title"]} for row in rows]
    readings = read(write_lines(folder / "given.jsonl", given))
    predicted = write_lines(folder / "re3d.read.jsonl", (document_of(r, FOLDED) for r in readings))
    types = ",".join(sorted(set(FOLDED.values())))
    options = ("--types", types, "--ignore-doubtful", "--outermost", "--json")
    scored = score(scorer, "spans", gold, predicted, *options)
    return {
        "documents": len(rows),
        **{how: per_cent(scored[how]) for how in ("exact", "overlap")},
        "overlap_per_type": {name: per_cent(t["overlap"]) for name, t in scored["types"].items()},
    }


def score_uner(scorer: Path, path: Path, folder: Path) -> dict[str, Any]:
    """Names, exact."""
    given = [{"id": row["id"], "text": row["text"]} for row in load_lines(path)]
    readings = read(write_lines(folder / "uner.jsonl", given))
    named = (document_of(reading, NAMED, named=True) for reading in readings)
    scored = score(scorer, "spans", path, write_lines(folder / "uner.read.jsonl", named), "--json")
    return {
        "documents": len(given),
        "exact": per_cent(scored["exact"]),
        "exact_per_type": {name: per_cent(t["exact"]) for name, t in scored["types"].items()},
    }


def per_cent(figures: dict[str, float]) -> dict[str, float]:
    """Precision, recall and F1 as the figures to reach state them, and how many gold spans."""
    shares = {name: round(100 * figures[name], 1) for name in ("p", "r", "f1")}
    return shares | {"gold": figures["gold"]}


def document_of(
    reading: dict[str, Any], folded: dict[str, str], named: bool = False
) -> dict[str, Any]:
    """A reading in the scorer's form; with `named`, only mentions that lead to an entity."""
    found = [
        {"start": m["start"], "end": m["end"], "type": folded[m["type"]]}
        for m in reading["mentions"]
        if m["type"] in folded and (not named or is_name(m))
    ]
    return {"id": reading["report"]["name"], "entities": found}


def is_name(mention: dict[str, Any]) -> bool:
    """Whether a mention is a name that leads to an entity: not "the regime", "Norland troops"."""
    words = mention["quote"].split()
    composed = len(words) > 1 and words[0][0].isupper() and words[-1].islower()
    return bool(mention["entity"]) and mention["kind"] != "context" and not composed


if __name__ == "__main__":
    main()
