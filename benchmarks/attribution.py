"""Who says what: are source, cue and content of attributions found, and tied together?

Data: dev parts only. `data/polnear` (PolNeAR, US political news; its licence is not stated, so it
is measured on and never shipped) and `data/gum_attribution` (GUM, open genres, CC BY 4.0). PolNeAR
marks only the outermost of nested attributions: its first figures leave out the nested ones that
were read, its second count them as wrong. GUM marks them all, has no cue for some, and its contents
are shorter, so the two sets' figures do not compare. Intervals: articles drawn with replacement.
Command: python benchmarks/attribution.py [--shared PATH] [--draws N]
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, load_lines, need, read, score, show, write_lines

SETS = {"polnear": ("outermost", "all"), "gum_attribution": ("all",)}
ROLES = ("source", "cue", "content")
# What is handed to the reader of each article; the marks stay behind.
GIVEN = ("id", "text", "title", "publisher", "date")


def main() -> None:
    """Read the articles of each set, score the attributions and print the main figures."""
    parser = arguments(__doc__)
    parser.add_argument("--draws", type=int, default=200, help="draws for the intervals")
    options = parser.parse_args()
    scorer = options.shared / "bench" / "score_attribution.py"
    gold = {name: options.shared / "data" / name / "dev.jsonl" for name in SETS}
    need(scorer, *gold.values())
    figures: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        for name, path in gold.items():
            articles = [{key: row[key] for key in GIVEN} for row in load_lines(path)]
            readings = read(write_lines(Path(folder, f"{name}.jsonl"), articles))
            for kept in SETS[name]:
                found = [article_of(reading, kept) for reading in readings]
                predicted = write_lines(Path(folder, "predicted.jsonl"), found)
                scored = score(scorer, path, predicted, "--bootstrap", options.draws)
                figures[f"{name}, {kept}"] = main_figures(scored)
    show(figures, *gold.values())


def article_of(reading: dict[str, Any], kept: str) -> dict[str, Any]:
    """A reading in the scorer's form."""
    attributions = [
        {"id": attribution["id"]}
        | {role: [[s["start"], s["end"]] for s in attribution[role]] for role in ROLES}
        for attribution in reading["attributions"]
        if kept == "all" or attribution["parent"] is None
    ]
    report = reading["report"]
    return {"id": report["name"], "text": report["text"], "attributions": attributions}


def main_figures(scored: dict[str, Any]) -> dict[str, Any]:
    """The figures to look at first, of the many that the scorer prints."""
    names = ("articles", "missing_articles", "gold_attributions", "predicted_attributions")
    triple = scored["attribution"]
    return {
        **{name: scored[name] for name in names},
        **scored["main"],
        "partial": {side: triple["partial"][side] for side in "pr"},
        "partial_by_type": {name: figures["f1"] for name, figures in scored["by_type"].items()},
        "spans_exact_f1": {role: scored["span"][role]["exact"]["f1"] for role in ROLES},
        "content_found_source_ok": scored["content"]["0.3"]["source_ok"],
        "ci95": scored["ci95"],
    }


if __name__ == "__main__":
    main()
