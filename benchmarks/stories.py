"""Are accounts set side by side as a person sets them, and do stories stay apart among a war's?

Scores answers, conflicts, copies, origins and drift.
Data: data/stories (four hand-made sets; digests in own words, one annotator), and for the last
question the dated reports of syria_copies. Rules were mended while the four sets lay open; others
are kept for acceptance.
Command: python benchmarks/stories.py [--shared PATH]
"""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, load_lines, need, rashomon, score, show, stop, write_lines

MEASURES = (
    *("answers", "values", "certainty", "conflicts", "false_conflicts", "copies"),
    *("copies_precision", "one_origin", "independent", "drifts"),
)


def compared(pages: Path, out: Path) -> dict[str, Any]:
    """What `rashomon compare PAGES --json` prints, kept in a file for the scorer."""
    done = subprocess.run(rashomon("compare", pages, "--json"), capture_output=True, check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        last = done.stderr.decode().strip().rpartition("\n")[2]
        stop(f"rashomon compare gave nothing for {pages}: {last}")
    out.write_bytes(done.stdout)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def kept_apart(sets: dict[str, list[dict[str, Any]]], war: Path, folder: Path) -> dict[str, Any]:
    """All sets and the reports of a war in one comparison: into how many stories of more than one
    report each set falls, how much of it the largest holds, and what else stands there."""
    of = {f"{name}/{row['id']}": name for name, rows in sets.items() for row in rows}
    rows = [{**row, "id": f"{name}/{row['id']}"} for name, told in sets.items() for row in told]
    rows += [
        {"id": d["id"], "text": d["text"], "published": d["text_date"], "publisher": d["source"]}
        for d in load_lines(war)
        if d["text_date"]
    ]
    found = compared(write_lines(folder / "all.jsonl", rows), folder / "all.json")
    names = {report["id"]: report["name"] for report in found["reports"]}
    stories = [[of.get(names[r], "war") for r in story["reports"]] for story in found["stories"]]
    figures: dict[str, Any] = {"reports": len(rows), "stories": len(stories)}
    for name, told in sets.items():
        largest = max(stories, key=lambda members: members.count(name))
        figures[name] = {
            "in the largest story": round(100 * largest.count(name) / len(told), 1),
            "others in it": len(largest) - largest.count(name),
        }
    return figures


def main() -> None:
    """Compare each set, score it, and mix them all."""
    options = arguments(__doc__).parse_args()
    folder = options.shared / "data" / "stories"
    scorer = options.shared / "bench" / "score_stories.py"
    war = options.shared / "data" / "syria_copies" / "docs.jsonl"
    golds = sorted(folder.glob("gold_*.json"))
    need(scorer, war, *golds)
    pages = {gold.stem.removeprefix("gold_"): gold for gold in golds}
    scored: dict[str, dict[str, Any]] = {}
    with TemporaryDirectory() as name:
        out = Path(name, "compared.json")
        for story, gold in pages.items():
            compared(folder / f"{story}.jsonl", out)
            scored[story] = score(scorer, out, gold)
        sets = {story: load_lines(folder / f"{story}.jsonl") for story in pages}
        mixed = kept_apart(sets, war, Path(name))
    means = {}
    for key in MEASURES:
        values = [s[key] for s in scored.values() if s.get(key) is not None]
        means[key] = round(sum(values) / len(values), 1) if values else None
    show({"mean": means, "sets": scored, "among a war": mixed}, *golds)


if __name__ == "__main__":
    main()
