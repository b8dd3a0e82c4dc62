"""Which of many real reports on one war copy which, and are rough translations of a report found?

Data: syria_copies (FA-KES, CC BY 4.0; pairs labelled by one reader; see its README). Copies are the
labels same, copy and derived (a wire story edited by the house); a pair of partial or glued is
neither right nor wrong; all others, unlisted ones too, are no copies. A back-translation is put
among all reports without its original's date. Thresholds were set on this part; another is kept for
acceptance. Compared in the same run with MinHash alone (rensa, 32 bands of 4).
Command: python benchmarks/copies.py [--shared PATH]
"""

from collections import Counter
from itertools import combinations
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, load_lines, need, show, write_lines
from rashomon.linking.copies import COPIED, Text, copies_of, texts_of
from rashomon.linking.copies.candidates import Candidates
from rashomon.linking.copies.linked import copy_of
from rashomon.linking.copies.sketches import Sketch, sketch_of
from rashomon.linking.copies.stock import stock_of
from rashomon.reader import read

RIGHT, NEITHER = frozenset({"same", "copy", "derived"}), frozenset({"partial", "glued"})
Pair = frozenset[str]


def texts(rows: list[dict[str, Any]], folder: Path) -> dict[str, Text]:
    """The first text of each report, by the report's name."""
    page = write_lines(folder / "pages.jsonl", rows)
    found = ((r.report.name, next(texts_of(r), None)) for r in read([page]))
    return {name: text for name, text in found if text is not None}


def labelled(pairs: list[dict[str, Any]]) -> dict[Pair, str]:
    """The label of each pair; of a text that stands twice the label holds for both."""
    labels = {frozenset((p["a"], p["b"])): p["label"] for p in pairs}
    twins: dict[str, set[str]] = {}
    for pair, label in labels.items():
        if label == "same":
            for name in pair:
                twins.setdefault(name, {name}).update(pair)
    for pair, label in list(labels.items()):
        a, b = sorted(pair)
        for first in twins.get(a, {a}):
            for second in twins.get(b, {b}):
                if first != second:
                    labels.setdefault(frozenset((first, second)), label)
    return labels


def wilson(right: int, of: int) -> list[float]:
    """The 95 % interval of a share, per cent."""
    if not of:
        return [0.0, 100.0]
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return [round(100 * (middle - half), 1), round(100 * (middle + half), 1)]


def judged(found: set[Pair], labels: dict[Pair, str], listed: dict[Pair, str]) -> dict[str, Any]:
    """Recall for each label, and precision."""
    right = sum(labels.get(pair) in RIGHT for pair in found)
    wrong = sum(labels.get(pair) not in RIGHT | NEITHER for pair in found)
    figures: dict[str, Any] = {
        "precision": round(100 * right / (right + wrong), 1) if found else None,
        "precision, 95 %": wilson(right, right + wrong),
        "wrong": wrong,
    }
    for label in ("same", "copy", "derived"):
        of = [pair for pair, said in listed.items() if said == label]
        hit = sum(pair in found for pair in of)
        figures[label] = {"found": round(100 * hit / len(of), 1), "of": len(of),
                          "95 %": wilson(hit, len(of))}  # fmt: skip
    return figures


def main() -> None:
    """Read, link, and hold against the labels."""
    options = arguments(__doc__).parse_args()
    data = options.shared / "data" / "syria_copies"
    files = [data / name for name in ("docs.jsonl", "pairs.jsonl", "backtranslated.jsonl")]
    need(*files)
    docs, pairs, translated = map(load_lines, files)
    listed = {frozenset((p["a"], p["b"])): p["label"] for p in pairs}
    labels = labelled(pairs)
    with TemporaryDirectory() as name:
        rows = [
            {"id": d["id"], "text": d["text"], "title": d["title"], "published": d["text_date"],
             "publisher": d["source"]} for d in docs
        ]  # fmt: skip
        known = texts(rows, Path(name))
        names = [f"{n} {row['source_id']}" for n, row in enumerate(translated)]
        again = texts(
            [{"id": n, "text": row["text"]} for n, row in zip(names, translated, strict=True)],
            Path(name),
        )
    by_id = {text.report.id: name for name, text in known.items()}
    copies = copies_of(known.values())
    found = {frozenset((by_id[c.report], by_id[c.of])) for c in copies if c.degree in COPIED}
    sketches = {name: sketch_of(text) for name, text in known.items()}
    show(
        {
            "documents": len(known),
            "copies": judged(found, labels, listed),
            "degrees": Counter(c.degree for c in copies),
            "MinHash alone": judged(banded(sketches), labels, listed),
            "back-translations": back(again, known, sketches, labels),
        },
        *files,
    )


def banded(sketches: dict[str, Sketch | None]) -> set[Pair]:
    """The pairs that share a band."""
    bands: dict[int, list[str]] = {}
    for name, sketch in sketches.items():
        for band in sketch.bands if sketch else ():
            bands.setdefault(band, []).append(name)
    return {frozenset(pair) for names in bands.values() for pair in combinations(names, 2)}


def back(
    again: dict[str, Text],
    known: dict[str, Text],
    sketches: dict[str, Sketch | None],
    labels: dict[Pair, str],
) -> dict[str, Any]:
    """Of each back-translation, whether its original is found, and what else is."""
    kept = [sketch for sketch in sketches.values() if sketch is not None]
    stock, lookup = stock_of(kept), Candidates()
    names = {text.key: name for name, text in known.items()}
    for sketch in kept:
        lookup.add(sketch)
    hit = wrong = 0
    for name, text in again.items():
        original = name.split()[1]
        sketch = sketch_of(text)
        near = lookup.near(sketch) if sketch is not None else ()
        links = {names[s.key]: copy_of(text, known[names[s.key]], stock) for s in near}
        copied = {other for other, link in links.items() if link and link.degree in COPIED}
        hit += original in copied
        wrong += sum(
            labels.get(frozenset((original, other))) not in RIGHT | NEITHER
            for other in copied - {original}
        )
    return {"found": round(100 * hit / len(again), 1), "of": len(again),
            "95 %": wilson(hit, len(again)), "other originals": wrong}  # fmt: skip


if __name__ == "__main__":
    main()
